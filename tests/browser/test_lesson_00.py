"""Lesson 00 in the browser: the first thing a learner sees."""

import pytest
from playwright.sync_api import expect


@pytest.fixture(scope="module")
def lesson(open_notebook):
    notebook = open_notebook("lessons/00_start_here.ipynb")
    notebook.run_all()
    return notebook


def test_every_cell_runs(lesson):
    assert lesson.failures() == []


def test_the_first_lab_is_alive(lesson):
    cell = lesson.cell_with("labs.line()")
    cell.locator(".noUi-handle").first.focus()
    lesson.page.keyboard.press("ArrowRight")
    expect(cell.locator("figcaption")).to_contain_text("rises by 1.1")


def test_the_number_beside_the_slider_follows(lesson):
    cell = lesson.cell_with("labs.line()")
    box = cell.get_by_title("Bias as a number")
    cell.locator(".noUi-handle").nth(1).focus()
    before = float(box.input_value())
    lesson.page.keyboard.press("ArrowRight")
    expect(box).to_have_value(f"{before + 0.1:.1f}")


def test_a_link_leads_to_lesson_05(lesson):
    link = lesson.page.get_by_role("link", name="CNN tensor shapes")
    assert "05_cnn_tensor_shapes.ipynb" in link.first.get_attribute("href")


def test_the_console_stays_free_of_errors(lesson):
    assert lesson.errors == []
