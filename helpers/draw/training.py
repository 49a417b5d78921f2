"""Loss and accuracy while a network trains."""

from typing import NamedTuple

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from helpers.draw import style
from helpers.draw._picture import Picture


class Training(NamedTuple):
    """What is known of a training run so far."""

    epochs: int
    """How many epochs are planned."""
    history: dict[str, list[float]]
    """Keras's name of each figure, and its value after each epoch."""
    metric: str
    """Name of the figure in the right half, such as ``accuracy``."""


class TrainingPicture(Picture):
    """Loss on the left and a metric on the right, for training and validation data."""

    size = (9.0, 3.2)

    def build(self, figure: Figure) -> None:
        """Make the two axes and their four lines."""
        self.halves = figure.subplots(1, 2)
        looks = {"training": "o-", "validation": "s--"}
        self.lines = []
        for axes in self.halves:
            axes.set(xlabel="epoch")
            axes.xaxis.set_major_locator(MaxNLocator(integer=True))
            axes.grid(color=style.GRID)
            for color, (name, look) in zip(style.CYCLE, looks.items(), strict=False):
                line = axes.plot([], [], look, ms=4, color=color, label=name)[0]
                self.lines.append(self.moving(line))
        figure.legend(
            self.lines[:2], looks, loc="outside upper center", ncols=2, frameon=False
        )
        self._plan, self._top, self._metric_top = None, 0.0, 0.0

    def show(self, result: Training) -> None:
        """Show the history so far; the axes hold all epochs that are planned."""
        names = ["loss", "val_loss", result.metric, f"val_{result.metric}"]
        for line, name in zip(self.lines, names, strict=True):
            values = result.history.get(name, [])
            line.set_data(np.arange(1, len(values) + 1), values)
        self._fit(result)

    def _fit(self, result: Training) -> None:
        """Hold all epochs that are planned and all losses; they may rise later."""
        losses = [*result.history.get("loss", [1]), *result.history.get("val_loss", [])]
        highest = max(max(losses), 1e-9)
        shares = "acc" in result.metric  # from 0 to 1, whatever comes
        names = () if shares else (result.metric, f"val_{result.metric}")
        values = [v for name in names for v in result.history.get(name, [])]
        largest = max([*values, 1e-9])
        plan, held = (result.epochs, result.metric), highest <= self._top
        if plan == self._plan and held and largest <= self._metric_top:
            return
        self._plan, self._top, self._metric_top = plan, 1.1 * highest, 1.1 * largest
        loss, metric = self.halves
        for axes in self.halves:
            axes.set_xlim(0.5, result.epochs + 0.5)
        loss.set(ylabel="loss (nats)" if shares else "loss", ylim=(0, self._top))
        metric.set(ylabel=result.metric.replace("_", " "))
        metric.set_ylim(0, 1.02 if shares else self._metric_top)
        self.figure.set_layout_engine("constrained")  # longer numbers take more room
        self.refresh()
