"""A colour photograph in three planes, and one filter with a slice for each."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw.cnn_shapes.colour import ColourPicture
from helpers.draw.grid import NumberGrid
from helpers.draw.words import Words

COLORS = ("red", "green", "blue")

SIDE = 132
"""Side of every image, in pixels of the page."""

LEFTS = (46, 208, 356, 504, 694)
BOTTOMS = (408, 230, 52)
"""Left and lower ends of the images, in pixels of the page."""

ONE = """one filter:
3·3·3 = 27 weights
and one bias

its three maps are
added up to one"""


class ChannelsPicture(ColourPicture):
    """Planes above, slices of the filter below them, then their maps and the sum."""

    size = (9.0, 5.9)

    def build(self, figure: Figure) -> None:
        """Lay out five columns: photograph, red, green, blue, output."""
        figure.set_layout_engine("none")
        photo, output = self._axes(0, 0), self._axes(4, 2)
        planes, slices, maps = (
            [self._axes(column, row) for column in (1, 2, 3)] for row in range(3)
        )
        self.photo = self.moving(photo.imshow(np.zeros((2, 2, 3))))
        self.planes = [
            self.moving(axes.imshow(np.zeros((2, 2)), cmap=style.GREY, vmin=0, vmax=1))
            for axes in planes
        ]
        self.slices = [NumberGrid(self, axes, (3, 3)) for axes in slices]
        self.maps = [
            self.moving(axes.imshow(np.zeros((2, 2)), cmap=style.SIGNED))
            for axes in (*maps, output)
        ]
        self.windows = [self._square(axes) for axes in (photo, *planes)]
        self.spots = [self._square(axes) for axes in (*maps, output)]
        for axes in (*maps, output):
            self.pointable("pixel", axes)
        for axes, color in zip((*planes, *slices), COLORS * 2, strict=True):
            axes.set_title(
                f"{color} plane" if axes in planes else f"⊛ slice for {color}"
            )
        for axes in (*planes, *slices, *maps):
            axes.set(xticks=[], yticks=[])
        for axes in (photo, output):
            axes.set(xlabel="column (pixels)")
        photo.set_ylabel("row (pixels)")
        photo.set_title("photograph")
        output.yaxis.tick_right()
        self._annotate(figure)
        self._shown = self._shape = None

    def show(self, result) -> None:
        """Show a ``labs`` channels result."""
        self._show_photograph(result)
        maps = [*np.moveaxis(result.parts, -1, 0), result.output]
        limit = float(np.quantile(np.abs(maps), 0.998))
        for image, values in zip(self.maps, maps, strict=True):
            image.set_data(values)
            image.set_clim(-(limit or 1.0), limit or 1.0)
        full = float(np.abs(result.kernel).max())
        for channel, grid in enumerate(self.slices):
            grid.show(result.kernel[:, :, channel], full)
        row, column = result.pixel
        for square in self.windows:
            square.set_verts([_corners(column + 1, row + 1)])
        for square in self.spots:
            square.set_verts([_corners(column, row)])
        self._show_words(result)

    def _show_photograph(self, result) -> None:
        if result.image is self._shown:
            return
        self._shown = result.image
        self.tune(result.image)
        self.photo.set_data(result.image)
        for channel, plane in enumerate(self.planes):
            plane.set_data(result.image[:, :, channel])
        if result.image.shape == self._shape:
            return
        self._shape = result.image.shape
        height, width = self._shape[:2]
        rows, columns = result.output.shape
        for image in (self.photo, *self.planes):
            image.set_extent((-0.5, width - 0.5, height - 0.5, -0.5))
        for image in self.maps:
            image.set_extent((-0.5, columns - 0.5, rows - 0.5, -0.5))
        self.refresh()

    def _show_words(self, result) -> None:
        titles = [
            f"from {color}: {part:.2f}"
            for color, part in zip(COLORS, result.addends, strict=True)
        ]
        titles = [*titles, f"output: {result.total:.2f}"]
        places = [(left + SIDE / 2, BOTTOMS[2] + SIDE + 18) for left in LEFTS[1:]]
        self.titles.show([title.replace("-", "−") for title in titles], places)
        bias = f"{result.bias:.2f}".replace("-", "−")
        self.signs.show(
            [
                f"filter {result.number + 1} of {result.filters}\n"
                f"kernel {(*result.kernel.shape, result.filters)}\n"
                "height, width, in, out",
                f"at row {result.pixel[0]},\ncolumn {result.pixel[1]}:",
                f"+ bias\n{bias}\n=",
            ],
            [(LEFTS[0] + SIDE / 2, 325), (LEFTS[0] + SIDE / 2, 135), (665, 142)],
        )

    def _annotate(self, figure: Figure) -> None:
        page = figure.add_axes((0, 0, 1, 1))
        page.set(xlim=(0, self.size[0] * style.DPI), ylim=(0, self.size[1] * style.DPI))
        page.set_axis_off()
        for left in LEFTS[2:4]:
            page.text(left - 8, BOTTOMS[2] + SIDE / 2, "+", ha="center", fontsize=13)
        where = (LEFTS[4] + SIDE / 2, BOTTOMS[1] + SIDE / 2)
        page.text(*where, ONE, ha="center", va="center", fontsize=10)
        self.titles = page.add_artist(self.moving(Words(11.0)))
        self.signs = page.add_artist(self.moving(Words(10.0)))

    def _axes(self, column: int, row: int) -> Axes:
        width, height = np.multiply(self.size, style.DPI)
        left, bottom = LEFTS[column], BOTTOMS[row]
        box = (left / width, bottom / height, SIDE / width, SIDE / height)
        return self.figure.add_axes(box)

    def _square(self, axes: Axes) -> PolyCollection:
        square = PolyCollection(
            [], facecolor="none", edgecolor=style.PINK, linewidth=1.8
        )
        return self.moving(axes.add_collection(square))


def _corners(column: float, row: float) -> list[tuple[float, float]]:
    """Return the corners of a square of 3 × 3 pixels around a pixel."""
    left, right = column - 1.5, column + 1.5
    top, bottom = row - 1.5, row + 1.5
    return [(left, top), (right, top), (right, bottom), (left, bottom)]
