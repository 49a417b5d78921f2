"""Weights under an L2 penalty and under weight decay, and how far they are apart."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw._picture import Picture

LOWEST, HIGHEST = 1e-17, 30.0
"""Ends of the axis of differences; no difference lies on its lower end."""

LOOKS = (
    {"color": style.BLUE, "ls": "-", "lw": 3.2, "alpha": style.SHEER},
    {"color": style.ORANGE, "ls": "--", "lw": 1.6},
)
"""Of L2 and of weight decay: the second is seen on top of the first."""

NAMES = ("L2 penalty", "weight decay")


class SameWordPicture(Picture):
    """Weights over steps, their difference, and what noise leaves of a weight.

    Parameters
    ----------
    steps : int
    true : tuple of float
        The weights that made the data, marked at the right.
    """

    size = (9.6, 3.9)

    def __init__(self, steps: int, true: tuple[float, ...]) -> None:
        self.steps, self.true = steps, true
        super().__init__()

    def build(self, figure: Figure) -> None:
        """Lay out weights, differences and what is left side by side."""
        weights, apart, left = figure.subplots(1, 3, width_ratios=[1.2, 1, 1])
        self._weights(weights)
        self._apart(apart)
        self._left(left)

    def _weights(self, axes: Axes) -> None:
        axes.set(title="four weights", xlabel="step", ylabel="weight")
        axes.set(xlim=(0, self.steps * 1.05), ylim=(-3.6, 3.0))
        axes.grid(color=style.GRID)
        right = [self.steps * 1.025] * len(self.true)
        made = axes.plot(right, self.true, "<", color=style.INK, ms=6)[0]
        self.runs = [
            [self.moving(axes.plot([], [], **look)[0]) for _ in self.true]
            for look in LOOKS
        ]
        handles = [*(lines[0] for lines in self.runs), made]
        legend = axes.legend(handles, [*NAMES, "made the data"], loc="lower right")
        legend.set(frame_on=False)

    def _apart(self, axes: Axes) -> None:
        axes.set(title="largest difference", xlabel="step", ylabel="difference (log)")
        axes.set(xlim=(0, self.steps * 1.05), ylim=(LOWEST, HIGHEST), yscale="log")
        axes.set_yticks([1e-15, 1e-10, 1e-5, 1])
        axes.grid(color=style.GRID)
        axes.axhline(2e-16, color=style.FAINT, lw=1, ls=":")
        axes.text(self.steps, 1e-14, "rounding", ha="right", va="bottom", fontsize=9)
        self.apart = self.moving(axes.plot([], [], color=style.PINK)[0])
        self.end = self.moving(
            axes.plot([], [], "D", color=style.PINK, ms=7, clip_on=False)[0]
        )

    def _left(self, axes: Axes) -> None:
        axes.set(title="a weight that no data holds", xlabel="noise of the gradient")
        axes.set(ylabel=f"left of 1 after {self.steps} steps")
        axes.set_xscale("function", functions=(np.sqrt, np.square))
        axes.set(xlim=(0, 1.02), ylim=(-0.1, 1.1))
        axes.set_xticks([0, 0.05, 0.2, 0.5, 1], ["0", "0.05", "0.2", "0.5", "1"])
        axes.grid(color=style.GRID)
        self.noise = self.moving(axes.axvline(0, color=style.INK, lw=1, ls=":"))
        markers = ("o", "s")
        self.left = [
            self.moving(axes.plot([], [], marker=marker, ms=4, **look)[0])
            for marker, look in zip(markers, LOOKS, strict=True)
        ]
        self.here = [
            self.moving(
                axes.plot([], [], marker, color=look["color"], ms=9, clip_on=False)[0]
            )
            for marker, look in zip(markers, LOOKS, strict=True)
        ]

    def show(self, result) -> None:
        """Show a ``labs`` same-word result."""
        steps = np.arange(len(result.apart))
        for lines, path in zip(
            self.runs, (result.penalised, result.decayed), strict=True
        ):
            for line, weight in zip(lines, path.T, strict=True):
                line.set_data(steps, weight)
        apart = np.clip(result.apart, LOWEST, HIGHEST)
        self.apart.set_data(steps, apart)
        self.end.set_data([steps[-1]], [apart[-1]])
        self.noise.set_xdata([result.noise] * 2)
        for line, dot, left, here in zip(
            self.left, self.here, result.left, result.here, strict=True
        ):
            line.set_data(result.scales, left)
            dot.set_data([result.noise], [here])
