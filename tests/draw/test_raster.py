import numpy as np
import pytest
from matplotlib import colormaps
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from helpers.draw import raster

CELLS = np.random.default_rng(0).random((7, 11))
COLOURS = np.random.default_rng(0).random((7, 11, 3))
LOOKS = {
    "grey": {"cmap": "gray", "vmin": 0.2, "vmax": 0.7},
    "upside down": {"origin": "lower"},
    "stretched": {"aspect": "auto", "extent": (2, 5, -1, 8)},
    "mirrored": {"extent": (5, 2, 8, -1)},
}


class Board:
    """An image on a figure, drawn as often as one likes."""

    def __init__(self, cells, **look):
        self.figure = Figure(figsize=(3, 2), dpi=96)
        self.canvas = FigureCanvasAgg(self.figure)
        self.axes = self.figure.add_axes((0.1, 0.1, 0.8, 0.8))
        self.axes.set_axis_off()
        self.image = self.axes.imshow(cells, interpolation="nearest", **look)
        self.axes.autoscale(False)
        self.canvas.draw()

    def seen(self, draw):
        renderer = self.canvas.get_renderer()
        renderer.clear()
        draw(self.image, renderer)
        return np.array(self.canvas.buffer_rgba()).astype(int)

    def differ(self):
        """Return the share of pixels that matplotlib draws in another colour."""
        ours, theirs = self.seen(raster.draw), self.seen(lambda i, r: i.draw(r))
        return (np.abs(ours - theirs).max(axis=2) > 1).mean()


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_an_image_looks_as_matplotlib_draws_it(look):
    assert Board(CELLS, **look).differ() < 0.02


@pytest.mark.parametrize("limits", [(0.0, 1.0), (-1.6, 1.6), (0.2, 0.7), (0.5, 0.5)])
def test_a_number_has_the_colour_that_matplotlib_gives_it(limits):
    numbers = np.random.default_rng(0).normal(size=(9, 9))
    numbers[0, :5] = np.nan, -np.inf, np.inf, *limits
    colours = colormaps["viridis"].with_extremes(bad="red", under="blue", over="grey")
    image = Board(CELLS, cmap=colours, clim=limits).image
    masked = np.ma.masked_invalid(numbers)
    theirs = image.to_rgba(masked, bytes=True)
    assert np.array_equal(raster.colours(image, masked), theirs)
    with_nan = np.where(np.isinf(numbers), np.nan, numbers)
    assert np.array_equal(raster.colours(image, with_nan), theirs)


def test_brightness_goes_from_black_to_white():
    image = Board(CELLS, cmap="gray", vmin=0, vmax=1).image
    light = raster.brightness(image, np.array([0.0, 0.5, 1.0]))
    assert light == pytest.approx([0.0, 0.214, 1.0], abs=0.01)


@pytest.mark.parametrize("cells", [COLOURS, (255 * COLOURS).astype(np.uint8)])
def test_colours_are_the_image_s_own(cells):
    assert Board(cells).differ() < 0.02


def test_what_lies_outside_the_axes_is_cut_off():
    board = Board(CELLS)
    board.axes.set(xlim=(2.2, 6.1), ylim=(5.3, 1.4))
    assert board.differ() < 0.02


def test_cells_without_a_number_stay_empty():
    cells = CELLS.copy()
    cells[2:4] = np.nan
    assert Board(cells).differ() < 0.02


def test_a_large_image_is_thinned_as_matplotlib_thins_it():
    waves = np.sin(np.arange(900) / 60)
    assert Board(np.outer(waves, waves), cmap="gray").differ() < 0.02


@pytest.mark.parametrize(
    "change",
    [
        lambda board: board.image.set_data(CELLS[::-1]),
        lambda board: board.image.set_clim(0, 3),
        lambda board: board.image.set_cmap("gray"),
        lambda board: board.image.set_extent((0, 4, 0, 4)),
        lambda board: board.axes.set_xlim(0, 3),
    ],
)
def test_an_image_that_changes_is_drawn_anew(change):
    board = Board(CELLS)
    before = board.seen(raster.draw)
    change(board)
    assert (board.seen(raster.draw) != before).mean() > 0.1
    assert board.differ() < 0.02


def test_smooth_images_are_left_to_matplotlib():
    board = Board(CELLS)
    board.image.set_interpolation("bilinear")
    assert board.differ() == 0
