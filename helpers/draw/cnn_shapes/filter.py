"""A filter at work on a photograph, down to the nine products of one pixel."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw._picture import Picture
from helpers.draw.grid import NumberGrid


class FilterPicture(Picture):
    """The photograph, the map a filter makes of it, and one pixel taken apart."""

    size = (9.0, 6.4)

    def build(self, figure: Figure) -> None:
        """Lay out photograph and map above window, kernel and products."""
        top, bottom = figure.subfigures(2, 1, height_ratios=[2, 1])
        self.before, self.after = top.subplots(1, 2)
        window, kernel, products = bottom.subplots(1, 3)
        self.photo = self.before.imshow(np.zeros((2, 2)), cmap=style.GREY, vmax=1)
        self.map = self.after.imshow(np.zeros((2, 2)), cmap=style.SIGNED)
        self.before.set_title("input: the photograph")
        self.size_of_map = self.moving(self.after.set_title("output"))
        self.moving(self.map)
        for axes in (self.before, self.after):
            axes.set(xlabel="column (pixels)", ylabel="row (pixels)")
        self.taps = self.moving(_squares(self.before, linewidth=1))
        self.spot = self.moving(_squares(self.after, linewidth=2))
        self.pointable("pixel", self.after)
        self.window = NumberGrid(self, window, (3, 3), "window", signed=False)
        self.kernel = NumberGrid(self, kernel, (3, 3), "× kernel")
        self.products = NumberGrid(self, products, (3, 3), "= nine products")
        self.total = self.moving(products.text(1, 3.0, "", ha="center", va="center"))
        self._image = None

    def show(self, result) -> None:
        """Show a ``labs`` filter result: image, map and one pixel of it."""
        height, width = result.output.shape
        self._photograph(result.image)
        limit = float(np.abs(result.output).max()) or 1.0
        self.map.set_data(result.output)
        self.map.set_extent((-0.5, width - 0.5, height - 0.5, -0.5))
        self.map.set_clim(-limit, limit)
        self.bound("pixel", (-0.5, width - 0.5), (-0.5, height - 0.5))
        self.size_of_map.set_text(f"output, {height} × {width}: point at a pixel")
        rows, columns = result.taps
        places = [(column, row) for row in rows for column in columns]
        self.taps.set_verts([_corners(*place) for place in places])
        self.spot.set_verts([_corners(result.pixel[1], result.pixel[0], reach=1.5)])
        self.window.show(result.window, 1.0)
        self.kernel.show(result.kernel, float(np.abs(result.kernel).max()))
        self.products.show(result.products, float(np.abs(result.products).max()))
        self.total.set_text(f"their sum: {result.total:.2f}")

    def _photograph(self, image: np.ndarray) -> None:
        """Put another photograph into the background."""
        if image is self._image:
            return
        self._image = image
        height, width = image.shape
        self.photo.set_data(image)
        self.photo.set_extent((-0.5, width - 0.5, height - 0.5, -0.5))
        for axes in (self.before, self.after):
            axes.set(xlim=(-2.5, width + 1.5), ylim=(height + 1.5, -2.5))
        self.refresh()


def _squares(axes: Axes, linewidth: float) -> PolyCollection:
    squares = PolyCollection(
        [], facecolor="none", edgecolor=style.PINK, linewidth=linewidth
    )
    return axes.add_collection(squares)


def _corners(
    column: float, row: float, reach: float = 0.5
) -> list[tuple[float, float]]:
    left, right = column - reach, column + reach
    top, bottom = row - reach, row + reach
    return [(left, top), (right, top), (right, bottom), (left, bottom)]
