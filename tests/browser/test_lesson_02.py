"""Lesson 02 as a learner meets it: in JupyterLab, in a browser, by hand."""

from playwright.sync_api import expect

from tests.browser.any_lesson import AnyLesson


class TestLesson02(AnyLesson):
    lesson_name = "02_gradients.ipynb"
    drawn = ("schedule_painter",)

    def test_a_rate_beyond_the_limit_climbs_out(self, lesson):
        cell = lesson.cell_with("labs.valley_race()")
        box = cell.locator('label[title="Learning rate as a number"] ~ input')
        box.fill("0.5")
        box.press("Enter")
        expect(cell.locator("figcaption")).to_contain_text("SGD climbs out")

    def test_another_landscape_changes_what_is_said(self, lesson):
        cell = lesson.cell_with("labs.valley_race()")
        words = cell.locator("figcaption").inner_text()
        cell.locator("select").first.select_option("Rosenbrock")
        expect(cell.locator("figcaption")).not_to_have_text(words)

    def test_the_own_step_is_waited_for(self, lesson):
        cell = lesson.cell_with("labs.valley_race(step=adam_step)")
        expect(cell).to_contain_text("Your function is still empty")

    def test_a_part_of_adam_is_switched_off(self, lesson):
        cell = lesson.cell_with("labs.adam_apart()")
        words = cell.locator("figcaption").inner_text()
        cell.get_by_label("Bias correction").click()
        expect(cell.locator("figcaption")).not_to_have_text(words)

    def test_a_prediction_is_answered_with_a_reason(self, lesson):
        cell = lesson.cell_with("gradients.rate")
        cell.get_by_label("it comes down faster").check()
        expect(cell.get_by_role("status")).to_contain_text("Not so: it climbs out")

    def test_both_networks_are_trained_to_the_end(self, lesson):
        for call in ("train.fit(plain", "train.fit(quick"):
            chart = lesson.cell_with(call).locator("figcaption").last
            expect(chart).to_contain_text("After 15 epochs")
