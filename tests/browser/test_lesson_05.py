"""Lesson 05 as a learner meets it: in JupyterLab, in a browser, by hand."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.any_lesson import AnyLesson


def number_box(cell, label):
    """Return the field beside the slider of that label."""
    return cell.locator(f'label[title="{label} as a number"] ~ input')


class TestLesson05(AnyLesson):
    lesson_name = "05_cnn_tensor_shapes.ipynb"

    def test_arrow_keys_move_up_and_down_too(self, lesson):
        cell = lesson.cell_with("labs.filter()")
        cell.locator("img").focus()
        rows = []
        for key in ("ArrowUp", "ArrowDown", "ArrowDown"):
            words = cell.locator("figcaption").inner_text()
            lesson.page.keyboard.press(key)
            expect(cell.locator("figcaption")).not_to_have_text(words)
            rows.append(
                re.search(r"row (\d+)", cell.locator("figcaption").inner_text())[1]
            )
        up, same, down = map(int, rows)
        assert (same, down) == (up + 1, up + 2)

    def test_a_number_can_be_typed_beside_a_slider(self, lesson):
        cell = lesson.cell_with("labs.filter()")
        box = number_box(cell, "Stride")
        box.fill("3")
        box.press("Enter")
        expect(cell.locator("figcaption")).to_contain_text("32 × 32 map")
        box.fill("1")
        box.press("Enter")
        expect(cell.locator("figcaption")).to_contain_text("94 × 94 map")

    def test_an_impossible_choice_is_explained_and_mended(self, lesson):
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

    def test_letters_in_a_number_field_change_nothing(self, lesson):
        cell = lesson.cell_with("labs.filter()")
        words = cell.locator("figcaption").inner_text()
        box = number_box(cell, "Stride")
        box.focus()
        lesson.page.keyboard.type("abc")
        lesson.page.keyboard.press("Tab")
        expect(cell.locator("figcaption")).to_have_text(words)

    def test_a_prediction_is_answered_with_a_reason(self, lesson):
        cell = lesson.cell_with("cnn_shapes.output_side")
        cell.get_by_label("9 × 9").check()
        expect(cell.get_by_role("status")).to_contain_text("Not so: 7 × 7")
        cell.get_by_label("7 × 7").check()
        expect(cell.get_by_role("status")).to_contain_text("Yes.")

    def test_the_training_chart_reports_its_last_epoch(self, lesson):
        cell = lesson.cell_with("train.fit(")
        expect(cell.locator("figcaption").last).to_contain_text("After 15 epochs")

    @pytest.mark.parametrize("name", ["filter", "drag_digit"])
    def test_a_lab_fits_on_the_page_whole(self, lesson, name, pictures):
        """Controls, picture and sentence in one view; README.md shows two of them."""
        cell = lesson.cell_with(f"labs.{name}()")
        lab = cell.locator(".widget-vbox").first
        lab.screenshot(path=pictures / f"{name}.png")
        box = lab.bounding_box()
        for part in (cell.locator("img"), cell.locator("figcaption")):
            inner = part.bounding_box()
            assert inner["x"] + inner["width"] <= box["x"] + box["width"]
            assert inner["y"] + inner["height"] <= box["y"] + box["height"] + 1
