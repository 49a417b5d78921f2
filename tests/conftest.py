"""One browser for all tests: two at once would share an event loop, which fails."""

import os

import pytest

from tests.browser import jupyter


@pytest.fixture(scope="session")
def browser():
    sync_api = pytest.importorskip("playwright.sync_api")
    path = jupyter.find_browser()
    if path is None:
        reason = "no Chromium found: install it or set COURSE_BROWSER to its path"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_api.sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=path, args=jupyter.FLAGS)
