"""What dropout passes on, on average, beside what the network passes when used."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw._picture import Picture

TALLEST = 3.0
"""Top of the axes of single units; what is beyond is marked there."""

LINES = {"times 1 − rate": "--", "times rate": ":", "as it is": "-."}


class DropoutScalesPicture(Picture):
    """One mask, the mean of many per unit, and the mean of their sum so far.

    Parameters
    ----------
    units : int
    most : int
        How many masks there are.
    full : float
        Sum of all units without dropout.
    """

    size = (9.6, 4.6)

    def __init__(self, units: int, most: int, full: float) -> None:
        self.units, self.most, self.top = units, most, 2 * full
        self.places = np.arange(1, units + 1)
        super().__init__()

    def build(self, figure: Figure) -> None:
        """Lay out one mask, the means of units, and the mean of their sum."""
        top, bottom = figure.subfigures(2, 1, height_ratios=[6.5, 1])
        one, many, sums = top.subplots(1, 3, width_ratios=[1, 1, 1.4])
        self.title = self.moving(one.set_title("mask 200"))
        many.set_title("mean of the masks so far")
        self.outlines = [self._units(axes) for axes in (one, many)]
        self.now, self.means = self._bars(one, style.SKY), self._bars(many, style.BLUE)
        self.dropped = self._marks(one, "X", style.INK)
        self.beyond = [self._marks(axes, "^", style.INK) for axes in (one, many)]
        self.used = self._marks(many, "D", style.ORANGE)
        self._sums(sums)
        self._legend(bottom)

    def _units(self, axes: Axes):
        axes.set(xlabel="unit", ylabel="output", ylim=(0, TALLEST * 1.04))
        axes.set(xlim=(0.3, self.units + 0.7), xticks=self.places)
        ends = np.r_[0.5, self.places, self.units + 0.5]
        return axes.step(ends, 0 * ends, where="mid", color=style.FAINT, lw=1.2)[0]

    def _bars(self, axes: Axes, color: str):
        bars = axes.bar(self.places, np.zeros(self.units), 0.66, color=color)
        for bar in bars:
            self.moving(bar)
        return bars

    def _marks(self, axes: Axes, marker: str, color: str):
        look = {"color": color, "ms": 7, "mec": style.PAPER, "zorder": 4}
        marks = self.moving(axes.plot([], [], marker, clip_on=False, **look)[0])
        marks.set_in_layout(False)  # what has no place yet would claim the corner
        return marks

    def _sums(self, axes: Axes) -> None:
        axes.set(title="sum of the units", xlabel="masks averaged", ylabel="sum")
        axes.set(xlim=(0, self.most * 1.02), ylim=(-0.03 * self.top, self.top * 1.03))
        axes.grid(color=style.GRID)
        self.each = self.moving(axes.plot([], [], ".", color=style.SKY, ms=4)[0])
        self.rules = {
            rule: self.moving(axes.axhline(0, color=style.INK, lw=1, ls=dashes))
            for rule, dashes in LINES.items()
        }
        self.running = self.moving(axes.plot([], [], "o-", color=style.BLUE)[0])
        self.running.set(markevery=[-1], lw=2.4)
        self.target = self.moving(
            axes.plot([], [], "D-", color=style.ORANGE, mec=style.PAPER, ms=7)[0]
        )
        self.target.set(markevery=[1], clip_on=False, in_layout=False, zorder=4)

    def _legend(self, figure: Figure) -> None:
        shown = {
            "one mask": self.now,
            "mean of masks in training": self.means,
            "dropped": self.dropped,
            "beyond the axis": self.beyond[0],
            "without dropout": self.outlines[0],
            "network in use": self.target,
            **{f"in use, {rule}": line for rule, line in self.rules.items()},
        }
        figure.legend(
            shown.values(), shown, loc="center", ncols=5, frameon=False, fontsize=9
        )

    def show(self, result) -> None:
        """Show a ``labs`` dropout-scales result."""
        places = self.places
        for outline in self.outlines:
            outline.set_ydata(np.r_[result.x[:1], result.x, result.x[-1:]])
        self.title.set_text(f"mask {result.count}")
        for bars, heights, beyond in zip(
            (self.now, self.means),
            (result.outputs[-1], result.means),
            self.beyond,
            strict=True,
        ):
            for bar, height in zip(bars, np.minimum(heights, TALLEST), strict=True):
                bar.set_height(height)
            over = places[heights > TALLEST]
            beyond.set_data(over, np.full(len(over), TALLEST))
        gone = places[~result.mask]
        self.dropped.set_data(gone, np.full(len(gone), 0.06))
        self.used.set_data(places, result.used)
        numbers = np.arange(1, result.count + 1)
        self.each.set_data(numbers, np.minimum(result.sums, self.top))
        self.running.set_data(numbers, np.minimum(result.running, self.top))
        self.target.set_data([0, self.most], [result.used.sum()] * 2)
        for rule, line in self.rules.items():
            line.set_ydata([result.rules[rule]] * 2)
