"""A photograph after its axes were moved: planes, picture and memory."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw.cnn_shapes.colour import ColourPicture
from helpers.draw.cnn_shapes.words import Words
from helpers.draw.grid import NumberGrid

COLORS = ("red", "green", "blue")

SIDE = 146
"""Side of every image, in pixels of the page."""

LEFTS = (46, 218, 374, 530, 706)
ROW, BAR, CELLS = 306, 160, 20
"""Lower ends of images, memory and cells, in pixels of the page."""

CELL = 62
"""Width of a cell, in pixels of the page."""


class AxisOrderPicture(ColourPicture):
    """The photograph, its three planes as they are read, and where they lie."""

    size = (9.0, 5.4)

    def build(self, figure: Figure) -> None:
        """Lay out five images above the memory and twelve of its numbers."""
        figure.set_layout_engine("none")
        views = [self._axes(left, ROW, SIDE, SIDE) for left in LEFTS]
        photo, *planes, whole = views
        self.photo = photo.imshow(np.zeros((2, 2, 3)))
        self.planes = [
            self.moving(
                axes.imshow(np.zeros((2, 2)), cmap=style.GREY, vmin=0, vmax=1)
            )
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
        self.titles, self.code, self.names = (
            page.add_artist(self.moving(Words(size))) for size in (11.0, 13.0, 9.5)
        )
        self._shown = None

    def show(self, result) -> None:
        """Show a ``labs`` axis order result."""
        self._background_of(result)
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

    def _background_of(self, result) -> None:
        if result.image is self._shown:
            return
        self._shown = result.image
        self.tune(result.image)
        height, width = result.image.shape[:2]
        self.photo.set_data(result.image)
        self.photo.set_extent((-0.5, width - 0.5, height - 0.5, -0.5))
        for axes in (self.photo.axes, *(image.axes for image in self.planes)):
            axes.set(xlim=(-0.5, width - 0.5), ylim=(width - 0.5, -0.5))
        self.whole.axes.set(xlim=(-0.5, width - 0.5), ylim=(width - 0.5, -0.5))
        self.layout.set_extent((0, result.image.size, 2.5, -0.5))
        self.refresh()
