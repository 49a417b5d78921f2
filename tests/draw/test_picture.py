"""Pictures: palette, grids of numbers, frames."""

from io import BytesIO

import numpy as np
import pytest
from matplotlib.colors import to_rgb
from PIL import Image

from helpers.draw import Picture, style
from helpers.draw.grid import NumberGrid


class GridPicture(Picture):
    """A grid of four numbers."""

    size = (3.0, 3.0)

    def build(self, figure):
        """Make the grid."""
        self.grid = NumberGrid(self, figure.subplots(), (2, 2), "numbers")

    def show(self, result):
        """Show the numbers."""
        self.grid.show(result, limit=2.0)


NUMBERS = np.array([[0.0, -2.0], [2.0, 0.5]])


@pytest.fixture
def picture():
    picture = GridPicture()
    picture.show(NUMBERS)
    return picture


def pixels(png):
    return np.asarray(Image.open(BytesIO(png)).convert("RGB"))


def test_a_frame_has_the_size_of_the_page(picture):
    assert pixels(picture.frame()).shape == (288, 288, 3)


def test_the_grid_shows_every_number_with_its_sign(picture):
    assert picture.grid.numbers.texts == ["0.00", "-2.00", "2.00", "0.50"]


def test_numbers_are_dark_on_light_and_light_on_dark(picture):
    zero, low, high, _ = picture.grid.numbers.colors
    assert (zero, high) == (style.BLACK, style.PAPER)
    assert low == style.PAPER


def test_what_rounds_to_zero_loses_its_sign(picture):
    picture.show(np.array([[-0.001, 1], [1, 1]]))
    assert picture.grid.numbers.texts[0] == "0.00"


def test_a_still_is_a_frame_with_room_for_its_sentence_below(picture):
    frame, still = pixels(picture.frame()), pixels(picture.still("Two rows."))
    assert still.shape[0] > frame.shape[0] and still.shape[1] == frame.shape[1]
    assert still[frame.shape[0] :].min() < 100, "no dark letters below the picture"


def test_dollars_in_a_sentence_are_no_mathematics(picture):
    height = pixels(picture.frame()).shape[0]

    def end(sentence):
        below = pixels(picture.still(sentence))[height:]
        return np.flatnonzero(below.min(axis=(0, 2)) < 128)[-1]

    assert end("$i i i i i i i$") > end("i i i i i i i")
    long = end("A $8 a b c d e f g h i $9 is what it may come to in all.")
    assert long < 280, "the words go on beyond the picture"


def test_the_palette_holds_paper_and_ink_exactly():
    colours = np.reshape(style.PALETTE.getpalette(), (-1, 3)).tolist()
    for colour in (style.PAPER, style.INK):
        assert [round(255 * part) for part in to_rgb(colour)] in colours


def test_white_stays_white_in_a_frame(picture):
    assert (pixels(picture.frame())[0, 0] == 255).all()


def contrast(one, other):
    """Return the contrast of two colours by the formula of WCAG 2.2."""
    shades = []
    for colour in (one, other):
        parts = np.array(to_rgb(colour))
        linear = np.where(
            parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4
        )
        shades.append(linear @ [0.2126, 0.7152, 0.0722])
    return (max(shades) + 0.05) / (min(shades) + 0.05)


def test_text_and_marks_stand_out_from_the_paper():
    assert contrast(style.INK, style.PAPER) >= 4.5
    for mark in (style.BLUE, style.ORANGE, style.GREEN, style.PINK):
        assert contrast(mark, style.PAPER) >= 3
