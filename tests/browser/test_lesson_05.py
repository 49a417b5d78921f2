"""Lesson 05 as a learner meets it: in JupyterLab, in a browser, by hand."""

import re

import pytest
from playwright.sync_api import expect

from helpers import labs
from tests.browser.hands import handle, places

LESSON = "lessons/05_cnn_tensor_shapes.ipynb"

HERE = [
    "filter",
    "learn_kernel",
    "shape_lab",
    "channels",
    "axis_order",
    "time_axis",
    "receptive_field",
    "drag_digit",
    "shuffle_world",
]

POINTABLE = [name for name in HERE if labs.LABS[name]().picture.boxes()]


@pytest.fixture(scope="module")
def lesson(open_notebook):
    notebook = open_notebook(LESSON)
    notebook.run_all(seconds=300)
    return notebook


def test_every_cell_runs(lesson):
    assert lesson.failures() == []


@pytest.mark.parametrize("name", HERE)
def test_a_key_moves_the_picture_and_the_sentence(lesson, name):
    lab = labs.LABS[name]()
    cell = lesson.cell_with(f"labs.{name}()")
    picture, sentence = cell.locator("img"), cell.locator("figcaption")
    before, words = picture.get_attribute("src"), sentence.inner_text()
    cell.locator(handle(lab)).first.focus()
    lesson.page.keyboard.press("ArrowRight")
    expect(picture).not_to_have_attribute("src", before)
    expect(sentence).not_to_have_text(words)
    assert picture.get_attribute("alt") == sentence.inner_text()


@pytest.mark.parametrize("name", POINTABLE)
def test_pointing_at_the_picture_changes_the_sentence(lesson, name):
    cell = lesson.cell_with(f"labs.{name}()")
    picture, sentence = cell.locator("img"), cell.locator("figcaption")
    picture.scroll_into_view_if_needed()
    box = picture.bounding_box()
    words = sentence.inner_text()
    for across, down in places(labs.LABS[name]()):
        lesson.page.mouse.move(
            box["x"] + across * box["width"], box["y"] + down * box["height"]
        )
        lesson.page.mouse.down()
        lesson.page.mouse.up()
    expect(sentence).not_to_have_text(words)


@pytest.mark.parametrize("name", POINTABLE)
def test_arrow_keys_point_as_the_mouse_does(lesson, name):
    cell = lesson.cell_with(f"labs.{name}()")
    picture, sentence = cell.locator("img"), cell.locator("figcaption")
    picture.focus()
    for key in ("ArrowLeft", "ArrowRight"):
        words = sentence.inner_text()
        lesson.page.keyboard.press(f"Shift+{key}")
        expect(sentence).not_to_have_text(words)


def test_arrow_keys_move_up_and_down_too(lesson):
    cell = lesson.cell_with("labs.filter()")
    cell.locator("img").focus()
    rows = []
    for key in ("ArrowUp", "ArrowDown", "ArrowDown"):
        words = cell.locator("figcaption").inner_text()
        lesson.page.keyboard.press(key)
        expect(cell.locator("figcaption")).not_to_have_text(words)
        rows.append(re.search(r"row (\d+)", cell.locator("figcaption").inner_text())[1])
    up, same, down = map(int, rows)
    assert (same, down) == (up + 1, up + 2)


def number_box(cell, label):
    """Return the field beside the slider of that label."""
    return cell.locator(f'label[title="{label} as a number"] ~ input')


def test_a_number_can_be_typed_beside_a_slider(lesson):
    cell = lesson.cell_with("labs.filter()")
    box = number_box(cell, "Stride")
    box.fill("3")
    box.press("Enter")
    expect(cell.locator("figcaption")).to_contain_text("32 × 32 map")
    box.fill("1")
    box.press("Enter")
    expect(cell.locator("figcaption")).to_contain_text("94 × 94 map")


def test_an_impossible_choice_is_explained_and_mended(lesson):
    cell = lesson.cell_with("labs.filter()")
    problem = cell.get_by_role("alert")
    stride = number_box(cell, "Stride")
    dilation = number_box(cell, "Dilation")
    for box in (stride, dilation):
        box.fill("2")
        box.press("Enter")
    expect(problem).to_contain_text("cannot go together")
    expect(cell.locator("img")).to_be_hidden()
    for box in (stride, dilation):
        box.fill("1")
        box.press("Enter")
    expect(problem).to_be_hidden()
    expect(cell.locator("figcaption")).to_contain_text("94 × 94 map")


def test_letters_in_a_number_field_change_nothing(lesson):
    cell = lesson.cell_with("labs.filter()")
    words = cell.locator("figcaption").inner_text()
    box = number_box(cell, "Stride")
    box.focus()
    lesson.page.keyboard.type("abc")
    lesson.page.keyboard.press("Tab")
    expect(cell.locator("figcaption")).to_have_text(words)


def test_playing_reaches_the_learned_kernel(lesson):
    cell = lesson.cell_with("labs.learn_kernel()")
    words = cell.locator("figcaption").inner_text()
    cell.locator(".widget-play button").first.click()
    expect(cell.locator("figcaption")).not_to_have_text(words)
    cell.locator(".widget-play button").nth(1).click()


def test_a_prediction_is_answered_with_a_reason(lesson):
    cell = lesson.cell_with("cnn_shapes.output_side")
    cell.get_by_label("9 × 9").check()
    expect(cell.get_by_role("status")).to_contain_text("Not so: 7 × 7")
    cell.get_by_label("7 × 7").check()
    expect(cell.get_by_role("status")).to_contain_text("Yes.")


def test_the_training_chart_reports_its_last_epoch(lesson):
    cell = lesson.cell_with("train.fit(")
    expect(cell.locator("figcaption").last).to_contain_text("After 15 epochs")


@pytest.mark.parametrize("name", ["filter", "drag_digit"])
def test_a_lab_fits_on_the_page_whole(lesson, name, pictures):
    """Controls, picture and sentence in one view; README.md shows two of them."""
    cell = lesson.cell_with(f"labs.{name}()")
    lab = cell.locator(".widget-vbox").first
    lab.screenshot(path=pictures / f"{name}.png")
    box = lab.bounding_box()
    for part in (cell.locator("img"), cell.locator("figcaption")):
        inner = part.bounding_box()
        assert inner["x"] + inner["width"] <= box["x"] + box["width"]
        assert inner["y"] + inner["height"] <= box["y"] + box["height"] + 1


def test_the_console_stays_free_of_errors(lesson):
    assert lesson.errors == []
