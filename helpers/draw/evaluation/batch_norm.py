"""What goes through a deep network, with batch normalization and without."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw._picture import Picture

LOWEST, HIGHEST = 1e-7, 1e5
"""Ends of the axis; what lies beyond lies on its end."""
FULL = 0.2
"""The share that gets the brightest colour."""
OVER = {"batch": "batch norm", "features": "over the units"}

LOOKS = (
    ("without batch norm", style.ORANGE, "s--", 5.0),
    ("training", style.BLUE, "o-", 6.5),
    ("inference", style.GREEN, "^:", 5.0),
)


class BatchNormPicture(Picture):
    """The distance of the digits layer by layer, and two maps of all sums.

    Parameters
    ----------
    layers : int
    limit : float
        The maps reach from ``-limit`` to ``limit``.
    """

    size = (9.8, 4.2)

    def __init__(self, layers: int, limit: float) -> None:
        self.layers, self.limit = np.arange(1, layers + 1), limit
        super().__init__()

    def build(self, figure: Figure) -> None:
        """Lay out the curves beside the two maps."""
        figure.set_layout_engine("none")
        self._curves(figure.add_axes((0.08, 0.21, 0.33, 0.71)))
        maps = [figure.add_axes((left, 0.21, 0.205, 0.71)) for left in (0.475, 0.71)]
        self.images = [self._map(axes) for axes in maps]
        maps[0].set(title="sums without batch norm", ylabel="sum of a unit")
        maps[1].set_yticklabels([])
        self.with_norm = maps[1]
        bar = figure.colorbar(
            self.images[0], cax=figure.add_axes((0.928, 0.21, 0.012, 0.71))
        )
        bar.set_ticks([0, 0.1, FULL], labels=["0", "10%", "20%+"])
        bar.outline.set_visible(False)
        bar.ax.set_title("share", fontsize=9)
        self._named = ("", "")

    def _curves(self, axes: Axes) -> None:
        axes.set(title="distance of the digits in a unit", xlabel="layer")
        axes.set_ylabel("standard deviation (log)")
        axes.set(yscale="log", ylim=(LOWEST, HIGHEST), xlim=(0, self.layers[-1] + 1))
        axes.set_yticks([1e-6, 1e-4, 1e-2, 1, 1e2, 1e4])
        axes.set_xticks([1, 5, 10, 15, 20])
        axes.minorticks_off()
        axes.grid(color=style.GRID)
        self.lines = [
            self.moving(axes.plot([], [], look, color=color, ms=size, label=label)[0])
            for label, color, look, size in LOOKS
        ]
        self.lines[1].set_markerfacecolor("none")
        for line in self.lines:
            line.set_clip_on(False)
        axes.legend(
            loc="upper center",
            bbox_to_anchor=(0.47, -0.15),
            ncols=3,
            frameon=False,
            fontsize=9,
            columnspacing=1.0,
            handletextpad=0.4,
        )

    def _map(self, axes: Axes):
        last = self.layers[-1]
        axes.set(xlabel="layer", xticks=[1, 5, 10, 15, 20], yticks=[-4, -2, 0, 2, 4])
        return self.moving(
            axes.imshow(
                np.zeros((1, 1)),
                cmap=style.SHARE,
                vmin=0,
                vmax=FULL,
                origin="lower",
                aspect="auto",
                extent=(0.5, last + 0.5, -self.limit, self.limit),
            )
        )

    def show(self, result) -> None:
        """Show a ``labs`` deep network."""
        if self._named != (result.over, result.mode):
            self._named = (result.over, result.mode)
            self.with_norm.set_title(f"{OVER[result.over]}, {result.mode}")
            self.refresh()
        for line, spread in zip(self.lines, result.spread, strict=True):
            line.set_data(self.layers, np.clip(spread, LOWEST, HIGHEST))
        for image, shares in zip(self.images, result.shares, strict=True):
            image.set_data(shares.T)
