"""Two notebooks in two pages, and one lab in two cells."""

import pytest
from playwright.sync_api import expect

from tests.browser.contents import Contents

MADE, AGAIN, OTHER = "lab = labs.line()\nlab", "lab  # again", "labs.line()  # other"

CELLS = "from helpers import labs", MADE, AGAIN, OTHER


@pytest.fixture(scope="class")
def pair(lab_server, open_notebook):
    """Return two open notebooks, all their cells run."""
    contents = Contents(*lab_server)
    pair = [open_notebook(contents.write(f"{n}.ipynb", *CELLS)) for n in "ab"]
    for notebook in pair:
        notebook.run_all()
    return pair


def sentence(output):
    return output.locator("figcaption").inner_text()


def press(output, key):
    """Press a key on the first slider, and wait until the sentence changes."""
    before = sentence(output)
    output.locator(".noUi-handle").first.focus()
    output.page.keyboard.press(key)
    expect(output.locator("figcaption")).not_to_have_text(before)


class TestTwoAtOnce:
    def test_a_lab_of_one_notebook_leaves_that_of_the_other_alone(self, pair):
        first, second = (notebook.cell_with(MADE) for notebook in pair)
        theirs = sentence(second)
        press(first, "ArrowRight")
        press(second, "ArrowLeft")
        assert sentence(first) != sentence(second)
        press(second, "ArrowRight")
        assert sentence(second) == theirs

    def test_a_lab_shown_in_two_cells_moves_in_both(self, pair):
        made, again = pair[0].cell_with(MADE), pair[0].cell_with(AGAIN)
        for one, other in ((made, again), (again, made)):
            press(one, "ArrowRight")
            expect(other.locator("figcaption")).to_have_text(sentence(one))
            expect(other.locator("img")).to_have_attribute("alt", sentence(one))

    def test_two_labs_of_one_kind_move_each_on_its_own(self, pair):
        made, other = pair[0].cell_with(MADE), pair[0].cell_with(OTHER)
        before = sentence(other)
        press(made, "ArrowRight")
        press(other, "ArrowRight")
        press(other, "ArrowLeft")
        assert sentence(other) == before != sentence(made)
