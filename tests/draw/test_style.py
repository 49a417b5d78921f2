from itertools import combinations

import numpy as np
import pytest
from matplotlib import colormaps
from matplotlib.colors import to_hex

from helpers.draw import style
from tests.draw.eyes import BLINDNESS, contrast, distance

MARKS = {
    name: getattr(style, name)
    for name in ("INK", "FAINT", "BLUE", "ORANGE", "GREEN", "PINK", "SKY", "YELLOW")
}

APART = 15
"""A distance that is seen side by side and in thin lines; 2 is just seen at all."""


def test_the_contrast_of_black_on_white_is_21():
    assert contrast("black", "white") == pytest.approx(21)


def test_a_known_contrast_is_as_the_standard_gives_it():
    assert contrast("#767676", "white") == pytest.approx(4.54, abs=0.01)


def test_red_and_dark_green_look_alike_to_the_colour_blind_only():
    red, green = "#a04000", "#607000"
    assert distance(red, green, "none") > 40
    assert distance(red, green, "deuteranopia") < 15


@pytest.mark.parametrize("colour", style.TEXT)
def test_words_stand_out_from_paper(colour):
    assert contrast(colour, style.PAPER) >= 4.5


@pytest.mark.parametrize("name", MARKS)
def test_marks_stand_out_from_paper(name):
    assert contrast(MARKS[name], style.PAPER) >= 3


@pytest.mark.parametrize("name", MARKS)
def test_a_frame_keeps_marks_standing_out_from_paper(name):
    """A frame has 256 colours: each mark becomes the nearest of them."""
    palette = np.reshape(style.PALETTE.getpalette(), (-1, 3))
    wanted = np.array([int(MARKS[name][k : k + 2], 16) for k in (1, 3, 5)])
    nearest = palette[((palette - wanted) ** 2).sum(axis=1).argmin()]
    assert contrast(nearest / 255, style.PAPER) >= 3


@pytest.mark.parametrize("blindness", BLINDNESS)
@pytest.mark.parametrize(("one", "other"), list(combinations(MARKS, 2)))
def test_no_two_colours_look_alike(one, other, blindness):
    assert distance(MARKS[one], MARKS[other], blindness) >= APART


@pytest.mark.parametrize("blindness", BLINDNESS)
def test_below_and_above_zero_look_different(blindness):
    below, above = style.SIGNED(0.2), style.SIGNED(0.8)
    assert distance(below, above, blindness) >= 2 * APART


@pytest.mark.parametrize("scale", [style.GREY, style.SIGNED, style.SHARE])
def test_words_on_every_colour_of_a_scale_can_be_read(scale):
    cells = colormaps.get_cmap(scale)(np.linspace(0, 1, 256))[:, :3]
    for cell, light in zip(cells, style.luminance(cells), strict=True):
        assert contrast(style.words_on(light), cell) >= 4.5, to_hex(cell)
