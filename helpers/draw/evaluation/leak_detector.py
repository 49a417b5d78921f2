"""A pipeline, what it selects, and what it scores on noise."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw._picture import Picture
from helpers.draw.evaluation.pipeline import Pipeline

ROWS = (
    ("this pipeline", "o", style.ORANGE),
    ("all inside\nthe folds", "s", style.BLUE),
    ("fresh rows", "D", style.GREEN),
)
"""Label, marker and colour of every score, from the top."""


class LeakDetectorPicture(Picture):
    """The pipeline over the features it selects and the scores it gets."""

    size = (9.6, 4.9)

    def build(self, figure: Figure) -> None:
        """Lay out the pipeline above, features and scores below."""
        above, below = figure.subfigures(2, 1, height_ratios=[1, 2.1])
        self.pipeline = Pipeline(self, above.subplots())
        features, scores = below.subplots(1, 2, width_ratios=[1, 1.2])
        self._features(features)
        self._scores(scores)

    def _features(self, axes: Axes) -> None:
        axes.set(title="correlation of features with the labels")
        axes.set(xlabel="in the training rows (size)", ylabel="in the test rows")
        axes.set(xlim=(-0.02, 1), ylim=(-1.05, 1.42))
        axes.set_yticks([-1, -0.5, 0, 0.5, 1])
        axes.grid(color=style.GRID)
        axes.axhline(0, color=style.FAINT, lw=1, ls=":")
        self.others = self.moving(
            axes.plot([], [], ".", color=style.FAINT, ms=3, mew=0)[0]
        )
        self.chosen = self.moving(
            axes.plot([], [], "o", color=style.PINK, ms=4, alpha=0.6, mew=0)[0]
        )
        self.mean = self.moving(axes.plot([], [], "P", color=style.INK, ms=10)[0])
        axes.legend(
            [self.chosen, self.mean, self.others],
            ["selected", "their mean", "not selected"],
            loc="upper center",
            ncols=3,
            frameon=False,
            columnspacing=1.0,
            handletextpad=0.2,
        )

    def _scores(self, axes: Axes) -> None:
        axes.set(title="score on random labels", xlabel="accuracy")
        axes.set(xlim=(-0.02, 1.02), ylim=(len(ROWS) - 0.4, -0.6))
        axes.set_yticks(range(len(ROWS)), [label for label, _, _ in ROWS])
        axes.tick_params(length=0, axis="y")
        axes.grid(color=style.GRID, axis="x")
        axes.axvline(0.5, color=style.INK, lw=1, ls=":")
        self.folds = [
            self.moving(axes.plot([], [], "|", color=color, ms=16, mew=1.5)[0])
            for _, _, color in ROWS[:2]
        ]
        self.means = [
            self.moving(axes.plot([], [], marker, color=color, ms=11)[0])
            for _, marker, color in ROWS
        ]
        handles = [self.means[0], self.folds[0]]
        labels = ["mean of the folds", "one fold"]
        axes.legend(handles, labels, loc="lower left", frameon=False)

    def show(self, result) -> None:
        """Show a ``labs`` leak-detector result."""
        self.pipeline.show(
            {"select": result.select_first, "scale": result.scale_first},
            result.split,
            f"{result.twins} test rows have\na copy in training" * bool(result.twins),
        )
        self.others.set_data(*result.others)
        self.chosen.set_data(*result.chosen)
        self.mean.set_data(*np.mean(result.chosen, axis=1, keepdims=True))
        runs = result.shown.scores, result.honest.scores
        for row, (folds, mean, scores) in enumerate(
            zip(self.folds, self.means, runs, strict=False)
        ):
            folds.set_data(scores, np.full(len(scores), row))
            mean.set_data([scores.mean()], [row])
        self.means[-1].set_data([result.fresh], [len(ROWS) - 1])
