"""Training scores as reported and as they are, and what lies between them."""

from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw._picture import Picture
from helpers.draw.words import Words

LIMITS = {"accuracy": (0.4, 1.02), "loss": (-0.05, 2.5)}
UNITS = {"accuracy": "accuracy", "loss": "loss (nats)"}
ROWS = (
    "reported",
    "running average off",
    "dropout off",
    "augmentation off",
    "penalty left out",
    "honest",
    "validation",
)
"""From top to bottom: a score, four differences, two scores."""

LOOKS = (
    ("training, reported", style.ORANGE, "o", "--"),
    ("validation", style.BLUE, "^", "-"),
    ("training, honest", style.GREEN, "s", "-"),
)


class TrainBelowValidationPicture(Picture):
    """Three curves over the epochs, and the way from the first to the honest score.

    Parameters
    ----------
    epochs : int
        How many the curves have.
    """

    size = (9.6, 4.3)

    def __init__(self, epochs: int) -> None:
        self.epochs = np.arange(1, epochs + 1)
        super().__init__()

    def build(self, figure: Figure) -> None:
        """Lay out the curves beside the way."""
        figure.set_layout_engine("none")
        self.left = figure.add_axes((0.065, 0.21, 0.40, 0.71))
        self.right = figure.add_axes((0.625, 0.21, 0.29, 0.71))
        self._curves(self.left)
        self._way(self.right)
        self._measure = ""

    def _curves(self, axes: Axes) -> None:
        axes.set(title="after every epoch", xlabel="epoch")
        axes.set(xlim=(0, len(self.epochs) + 1))
        axes.set_xticks([1, *range(5, len(self.epochs) + 1, 5)])
        axes.grid(color=style.GRID)
        self.now = self.moving(axes.axvline(1, color=style.FAINT, lw=1.2))
        self.lines = [
            self.moving(
                axes.plot([], [], mark, ls=dash, color=color, ms=4.5, label=label)[0]
            )
            for label, color, mark, dash in LOOKS
        ]
        self.live = [
            self.moving(axes.plot([], [], mark, color=color, ms=9, mfc="none")[0])
            for _, color, mark, _ in LOOKS
        ]
        self.hint = axes.add_artist(self.moving(Words(9, align="right")))
        axes.legend(
            loc="upper center",
            bbox_to_anchor=(0.5, -0.15),
            ncols=3,
            frameon=False,
            fontsize=9,
            columnspacing=1.2,
            handletextpad=0.5,
        )

    def _way(self, axes: Axes) -> None:
        axes.set_title("from the reported score to the honest one")
        axes.set_yticks(range(len(ROWS)), ROWS)
        axes.set_ylim(len(ROWS) - 0.4, -0.6)
        axes.grid(color=style.GRID, axis="x")
        axes.tick_params(axis="y", length=0)
        self.bars = axes.add_collection(
            self.moving(LineCollection([], colors=style.PINK, linewidths=11))
        )
        self.dots = [
            self.moving(axes.plot([], [], mark, color=color, ms=10, clip_on=False)[0])
            for _, color, mark, _ in LOOKS
        ]
        self.figures = axes.add_artist(self.moving(Words(10.5, align="right")))
        self.figures.set_clip_on(False)

    def show(self, result) -> None:
        """Show a ``labs`` result."""
        if result.measure != self._measure:
            self._name(result.measure)
        low, high = LIMITS[result.measure]
        self.now.set_xdata([result.epoch] * 2)
        for line, curve in zip(self.lines, result.curves, strict=True):
            line.set_data(self.epochs, np.clip(curve, low, high))
        self.hint.set_visible(result.live is not None)
        corner = (self.epochs[-1] + 0.8, low + 0.5 * (high - low))
        self.hint.show(["large and hollow: trained here"], [corner])
        for place, line in enumerate(self.live):
            line.set_visible(result.live is not None)
            if result.live is not None:
                line.set_data(self.epochs, np.clip(result.live[place], low, high))
        self._show_way(result, low, high)

    def _show_way(self, result, low: float, high: float) -> None:
        validation = result.curves.validation[result.epoch - 1]
        places = np.clip(result.levels, low, high)
        self.bars.set_segments(
            [
                [(start, row), (end, row)]
                for row, (start, end) in enumerate(pairwise(places), start=1)
            ]
        )
        honest = result.levels[-1]
        for dot, x, row in zip(
            self.dots, (result.levels[0], validation, honest), (0, 6, 5), strict=True
        ):
            dot.set_data([np.clip(x, low, high)], [row])
        steps = [_signed(step) for step in np.diff(result.levels)]
        texts = [f"{result.levels[0]:.3f}", *steps, f"{honest:.3f}"]
        column = high + 0.25 * (high - low)
        rows = np.arange(len(ROWS)) - 0.21
        self.figures.show(
            [*texts, f"{validation:.3f}"],
            np.column_stack([np.full(len(ROWS), column), rows]),
        )

    def _name(self, measure: str) -> None:
        """Give both axes the limits of this score."""
        self._measure = measure
        self.left.set(ylabel=UNITS[measure], ylim=LIMITS[measure])
        self.right.set(xlabel=UNITS[measure], xlim=LIMITS[measure])
        self.refresh()


def _signed(step: float) -> str:
    return "0" if abs(step) < 0.0005 else f"{step:+.3f}".replace("-", "−")
