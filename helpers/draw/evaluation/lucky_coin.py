"""Scores of models that toss coins, and what the best of so many may be expected."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw._picture import Picture

LOWEST, HIGHEST = 0.2, 0.8
FINEST = 0.01
"""Width of a bar, where a score does not jump further from sample to sample."""

TRUTH = 0.5


class LuckyCoinPicture(Picture):
    """A histogram of all scores beside the best score by the number of models.

    Parameters
    ----------
    most : int
        The largest number of models that can be tried.
    """

    size = (9.6, 3.9)

    def __init__(self, most: int) -> None:
        self.most = most
        super().__init__()

    def build(self, figure: Figure) -> None:
        """Lay out the histogram on the left and the curve on the right."""
        scores, best = figure.subplots(1, 2, width_ratios=[1.1, 1])
        self._scores(scores)
        self._best(best)

    def _scores(self, axes: Axes) -> None:
        axes.set(title="scores of all models on one test set")
        axes.set(xlabel="score: share of the test samples right")
        axes.set(
            ylabel="share of the models (%)", xlim=(LOWEST, HIGHEST), ylim=(0, 170)
        )
        axes.set_yscale("function", functions=(_root, np.square))
        axes.set_yticks([0, 1, 5, 10, 25, 50, 100])
        axes.grid(color=style.GRID, axis="y")
        axes.axvline(TRUTH, color=style.FAINT, lw=1, ls=":")
        self.bars = self.moving(
            axes.add_collection(
                PolyCollection([], facecolor=style.SKY, edgecolor=style.PAPER, lw=0.6)
            )
        )
        self.winner = self.moving(axes.plot([], [], "v", color=style.ORANGE, ms=11)[0])
        self.fresh = self.moving(axes.plot([], [], "D", color=style.BLUE, ms=7)[0])
        axes.legend(
            [self.winner, self.fresh],
            ["the winner, here", "the winner, on fresh data"],
            loc="upper center",
            ncols=2,
            frameon=False,
            columnspacing=1.2,
            handletextpad=0.3,
        )

    def _best(self, axes: Axes) -> None:
        axes.set(title="best score so far", xlabel="models tried on it")
        axes.set(ylabel="score", xscale="log", ylim=(0.34, 0.8))
        axes.set_xlim(0.85, self.most * 1.2)
        axes.set_xticks([1, 10, 100, 1000], ["1", "10", "100", "1000"])
        axes.grid(color=style.GRID)
        axes.axhline(TRUTH, color=style.FAINT, lw=1, ls=":")
        self.band = self.moving(
            axes.add_collection(PolyCollection([], facecolor=style.GRID, lw=0))
        )
        self.expected = self.moving(axes.plot([], [], color=style.INK, ls="--")[0])
        self.so_far = self.moving(
            axes.plot([], [], color=style.ORANGE, drawstyle="steps-post")[0]
        )
        self.now = self.moving(axes.plot([], [], "v", color=style.ORANGE, ms=11)[0])
        self.fresh_now = self.moving(axes.plot([], [], "D", color=style.BLUE, ms=7)[0])
        axes.legend(
            [self.so_far, self.expected, self.band],
            ["in this contest", "expected", "9 of 10 contests"],
            loc="lower right",
            frameon=False,
        )

    def show(self, result) -> None:
        """Show a ``labs`` lucky-coin result."""
        contest = result.contest
        models, best = len(contest.scores), contest.scores[contest.winner]
        self.bars.set_verts(_boxes(contest.scores, max(FINEST, 1 / result.samples)))
        self.winner.set_data([best], [2.2])
        self.fresh.set_data([contest.fresh], [118])
        low, high = result.promised.low, result.promised.high
        edge = np.r_[result.numbers, result.numbers[::-1]]
        self.band.set_verts([np.column_stack([edge, np.r_[low, high[::-1]]])])
        self.expected.set_data(result.numbers, result.promised.expected)
        tried = np.arange(1, models + 1)
        self.so_far.set_data(tried, result.so_far)
        self.now.set_data([models], [best])
        self.fresh_now.set_data([models], [contest.fresh])


def _root(share: np.ndarray) -> np.ndarray:
    return np.sqrt(np.maximum(share, 0))


def _boxes(scores: np.ndarray, width: float) -> list[np.ndarray]:
    """Return the corners of the bars that are not empty, centred on the scores."""
    count = round((HIGHEST - LOWEST) / width)
    edges = LOWEST + width * (np.arange(count + 2) - 0.5)
    shares = 100 * np.histogram(scores, edges)[0] / len(scores)
    return [
        np.array([(left, 0), (left, share), (left + width, share), (left + width, 0)])
        for left, share in zip(edges, shares, strict=False)
        if share > 0
    ]
