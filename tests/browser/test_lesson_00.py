"""Lesson 00 in the browser: the first thing a learner sees."""

from playwright.sync_api import expect

from tests.browser.any_lesson import AnyLesson


class TestLesson00(AnyLesson):
    lesson_name = "00_start_here.ipynb"

    def test_the_number_beside_the_slider_follows_and_is_round(self, lesson):
        cell = lesson.cell_with("labs.line()")
        box = cell.locator('label[title="Bias as a number"] ~ input')
        cell.locator(".noUi-handle").nth(1).focus()
        lesson.page.keyboard.press("ArrowRight")
        expect(box).to_have_value("1.1")

    def test_a_link_leads_to_lesson_05(self, lesson):
        link = lesson.page.get_by_role("link", name="CNN tensor shapes")
        assert "05_cnn_tensor_shapes.ipynb" in link.first.get_attribute("href")
