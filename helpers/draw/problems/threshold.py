"""Probabilities, a threshold through them, and what it finds, misses and costs."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw._picture import Picture
from helpers.draw.words import Words

LEAST, MOST = 0.7, 3000
"""Ends of the axis of costs; a cost of 0 lies on its lower end."""

LOOKS = {
    "benign": (0, "o", style.BLUE),
    "malignant": (1, "^", style.ORANGE),
}
SPREAD = 0.32

ABOVE = {
    "loc": "lower center",
    "bbox_to_anchor": (0.5, 0.97),
    "ncols": 2,
    "frameon": False,
    "fontsize": 9,
    "columnspacing": 1.0,
}
"""A legend out of the way of the line that stands at the threshold."""


class ThresholdPicture(Picture):
    """Samples over their probability, precision and recall, counts, and costs."""

    size = (9.6, 5.0)

    def build(self, figure: Figure) -> None:
        """Lay out samples over curves, and counts over costs."""
        grid = figure.subplots(2, 2, width_ratios=[1.25, 1], height_ratios=[1, 1.1])
        (samples, counts), (curves, costs) = grid
        self.lines = []
        self._samples(samples)
        self._curves(curves)
        self._costs(costs)
        self._counts(counts)

    def _threshold(self, axes: Axes) -> None:
        """Let a line stand at the threshold, over the same axis in three places."""
        axes.set(xlim=(-0.02, 1.02))
        line = axes.axvline(0, color=style.INK, lw=1.5)
        self.lines.append(self.moving(line))

    def _samples(self, axes: Axes) -> None:
        axes.set(ylim=(-0.55, 1.55))
        axes.set_title("each tumour, by its probability", loc="left")
        axes.set_yticks([0, 1], list(LOOKS))
        axes.set(xlabel="probability of malignant")
        self._threshold(axes)
        self.samples = [
            self.moving(
                axes.plot([], [], mark, color=color, ms=4.5, alpha=style.SHEER)[0]
            )
            for _, mark, color in LOOKS.values()
        ]
        ring = {"ms": 11, "mfc": "none", "mec": style.PINK, "mew": 1.5}
        self.wrong = self.moving(axes.plot([], [], "o", **ring, label="wrong")[0])
        axes.legend(
            loc="lower right",
            bbox_to_anchor=(1.02, 0.97),
            frameon=False,
            handletextpad=0.2,
        )

    def _curves(self, axes: Axes) -> None:
        axes.set(xlabel="threshold", ylabel="share", ylim=(0.3, 1.03))
        axes.grid(color=style.GRID)
        self._threshold(axes)
        self.precision, self.recall = (
            self.moving(axes.plot([], [], line, color=color, label=name)[0])
            for name, line, color in (
                ("precision: said to be, and is", "-", style.GREEN),
                ("recall: is, and found", "--", style.PINK),
            )
        )
        axes.legend(**ABOVE)

    def _costs(self, axes: Axes) -> None:
        axes.set(xlabel="threshold", ylabel="cost (false alarms, log)", yscale="log")
        axes.set(ylim=(LEAST, MOST))
        axes.set_yticks([1, 10, 100, 1000], ["1", "10", "100", "1000"])
        axes.minorticks_off()
        axes.grid(color=style.GRID)
        self._threshold(axes)
        self.costs = self.moving(axes.plot([], [], color=style.BLUE)[0])
        self.cheapest = self.moving(
            axes.plot([], [], "D", color=style.ORANGE, ms=8, clip_on=False)[0]
        )
        axes.legend([self.cheapest], ["cheapest on validation"], **ABOVE)

    def _counts(self, axes: Axes) -> None:
        axes.set(title="how many", xlim=(-0.5, 1.5), ylim=(1.5, -0.5))
        axes.set_xticks([0, 1], ["said benign", "said malignant"])
        axes.set_yticks([0, 1], list(LOOKS))
        axes.tick_params(length=0)
        axes.axhline(0.5, color=style.FAINT, lw=1)
        axes.axvline(0.5, color=style.FAINT, lw=1)
        self.counts = self.moving(axes.add_artist(Words(22, weight="bold")))
        self.names = axes.add_artist(Words(10))
        places = [(0, 0.16), (1, 0.16), (0, 1.16), (1, 1.16)]
        self.names.show(["right", "false alarms", "misses", "found"], places)

    def show(self, result) -> None:
        """Show a ``labs`` threshold result."""
        for line in self.lines:
            line.set_xdata([result.threshold] * 2)
        chances, truth = result.answers
        spread = SPREAD * np.sin(1.7 * np.arange(len(truth)) ** 2)  # apart, not random
        heights = truth + spread
        for (row, _, _), dots in zip(LOOKS.values(), self.samples, strict=True):
            dots.set_data(chances[truth == row], heights[truth == row])
        wrong = (chances > result.threshold) != (truth == 1)
        self.wrong.set_data(chances[wrong], heights[wrong])
        self.precision.set_data(result.cuts, result.precision)
        self.recall.set_data(result.cuts, result.recall)
        costs = np.maximum(result.costs, LEAST)
        self.costs.set_data(result.cuts, costs)
        near = np.abs(result.cuts - result.cheapest).argmin()
        self.cheapest.set_data([result.cheapest], [costs[near]])
        found, alarms, misses, right = result.counts
        texts = [str(count) for count in (right, alarms, misses, found)]
        self.counts.show(texts, [(0, -0.28), (1, -0.28), (0, 0.72), (1, 0.72)])
