"""A gradient, what momentum makes of it, and where the weight goes."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw._picture import Picture

LIMITS = (1.6, 4.2, 8, 15, 30, 60)
"""Upper ends that the scale of what comes out can have."""

REACH = {"impulse": 1.9, "alternating": 1.9, "constant": 105, "noisy": 105}
"""Upper end of the scale of the path, for each gradient that goes in."""


class MomentumFilterPicture(Picture):
    """Gradient and step over time on the left, the paths of the weight on the right.

    Parameters
    ----------
    steps : int
    """

    size = (9.0, 4.8)

    def __init__(self, steps: int) -> None:
        self.steps = np.arange(1, steps + 1)
        super().__init__()

    def build(self, figure: Figure) -> None:
        """Lay out all three over the same steps."""
        grid = figure.add_gridspec(2, 2, width_ratios=[1.15, 1])
        fed, out = (figure.add_subplot(grid[row, 0]) for row in range(2))
        fed.set(title="gradient that goes in", ylabel="gradient")
        out.set(
            title="step that comes out (dashed: its limit)",
            ylabel="step ÷ learning rate",
        )
        out.set_xlabel("step")
        self.fed = self._stems(fed, style.FAINT)
        self.out = self._stems(out, style.BLUE)
        self.limit = self.moving(out.axhline(1, color=style.INK, ls="--", lw=1.2))
        self.walk = figure.add_subplot(grid[:, 1])
        self._paths(self.walk)
        self._shown = None

    def show(self, result) -> None:
        """Show a ``labs`` filtered gradient."""
        self._scale(result)
        self._raise(self.fed, result.gradient)
        self._raise(self.out, result.smoothed)
        self.limit.set_ydata([result.limit] * 2)
        self.limit.set_visible(result.signal in ("constant", "noisy"))
        times = np.arange(len(self.steps) + 1)
        keras, average, plain = result.moved
        self.keras.set_data(times, keras)
        self.average.set_data(times[::4], average[::4])
        self.plain.set_data(times, plain)

    def _stems(self, axes: Axes, color: str) -> LineCollection:
        axes.set_xlim(0, len(self.steps) + 1)
        axes.axhline(0, color=style.FAINT, linewidth=0.8)
        stems = LineCollection([], colors=color, linewidths=2.6)
        return self.moving(axes.add_collection(stems, autolim=False))

    def _raise(self, stems: LineCollection, heights: np.ndarray) -> None:
        ends = np.zeros((len(heights), 2, 2))
        ends[:, :, 0] = self.steps[:, None]
        ends[:, 1, 1] = heights
        stems.set_segments(ends)

    def _paths(self, axes: Axes) -> None:
        axes.set_xlim(-1, len(self.steps) + 1)
        axes.axhline(0, color=style.FAINT, linewidth=0.8)
        axes.set(title="how far the weight has moved", xlabel="step")
        axes.set_ylabel("moved ÷ (learning rate/(1 − momentum))")
        self.plain = axes.plot([], [], ":", color=style.INK, lw=1.4)[0]
        self.keras = axes.plot([], [], color=style.BLUE, lw=2.4)[0]
        self.average = axes.plot(
            [], [], "o", ms=6, mfc="none", mec=style.ORANGE, mew=1.6
        )[0]
        lines = [self.keras, self.average, self.plain]
        names = [
            "momentum, Keras’s form",
            "momentum as an average",
            "no momentum, rate ÷ (1 − momentum)",
        ]
        axes.legend(lines, names, loc="upper left", frameon=False, fontsize=9)
        for line in lines:
            self.moving(line)

    def _scale(self, result) -> None:
        """Let the scales grow to what has to be seen, in few steps."""
        reach = np.abs(result.smoothed).max()
        upper = next((limit for limit in LIMITS if reach < limit), LIMITS[-1])
        if self._shown == (upper, result.signal):
            return
        self._shown = upper, result.signal
        self.limit.axes.set_ylim(-0.5 * upper, upper)
        noisy = result.signal == "noisy"
        self.fed.axes.set_ylim((-2.6, 4.6) if noisy else (-1.5, 1.5))
        self.walk.set_ylim(-0.1 * REACH[result.signal], REACH[result.signal])
        self.refresh()
