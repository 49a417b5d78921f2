"""A bias that grows while the loss stays: the naive way to subtract a mean."""

import numpy as np
from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw._picture import Picture

HIGHEST = 42.0
MOST = 3.2
BELOW = {
    "loc": "upper center",
    "bbox_to_anchor": (0.5, -0.17),
    "ncols": 2,
    "frameon": False,
    "fontsize": 9,
}


class IgnoredMeanPicture(Picture):
    """Bias and beta over the steps, beside the loss.

    Parameters
    ----------
    steps : int
        How many the descent takes.
    """

    size = (9.0, 3.8)

    def __init__(self, steps: int) -> None:
        self.steps = np.arange(steps + 1)
        super().__init__()

    def build(self, figure: Figure) -> None:
        """Lay out what learns beside what comes of it."""
        figure.set_layout_engine("none")
        left = figure.add_axes((0.07, 0.23, 0.40, 0.68))
        right = figure.add_axes((0.57, 0.23, 0.40, 0.68))
        left.set(title="what is learned", ylabel="value", ylim=(-2, HIGHEST))
        right.set(title="what comes of it", ylabel="mean squared error")
        right.set_ylim(0, MOST)
        for axes in (left, right):
            axes.set(xlabel="step", xlim=(-2, self.steps[-1] + 2))
            axes.grid(color=style.GRID)
        self.bias, self.beta, self.loss = (
            self.moving(axes.plot([], [], dash, color=color)[0])
            for axes, dash, color in (
                (left, "-", style.ORANGE),
                (left, "--", style.GREEN),
                (right, "-", style.BLUE),
            )
        )
        self.dots = [
            self.moving(axes.plot([], [], mark, color=color, ms=8, clip_on=False)[0])
            for axes, mark, color in (
                (left, "o", style.ORANGE),
                (left, "s", style.GREEN),
                (right, "o", style.BLUE),
            )
        ]
        left.legend(self.dots[:2], ["bias b, before the mean", "β, after it"], **BELOW)
        right.legend(self.dots[2:], ["loss"], **BELOW)

    def show(self, result) -> None:
        """Show a ``labs`` descent."""
        curves = (result.run.biases, result.run.betas, result.run.losses)
        lines = (self.bias, self.beta, self.loss)
        for line, dot, values in zip(lines, self.dots, curves, strict=True):
            line.set_data(self.steps, values)
            dot.set_data([result.step], [values[result.step]])
