"""A map of numbers at its true size: every cell coloured, few cells also written."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import Colormap, Normalize
from matplotlib.patches import Rectangle

from helpers.draw import style
from helpers.draw._picture import Picture
from helpers.draw.grid import Numbers
from helpers.draw.raster import brightness

BLANKS = {style.GREY: "#ddf0fa", style.SIGNED.name: style.GRID}
"""Colour of a cell of which nothing is left, for the colour map of the others."""

MOST_WRITTEN = 8
"""Maps of more rows are not written out in numbers."""


def short(number: float) -> str:
    """Write a number with three digits that count, at most two behind the point.

    Examples
    --------
    >>> short(3.25), short(-12.375), short(1 / 9), short(4.0), short(float("nan"))
    ('3.25', '-12.4', '0.11', '4', '')
    """
    if np.isnan(number):
        return ""
    if abs(number) >= 1:
        return f"{number:.0f}" if 1000 <= abs(number) < 1e5 else f"{number:.3g}"
    return f"{round(float(number), 2) + 0.0:g}"


class Cells:
    """A map in the corner of an axes, one unit for every cell, moved by ``show``.

    Parameters
    ----------
    picture : Picture
        The picture that draws it.
    axes : Axes
    colours : Colormap
        For the numbers.
    blank : str
        What is written where there is no number (NaN).
    """

    def __init__(
        self, picture: Picture, axes: Axes, colours: Colormap, blank: str = ""
    ) -> None:
        self.axes, self.blank = axes, blank
        self._look: tuple | None = None
        self.image = picture.moving(axes.imshow(np.zeros((2, 2))))
        self.paint(colours)
        self.rim = Rectangle((-0.5, -0.5), 1, 1, fill=False, ec=style.FAINT, lw=0.8)
        axes.add_patch(picture.moving(self.rim))
        self.numbers = Numbers(9.5)
        axes.add_artist(picture.moving(self.numbers))
        axes.spines[:].set_visible(False)

    def paint(self, colours: Colormap) -> None:
        """Take other `colours` from now on."""
        self.image.set_cmap(colours.with_extremes(bad=BLANKS[colours.name]))

    def show(
        self,
        values: np.ndarray,
        limits: tuple[float, float],
        corner: tuple[float, float] = (0.0, 0.0),
    ) -> None:
        """Show `values` between `limits`, the first cell's centre at `corner`."""
        look = values.tobytes(), values.shape, limits, corner, self.image.get_cmap()
        if look == self._look:
            return
        self._look = look
        rows, columns = values.shape
        left, top = corner[0] - 0.5, corner[1] - 0.5
        self.image.set_data(np.ma.masked_invalid(values))
        self.image.set_extent((left, left + columns, top + rows, top))
        self.image.set_norm(Normalize(*limits))
        self.rim.set_bounds(left, top, columns, rows)
        self.numbers.set_visible(max(rows, columns) <= MOST_WRITTEN)
        if self.numbers.get_visible():
            self._write(values, corner)

    def _write(self, values: np.ndarray, corner: tuple[float, float]) -> None:
        self.numbers.show(values, brightness(self.image, values))
        written = (short(number) for number in np.ravel(values))
        self.numbers.texts = [text or self.blank for text in written]
        self.numbers.places = self.numbers.places + np.array(corner)


def frame_of(sides: Sequence[int]) -> dict[str, tuple[float, float]]:
    """Return the limits of an axes in which maps of up to `sides` fit."""
    height, width = sides
    room = 0.03 * max(sides)
    return {
        "xlim": (-0.5 - room, width - 0.5 + room),
        "ylim": (height - 0.5 + room, -0.5 - room),
    }
