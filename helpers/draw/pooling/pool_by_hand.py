"""An input, its max and its average pooling, and one window taken apart."""

import numpy as np
from matplotlib import colormaps
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from helpers.draw import style
from helpers.draw._picture import Picture
from helpers.draw.pooling.cells import MOST_WRITTEN, Cells, frame_of
from helpers.draw.words import Words

LARGEST_WINDOW = 4
LEFTS, SIDE = (0.06, 0.385, 0.715), 0.27
"""Where the columns of maps begin and how wide they are, in shares of the width."""
BOTTOMS, HEIGHT = (0.55, 0.06), 0.37
WINDOW = (0.02, 0.25, 0.155, 0.2125)
"""Left, bottom, width and height of the window taken apart."""
TITLES, NOTE = (0.985, 0.497), 0.028
"""Upper ends of the titles above both rows; how far below them a note begins."""
WORDS = [(0.185, 0.452), (0.02, 0.205)]
"""Where the words beside and below the window begin."""


class PoolByHandPicture(Picture):
    """Above: input and two pooled maps. Below: one window, and what counts."""

    size = (9.4, 6.86)

    def build(self, figure: Figure) -> None:
        """Lay out three maps above a window and two maps of the input."""
        figure.set_layout_engine("none")
        places = [(left, bottom) for bottom in BOTTOMS for left in LEFTS]
        where = [(*place, SIDE, HEIGHT) for place in places]
        where[3] = WINDOW
        axes = [figure.add_axes(box) for box in where]
        self.input = self._map(axes[0])
        self.pair = self.maximum, self.average = [self._map(a) for a in axes[1:3]]
        self.lower = self.by_max, self.by_average = [self._map(a) for a in axes[4:]]
        self.window = Cells(self, axes[3], style.SIGNED, blank="pad")
        axes[3].set(xticks=[], yticks=[], **frame_of((LARGEST_WINDOW,) * 2))
        axes[0].set(xlabel="column (cells)", ylabel="row (cells)")
        self.window_frame, *self.frames = (self._frame(one) for one in axes[:3])
        self.rings = [self._ring(axes[0], 26), self._ring(axes[3], 25)]
        for pooled in self.pair:
            self.pointable("cell", pooled.axes)
        self._write(figure.add_axes((0, 0, 1, 1)))
        self._sides = None

    def show(self, result) -> None:
        """Show a ``labs`` pooled input."""
        self._fit(result.image.shape)
        limits = self._colours(result.image)
        maps = (result.image, result.maximum, result.average)
        for cells, values in zip((self.input, *self.pair), maps, strict=True):
            cells.show(values, limits)
        rows, columns = result.maximum.shape
        self.bound("cell", (-0.5, columns - 0.5), (-0.5, rows - 0.5))
        self._take_apart(result, limits)
        self._below(result, limits)
        self._tell(result)

    def _map(self, axes: Axes) -> Cells:
        axes.tick_params(length=0, pad=2, labelsize=8)
        return Cells(self, axes, style.SIGNED)

    def _frame(self, axes: Axes) -> Rectangle:
        frame = Rectangle((0, 0), 1, 1, fill=False, ec=style.PINK, zorder=4)
        return axes.add_patch(self.moving(frame))

    def _ring(self, axes: Axes, size: float) -> Line2D:
        ring = axes.plot([], [], "o", mfc="none", mec=style.PINK, mew=1.8, ms=size)[0]
        return self.moving(ring)

    def _write(self, axes: Axes) -> None:
        """Put an invisible page over the picture, for titles and words."""
        axes.set_axis_off()
        axes.set(xlim=(0, 1), ylim=(0, 1))
        self.titles, self.notes = Words(10.5), Words(9)
        self.words = Words(9, align="left")
        for words in (self.titles, self.notes, self.words):
            axes.add_artist(self.moving(words))

    def _fit(self, sides: tuple[int, int]) -> None:
        """Make room for inputs of other `sides`."""
        if sides == self._sides:
            return
        self._sides = sides
        few = sides[0] <= MOST_WRITTEN
        ticks = range(0, sides[0], 1 if few else sides[0] // 4)
        for cells in (self.input, *self.pair, *self.lower):
            cells.axes.set(xticks=ticks, yticks=ticks, **frame_of(sides))
        self.rings[0].set_markersize(26 if few else 7)
        for frame in (self.window_frame, *self.frames):
            frame.set_linewidth(2.2 if few else 1.2)
        self.refresh()

    def _colours(self, image: np.ndarray) -> tuple[float, float]:
        """Choose grey for a photograph, blue and orange for numbers."""
        photograph = len(image) > MOST_WRITTEN
        colours = colormaps[style.GREY] if photograph else style.SIGNED
        for cells in (self.input, *self.pair, self.window):
            cells.paint(colours)
        peak = float(np.abs(image).max()) or 1.0
        return (0.0, 1.0) if photograph else (-1.6 * peak, 1.6 * peak)

    def _take_apart(self, result, limits: tuple[float, float]) -> None:
        """Frame the cell and its window, and ring the winner."""
        side = len(result.window)
        row, column = result.cell
        for frame in self.frames:
            frame.set_bounds(column - 0.5, row - 0.5, 1, 1)
        top, left = result.corner
        bottom, right = np.minimum((top + side, left + side), result.image.shape) - 0.5
        x, y = max(left, 0) - 0.5, max(top, 0) - 0.5
        self.window_frame.set_bounds(x, y, right - x, bottom - y)
        down, across = result.winner
        self.rings[0].set_data([left + across], [top + down])
        shift = (LARGEST_WINDOW - side) / 2
        self.window.show(result.window, limits, corner=(shift, shift))
        self.rings[1].set_data([across + shift], [down + shift])

    def _below(self, result, limits: tuple[float, float]) -> None:
        """Show what of the input counts, or the gradients that come back to it."""
        grads = (result.max_grad, result.average_grad)
        peak = 1.3 * float(np.max(grads))
        for cells, grad in zip(self.lower, grads, strict=True):
            if result.gradient:
                cells.paint(style.SIGNED)
                cells.show(grad, (-peak, peak))
            else:
                cells.paint(self.input.image.cmap)
                cells.show(np.where(grad > 0, result.image, np.nan), limits)

    def _tell(self, result) -> None:
        """Write the titles, the notes below them and the words at the window."""
        (height, width), (rows, columns) = result.image.shape, result.maximum.shape
        pooled = f"{rows} × {columns}"
        titles = [f"input, {height} × {width}", f"max, {pooled}", f"average, {pooled}"]
        notes = ["framed: the window", "point at a cell", "point at a cell"]
        middles = [left + SIDE / 2 for left in LEFTS]
        places = [(x, TITLES[0]) for x in middles]
        places += [(x, TITLES[1]) for x in middles[1:]]
        below = _of_gradients() if result.gradient else _of_what_counts(result)
        self.titles.show([*titles, *below[0]], places)
        self.notes.show([*notes, *below[1]], np.array(places) - [0, NOTE])
        self.words.show(["\n".join(lines) for lines in result.words], WORDS)


def _of_gradients() -> tuple[list[str], list[str]]:
    """Return titles and notes of the two maps below when they show gradients."""
    titles = ["gradient through max", "gradient through the average"]
    return titles, ["every output sends its winner 1", "every output spreads 1 evenly"]


def _of_what_counts(result) -> tuple[list[str], list[str]]:
    """Return titles and notes of the two maps below when they show the input."""
    numbers = f"{result.image.size:,} numbers"
    return ["counts for max", "counts for the average"], [
        f"{result.kept:,} of {numbers}; blank: thrown away",
        f"{result.seen:,} of {numbers}, but mixed",
    ]
