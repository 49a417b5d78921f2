"""Accuracy over the width of a hidden layer, and how the inputs vary."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw._picture import Picture

GUESSING = 0.1
TICKS = (1, 4, 16, 64, 256, 1024)


class HiddenSizePicture(Picture):
    """Trained networks by their width, beside the variance in principal components.

    Parameters
    ----------
    pixels : int
        Inputs of the smallest network, and directions in which they can vary.
    """

    size = (9.6, 4.0)

    def __init__(self, pixels: int) -> None:
        self.pixels = pixels
        super().__init__()

    def build(self, figure: Figure) -> None:
        """Lay out both charts."""
        figure.get_layout_engine().set(wspace=0.04)
        accuracy, variance = figure.subplots(1, 2, width_ratios=[1.5, 1])
        self._accuracy(accuracy)
        self._variance(variance)

    def _accuracy(self, axes: Axes) -> None:
        axes.set(title="test digits read rightly", xlabel="hidden units", xscale="log")
        axes.set(ylabel="accuracy", xlim=(0.85, 1400), ylim=(0, 1.04))
        axes.set_xticks(TICKS, [f"{tick:,}" for tick in TICKS])
        axes.minorticks_off()
        axes.set_axisbelow(True)
        axes.grid(color=style.GRID, lw=0.7)
        axes.axhline(GUESSING, color=style.FAINT, lw=1, ls=":")
        axes.text(900, GUESSING + 0.01, "guessing", ha="right", fontsize=9)
        look = {"lw": 2, "ms": 0}
        self.rule = self.moving(axes.axvline(1, color=style.INK, ls="--", lw=1.4))
        self.inside = self.moving(axes.axvline(1, color=style.GREEN, ls="-.", lw=1.6))
        self.mean = self.moving(axes.plot([], [], color=style.BLUE, **look)[0])
        dots = axes.plot([], [], "o", color=style.BLUE, ms=5, mec=style.PAPER)[0]
        self.dots = self.moving(dots)
        ring = {"mfc": "none", "mec": style.ORANGE, "mew": 2.5, "ms": 17, "zorder": 5}
        self.now = self.moving(axes.plot([], [], "o", ls="none", **ring)[0])
        look = {"color": style.PINK, "mec": style.INK, "ms": 11, "zorder": 6}
        self.live = self.moving(axes.plot([], [], "v", ls="none", **look)[0])
        axes.legend(
            [self.dots, self.rule, self.inside, self.live],
            ["one trained network", "number of inputs", "components", "trained here"],
            loc="lower right",
            bbox_to_anchor=(0.96, 0.16),  # between the two places of the rule
            fontsize=9,
            handlelength=1.7,
            facecolor=style.PAPER,
            framealpha=1,
            edgecolor=style.GRID,
        )

    def _variance(self, axes: Axes) -> None:
        axes.set(title="principal components of the pixels", xlabel="components kept")
        axes.set(ylabel="share of the variance", ylim=(0, 1.04))
        axes.set(xlim=(0, self.pixels + 1), xticks=range(0, self.pixels + 1, 16))
        axes.set_axisbelow(True)
        axes.grid(color=style.GRID, lw=0.7)
        self.curve = self.moving(axes.plot([], [], color=style.GREEN, lw=2.2)[0])
        self.cross = self.moving(axes.plot([], [], color=style.INK, lw=1, ls=":")[0])
        look = {"color": style.GREEN, "mec": style.INK, "ms": 9}
        self.kept = self.moving(axes.plot([], [], "D", **look)[0])

    def show(self, result) -> None:
        """Show a ``labs`` hidden size."""
        seeds = result.accuracy.shape[1]
        self.dots.set_data(np.repeat(result.widths, seeds), result.accuracy.ravel())
        means = result.accuracy.mean(axis=1)
        self.mean.set_data(result.widths, means)
        height = np.interp(np.log(result.width), np.log(result.widths), means)
        self.now.set_data([result.width], [height])
        self.rule.set_xdata([result.inputs] * 2)
        self.inside.set_xdata([result.components] * 2)
        shown = result.live is not None and result.live.copies == result.copies
        place = ([result.live.width], [result.live.accuracy]) if shown else ([], [])
        self.live.set_data(*place)
        self.curve.set_data(np.arange(1, len(result.variance) + 1), result.variance)
        kept = result.variance[result.components - 1]
        self.kept.set_data([result.components], [kept])
        self.cross.set_data([0, result.components, result.components], [kept, kept, 0])
