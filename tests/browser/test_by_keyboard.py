"""A lesson worked through without a mouse: only keys are pressed here."""

import pytest
from playwright.sync_api import expect

from tests.browser.jupyter import FIND

MOST_TABS = 40


class Walk:
    """The hand on the keyboard, in one open lesson."""

    def __init__(self, lesson):
        self.lesson, self.page = lesson, lesson.page
        self.press = self.page.keyboard.press

    def go_to(self, text):
        """Go to the cell that holds `text`, by the arrow keys."""
        wanted = self.page.evaluate(FIND, text)
        while (here := self.page.evaluate(ACTIVE)) != wanted:
            self.press("ArrowDown" if here < wanted else "ArrowUp")
            self.page.wait_for_function(f"here => ({ACTIVE})() !== here", arg=here)

    def run(self, text):
        """Go to a cell, run it, go back to it and return its output."""
        self.go_to(text)
        self.press("Shift+Enter")
        index = self.page.evaluate(FIND, text)
        self.page.wait_for_function(RAN, arg=index, timeout=120_000)
        self.go_to(text)
        output = self.page.locator(f'.jp-Cell[data-windowed-list-index="{index}"]')
        return output.locator(".jp-Cell-outputWrapper")

    def tab_to(self, place):
        """Press Tab until `place` has the focus."""
        expect(place).to_be_attached()
        for _ in range(MOST_TABS):
            self.press("Tab")
            if place.evaluate("place => place === document.activeElement"):
                return
        pytest.fail(f"{MOST_TABS} presses of Tab do not reach {place}")


@pytest.fixture
def walk(open_notebook):
    walk = Walk(open_notebook("lessons/05_cnn_tensor_shapes.ipynb"))
    walk.press("Shift+Enter")  # the words at the top
    walk.run("from helpers import")
    return walk


def test_a_prediction_a_lab_and_its_picture_need_no_mouse(walk):
    question = walk.run("cnn_shapes.output_side")
    walk.tab_to(question.get_by_label("7 × 7"))
    walk.press("Space")
    expect(question.get_by_role("status")).to_contain_text("Yes.")

    walk.press("Shift+Enter")  # out of the output, back to the cells
    lab = walk.run("labs.filter()")
    said = lab.locator("figcaption")
    walk.tab_to(lab.get_by_role("slider", name="Stride"))
    walk.press("ArrowRight")
    expect(said).to_contain_text("47 × 47 map")
    walk.tab_to(lab.get_by_label("Stride as a number"))
    walk.page.keyboard.type("3")
    walk.press("Enter")
    expect(said).to_contain_text("32 × 32 map")
    walk.tab_to(lab.get_by_role("img"))
    words = said.inner_text()
    walk.press("ArrowDown")
    expect(said).not_to_have_text(words)
    expect(lab.get_by_role("status")).to_have_text(said.inner_text())


def test_a_button_needs_no_mouse(walk):
    lab = walk.run("labs.learn_kernel()")
    words = lab.locator("figcaption").inner_text()
    walk.tab_to(lab.get_by_role("button", name="Play"))
    walk.press("Space")
    expect(lab.locator("figcaption")).not_to_have_text(words)
    expect(lab.get_by_role("button", name="Pause")).to_be_focused()
    walk.press("Space")
    expect(lab.get_by_role("button", name="Play")).to_be_focused()


ACTIVE = "() => window.jupyterapp.shell.currentWidget.content.activeCellIndex"

RAN = """index => {
  const panel = window.jupyterapp.shell.currentWidget;
  return panel.content.widgets[index].model.executionCount !== null
    && panel.sessionContext.session.kernel.status === 'idle';
}"""
