"""A photograph after its axes were moved: planes, picture and memory."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw.cnn_shapes.colour import ColourPicture
from helpers.draw.grid import NumberGrid
from helpers.draw.words import Words

COLORS = ("red", "green", "blue")

SIDE = 146
"""Side of every image, in pixels of the page."""

LEFTS = (46, 218, 374, 530, 706)
ROW, BAR, CELLS = 282, 160, 16
"""Lower ends of images, memory and cells, in pixels of the page."""

EDGE, CELL = 60, 65
"""Left end of memory and cells, and width of a cell, in pixels of the page."""


class AxisOrderPicture(ColourPicture):
    """The photograph, its three planes as they are read, and where they lie."""

    size = (9.0, 5.1)

    def build(self, figure: Figure) -> None:
        """Lay out five images above the memory and twelve of its numbers."""
        figure.set_layout_engine("none")
        photo = self._axes(LEFTS[0], ROW + SIDE / 4, SIDE, SIDE * 3 / 4)
        *planes, whole = (self._axes(left, ROW, SIDE, SIDE) for left in LEFTS[1:])
        self.photo = self.moving(photo.imshow(np.zeros((2, 2, 3))))
        self.planes = [
            self.moving(axes.imshow(np.zeros((2, 2)), cmap=style.GREY, vmin=0, vmax=1))
            for axes in planes
        ]
        self.whole = self.moving(whole.imshow(np.zeros((2, 2, 3))))
        self.spots = [self._squares(axes) for axes in (photo, *planes)]
        self.pointable("pixel", photo)
        for axes in (*planes, whole):
            axes.set(xticks=[], yticks=[])
            axes.spines[:].set_visible(False)
        photo.set(xlabel="column (pixels)", ylabel="row (pixels)")
        photo.set_title("x, the photograph")
        self._build_memory()
        page = self._axes(0, 0, *np.multiply(self.size, style.DPI))
        page.set(xlim=(0, self.size[0] * style.DPI), ylim=(0, self.size[1] * style.DPI))
        page.set_axis_off()
        self.titles, self.code, self.names, self.line = (
            page.add_artist(self.moving(Words(size)))
            for size in (10.5, 13.0, 9.5, 11.0)
        )
        self._shown = self._shape = self._tuned = None

    def show(self, result) -> None:
        """Show a ``labs`` axis order result."""
        self._tune_to(result)
        self._show_photograph(result)
        whole = np.moveaxis(result.planes, 0, -1)
        rows, columns = whole.shape[:2]
        extent = (-0.5, columns - 0.5, rows - 0.5, -0.5)
        for image, values in zip(
            (*self.planes, self.whole), (*result.planes, whole), strict=True
        ):
            image.set_data(values)
            image.set_extent(extent)
        self.spots[0].set_verts([_corners(*result.pixel)])
        for number, spots in enumerate(self.spots[1:]):
            here = result.marks[result.marks[:, 0] == number]
            spots.set_verts([_corners(row, column) for _, row, column in here])
        self.layout.set_data(result.layout)
        self.places.set_segments(
            [[(x, y - 0.5), (x, y + 0.5)] for y, x in enumerate(result.places)]
        )
        self.cells.show(result.strip[None], 1.0)
        inside = result.places[result.places < result.start + len(result.strip)]
        self.own.set_verts([_corners(0, x - result.start, 0.5) for x in inside])
        self._show_words(result)

    def _tune_to(self, result) -> None:
        """Choose colours for the photograph and for what was made of it."""
        if result.image is self._shown and result.way == self._tuned:
            return
        self._tuned = result.way
        whole = np.moveaxis(result.planes, 0, -1)
        self.tune(np.concatenate([result.image, whole.reshape(result.image.shape)]))

    def _show_photograph(self, result) -> None:
        if result.image is self._shown:
            return
        self._shown = result.image
        self.photo.set_data(result.image)
        if result.image.shape == self._shape:
            return
        self._shape = result.image.shape
        height, width = self._shape[:2]
        self.photo.set_extent((-0.5, width - 0.5, height - 0.5, -0.5))
        self.photo.axes.set(xlim=(-0.5, width - 0.5), ylim=(height - 0.5, -0.5))
        for image in (*self.planes, self.whole):
            image.axes.set(xlim=(-0.5, width - 0.5), ylim=(width - 0.5, -0.5))
        self.layout.set_extent((0, result.image.size, 2.5, -0.5))
        self.refresh()

    def _build_memory(self) -> None:
        memory = self._axes(EDGE, BAR, 12 * CELL, 58)
        self.layout = self.moving(
            memory.imshow(np.zeros((3, 2)), cmap="gray_r", vmin=0, vmax=1)
        )
        memory.set_aspect("auto")
        memory.set(yticks=range(3), yticklabels=COLORS, ylim=(2.5, -0.5))
        memory.set(xlabel="place in memory (numbers)")
        memory.set_title(
            "the colours in memory (black: all numbers, grey: a third), and the pixel"
        )
        marks = LineCollection([], color=style.PINK, linewidth=2.5)
        self.places = self.moving(memory.add_collection(marks))
        cells = self._axes(EDGE, CELLS, 12 * CELL, 30)
        self.cells = NumberGrid(self, cells, (1, 12), signed=False)
        cells.set_aspect("auto")
        self.own = self._squares(cells)

    def _show_words(self, result) -> None:
        names = ["y[:, :, {}]" if result.way == "x" else "y[{}]"] * 3
        titles = [
            f"{name.format(number)} as {color}"
            for number, (name, color) in enumerate(zip(names, COLORS, strict=True))
        ]
        tops = [(left + SIDE / 2, ROW + SIDE + 20) for left in LEFTS[1:]]
        self.titles.show([*titles, "put together"], tops)
        middle = self.size[0] * style.DPI / 2
        code = f"y = {result.way}          y.shape is {result.shape}"
        self.code.show([code], [(middle, 484)])
        first = EDGE + CELL / 2
        cells = [(first + CELL * n, CELLS + 47) for n in range(len(result.strip))]
        self.names.show(result.strip_colors, cells)
        line = f"{len(result.strip)} numbers in a row, from place {result.start:,} on"
        self.line.show([line], [(middle, CELLS + 76)])

    def _axes(self, left: float, bottom: float, width: float, height: float) -> Axes:
        page = np.multiply(self.size, style.DPI)
        box = (*((left, bottom) / page), *((width, height) / page))
        return self.figure.add_axes(box)

    def _squares(self, axes: Axes) -> PolyCollection:
        squares = PolyCollection(
            [], facecolor="none", edgecolor=style.PINK, linewidth=1.8
        )
        return self.moving(axes.add_collection(squares))


def _corners(row: float, column: float, reach: float = 1.5) -> list[tuple]:
    """Return the corners of a square around a pixel."""
    left, right = column - reach, column + reach
    top, bottom = row - reach, row + reach
    return [(left, top), (right, top), (right, bottom), (left, bottom)]
