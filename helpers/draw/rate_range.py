"""Loss against a learning rate that rises from step to step."""

from typing import NamedTuple

import numpy as np
from matplotlib.figure import Figure

from helpers import nn
from helpers.draw import style
from helpers.draw._picture import Picture


class RangeSoFar(NamedTuple):
    """What is known of a range test so far."""

    lowest: float
    """The first learning rate."""
    highest: float
    """The last one that is planned."""
    top: float
    """Up to which loss is drawn, in nats."""
    reading: nn.RateRange | None


class RateRangePicture(Picture):
    """Loss of every step over its learning rate, smoothed, and the rate to take."""

    size = (9.0, 3.4)

    def build(self, figure: Figure) -> None:
        """Make the axes, the dots, the curve and the two marks."""
        self.axes = figure.subplots()
        self.axes.set(xlabel="learning rate (log)", ylabel="loss (nats)")
        self.axes.set(xscale="log")
        self.axes.grid(color=style.GRID)
        look = {"marker": ".", "ls": "", "color": style.FAINT, "label": "one batch"}
        self.dots = self.moving(self.axes.plot([], [], **look)[0])
        self.curve = self.moving(
            self.axes.plot([], [], color=style.BLUE, label="moving average")[0]
        )
        self.least = self.moving(self._mark("o", "least", style.ORANGE))
        self.tenth = self.moving(self._mark("D", "a tenth of that rate", style.GREEN))
        figure.legend(loc="outside upper center", ncols=4, frameon=False)
        self._plan = None

    def _mark(self, marker: str, label: str, color: str):
        return self.axes.plot([], [], marker, color=color, ms=8, label=label)[0]

    def show(self, result: RangeSoFar) -> None:
        """Show the steps so far; the axes hold all rates that are planned."""
        plan = result[:3]
        if plan != self._plan:
            self._plan = plan
            self.axes.set(xlim=(result.lowest, result.highest), ylim=(0, result.top))
            self.refresh()
        reading = result.reading
        if reading is None:
            return
        self.dots.set_data(reading.rates, reading.losses)
        self.curve.set_data(reading.rates, reading.smooth)
        self.least.set_data([reading.least], [reading.smooth.min()])
        tried = [rate for rate in [reading.suggested] if rate >= result.lowest]
        height = np.interp(tried, reading.rates, reading.smooth)
        self.tenth.set_data(tried, height)
