"""Lesson 01 as a learner meets it: in JupyterLab, in a browser, by hand."""

import re

from playwright.sync_api import expect

from tests.browser.any_lesson import AnyLesson


class TestLesson01(AnyLesson):
    lesson_name = "01_neurons_and_layers.ipynb"
    drawn = ("softmax_temperature",)

    def test_the_playground_trains_on_while_it_plays(self, lesson):
        cell = lesson.cell_with("labs.playground()")
        sentence, play = cell.locator("figcaption"), cell.locator(".widget-play button")
        play.first.click()
        expect(sentence).to_contain_text(re.compile(r"Epoch [1-9]\d of 300"))
        words = sentence.inner_text()
        expect(sentence).not_to_have_text(words)
        play.first.click()

    def test_another_layer_adds_weights_in_the_playground(self, lesson):
        cell = lesson.cell_with("labs.playground()")
        box = cell.locator('label[title="Hidden layer 3 as a number"] ~ input')
        box.fill("8")
        box.press("Enter")
        expect(cell.locator("figcaption")).to_contain_text(
            "hidden layers of 4, 2 and 8"
        )

    def test_a_neuron_that_is_not_written_is_asked_for(self, lesson):
        cell = lesson.cell_with("labs.one_neuron(neuron")
        expect(cell.get_by_text("Your function is still empty")).to_be_visible()

    def test_a_prediction_is_answered_with_a_reason(self, lesson):
        cell = lesson.cell_with("foundations.xor")
        cell.get_by_label("yes, with enough training").check()
        expect(cell.get_by_role("status")).to_contain_text("Not so: no, never")

    def test_both_networks_are_trained_to_the_end(self, lesson):
        for call in ("train.fit(model", "train.fit(shuffled"):
            chart = lesson.cell_with(call).locator("figcaption").last
            expect(chart).to_contain_text("After 12 epochs")
