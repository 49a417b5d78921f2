"""What a small network makes of XOR, with its units' lines, and accuracy by width."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw._picture import Picture

ENDS = (-2.2, 2.2)
"""Of both axes of the plane."""


class XORPicture(Picture):
    """The plane on the left, accuracy against the number of units on the right.

    Parameters
    ----------
    widths : sequence of int
    best_line : float
        Accuracy of the best single line on the test points.
    best_of_corners : float
        Accuracy of the best single line on the four corners of a square.
    """

    size = (9.4, 4.6)

    def __init__(
        self, widths: Sequence[int], best_line: float, best_of_corners: float
    ) -> None:
        self.widths = np.array(widths)
        self.best = best_line, best_of_corners
        super().__init__()

    def build(self, figure: Figure) -> None:
        """Lay out the plane and the accuracies."""
        figure.set_layout_engine("none")
        self._plane(figure.add_axes((0.06, 0.12, 0.3964, 0.81)))
        self._curve(figure.add_axes((0.56, 0.12, 0.42, 0.81)))

    def _plane(self, axes: Axes) -> None:
        axes.set(xlim=ENDS, ylim=ENDS, xlabel="feature x₁", ylabel="feature x₂")
        axes.set(xticks=range(-2, 3), yticks=range(-2, 3))
        axes.set_title(
            "probability of class 1; lines: sum of a unit is 0", loc="left", fontsize=10
        )
        look = {"cmap": style.SIGNED.resampled(26), "vmin": -0.3, "vmax": 1.3}
        place = {"extent": (*ENDS, *ENDS), "origin": "lower", "aspect": "auto"}
        surface = axes.imshow(np.zeros((2, 2)), zorder=0, **look, **place)
        self.surface = self.moving(surface)
        self.dots = [
            self.moving(
                axes.plot([], [], marker, color=color, mec=style.PAPER, mew=0.5, ms=5)[
                    0
                ]
            )
            for color, marker in ((style.ORANGE, "s"), (style.BLUE, "o"))
        ]
        lines = LineCollection([], colors=style.INK, linewidths=1.6, zorder=4)
        self.lines = self.moving(axes.add_collection(lines, autolim=False))

    def _curve(self, axes: Axes) -> None:
        first, last = self.widths[[0, -1]]
        axes.set(xlim=(first - 0.4, last + 0.4), ylim=(0.4, 1.02))
        axes.set(xlabel="hidden units", ylabel="accuracy on test points (share)")
        axes.set_title("three trainings each; the ring is this one", loc="left",
                       fontsize=10)  # fmt: skip
        axes.set_xticks(self.widths)
        axes.grid(axis="y", color=style.GRID)
        for height, text, dashes in zip(
            self.best,
            ("best single line, these points", "best single line, four corners"),
            ("--", ":"),
            strict=True,
        ):
            axes.axhline(height, color=style.INK, ls=dashes, lw=1.2)
            axes.text(last + 0.35, height + 0.006, f"{text}: {height:.2f}",
                      ha="right", va="bottom", fontsize=9)  # fmt: skip
        look = {"color": style.GREEN, "mec": style.PAPER}
        self.all_on = self.moving(
            axes.plot([], [], "-", color=style.FAINT, lw=1.4, label="all switches on")[
                0
            ]
        )
        self.mean = self.moving(
            axes.plot([], [], "-", color=style.GREEN, lw=2.4, label="these switches")[0]
        )
        self.runs = self.moving(axes.plot([], [], "o", ms=6, mew=0.7, **look)[0])
        self.now = self.moving(
            axes.plot([], [], "o", mfc="none", mec=style.PINK, mew=2.5, ms=13)[0]
        )
        axes.legend(loc="lower right", frameon=False, bbox_to_anchor=(1.0, 0.237))

    def show(self, result) -> None:
        """Show a ``labs`` network that tried to learn XOR."""
        self.surface.set_data(result.surface)
        for number, dots in enumerate(self.dots):
            dots.set_data(*result.x[result.y == number].T)
        self.lines.set_segments(result.lines)
        self.all_on.set_data(self.widths, result.best_accuracies.mean(axis=1))
        self.mean.set_data(self.widths, result.accuracies.mean(axis=1))
        draws = result.accuracies.shape[1]
        self.runs.set_data(np.repeat(self.widths, draws), result.accuracies.ravel())
        self.now.set_data([result.width], [result.accuracy])
