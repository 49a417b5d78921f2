"""What lies still is drawn once; the picture looks as if all were drawn anew."""

from io import BytesIO

import numpy as np
import pytest
from matplotlib.patches import Rectangle
from PIL import Image

from helpers.draw import Picture, layers, style
from helpers.draw.words import Words


class Crowd(Picture):
    """An image, a line that lies still, a frame, a line that moves, and words."""

    size = (3.0, 2.0)

    def build(self, figure):
        """Make five artists, from the lowest to the highest."""
        axes = figure.subplots()
        axes.set(xlim=(0, 4), ylim=(0, 4))
        self.cells = self.moving(axes.imshow(np.eye(4), extent=(0, 4, 0, 4), zorder=0))
        (still,) = axes.plot([0, 4], [0, 4], color=style.INK, lw=8, zorder=1)
        self.still = self.moving(still)
        square = Rectangle((1, 1), 1, 1, fc=style.ORANGE, zorder=2)
        self.patch = self.moving(axes.add_patch(square))
        self.line = self.moving(axes.plot([], [], color=style.PINK, lw=8, zorder=3)[0])
        self.words = Words()
        axes.add_artist(self.moving(self.words))

    def show(self, result):
        """Move the upper line and the words."""
        self.line.set_data([0, 4], [result, result])
        self.words.show([f"{result}"], [(2, result)])


@pytest.fixture
def picture():
    """Return a picture of which some layers have been drawn before."""
    picture = Crowd()
    for height in (1, 2, 3):
        picture.show(height)
        picture.frame()
    return picture


@pytest.fixture
def drawn(monkeypatch):
    """Return a list that grows by every artist that is drawn."""
    seen, draw = [], layers._draw

    def note(artist, renderer):
        seen.append(artist)
        draw(artist, renderer)

    monkeypatch.setattr(layers, "_draw", note)
    return seen


def pixels(picture):
    return np.asarray(picture._draw())


def afresh(picture):
    picture.refresh()
    return pixels(picture)


def test_what_lies_still_is_not_drawn_again(picture, drawn):
    picture.show(2)
    picture._draw()
    assert drawn == [picture.line, picture.words]


CHANGES = {
    "data of an image": lambda p: p.cells.set_data(np.eye(4)[::-1]),
    "colours of an image": lambda p: p.cells.set_clim(0, 3),
    "an image hidden": lambda p: p.cells.set_visible(False),
    "data of a line": lambda p: p.still.set_data([0, 4], [4, 0]),
    "a line hidden": lambda p: p.still.set_visible(False),
    "a line raised": lambda p: p.still.set_zorder(9),
    "colour of a line": lambda p: p.still.set_color(style.GREEN),
    "size of a patch": lambda p: p.patch.set_width(2),
    "a patch lowered": lambda p: p.patch.set_zorder(-1),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_changes_is_seen_at_once(picture, change):
    before = pixels(picture)
    change(picture)
    after = pixels(picture)
    assert (after != before).any()
    assert np.array_equal(after, afresh(picture))


def test_what_was_hidden_and_comes_back_looks_as_before(picture):
    before = pixels(picture)
    for seen in (False, True):
        picture.still.set_visible(seen)
        after = pixels(picture)
    assert np.array_equal(before, after)


def test_two_pictures_keep_their_own_layers(picture):
    other = Crowd()
    other.still.set_data([0, 4], [4, 0])
    other.show(3)
    alone = pixels(other)
    assert not np.array_equal(pixels(picture), alone)
    assert np.array_equal(pixels(other), alone)


def test_another_scale_draws_everything_anew(picture):
    picture.scale(2.0)
    width = Image.open(BytesIO(picture.frame())).width
    assert width == 2 * 3.0 * style.DPI
    assert np.array_equal(pixels(picture), afresh(picture))
