"""Lesson 10 as a learner meets it: in JupyterLab, in a browser, by hand."""

from playwright.sync_api import expect

from tests.browser.any_lesson import AnyLesson


class TestLesson10(AnyLesson):
    lesson_name = "10_three_problems.ipynb"

    def test_a_softmax_over_one_unit_is_named(self, lesson):
        cell = lesson.cell_with("labs.last_layer()")
        cell.locator("select").first.select_option("binary: yes or no")
        cell.locator("select").nth(1).select_option("softmax")
        words = cell.locator("figcaption")
        expect(words).to_contain_text("divides a number by itself")

    def test_a_pair_can_be_trained_here(self, lesson):
        cell = lesson.cell_with("labs.last_layer(train")
        cell.get_by_role("button", name="Train this pair here").click()
        words = cell.locator("figcaption")
        expect(words).to_contain_text("Trained here once more", timeout=60_000)

    def test_dear_misses_move_the_cheapest_threshold(self, lesson):
        cell = lesson.cell_with("labs.threshold()")
        words = cell.locator("figcaption").inner_text()
        box = cell.locator('label[title="A miss costs as a number"] ~ input')
        box.fill("40")
        box.press("Enter")
        expect(cell.locator("figcaption")).not_to_have_text(words)
        expect(cell.locator("figcaption")).to_contain_text("as bad as 40 false alarms")

    def test_a_prediction_is_answered_with_a_reason(self, lesson):
        cell = lesson.cell_with("problems.tumours")
        cell.get_by_label("a good deal").check()
        expect(cell.get_by_role("status")).to_contain_text("Not so: perhaps nothing")

    def test_all_three_problems_are_trained(self, lesson):
        for call in ("tumours.x[learn], tumours.y", "wine.x[learn], wine.y", '"y": y['):
            charts = lesson.cell_with(call).locator("figcaption")
            expect(charts).to_have_count(2)
            expect(charts.last).to_contain_text("epochs")
