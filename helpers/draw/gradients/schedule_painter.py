"""A learning-rate curve to draw, the loss below it, and accuracies beside it."""

import numpy as np
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw._picture import Picture
from helpers.draw.words import Words

BARS = 20
"""The curve is drawn in bars, two for each epoch."""
GRAIN = 0.02
"""Heights are drawn in these units, so that an arrow key moves a bar by one."""
SPARE = 1.5
"""Room beyond the ends, in grains: the ends themselves can be pointed at."""

BESIDE = (0.3, 0.138)
"""Where the accuracy is written: in the legend, in data of its axes."""

LOOKS = {
    "constant": (style.ORANGE, "s", ":"),
    "decay": (style.GREEN, "^", "--"),
    "warm-up, then decay": (style.BLUE, "o", "-"),
}
"""Colour, marker and line of each schedule."""


class SchedulePainterPicture(Picture):
    """The curve and the loss over the epochs on the left, accuracies on the right.

    Parameters
    ----------
    stored : dict of str to dict of float to list of float
        Accuracies of stored runs by schedule and peak, one for each seed.
    epochs : int
    highest : float
        The end of the scale of learning rates.
    """

    size = (9.0, 5.2)

    def __init__(self, stored: dict, epochs: int, highest: float) -> None:
        self.stored, self.epochs, self.highest = stored, epochs, highest
        super().__init__()

    def build(self, figure: Figure) -> None:
        """Lay out the curve above the loss, and the stored runs beside them."""
        grid = figure.add_gridspec(2, 2, width_ratios=[1.2, 1])
        self._curve(figure.add_subplot(grid[0, 0]))
        loss = figure.add_subplot(grid[1, 0])
        loss.set(yscale="log", ylim=(2e-3, 8), ylabel="loss in nats", xlabel="epoch")
        loss.set(title="loss of every mini-batch", xlim=(0, self.epochs))
        loss.set_yticks([0.01, 0.1, 1], ["0.01", "0.1", "1"])
        self.losses = self.moving(loss.plot([], [], color=style.SKY, lw=1.2)[0])
        self.means = self.moving(loss.plot([], [], "D", color=style.PINK, ms=5)[0])
        self._legend_of(loss)
        self._accuracies(figure.add_subplot(grid[:, 1]))

    def show(self, result) -> None:
        """Show a ``labs`` painted schedule."""
        heights = result.bars / GRAIN
        corners = np.zeros((BARS, 4, 2))
        places = np.arange(1, BARS + 1)
        corners[:, :, 0] = places[:, None] + [-0.45, 0.45, 0.45, -0.45]
        corners[:, 2:, 1] = heights[:, None]
        self.bars.set_verts(corners)
        self.marks.set_data(places[result.touched], heights[result.touched])
        steps = len(result.losses)
        times = (np.arange(steps) + 0.5) * self.epochs / steps
        self.losses.set_data(times, np.maximum(result.losses, 1e-9))
        means = result.losses.reshape(self.epochs, -1).mean(axis=1)
        self.means.set_data(np.arange(self.epochs) + 0.5, means)
        self.now.set_data([result.peak], [result.accuracy])
        self.number.show([f"{result.accuracy:.3f}"], [BESIDE])

    def _curve(self, axes) -> None:
        top = self.highest / GRAIN
        axes.set(xlim=(0.5, BARS + 0.5), ylim=(-SPARE, top + SPARE))
        axes.set_title("learning rate (draw here with the button held)")
        axes.set_ylabel("learning rate")
        ticks = np.arange(0, self.epochs + 1, 2)
        axes.set_xticks(0.5 + ticks * BARS / self.epochs, ticks)
        rates = np.arange(0, self.highest + 0.01, 0.2)
        axes.set_yticks(rates / GRAIN, [f"{rate:.1f}" for rate in rates])
        axes.axhline(0, color=style.FAINT, linewidth=0.8)
        blank = np.zeros((1, 4, 2))
        bars = PolyCollection(blank, facecolor=style.BLUE, edgecolor="none")
        self.bars = self.moving(axes.add_collection(bars, autolim=False))
        self.marks = self.moving(axes.plot([], [], "D", color=style.PINK, ms=5)[0])
        self.pointable("brush", axes, drag=True)

    def _legend_of(self, axes) -> None:
        handles = [
            axes.plot([], [], color=style.SKY, lw=1.2, label="mini-batch")[0],
            axes.plot([], [], "D", color=style.PINK, ms=5, label="epoch’s mean")[0],
        ]
        axes.legend(handles=handles, loc="lower left", frameon=False, fontsize=9)

    def _accuracies(self, axes) -> None:
        axes.set(xlim=(-0.03, self.highest + 0.04), ylim=(0, 1.04))
        axes.set(xlabel="highest learning rate", ylabel="share of test digits read")
        axes.set_title("accuracy after 10 epochs")
        for name, runs in self.stored.items():
            color, marker, line = LOOKS[name]
            peaks = list(runs)
            means = [np.mean(runs[peak]) for peak in peaks]
            axes.plot(peaks, means, line, color=color, marker=marker, label=name)
            for peak in peaks:
                dots = [peak] * len(runs[peak])
                axes.plot(dots, runs[peak], marker, color=color, ms=3, mfc="none")
        (self.now,) = axes.plot([], [], "*", color=style.PINK, ms=17, mec=style.INK)
        star = axes.plot([], [], "*", color=style.PINK, ms=12, mec=style.INK, ls="none")
        star[0].set_label("this curve, now")
        axes.legend(
            loc=(0.01, 0.085),
            frameon=False,
            fontsize=9,
            title="Keras: mean, and three starts (small)",
            title_fontsize=9,
            alignment="left",
        )
        self.moving(self.now)
        words = Words(10.0, style.PINK, weight="bold", align="left")
        self.number = axes.add_artist(self.moving(words))
