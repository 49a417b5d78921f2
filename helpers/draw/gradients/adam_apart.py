"""What Adam remembers of its gradients, its steps, and the first one in numbers."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw._picture import Picture
from helpers.draw.words import Words

LOWEST, HIGHEST = 1e-9, 1e5
"""Ends of both axes of sizes; a size beyond lies on its end."""

LINES = (
    "first gradient g",
    "momentum m",
    "root of velocity √v",
    "m / (√v + epsilon)",
    "bias correction",
    "first step",
)


class AdamApartPicture(Picture):
    """Means of the gradients, sizes of the steps, and a column of numbers.

    Parameters
    ----------
    steps : int
        How many steps the axes hold.
    """

    size = (9.8, 4.3)

    def __init__(self, steps: int) -> None:
        self.numbers = np.arange(1, steps + 1)
        super().__init__()

    def build(self, figure: Figure) -> None:
        """Lay out the two panels and the column."""
        figure.set_layout_engine("none")
        means = figure.add_axes((0.075, 0.13, 0.27, 0.77))
        steps = figure.add_axes((0.42, 0.13, 0.27, 0.77))
        self._sizes(means, "what is remembered", "size, in units of the gradient")
        self._sizes(steps, "step", "size, in learning rates")
        self.gradients = self._line(means, style.FAINT, ".", "", 3)
        self.means = self._line(means, style.ORANGE, "", "-", 0)
        self.roots = self._line(means, style.GREEN, "", "--", 0)
        means.legend(
            [self.gradients, self.means, self.roots],
            ["gradient g", "momentum m", "√velocity √v"],
            loc="lower right",
            frameon=False,
        )
        steps.axhline(1, color=style.FAINT, lw=1)
        self.whole = self._line(steps, style.PINK, "", ":", 0)
        self.whole.set_zorder(4)  # seen where both are the same
        self.steps = self._line(steps, style.BLUE, "", "-", 0)
        self.first = self._line(steps, style.BLUE, "o", "", 8)
        steps.legend(
            [self.steps, self.whole, self.first],
            ["with these parts", "whole Adam", "first step"],
            loc="lower right",
            frameon=False,
        )
        self._column(figure.add_axes((0.72, 0.13, 0.27, 0.77)))

    def _sizes(self, axes: Axes, title: str, label: str) -> None:
        axes.set(xscale="log", yscale="log", ylim=(LOWEST, HIGHEST))
        axes.set(xlim=(0.9, 1.1 * self.numbers[-1]), xlabel="step", ylabel=label)
        axes.set_xticks([1, 10, 100], ["1", "10", "100"])
        axes.set_yticks([1e-6, 1e-3, 1, 1e3])
        axes.set_title(title, loc="left")
        axes.grid(color=style.GRID)

    def _line(self, axes: Axes, color: str, marker: str, dashes: str, size: float):
        line = axes.plot(
            [], [], color=color, marker=marker, ls=dashes, ms=size, zorder=3
        )[0]
        return self.moving(line)

    def _column(self, axes: Axes) -> None:
        axes.set(xlim=(0, 1), ylim=(len(LINES) - 0.4, -0.6))
        axes.set_title("the first step in numbers", loc="left")
        axes.set_axis_off()
        for row, line in enumerate(LINES):
            weight = "bold" if row == len(LINES) - 1 else "normal"
            axes.text(0, row - 0.1, line, va="center", weight=weight)
            axes.axhline(row + 0.5, color=style.GRID, lw=1)
        self.column = axes.add_artist(self.moving(Words(10.5, align="right")))
        self.notes = axes.add_artist(
            self.moving(Words(8.5, color=style.FAINT, align="right"))
        )

    def show(self, result) -> None:
        """Show a ``labs`` Adam with some of its parts."""
        sizes = {
            self.gradients: result.gradients,
            self.means: result.means,
            self.roots: result.roots,
            self.steps: result.steps,
            self.whole: result.adam,
        }
        for line, values in sizes.items():
            line.set_data(self.numbers, np.clip(np.abs(values), LOWEST, HIGHEST))
        self.first.set_data([1], self.steps.get_ydata()[:1])
        self.column.show(result.column, [(1.0, row - 0.4) for row in range(len(LINES))])
        self.notes.show(result.notes, [(1.0, row + 0.02) for row in range(len(LINES))])
