"""A penalty over one weight, and over two between the ellipses of a loss."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw._picture import Picture
from helpers.draw.words import Words

REACH = 2.2
"""The axes of weights go from minus this to this."""
HIGHEST = 6.0
BELOW = {
    "loc": "upper center",
    "bbox_to_anchor": (0.5, -0.13),
    "frameon": False,
    "fontsize": 9,
}
"""Where legends stand: what moves is drawn over them otherwise."""


class TwoShapesPicture(Picture):
    """Curves over one weight on the left, shapes over two weights on the right.

    Parameters
    ----------
    ellipses : int
        How many losses have an ellipse of their own.
    """

    size = (9.4, 4.9)

    def __init__(self, ellipses: int) -> None:
        self.count = ellipses
        super().__init__()

    def build(self, figure: Figure) -> None:
        """Lay out one weight beside two."""
        one, two = figure.subplots(1, 2, width_ratios=[1, 1.12])
        self._one(one)
        self._two(two)

    def _one(self, axes: Axes) -> None:
        axes.set(title="weight 1 alone", xlabel="weight 1", ylabel="loss")
        axes.set(xlim=(-REACH, REACH), ylim=(0, HIGHEST), xticks=range(-2, 3))
        axes.axvline(0, color=style.GRID, lw=1)
        looks = (
            ("loss", style.BLUE, "--"),
            ("penalty", style.ORANGE, ":"),
            ("sum of both", style.INK, "-"),
        )
        self.loss, self.penalty, self.total = (
            self.moving(axes.plot([], [], ls=ls, color=color, label=label)[0])
            for label, color, ls in looks
        )
        self.alone_free = self.moving(
            axes.plot([], [], "x", color=style.BLUE, ms=9, mew=2.5, clip_on=False)[0]
        )
        self.alone = self.moving(
            axes.plot([], [], "o", color=style.GREEN, ms=10, mew=2.5, zorder=4)[0]
        )
        axes.legend(**BELOW, ncols=3)

    def _two(self, axes: Axes) -> None:
        axes.set(title="drag the ×; hollow: a weight is exactly 0", xlabel="weight 1")
        axes.set(ylabel="weight 2", xlim=(-REACH, REACH), ylim=(-REACH, REACH))
        axes.set(xticks=range(-2, 3), yticks=range(-2, 3), aspect="equal")
        axes.axhline(0, color=style.GRID, lw=1)
        axes.axvline(0, color=style.GRID, lw=1)
        self.ellipses = self.moving(axes.plot([], [], color=style.SKY, lw=1)[0])
        self.shape = self.moving(
            axes.fill([], [], fc=(style.YELLOW, 0.4), ec=style.ORANGE, lw=2)[0]
        )
        self.touching = self.moving(axes.plot([], [], "--", color=style.BLUE)[0])
        self.path = self.moving(axes.plot([], [], color=style.GREEN, lw=2.4)[0])
        self.free = self.moving(
            axes.plot([], [], "x", color=style.BLUE, ms=11, mew=3, clip_on=False)[0]
        )
        self.best = self.moving(
            axes.plot([], [], "o", color=style.GREEN, ms=11, mew=2.5, zorder=5)[0]
        )
        self.words = axes.add_artist(self.moving(Words(10.0, weight="bold")))
        axes.legend(
            [self.free, self.best, self.touching, self.shape],
            ["least loss", "least sum", "same loss", "same penalty"],
            **BELOW,
            ncols=4,
            handlelength=1.5,
            columnspacing=1.2,
        )
        self.pointable("free", axes, drag=True)

    def show(self, result) -> None:
        """Show a ``labs`` result of two shapes."""
        for line, heights in (
            (self.loss, result.loss),
            (self.penalty, result.penalty),
            (self.total, result.loss + result.penalty),
        ):
            line.set_data(result.spots, heights)
        self.alone_free.set_data([result.free[0]], [0])
        total = result.loss + result.penalty
        height = np.interp(result.alone, result.spots, total)
        self.alone.set_data([result.alone], [height])
        _hollow(self.alone, result.alone == 0)
        self._show_two(result)

    def _show_two(self, result) -> None:
        gaps = np.full((self.count, 1, 2), np.nan)
        strokes = np.concatenate([result.ellipses, gaps], axis=1)
        self.ellipses.set_data(*strokes.reshape(-1, 2).T)
        self.touching.set_data(*result.touching.T)
        self.shape.set_xy(result.shape)
        self.path.set_data(*result.path.T)
        self.free.set_data(*result.free[:, None])
        self.best.set_data(*result.best[:, None])
        _hollow(self.best, result.zero.any())
        names = [f"weight {n} = 0" for n, zero in enumerate(result.zero, 1) if zero]
        below = result.best[1] - 0.16 if result.free[1] >= 0 else result.best[1] + 0.42
        self.words.show([", ".join(names)] if names else [], [(0, below)] * bool(names))


def _hollow(line, hollow: bool) -> None:
    """Make a marker hollow, which says that something is exactly 0."""
    line.set_markerfacecolor(style.PAPER if hollow else style.GREEN)
