"""One server, one browser, and a fresh copy of the lessons for all browser tests."""

import os
import shutil

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.browser import jupyter

expect.set_options(timeout=30_000)  # a busy machine is no failure


@pytest.fixture(scope="session")
def browser():
    path = jupyter.find_browser()
    if path is None:
        reason = "no Chromium found: install it or set COURSE_BROWSER to its path"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=path, args=jupyter.FLAGS)


@pytest.fixture(scope="session")
def lab_server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("course")
    shutil.copytree(jupyter.LESSONS, folder / "lessons")
    with jupyter.serve(folder) as server:
        yield server


@pytest.fixture(scope="module")
def open_notebook(browser, lab_server):
    """Return a function that opens a notebook in a new page."""
    pages = []

    def open_(path, **options):
        page = browser.new_page(viewport={"width": 1280, "height": 1000}, **options)
        pages.append(page)
        return jupyter.Notebook(page, *lab_server, path)

    yield open_
    for page in pages:
        page.close()


@pytest.fixture
def pictures(tmp_path):
    """Return where pictures of labs go: docs/ if COURSE_PICTURES is set."""
    return jupyter.DOCS if os.environ.get("COURSE_PICTURES") else tmp_path
