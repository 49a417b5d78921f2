"""Two lessons in Notebook 7, which shares JupyterLab's parts but not its page."""

import pytest
from playwright.sync_api import expect

from tests.browser.any_lesson import AnyLesson
from tests.browser.conftest import course_served
from tests.browser.jupyter import NOTEBOOK_7

ITS_OWN = "Cannot read properties of undefined (reading 'schema')"
"""An error of Notebook 7 on every page: github.com/jupyter/notebook/issues/7862."""


@pytest.fixture(scope="module")
def lab_server(tmp_path_factory):
    """Serve Notebook 7 alone.

    A server knows the fonts of both pages by their names only, which are the same: the
    page that comes second is refused them.
    """
    with course_served(tmp_path_factory.mktemp("notebook-7")) as server:
        yield server


class InNotebook7(AnyLesson):
    front_end = NOTEBOOK_7

    def test_it_is_not_jupyterlab_that_was_opened(self, lesson):
        assert lesson.page.evaluate("window.jupyterapp.name") == "Jupyter Notebook"

    def test_no_lab_is_shut_into_a_scrolling_box(self, lesson):
        boxed = lesson.page.locator(".jp-mod-outputsScrolled .course-picture")
        expect(boxed).to_have_count(0)

    def test_the_console_stays_free_of_errors(self, lesson):
        ours = [error for error in lesson.errors if error != ITS_OWN]
        assert ours == [], "\n".join(ours)


class TestLesson00(InNotebook7):
    lesson_name = "00_start_here.ipynb"


class TestLesson05(InNotebook7):
    lesson_name = "05_cnn_tensor_shapes.ipynb"
    only = ("filter", "drag_digit")

    def test_letters_pressed_in_a_menu_leave_the_cells_alone(self, lesson):
        cell = lesson.cell_with("labs.filter()")
        menu, cells = cell.locator("select").first, lesson.page.locator(".jp-Cell")
        count = cells.count()
        menu.focus()
        lesson.page.keyboard.type("b")  # to Jupyter: one more cell
        expect(menu).to_have_value("blur (mean)")
        assert cells.count() == count
        expect(menu).to_be_focused()

    def test_the_training_chart_reports_its_last_epoch(self, lesson):
        cell = lesson.cell_with("train.fit(")
        expect(cell.locator("figcaption").last).to_contain_text("After 15 epochs")
