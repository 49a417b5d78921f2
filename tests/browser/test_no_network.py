"""A whole lesson without a network, in a folder whose name is not ASCII."""

import shutil

import pytest
from playwright.sync_api import expect

from tests.browser import any_lesson, jupyter, wall
from tests.browser.in_kernel import answer

LESSON = "06_pooling.ipynb"
"""It trains with Keras, and is one of the quickest."""

REACHES_OUT = """\
import socket
try:
    socket.create_connection(("192.0.2.1", 80), timeout=1)
    out = "reached"
except OSError as error:
    out = str(error)
"""


@pytest.fixture(scope="class")
def walled(tmp_path_factory):
    """Serve the lesson behind a wall; yield the server and what was tried."""
    folder = tmp_path_factory.mktemp("Übung 深度")
    shutil.copy(jupyter.LESSONS / LESSON, folder)
    tried, settings = wall.build(tmp_path_factory.mktemp("wall"))
    with pytest.MonkeyPatch.context() as patch:
        for name, value in settings.items():
            patch.setenv(name, value)
        with jupyter.serve(folder) as server:
            yield server, tried


@pytest.fixture(scope="class")
def page(browser):
    with browser.new_context(viewport={"width": 1280, "height": 1000}) as context:
        page = context.new_page()
        page.tried = wall.around(context)
        yield page


@pytest.fixture(scope="class")
def lesson(walled, page):
    server, _ = walled
    lesson = jupyter.Notebook(page, *server, LESSON)
    lesson.run_all(seconds=300)
    return lesson


class TestWithoutNetwork:
    def test_every_cell_runs(self, lesson):
        assert lesson.failures() == []
        assert answer(lesson, "'keras' in __import__('sys').modules")

    def test_nothing_was_asked_of_another_machine(self, lesson, walled):
        _, tried = walled
        assert lesson.page.tried == []
        assert tried.read_text() == ""

    def test_every_lab_is_there(self, lesson):
        for name in any_lesson.labs_of(LESSON):
            picture = lesson.cell_with(f"labs.{name}()").locator("img")
            expect(picture).to_be_visible()

    def test_the_wall_stands(self, lesson, walled):
        _, tried = walled
        assert "walled off" in answer(lesson, "out", REACHES_OUT)
        assert "192.0.2.1" in tried.read_text()
        assert (
            lesson.page.evaluate(
                "() => fetch('http://192.0.2.1/').then(() => 'reached', () => 'no way')"
            )
            == "no way"
        )
        assert lesson.page.tried == ["http://192.0.2.1/"]
