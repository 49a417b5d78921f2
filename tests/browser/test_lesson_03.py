"""Lesson 03 as a learner meets it: in JupyterLab, in a browser, by hand."""

from playwright.sync_api import expect

from tests.browser.any_lesson import AnyLesson


class TestLesson03(AnyLesson):
    lesson_name = "03_regularization.ipynb"

    def test_l2_leaves_no_weight_at_zero(self, lesson):
        cell = lesson.cell_with("labs.two_shapes()")
        cell.locator("select").first.select_option("L2")
        expect(cell.locator("figcaption")).to_contain_text("neither")

    def test_sgd_makes_no_exact_zeros(self, lesson):
        cell = lesson.cell_with("labs.zero_or_almost()")
        cell.locator("select").first.select_option("SGD, as in Keras")
        expect(cell.locator("figcaption")).to_contain_text("0 weights exactly 0")

    def test_adam_tells_decay_from_l2(self, lesson):
        cell = lesson.cell_with("labs.same_word()")
        cell.locator("select").first.select_option("Adam")
        expect(cell.locator("figcaption")).to_contain_text("apart")

    def test_an_unwritten_function_is_asked_for_in_place_of_a_picture(self, lesson):
        for call in ("zero_or_almost(soft_threshold", "dropout_scales(drop"):
            cell = lesson.cell_with(f"labs.{call}")
            expect(cell).to_contain_text("Your function is still empty")

    def test_a_prediction_is_answered_with_a_reason(self, lesson):
        cell = lesson.cell_with("regularization.corner")
        cell.get_by_label("L2", exact=True).check()
        expect(cell.get_by_role("status")).to_contain_text("Not so: L1")

    def test_the_second_training_stops_by_itself(self, lesson):
        bare, helped = (
            lesson.cell_with(f"train.fit({name}").locator("figcaption").last
            for name in ("bare", "helped")
        )
        expect(bare).to_contain_text("After 50 epochs")
        expect(helped).to_contain_text("After")
        expect(helped).not_to_contain_text("After 50 epochs")
