"""A curve, the hinges whose sum follows it, and the error over their number."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw._picture import Picture
from helpers.draw.words import Words

FLOOR = 1e-4
"""Lower end of the axis of errors; what is smaller lies on it."""
LOW, TALLER = 1.6, 2.7
"""Half the height of the view at first, and what a view one wider adds to it."""
STEEP = np.array([[2, 1.2], [64, 1.2 / 32**2]])
"""Ends of a line with slope -2."""


class KinkBuilderPicture(Picture):
    """The curve with its hinges, and their largest error on log-log axes.

    Parameters
    ----------
    end : float
        The data lie from minus this to plus this.
    most : int
        The largest number of hinges.
    """

    size = (9.6, 4.3)

    def __init__(self, end: float, most: int) -> None:
        self.end, self.most = end, most
        self.view = 0.0
        super().__init__()

    def build(self, figure: Figure) -> None:
        """Lay out the curve beside its errors."""
        figure.get_layout_engine().set(wspace=0.05)
        curve, errors = figure.subplots(1, 2, width_ratios=[1.75, 1])
        self.axes = curve
        self._curve(curve)
        self._errors(errors)

    def _curve(self, axes: Axes) -> None:
        axes.set(xticks=[], yticks=[])
        axes.set_xlabel("x (grey: beyond the data)", labelpad=18)
        axes.set_ylabel("y", labelpad=24)
        grid = LineCollection([], colors=style.GRID, linewidths=0.7, zorder=0.5)
        self.grid = self.moving(axes.add_collection(grid, autolim=False))
        self.across = axes.add_artist(self.moving(Words()))
        self.upwards = axes.add_artist(self.moving(Words(align="right")))
        for side in (-1, 1):
            beyond = sorted((side * self.end, side * 9 * self.end))
            shade = axes.axvspan(*beyond, color=style.GRID, alpha=0.45, lw=0)
            self.moving(shade).set_zorder(0.4)
        lines = LineCollection([], colors=style.FAINT, linewidths=0.8)
        self.hinges = self.moving(axes.add_collection(lines, autolim=False))
        look = {"color": style.ORANGE, "lw": 2.2, "ls": "-."}
        self.hinge = self.moving(axes.plot([], [], **look)[0])
        self.wanted = self.moving(axes.plot([], [], "--", color=style.INK)[0])
        self.total = self.moving(axes.plot([], [], color=style.BLUE, lw=2.2)[0])
        self.knots = self.moving(axes.plot([], [], "o", color=style.BLUE, ms=4)[0])
        self.place = self.moving(axes.axvline(0, color=style.PINK, lw=1))
        self.at = self.moving(
            axes.plot([], [], "D", color=style.PINK, ms=6, mec=style.PAPER)[0]
        )
        axes.legend(
            [self.wanted, self.total, self.hinges, self.hinge],
            ["curve", "sum", "single hinges", "nearest hinge"],
            loc="lower center",
            bbox_to_anchor=(0.5, 1.0),
            ncols=4,
            frameon=False,
            columnspacing=1.2,
            handlelength=1.7,
        )
        self.pointable("place", axes)

    def _errors(self, axes: Axes) -> None:
        axes.set(title="error on the data", xlabel="hinges", ylabel="error in y")
        axes.set(xscale="log", yscale="log", xlim=(0.85, 78), ylim=(FLOOR * 0.7, 4))
        axes.set_xticks([1, 2, 4, 8, 16, 32, 64], [1, 2, 4, 8, 16, 32, 64])
        axes.set_yticks([FLOOR, 1e-3, 1e-2, 0.1, 1], ["0", 0.001, 0.01, 0.1, 1])
        axes.minorticks_off()
        axes.set_axisbelow(True)
        axes.grid(color=style.GRID, lw=0.7)
        axes.plot(*STEEP.T, "--", color=style.INK, lw=1.2, label="slope −2")
        self.largest = self._dots(axes, "o", style.BLUE, "largest")
        self.rmse = self._dots(axes, "x", style.GREEN, "RMSE")
        self.now = self.moving(
            axes.plot([], [], "D", color=style.ORANGE, ms=8, mec=style.INK, zorder=5)[0]
        )
        axes.legend(loc="lower left", frameon=False, handlelength=1.7)

    def _dots(self, axes: Axes, marker: str, color: str, label: str):
        look = {"color": color, "ms": 3.5, "ls": "none", "label": label}
        return self.moving(axes.plot([], [], marker, **look)[0])

    def show(self, result) -> None:
        """Show a ``labs`` sum of hinges."""
        self._zoom(result.view)
        self.wanted.set_data(result.x, result.wanted)
        self.total.set_data(result.x, result.total)
        self.knots.set_data(result.knots[:-1], result.heights[:-1])
        self.hinges.set_segments(result.hinges)
        self.hinge.set_data(*result.hinges[result.nearest].T)
        self.place.set_xdata([result.place] * 2)
        self.at.set_data([result.place], [result.at[1]])
        widths = np.arange(1, self.most + 1)
        largest = np.maximum(result.errors.largest, FLOOR)
        self.largest.set_data(widths, largest)
        self.rmse.set_data(widths, np.maximum(result.errors.rmse, FLOOR))
        self.now.set_data([result.width], [largest[result.width - 1]])

    def _zoom(self, view: float) -> None:
        """Widen the view; the shaded part beyond the data comes into sight.

        The ticks are stamped: matplotlib's own would take 20 ms in every frame.
        """
        if view == self.view:
            return
        self.view = view
        wide, high = 1.03 * view * self.end, LOW + TALLER * (view - 1)
        self.axes.set(xlim=(-wide, wide), ylim=(-high, high))
        x, y = _ticks(wide), _ticks(high)
        upright = [[(tick, -high), (tick, high)] for tick in x]
        level = [[(-wide, tick), (wide, tick)] for tick in y]
        self.grid.set_segments(upright + level)
        self.across.show(_signed(x), [(tick, -1.03 * high) for tick in x])
        self.upwards.show(_signed(y), [(-1.02 * wide, t + 0.045 * high) for t in y])


def _ticks(most: float) -> list[float]:
    """Return four to nine round numbers between minus and plus `most`."""
    step = next(step for step in (0.5, 1, 2, 3, 5) if most / step < 5)
    last = int(most / step)
    return [step * number for number in range(-last, last + 1)]


def _signed(numbers: list[float]) -> list[str]:
    return [f"{number:g}".replace("-", "−") for number in numbers]
