"""Three treatments of the inputs: their points, their bowls and their losses."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw._picture import Picture
from helpers.draw.words import Words

LOOKS = (
    (style.ORANGE, ":", "s"),
    (style.GREEN, "--", "^"),
    (style.BLUE, "-", "o"),
)
"""Colour, line and marker of each treatment."""

RINGS = 0.3 * np.arange(1, 6)
"""Contours lie at these distances from the minimum, on the steepest axis."""
EDGE = 1.3


def counted(number: float) -> str:
    """Write a condition number: whole and in thousands where it is large.

    Examples
    --------
    >>> counted(407176.3), counted(1.0123)
    ('407,176', '1.01')
    """
    return f"{number:,.0f}" if number >= 100 else f"{number:.2f}"


class InputScalingPicture(Picture):
    """A column for each treatment, and beside them the loss over the steps.

    Parameters
    ----------
    names : sequence of str
        Of the treatments.
    steps : array
        At which the loss is shown.
    near : float
        The loss, in units of the lowest, that is near enough.
    """

    size = (9.0, 5.2)

    def __init__(self, names: tuple[str, ...], steps: np.ndarray, near: float) -> None:
        self.names, self.steps, self.near = names, steps, near
        super().__init__()

    def build(self, figure: Figure) -> None:
        """Lay out points above bowls, and the losses to the right."""
        grid = figure.add_gridspec(2, 4, width_ratios=[1, 1, 1, 1.55])
        self.points, self.rings, self.paths, self.words = [], [], [], []
        for column, name in enumerate(self.names):
            self._cloud(figure.add_subplot(grid[0, column]), name, column)
            self._bowl(figure.add_subplot(grid[1, column]), column)
        self._losses(figure.add_subplot(grid[:, 3]))

    def show(self, result) -> None:
        """Show ``labs`` scaled inputs."""
        for number, treated in enumerate(result.treatments):
            self.points[number].set_data(*treated.points.T)
            self.rings[number].set_segments(_rings(treated.condition))
            self.paths[number].set_data(*treated.path.T)
            texts = [
                f"condition {counted(treated.condition)}",
                f"{treated.steps:,} steps",
            ]
            places = [(0, EDGE + 0.58), (0, EDGE + 0.29)]
            self.words[number].show(texts, places)
            self.losses[number].set_data(self.steps + 1, treated.losses)
            self.ends[number].set_data([treated.steps + 1], [self.near])

    def _cloud(self, axes: Axes, name: str, column: int) -> None:
        axes.set(xlim=(-1.1, 1.1), ylim=(-1.1, 1.1), xticks=[-1, 0, 1], aspect="equal")
        axes.set_yticks([-1, 0, 1], None if column == 0 else [""] * 3)
        axes.axhline(0, color=style.GRID, linewidth=0.8)
        axes.axvline(0, color=style.GRID, linewidth=0.8)
        axes.set_title(f"{name} inputs", fontsize=10.5)
        axes.set_xlabel("feature 1 ÷ largest", fontsize=9, labelpad=1)
        if column == 0:
            axes.set_ylabel("feature 2 ÷ largest", fontsize=9, labelpad=0)
        color = LOOKS[column][0]
        dots = axes.plot([], [], "o", ms=2, mec="none", color=color, alpha=0.7)[0]
        self.points.append(self.moving(dots))

    def _bowl(self, axes: Axes, column: int) -> None:
        axes.set(xlim=(-EDGE, EDGE), ylim=(-EDGE, EDGE), aspect="equal")
        axes.set(xticks=[-1, 0, 1])
        axes.set_yticks([-1, 0, 1], None if column == 0 else [""] * 3)
        axes.set_title(" \n ", fontsize=14)  # keeps room for what is counted
        walked = "\n(60 steps from one unit off along both axes)"
        label = "steepest axis" + walked * (column == 1)
        axes.set_xlabel(label, fontsize=9, labelpad=1)
        if column == 0:
            axes.set_ylabel("flattest axis", fontsize=9, labelpad=0)
        rings = LineCollection([], colors=style.FAINT, linewidths=0.9)
        self.rings.append(self.moving(axes.add_collection(rings, autolim=False)))
        color, _, marker = LOOKS[column]
        path = axes.plot([], [], "-", marker=marker, ms=3, lw=1, color=color)[0]
        self.paths.append(self.moving(path))
        axes.plot([0], [0], "+", color=style.INK, ms=9)
        self.words.append(axes.add_artist(self.moving(Words(10.0))))

    def _losses(self, axes: Axes) -> None:
        axes.set(xscale="log", yscale="log", xlim=(0.8, 2e9), ylim=(1e-3, 1e6))
        axes.set(title="loss from weights of 0", xlabel="step + 1")
        axes.set_ylabel("(loss − lowest) ÷ lowest")
        axes.axhline(self.near, color=style.INK, ls="--", lw=1)
        axes.text(1.0, 1.3 * self.near, "+1 %", fontsize=9)
        self.losses, self.ends = [], []
        for name, (color, line, marker) in zip(self.names, LOOKS, strict=True):
            curve = axes.plot([], [], line, color=color, lw=2)[0]
            self.losses.append(self.moving(curve))
            end = axes.plot([], [], marker, color=color, ms=8, mec=style.INK)[0]
            self.ends.append(self.moving(end))
            axes.plot([], [], line, color=color, marker=marker, lw=2, label=name)
        axes.legend(loc="upper right", frameon=False, fontsize=9)


def _rings(condition: float) -> np.ndarray:
    """Return contours of a bowl, steepest axis first, cut off far outside the frame."""
    turn = np.linspace(0, 2 * np.pi, 121)
    ring = np.column_stack([np.cos(turn), np.sqrt(condition) * np.sin(turn)])
    return np.clip(RINGS[:, None, None] * ring, -20 * EDGE, 20 * EDGE)
