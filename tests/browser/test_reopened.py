"""What a notebook shows that is opened, and not run."""

import re

import pytest
from playwright.sync_api import expect

from helpers import labs
from tests.browser import any_lesson
from tests.browser.contents import Contents

CELLS = "from helpers import labs", "labs.line()"

LESSON = "05_cnn_tensor_shapes.ipynb"

LOST = re.compile("Error displaying widget|Loading widget|Error rendering")

SAVE = "() => window.jupyterapp.shell.currentWidget.context.save()"

HAS_PICTURE = "image => image.complete && image.naturalHeight"


@pytest.fixture(scope="class")
def closed(lab_server, open_notebook):
    """Return the path of a notebook that was run, saved, and left by its kernel."""
    contents = Contents(*lab_server)
    path = contents.write("reopened.ipynb", *CELLS)
    notebook = open_notebook(path)
    notebook.run_all()
    notebook.page.evaluate(SAVE)
    notebook.page.close()
    contents.stop(path)
    return path


def shows_its_still(output, name):
    """Say whether a cell shows the picture of a lab with its sentence below."""
    height = output.locator("img").evaluate(HAS_PICTURE)
    return height > getattr(labs, name)().picture.size[1] * 96


class TestReopened:
    def test_a_committed_lesson_shows_every_picture_without_running(
        self, open_notebook
    ):
        lesson = open_notebook(f"lessons/{LESSON}")
        for name in any_lesson.labs_of(LESSON):
            output = lesson.cell_with(f"labs.{name}()")
            expect(output.locator("img")).to_be_visible()
            assert shows_its_still(output, name)
            lab = getattr(labs, name)()
            expect(output.get_by_role("img")).to_have_accessible_name(lab.sentence)
            expect(output).not_to_contain_text(LOST)
        assert lesson.errors == []

    def test_a_lab_whose_kernel_is_gone_shows_picture_and_sentence(
        self, open_notebook, closed
    ):
        output = open_notebook(closed).cell_with("labs.line()")
        expect(output.locator("img")).to_be_visible()
        assert shows_its_still(output, "line")
        expect(output).not_to_contain_text(LOST)

    def test_looked_at_twice_it_shows_them_still(self, open_notebook, closed):
        output = open_notebook(closed).cell_with("labs.line()")
        expect(output.locator("img")).to_be_visible()
        expect(output).not_to_contain_text(LOST)

    def test_run_again_and_reloaded_the_lab_is_live(self, open_notebook, closed):
        notebook = open_notebook(closed)
        notebook.run_all()
        notebook.page.evaluate(SAVE)
        output = open_notebook(closed).cell_with("labs.line()")
        words = output.locator("figcaption").inner_text()
        output.locator(".noUi-handle").first.focus()
        output.page.keyboard.press("ArrowRight")
        expect(output.locator("figcaption")).not_to_have_text(words)
