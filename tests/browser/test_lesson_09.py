"""Lesson 09 as a learner meets it: in JupyterLab, in a browser, by hand."""

from playwright.sync_api import expect

from tests.browser.any_lesson import AnyLesson


class TestLesson09(AnyLesson):
    lesson_name = "09_fine_tuning.ipynb"

    def test_another_cut_changes_what_is_said(self, lesson):
        cell = lesson.cell_with("labs.cut_point()")
        cell.locator("select").nth(1).select_option("conv 1 only")
        expect(cell.locator("figcaption")).to_contain_text("Conv 1 is kept")

    def test_one_network_is_trained_at_the_press_of_a_button(self, lesson):
        cell = lesson.cell_with("labs.cut_point(train=")
        cell.get_by_role("button", name="Train one here").click()
        words = cell.locator("figcaption")
        expect(words).to_contain_text("Trained here on another draw", timeout=30_000)

    def test_gamma_and_beta_at_their_ends_restore_the_network(self, lesson):
        cell = lesson.cell_with("labs.insert_batch_norm()")
        for label in ("Gamma", "Beta"):
            box = cell.locator(f'label[title="{label} as a number"] ~ input')
            box.fill("1")
            box.press("Enter")
        expect(cell.locator("figcaption")).to_contain_text("less than 0.0001")

    def test_a_prediction_is_answered_with_a_reason(self, lesson):
        cell = lesson.cell_with("transfer.cut")
        cell.get_by_label("the dense layer").check()
        expect(cell.get_by_role("status")).to_contain_text("Not so: the first")

    def test_all_four_trainings_reach_their_end(self, lesson):
        epochs = {
            "train.fit(mine": 4,
            "body.trainable = False": 30,
            "body.trainable = True": 30,
            "train.fit(scratch": 60,
        }
        for call, count in epochs.items():
            chart = lesson.cell_with(call).locator("figcaption").last
            expect(chart).to_contain_text(f"After {count} epochs")
