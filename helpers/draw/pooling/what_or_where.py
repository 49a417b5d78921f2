"""A piece on a board, what a pooling leaves of it, and what two networks say."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from helpers.draw import style
from helpers.draw._picture import Picture
from helpers.draw.grid import Numbers
from helpers.draw.raster import brightness
from helpers.draw.words import Words

SIDE, FIELDS = 20, 4
FIRST, FIELD = 1.5, 4
"""Upper left corner of the first square, and the side of a square, in pixels."""
PIECES = ("cross", "plus")
FILES, RANKS = "abcd", "4321"

HIGHEST = 1.32
"""Upper end of the accuracy's axis, with room for the legend."""

LOOKS = (
    {"color": style.BLUE, "marker": "o", "ls": "-", "label": "which piece?"},
    {"color": style.ORANGE, "marker": "s", "ls": "--", "label": "which square?"},
)


def square_name(square: int) -> str:
    """Name a square as in chess: files a to d, ranks 4 to 1 from the top."""
    row, column = divmod(square, FIELDS)
    return FILES[column] + RANKS[row]


class WhatOrWherePicture(Picture):
    """The board, the pooled map, both answers, and accuracy by pooling window."""

    size = (9.6, 5.6)

    def build(self, figure: Figure) -> None:
        """Lay out board and map over both answers, and the curves beside them."""
        grid = figure.add_gridspec(2, 3, width_ratios=[1, 1, 1.35])
        self._board(figure.add_subplot(grid[0, 0]))
        self._map(figure.add_subplot(grid[0, 1]))
        self._piece(figure.add_subplot(grid[1, 0]))
        self._square(figure.add_subplot(grid[1, 1]))
        self.curves = figure.add_subplot(grid[:, 2])
        self.cursor = self.moving(
            self.curves.axvline(0, 0, 1.2 / HIGHEST, color=style.PINK, lw=2)
        )
        self.gauges = Words(10, weight="bold")
        self.curves.add_artist(self.moving(self.gauges))
        self._drawn = False

    def _board(self, axes: Axes) -> None:
        axes.set_title("board: point at a square")
        self.image = self._pixels(axes)
        middles = FIRST + FIELD * (np.arange(FIELDS) + 0.5)
        axes.set_xticks(middles, FILES)
        axes.set_yticks(middles, RANKS)
        self.pointable("place", axes)

    def _map(self, axes: Axes) -> None:
        axes.set_title("strongest map, pooled")
        self.pooled = self._pixels(axes)
        self.pooled.set_extent((1, SIDE - 1, SIDE - 1, 1))
        axes.set(xticks=[], yticks=[])

    def _pixels(self, axes: Axes):
        """Show an image over the board's pixels, with the borders of its squares."""
        extent = (0, SIDE, SIDE, 0)
        image = axes.imshow(
            np.zeros((2, 2)), cmap=style.GREY, vmin=-1, vmax=0, extent=extent
        )
        axes.set(xlim=(0, SIDE), ylim=(SIDE, 0))
        axes.tick_params(length=0)
        axes.spines[:].set_visible(True)
        ends = FIRST + FIELD * np.arange(FIELDS + 1)
        low, high = ends[0], ends[-1]
        lines = [[(x, low), (x, high)] for x in ends]
        lines += [[(low, y), (high, y)] for y in ends]
        borders = LineCollection(lines, colors=style.SKY, linewidths=0.8)
        self.moving(image)
        self.moving(axes.add_collection(borders))
        return image

    def _piece(self, axes: Axes) -> None:
        axes.set(title="which piece? (cat or dog?)", xlabel="probability")
        axes.set(xlim=(0, 1.3), ylim=(1.6, -0.6), xticks=[0, 0.5, 1])
        axes.set_yticks(range(2), PIECES)
        bars = axes.barh(
            [0, 1], [0, 0], height=0.6, color=style.BLUE, alpha=style.SHEER
        )
        self.bars = [self.moving(bar) for bar in bars]
        self.shares = Words(10, align="left")
        axes.add_artist(self.moving(self.shares))

    def _square(self, axes: Axes) -> None:
        axes.set_title("which square? (chess)")
        blank = np.zeros((FIELDS, FIELDS))
        self.heat = self.moving(axes.imshow(blank, cmap=style.SHARE, vmin=0, vmax=1))
        axes.set_xticks(range(FIELDS), FILES)
        axes.set_yticks(range(FIELDS), RANKS)
        axes.tick_params(length=0)
        axes.spines[:].set_visible(False)
        axes.set_xlabel("% each; frame: the true one")
        self.percents = Numbers(9.5)
        axes.add_artist(self.moving(self.percents))
        frame = Rectangle((0, 0), 1, 1, fill=False, ec=style.ORANGE, lw=3, zorder=6)
        self.truth = self.moving(axes.add_patch(frame))

    def show(self, result) -> None:
        """Show a ``labs`` board: image, map, answers, and the place on the curves."""
        if not self._drawn:
            self._curves(result)
        self.image.set_data(-result.image)
        self.pooled.set_data(-result.pooled / (result.pooled.max() or 1.0))
        self._answer(result)
        column = result.windows.index(result.window)
        self.cursor.set_xdata([column, column])
        means = result.accuracy[:, column].mean(axis=1)
        self._gauge(column, *means)

    def _answer(self, result) -> None:
        """Show both answers as probabilities."""
        for bar, share in zip(self.bars, result.says_piece, strict=True):
            bar.set_width(share)
        texts = [f"{share:.0%}" for share in result.says_piece]
        places = [(share + 0.03, y - 0.15) for y, share in enumerate(result.says_piece)]
        self.shares.show(texts, places)
        self.heat.set_data(result.says_square)
        shades = brightness(self.heat, result.says_square)
        self.percents.show(100 * result.says_square, shades, decimals=0)
        row, column = divmod(result.square, FIELDS)
        self.truth.set_xy((column - 0.5, row - 0.5))

    def _gauge(self, column: int, what: float, where: float) -> None:
        """Write both accuracies beside their points."""
        aside = 0.45 if column == 0 else -0.45
        low = where + 0.02 if where < 0.9 else 0.95
        places = [(column, 1.09), (column + aside, low)]
        self.gauges.show([f"{what:.0%}", f"{where:.0%}"], places)

    def _curves(self, result) -> None:
        """Draw what never changes, once it is known."""
        self._drawn = True
        axes, windows = self.curves, range(len(result.windows))
        axes.set(title="answered rightly, 500 test boards", ylabel="accuracy")
        axes.set(
            xlim=(-0.4, len(windows) - 0.6),
            ylim=(0, HIGHEST),
            yticks=np.linspace(0, 1, 6),
        )
        names = [f"{w}×{w}" for w in result.windows]
        names[0], names[-1] = "none", "global"
        axes.set_xticks(windows, names)
        axes.grid(color=style.GRID)
        for look, runs, chance in zip(
            LOOKS, result.accuracy, result.chance, strict=True
        ):
            axes.plot(windows, runs.mean(axis=1), **look)
            axes.axhline(chance, color=look["color"], lw=1, ls=(0, (1, 2)))
        axes.legend(loc="upper center", ncols=2, frameon=False, borderpad=0)
        axes.set_xlabel("pooling window (pixels); dotted: guessing")
        self.refresh()
