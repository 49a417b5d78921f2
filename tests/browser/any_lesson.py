"""What a learner can do in every lesson, once for all lessons.

A test module of a lesson names its notebook and takes these tests over::

    class TestLesson05(AnyLesson):
        lesson_name = "05_cnn_tensor_shapes.ipynb"
"""

import re

import ipywidgets
import pytest
from playwright.sync_api import expect

from helpers import labs
from tests.browser.for_everybody import ForEverybody
from tests.browser.hands import handle, places
from tests.browser.jupyter import LAB, LESSONS


def labs_of(lesson_name):
    """Return the labs that a lesson shows, in their order."""
    text = (LESSONS / lesson_name).read_text(encoding="utf-8")
    shown = re.findall(r'"labs\.(\w+)\(\)', text)
    return [name for name in shown if name in labs.LABS]


def pointable_labs_of(lesson_name):
    """Return those whose picture can be pointed at."""
    return [n for n in labs_of(lesson_name) if getattr(labs, n)().picture.boxes()]


def played_labs_of(lesson_name):
    """Return those that can be played."""
    return [name for name in labs_of(lesson_name) if can_play(getattr(labs, name)())]


def can_play(lab):
    """Say whether a control of `lab` has a play button."""
    views = [control.view for control in lab.controls.values() if control.view]
    parts = [part for view in views for part in getattr(view, "children", ())]
    return any(isinstance(part, ipywidgets.Play) for part in parts)


class AnyLesson(ForEverybody):
    """Tests of one open lesson; the fixture `lesson` has run all its cells."""

    lesson_name: str

    front_end = LAB

    only: tuple[str, ...] = ()
    """Labs to move; empty for all of the lesson."""

    drawn: tuple[str, ...] = ()
    """Labs in which pointing draws: an arrow key need not change what is said."""

    def test_every_cell_runs(self, lesson):
        assert lesson.failures() == []

    def test_a_key_moves_the_picture_and_the_sentence(self, lesson, lab_name):
        cell = lesson.cell_with(f"labs.{lab_name}()")
        picture, sentence = cell.locator("img"), cell.locator("figcaption")
        before, words = picture.get_attribute("src"), sentence.inner_text()
        cell.locator(handle(getattr(labs, lab_name)())).first.focus()
        lesson.page.keyboard.press("ArrowRight")
        expect(picture).not_to_have_attribute("src", before)
        expect(sentence).not_to_have_text(words)
        assert picture.get_attribute("alt") == sentence.inner_text()

    def test_pointing_changes_the_sentence(self, lesson, pointable_lab_name):
        cell = lesson.cell_with(f"labs.{pointable_lab_name}()")
        picture, sentence = cell.locator("img"), cell.locator("figcaption")
        picture.scroll_into_view_if_needed()
        box = picture.bounding_box()
        words = sentence.inner_text()
        for across, down in places(getattr(labs, pointable_lab_name)()):
            lesson.page.mouse.move(
                box["x"] + across * box["width"], box["y"] + down * box["height"]
            )
            lesson.page.mouse.down()
            lesson.page.mouse.up()
        expect(sentence).not_to_have_text(words)

    def test_arrow_keys_point_as_the_mouse_does(self, lesson, pointable_lab_name):
        if pointable_lab_name in self.drawn:
            pytest.skip("here the hand draws: see test_the_arrow_keys_draw")
        cell = lesson.cell_with(f"labs.{pointable_lab_name}()")
        picture, sentence = cell.locator("img"), cell.locator("figcaption")
        picture.focus()
        for key in ("ArrowLeft", "ArrowRight"):
            words = sentence.inner_text()
            lesson.page.keyboard.press(f"Shift+{key}")
            expect(sentence).not_to_have_text(words)

    def test_the_arrow_keys_draw(self, lesson, drawn_lab_name):
        picture = lesson.cell_with(f"labs.{drawn_lab_name}()").locator("img")
        picture.focus()
        before = picture.get_attribute("src")
        for _ in range(3):
            lesson.page.keyboard.press("ArrowDown")
        expect(picture).not_to_have_attribute("src", before)

    def test_playing_walks_on(self, lesson, played_lab_name):
        cell = lesson.cell_with(f"labs.{played_lab_name}()")
        words = cell.locator("figcaption").inner_text()
        cell.locator(".widget-play button").first.click()
        expect(cell.locator("figcaption")).not_to_have_text(words)
        cell.locator(".widget-play button").nth(1).click()

    def test_the_console_stays_free_of_errors(self, lesson):
        assert lesson.errors == [], "\n".join(lesson.errors)
