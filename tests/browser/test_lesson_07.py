"""Lesson 07 as a learner meets it: in JupyterLab, in a browser, by hand."""

import io

from PIL import Image
from playwright.sync_api import expect

from tests.browser.any_lesson import AnyLesson


class TestLesson07(AnyLesson):
    lesson_name = "07_augmentation.ipynb"

    def test_a_six_upside_down_is_called_a_nine(self, lesson):
        cell = lesson.cell_with("labs.still_a_six()")
        box = cell.locator('label[title="Turn as a number"] ~ input')
        box.fill("180")
        box.press("Enter")
        expect(cell.locator("figcaption")).to_contain_text("is called 9")

    def test_a_picture_of_ones_own_is_taken(self, lesson):
        cell = lesson.cell_with("labs.augmenter()")
        words = cell.locator("figcaption").inner_text()
        file = io.BytesIO()
        Image.new("RGB", (40, 30), "teal").save(file, "PNG")
        upload(cell, "teal.png", file.getvalue())
        expect(cell.locator("figcaption")).not_to_have_text(words)

    def test_a_damaged_picture_is_refused_in_words(self, lesson):
        cell = lesson.cell_with("labs.augmenter()")
        upload(cell, "damaged.png", b"\x89PNG but no more")
        expect(cell.get_by_role("alert").last).to_contain_text("no image that can be")
        cell.get_by_role("button", name="Take it away").click()
        expect(cell.locator("figcaption")).to_contain_text("A pixel changes")

    def test_swapped_channels_ruin_ripeness(self, lesson):
        cell = lesson.cell_with("labs.colour_cue()")
        cell.locator("select").first.select_option("ripe or not?")
        cell.locator("select").nth(1).select_option("channel swap")
        expect(cell.locator("figcaption")).to_contain_text("100% without")

    def test_a_new_background_makes_the_wolf_a_wolf(self, lesson):
        cell = lesson.cell_with("labs.wolf_and_husky()")
        cell.locator("select").first.select_option("new background")
        expect(cell.locator("figcaption")).to_contain_text("a wolf: right")

    def test_one_strength_is_trained_while_one_waits(self, lesson):
        cell = lesson.cell_with("labs.strength_dial(train")
        cell.get_by_role("button", name="Train one here").click()
        expect(cell.locator("figcaption")).to_contain_text("trained here")

    def test_a_vowel_can_be_played(self, lesson):
        cell = lesson.cell_with("labs.voices()")
        expect(cell.locator("audio[controls]")).to_be_visible()

    def test_a_prediction_is_answered_with_a_reason(self, lesson):
        cell = lesson.cell_with("augmentation.husky")
        cell.get_by_label("nearly all").check()
        expect(cell.get_by_role("status")).to_contain_text("Not so: none")

    def test_both_networks_are_trained_to_the_end(self, lesson):
        for call in ("train.fit(plain", "train.fit(robust"):
            chart = lesson.cell_with(call).locator("figcaption").last
            expect(chart).to_contain_text("After 20 epochs")


def upload(cell, name, content):
    """Hand a file to the upload button of a lab."""
    with cell.page.expect_file_chooser() as opened:
        cell.get_by_role("button", name="Your own picture").click()
    file = {"name": name, "mimeType": "image/png", "buffer": content}
    opened.value.set_files(file)
