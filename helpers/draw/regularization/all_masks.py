"""The answers of all thinned networks of a layer, and the means they have."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw._picture import Picture

BINS = np.linspace(0, 1, 51)

MEANS = {
    "scaled": ("the whole network, scaled", "D", style.ORANGE),
    "geometric": ("geometric mean of all", "o", style.BLUE),
    "arithmetic": ("plain mean of all", "s", style.GREEN),
}
"""By field of the result: label, marker, colour; in rows from the top."""

ONE = ("this thinned network", "X", style.INK)


class AllMasksPicture(Picture):
    """A histogram of all members over their means, one mask, and all classes.

    Parameters
    ----------
    units, classes : int
    """

    size = (9.6, 4.8)

    def __init__(self, units: int, classes: int) -> None:
        self.units, self.classes = units, classes
        super().__init__()

    def build(self, figure: Figure) -> None:
        """Lay out histogram and means on the left, mask and classes on the right."""
        left, right = figure.subfigures(1, 2, width_ratios=[1.35, 1])
        members, means = left.subplots(2, 1, sharex=True, height_ratios=[2, 1])
        mask, classes = right.subplots(2, 1, height_ratios=[1, 1.4])
        self._members(members)
        self._means(means)
        self._mask(mask)
        self._classes(classes)

    def _members(self, axes: Axes) -> None:
        axes.set(title="answers of all thinned networks", ylabel="share of them (%)")
        axes.set(xlim=(-0.02, 1.02), ylim=(0, 100))
        axes.set_yscale("function", functions=(np.sqrt, np.square))
        axes.set_yticks([0, 1, 5, 10, 25, 50, 100])
        axes.grid(color=style.GRID, axis="y")
        self.bars = self.moving(
            axes.add_collection(
                PolyCollection([], facecolor=style.SKY, edgecolor=style.PAPER, lw=0.4)
            )
        )

    def _means(self, axes: Axes) -> None:
        looks = [*MEANS.values(), ONE]
        rows = range(len(looks))
        axes.set(ylim=(len(looks) - 0.4, -0.6), yticks=rows)
        axes.set(yticklabels=[label for label, _, _ in looks])
        axes.set_xlabel("probability of class 1")
        axes.grid(color=style.GRID, axis="x")
        axes.tick_params(length=0, axis="y")
        self.now = [
            self.moving(axes.plot([], [], marker, color=color, ms=8)[0])
            for _, marker, color in looks
        ]

    def _mask(self, axes: Axes) -> None:
        self.title = self.moving(axes.set_title("thinned network 1024"))
        axes.set(xlabel="unit (crossed out: dropped)", ylabel="output")
        places = np.arange(1, self.units + 1)
        axes.set(xlim=(0.3, self.units + 0.7), ylim=(0, 1.65), xticks=places)
        self.kept = [
            self.moving(bar)
            for bar in axes.bar(places, np.zeros(self.units), 0.66, lw=1.2)
        ]
        for bar in self.kept:
            bar.set_edgecolor(style.FAINT)
        self.dropped = self.moving(axes.plot([], [], "X", color=style.INK, ms=6)[0])

    def _classes(self, axes: Axes) -> None:
        places = np.arange(1, self.classes + 1)
        axes.set(title="all classes", xlabel="class", ylabel="probability")
        axes.set(xlim=(0.5, self.classes + 0.5), ylim=(-0.03, 1.03), xticks=places)
        axes.grid(color=style.GRID, axis="y")
        self.every = [
            self.moving(axes.plot(places + shift, 0 * places, marker, color=color)[0])
            for shift, (_, marker, color) in zip(
                (-0.24, -0.08, 0.08, 0.24), [*MEANS.values(), ONE], strict=True
            )
        ]

    def show(self, result) -> None:
        """Show a ``labs`` all-masks result."""
        members, chances = result.ensemble.members, result.ensemble.chances
        shares = np.histogram(members[:, 0], BINS, weights=100 * chances)[0]
        self.bars.set_verts(_boxes(shares))
        this = members[result.number - 1]
        answers = [*(getattr(result.ensemble, name) for name in MEANS), this]
        for row, (mark, marks, shown) in enumerate(
            zip(self.now, self.every, answers, strict=True)
        ):
            mark.set_data([shown[0]], [row])
            marks.set_ydata(shown)
        self.title.set_text(f"thinned network {result.number}")
        for bar, height, kept in zip(self.kept, result.x, result.mask, strict=True):
            bar.set_height(height)
            bar.set_facecolor(style.SKY if kept else style.PAPER)
        gone = np.flatnonzero(~result.mask)
        self.dropped.set_data(gone + 1, result.x[gone] / 2)


def _boxes(shares: np.ndarray) -> list[np.ndarray]:
    """Return the corners of the bars that are not empty."""
    return [
        np.array([(left, 0), (left, share), (right, share), (right, 0)])
        for left, right, share in zip(BINS, BINS[1:], shares, strict=False)
        if share > 0
    ]
