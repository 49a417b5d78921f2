"""A learner who knows the password works through lesson 05 over HTTPS."""

import shutil

import pytest

from tests.browser import jupyter
from tests.deploy.server import serve

pytestmark = pytest.mark.deploy


EXPOSE = "--expose-app-in-browser"


@pytest.fixture(scope="module")
def page(browser, tmp_path_factory):
    """A page that has passed the login form."""
    folder = tmp_path_factory.mktemp("learner")
    shutil.copytree(jupyter.LESSONS, folder / "lessons")
    with serve(folder, EXPOSE) as server:
        page = browser.new_page(ignore_https_errors=True)
        page.goto(f"{server.url}/login")
        page.get_by_label("Password").fill(server.password)
        page.get_by_role("button", name="Log in").click()
        page.wait_for_url("**/lab**")
        page.server_url = server.url
        yield page
        page.close()


def test_every_cell_of_lesson_05_runs(page):
    lesson = jupyter.Notebook(
        page, page.server_url, "", "lessons/05_cnn_tensor_shapes.ipynb"
    )
    lesson.run_all(seconds=300)
    assert lesson.failures() == []
