"""One server with a fresh copy of the lessons for all browser tests."""

import os
import shutil
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from tests.browser import any_lesson, jupyter

expect.set_options(timeout=30_000)  # a busy machine is no failure


@pytest.fixture(scope="session")
def lab_server(tmp_path_factory):
    with course_served(tmp_path_factory.mktemp("course")) as server:
        yield server


@contextmanager
def course_served(folder):
    """Serve a copy of the lessons in `folder`."""
    shutil.copytree(jupyter.LESSONS, folder / "lessons")
    with jupyter.serve(folder) as server:
        yield server


def pytest_generate_tests(metafunc):
    """Run a test once for every lab of its lesson that its fixture asks for."""
    name = getattr(metafunc.cls, "lesson_name", None)
    for fixture, names in (
        ("lab_name", any_lesson.labs_of),
        ("pointable_lab_name", any_lesson.pointable_labs_of),
        ("played_lab_name", any_lesson.played_labs_of),
    ):
        if fixture in metafunc.fixturenames:
            found = names(name)
            chosen = metafunc.cls.only or found
            metafunc.parametrize(fixture, [lab for lab in found if lab in chosen])
    if "drawn_lab_name" in metafunc.fixturenames:
        metafunc.parametrize("drawn_lab_name", metafunc.cls.drawn)


@pytest.fixture
def lab_names(request):
    """Return the labs of a lesson."""
    found = any_lesson.labs_of(request.cls.lesson_name)
    return [name for name in found if name in (request.cls.only or found)]


@pytest.fixture(scope="class")
def lesson(request, open_notebook):
    """Open the lesson of a test class and run all its cells."""
    lesson = request.cls
    notebook = open_notebook(f"lessons/{lesson.lesson_name}", lesson.front_end)
    notebook.run_all(seconds=300)
    return notebook


@pytest.fixture(scope="class")
def open_notebook(browser, lab_server):
    """Return a function that opens a notebook in a new page."""
    pages = []

    def open_(path, front_end=jupyter.LAB, **options):
        page = browser.new_page(viewport={"width": 1280, "height": 1000}, **options)
        pages.append(page)
        return jupyter.Notebook(page, *lab_server, path, front_end)

    yield open_
    for page in pages:
        page.close()


@pytest.fixture
def pictures(tmp_path):
    """Return where pictures of labs go: docs/ if COURSE_PICTURES is set."""
    return jupyter.DOCS if os.environ.get("COURSE_PICTURES") else tmp_path
