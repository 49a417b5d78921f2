"""A shifted digit, four networks' answers, and the stairs of their accuracy."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from helpers.draw import style
from helpers.draw._picture import Picture
from helpers.draw.words import Words

CANVAS, SIDE, FARTHEST = 22, 8, 3
CHANCE = 0.1
LOOKS = (
    {"color": style.ORANGE, "marker": "s", "ls": "--"},
    {"color": style.YELLOW, "marker": "^", "ls": "-."},
    {"color": style.SKY, "marker": "v", "ls": ":"},
    {"color": style.BLUE, "marker": "o", "ls": "-"},
)
HIGHEST = 1.42
"""Upper end of the accuracy's axis, with room for the legend."""


class ShiftStaircasePicture(Picture):
    """The digit and the answers on the left, accuracy by shift on the right.

    Parameters
    ----------
    poolings : sequence of str
        Names of the networks.
    live : bool
        Whether one more network can be trained, and needs a place in the legend.
    """

    size = (9.4, 4.7)

    def __init__(self, poolings: Sequence[str], live: bool = False) -> None:
        self.poolings, self.can_train = tuple(poolings), live
        super().__init__()

    def build(self, figure: Figure) -> None:
        """Lay out the canvas over the answers, and the stairs beside them."""
        grid = figure.add_gridspec(2, 2, width_ratios=[1, 1.7], height_ratios=[2.4, 1])
        self._canvas(figure.add_subplot(grid[0, 0]))
        self._answers(figure.add_subplot(grid[1, 0]))
        self._stairs(figure.add_subplot(grid[:, 1]))

    def _canvas(self, axes: Axes) -> None:
        rim = CANVAS - 0.5
        axes.set_title("test digit (dashed: the middle)")
        axes.set(xlabel="column (pixels)", ylabel="row (pixels)")
        axes.set(xticks=range(0, CANVAS, 5), yticks=range(0, CANVAS, 5))
        axes.spines[:].set_visible(True)
        self.ink = self.moving(
            axes.imshow(
                np.zeros((2, 2)),
                cmap=style.GREY,
                vmin=-1,
                vmax=0,
                extent=(-0.5, rim, rim, -0.5),
            )
        )
        frame = Rectangle((0, 0), SIDE, SIDE, fill=False, ec=style.INK, ls="--")
        self.home = self.moving(axes.add_patch(frame))

    def _answers(self, axes: Axes) -> None:
        axes.set_axis_off()
        axes.set(xlim=(0, 1), ylim=(0, 1))
        self.names = Words(10, align="left")
        self.said = Words(11, weight="bold", align="left")
        for words in (self.names, self.said):
            axes.add_artist(self.moving(words))

    def _stairs(self, axes: Axes) -> None:
        axes.set(title="share of 500 test digits read", ylabel="accuracy")
        axes.set(xlabel="shift of the test digits (pixels)", xticks=range(FARTHEST + 1))
        axes.set(xlim=(-0.25, FARTHEST + 0.25), ylim=(0, HIGHEST))
        axes.set_yticks(np.linspace(0, 1, 6))
        axes.grid(color=style.GRID)
        axes.axhline(CHANCE, color=style.INK, lw=1, ls=(0, (1, 2)))
        axes.text(FARTHEST + 0.22, CHANCE + 0.01, "chance", ha="right", fontsize=9)
        line = axes.axvline(0, 0, 1.1 / HIGHEST, color=style.PINK, lw=2)
        self.cursor = self.moving(line)
        self.lines, self.runs = [], []
        for name, look in zip(self.poolings, LOOKS, strict=True):
            self.lines.append(self.moving(axes.plot([], [], label=name, **look)[0]))
            dots = axes.plot([], [], look["marker"], color=look["color"], ms=3)[0]
            self.runs.append(self.moving(dots))
        marks = {"color": style.PINK, "mec": style.INK, "ms": 9, "ls": "none"}
        name = "trained here" if self.can_train else None
        self.live = self.moving(axes.plot([], [], "D", label=name, **marks)[0])
        axes.legend(loc="upper center", ncols=2, frameon=False, borderpad=0)

    def show(self, result) -> None:
        """Show a ``labs`` staircase: digit, answers, accuracies."""
        self.ink.set_data(-result.canvas)
        self.home.set_xy((result.home - 0.5, result.home - 0.5))
        self._tell(result)
        shifts = np.arange(FARTHEST + 1)
        for name, line, dots, runs in zip(
            self.poolings, self.lines, self.runs, result.accuracy, strict=True
        ):
            line.set_data(shifts, runs.mean(axis=1))
            line.set_linewidth(4 if name == result.pooling else 1.6)
            dots.set_data(np.repeat(shifts, runs.shape[1]), runs.ravel())
        self.cursor.set_xdata([result.shift, result.shift])
        self.live.set_visible(result.live is not None)
        if result.live is not None:
            self.live.set_data(shifts, result.live.accuracy[result.direction])

    def _tell(self, result) -> None:
        """Write every network's answer, and whether it is right."""
        heights = 0.98 - 0.25 * np.arange(len(self.poolings))
        self.names.show(
            [f"{name} says" for name in self.poolings],
            np.column_stack([0 * heights + 0.1, heights]),
        )
        signs = ("✗ wrong", "✓ right")
        self.said.show(
            [f"{answer} {signs[answer == result.digit]}" for answer in result.answers],
            np.column_stack([0 * heights + 0.62, heights]),
        )
