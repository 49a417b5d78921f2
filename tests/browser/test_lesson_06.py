"""Lesson 06 as a learner meets it: in JupyterLab, in a browser, by hand."""

from playwright.sync_api import expect

from tests.browser.any_lesson import AnyLesson


class TestLesson06(AnyLesson):
    lesson_name = "06_pooling.ipynb"

    def test_the_gradients_can_be_shown(self, lesson):
        cell = lesson.cell_with("labs.pool_by_hand()")
        words = cell.locator("figcaption").inner_text()
        cell.get_by_label("Show the gradients").check()
        expect(cell.locator("figcaption")).not_to_have_text(words)
        expect(cell.locator("figcaption")).to_contain_text("the winner gets 1")

    def test_numbers_can_be_typed(self, lesson):
        cell = lesson.cell_with("labs.pool_by_hand()")
        picture = cell.locator("img")
        before = picture.get_attribute("src")
        box = cell.locator('input[type="number"]').first
        box.fill("99")
        box.press("Enter")
        expect(picture).not_to_have_attribute("src", before)

    def test_an_unwritten_function_is_asked_for(self, lesson):
        cell = lesson.cell_with("labs.pool_by_hand(pool=max_pool_by_hand)")
        expect(cell).to_contain_text("Your function is still empty")

    def test_another_kind_of_pooling_changes_what_is_said(self, lesson):
        for name in ("one_pixel_nudge", "relu_and_pooling"):
            cell = lesson.cell_with(f"labs.{name}()")
            words = cell.locator("figcaption").inner_text()
            kinds = cell.locator("select", has_text="average")
            kinds.select_option(
                kinds.locator("option", has_text="average").inner_text()
            )
            expect(cell.locator("figcaption")).not_to_have_text(words)

    def test_a_prediction_is_answered_with_a_reason(self, lesson):
        cell = lesson.cell_with("pooling.where")
        cell.get_by_label("nearly always").check()
        expect(cell.get_by_role("status")).to_contain_text("That is guessing")

    def test_one_network_of_the_staircase_is_trained_on_request(self, lesson):
        cell = lesson.cell_with("labs.shift_staircase(train=")
        cell.get_by_role("button", name="Train this network here").click()
        expect(cell.locator("figcaption")).to_contain_text(
            "The network trained here", timeout=60_000
        )

    def test_both_networks_are_trained_to_the_end(self, lesson):
        for call in ("train.fit(flat", "train.fit(placeless"):
            chart = lesson.cell_with(call).locator("figcaption").last
            expect(chart).to_contain_text("After 8 epochs")
