"""Lesson 04 as a learner meets it: in JupyterLab, in a browser, by hand."""

import re

from playwright.sync_api import expect

from tests.browser.any_lesson import AnyLesson


class TestLesson04(AnyLesson):
    lesson_name = "04_better_training.ipynb"

    def test_selecting_inside_the_folds_ends_the_leak(self, lesson):
        cell = lesson.cell_with("labs.leak_detector()")
        cell.get_by_label("Select features").select_option("inside the folds")
        by_chance = re.compile(r"scores this pipeline 0\.[3-6]")
        expect(cell.locator("figcaption")).to_contain_text(by_chance)

    def test_an_empty_split_is_asked_for_in_place_of_the_picture(self, lesson):
        cell = lesson.cell_with("labs.leak_detector(split=folds)")
        expect(cell).to_contain_text("Your function is still empty")

    def test_one_network_is_trained_at_the_press_of_a_button(self, lesson):
        cell = lesson.cell_with("labs.train_below_validation(train=")
        cell.get_by_role("button", name="Train one here").click()
        sentence = cell.locator("figcaption")
        expect(sentence).to_contain_text("The network trained here", timeout=60_000)

    def test_a_prediction_is_answered_with_a_reason(self, lesson):
        cell = lesson.cell_with("evaluation.lucky")
        cell.get_by_label("about 50%").check()
        expect(cell.get_by_role("status")).to_contain_text("Not so: about 64%")

    def test_the_range_test_names_a_rate(self, lesson):
        chart = lesson.cell_with("train.rate_range").locator("figcaption").last
        expect(chart).to_contain_text("a tenth of it is ≈0.0")

    def test_both_candidates_are_trained_to_the_end(self, lesson):
        for call in ("train.fit(dense", "train.fit(conv"):
            chart = lesson.cell_with(call).locator("figcaption").last
            expect(chart).to_contain_text("After 8 epochs")
