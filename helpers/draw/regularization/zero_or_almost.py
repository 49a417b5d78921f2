"""Weights under L1 and L2 as stems, exact zeros hollow, and their test errors."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw._picture import Picture
from helpers.draw.words import Words

TALLEST = 4.0
"""End of the axis of weights; a longer stem ends there."""
WORST = 1.5
LOOKS = (
    ("L1", style.BLUE, "o", "-"),
    ("L2", style.ORANGE, "s", "--"),
)


class ZeroOrAlmostPicture(Picture):
    """Two rows of stems on the left, error against strength on the right.

    Parameters
    ----------
    features : int
        How many weights there are.
    strengths : array of shape (strengths,)
        Those on the axis of the errors.
    """

    size = (9.8, 4.9)

    def __init__(self, features: int, strengths: np.ndarray) -> None:
        self.places = np.arange(1, features + 1)
        self.strengths = strengths
        super().__init__()

    def build(self, figure: Figure) -> None:
        """Lay out the stems of both penalties beside their errors."""
        left, right = figure.subfigures(1, 2, width_ratios=[1.75, 1])
        self.rows = [
            self._stems(axes, *look)
            for axes, look in zip(left.subplots(2, 1, sharex=True), LOOKS, strict=True)
        ]
        self._errors(right.subplots())

    def _stems(self, axes: Axes, name: str, color: str, marker: str, _) -> dict:
        last = len(self.places) + 1
        axes.set(ylabel=f"{name}: weight", xlim=(0, last), ylim=(-TALLEST, TALLEST))
        axes.set_title(f"weights with {name}: hollow is exactly 0, – the truth")
        if name == "L2":
            axes.set_xlabel("weight number, the largest true one first")
        axes.axhline(0, color=style.GRID, lw=1)
        stems = LineCollection([], colors=color, linewidths=1.2)
        truth = axes.plot([], [], "_", color=style.INK, ms=6, mew=1.5, zorder=5)[0]
        full = axes.plot([], [], marker, color=color, ms=3.5, zorder=4)[0]
        hollow = axes.plot([], [], marker, color=color, ms=4, mfc=style.PAPER)[0]
        words = axes.add_artist(Words(10.0, weight="bold", align="right"))
        row = {
            "stems": axes.add_collection(stems),
            "truth": truth,
            "full": full,
            "hollow": hollow,
            "words": words,
        }
        return {part: self.moving(artist) for part, artist in row.items()}

    def _errors(self, axes: Axes) -> None:
        axes.set(title="error on new data", xlabel="strength", xscale="log")
        axes.set(ylabel="share of the variance", ylim=(0, WORST))
        axes.set_xlim(self.strengths[0] / 1.2, self.strengths[-1] * 1.2)
        axes.grid(color=style.GRID)
        axes.axhline(1, color=style.FAINT, lw=1, ls=":")
        axes.text(
            self.strengths[-1],
            1.01,
            "all weights 0",
            fontsize=9,
            ha="right",
            va="bottom",
        )
        self.now = self.moving(axes.axvline(1, color=style.PINK, lw=2))
        self.curves, self.best, self.dots = [], [], []
        for name, color, marker, ls in LOOKS:
            curve = axes.plot([], [], ls=ls, color=color, label=name)[0]
            best = axes.plot([], [], "*", color=color, ms=20, mfc=style.PAPER)[0]
            dot = axes.plot([], [], marker, color=color, ms=8, zorder=5)[0]
            dot.set_clip_on(False)
            self.curves.append(self.moving(curve))
            self.best.append(self.moving(best))
            self.dots.append(self.moving(dot))
        axes.legend(
            [*self.curves, *self.dots[:1], *self.best[:1]],
            ["L1, solved exactly", "L2", "as on the left", "best strength"],
            loc="upper center",
            bbox_to_anchor=(0.45, -0.14),
            frameon=False,
            fontsize=9,
            ncols=2,
        )

    def show(self, result) -> None:
        """Show a ``labs`` result of zero or almost zero."""
        for number, weights in enumerate((result.l1, result.l2)):
            self._show_row(number, weights, result)
        self.now.set_xdata([result.strength] * 2)
        for number, errors in enumerate(result.errors):
            self.curves[number].set_data(self.strengths, errors)
            least = int(errors.argmin())
            self.best[number].set_data([self.strengths[least]], [errors[least]])
            error = min(result.error[number], WORST)
            self.dots[number].set_data([result.strength], [error])

    def _show_row(self, number: int, weights: np.ndarray, result) -> None:
        row, zero = self.rows[number], weights == 0
        shown = np.clip(weights, -TALLEST, TALLEST)
        ends = np.stack([np.zeros_like(shown), shown], axis=1)  # (features, 2)
        places = np.repeat(self.places[:, None], 2, axis=1)
        row["stems"].set_segments(np.stack([places, ends], axis=2)[~zero])
        row["full"].set_data(self.places[~zero], shown[~zero])
        row["hollow"].set_data(self.places[zero], shown[zero])
        row["truth"].set_data(
            self.places[: result.relevant], result.truth[: result.relevant]
        )
        text = f"{result.exact[number]} exactly 0, {result.near[number]} below 0.02"
        row["words"].show([text], [(len(self.places), TALLEST * 0.97)])
