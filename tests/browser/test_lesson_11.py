"""Lesson 11 as a learner meets it: in JupyterLab, in a browser, by hand."""

from playwright.sync_api import expect

from tests.browser.any_lesson import AnyLesson


class TestLesson11(AnyLesson):
    lesson_name = "11_your_own_server.ipynb"

    def test_the_settings_of_the_notes_let_the_world_in(self, lesson):
        cell = lesson.cell_with("labs.who_can_connect()")
        for label, option in (
            ("The server listens at", "0.0.0.0"),
            ("Who calls", "the world"),
            ("The firewall lets in", "everybody"),
        ):
            cell.get_by_label(label).select_option(option)
        expect(cell.locator("figcaption")).to_contain_text("Anybody may try passwords")

    def test_a_slow_hash_makes_a_password_hold(self, lesson):
        cell = lesson.cell_with("labs.guess_meter()")
        cell.get_by_label("Hash").select_option("argon2")
        expect(cell.locator("figcaption")).to_contain_text("against argon2")

    def test_other_runs_can_be_drawn(self, lesson):
        cell = lesson.cell_with("labs.spot_or_not()")
        picture = cell.locator("img")
        before = picture.get_attribute("src")
        cell.get_by_role("button", name="Six other runs").click()
        expect(picture).not_to_have_attribute("src", before)

    def test_a_prediction_is_answered_with_a_reason(self, lesson):
        cell = lesson.cell_with("own_server.old")
        cell.get_by_label("it obeys and warns").check()
        expect(cell.get_by_role("status")).to_contain_text("Not so: nothing at all")
