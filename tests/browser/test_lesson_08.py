"""Lesson 08 as a learner meets it: in JupyterLab, in a browser, by hand."""

from playwright.sync_api import expect

from tests.browser.any_lesson import AnyLesson


class TestLesson08(AnyLesson):
    lesson_name = "08_lstm_gates.ipynb"
    drawn = ("gate_conductor",)

    def test_holding_a_gate_changes_what_is_said(self, lesson):
        cell = lesson.cell_with("labs.one_cell()")
        words = cell.locator("figcaption").inner_text()
        cell.locator("select").first.select_option("held at 0")
        expect(cell.locator("figcaption")).not_to_have_text(words)

    def test_the_trained_gates_can_be_opened(self, lesson):
        cell = lesson.cell_with("labs.gate_conductor(opened")
        box = cell.locator('label[title="Unit as a number"] ~ input')
        box.fill("2")
        box.press("Enter")
        expect(cell.locator("figcaption")).to_contain_text("Unit 2")

    def test_a_prediction_is_answered_with_a_reason(self, lesson):
        cell = lesson.cell_with("lstm_gates.keep")
        cell.get_by_label("it is forgotten").check()
        expect(cell.get_by_role("status")).to_contain_text("Not so: it stays")

    def test_both_networks_are_trained_to_the_end(self, lesson):
        for call in ("train.fit(plain", "train.fit(gated"):
            chart = lesson.cell_with(call).locator("figcaption").last
            expect(chart).to_contain_text("After 10 epochs")
