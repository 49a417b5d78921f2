"""Three logits, their softmax, and how that changes with the temperature."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw._picture import Picture
from helpers.draw.words import Words

LOOKS = ((style.BLUE, "-"), (style.ORANGE, "--"), (style.GREEN, "-."))
"""Colour and line of each class."""
CLASSES = np.arange(1, 4)


def short(share: float) -> str:
    """Write a probability: two digits, or its size where these would be 0.

    Examples
    --------
    >>> short(0.2447), short(0.00005), short(float("nan"))
    ('0.24', '5e−05', 'nan')
    """
    text = f"{share:.2f}" if not 0 < share < 0.005 else f"{share:.0e}"
    return text.replace("-", "−")


class SoftmaxTemperaturePicture(Picture):
    """Bars of logits, bars of probabilities, and curves over the temperature.

    Parameters
    ----------
    reach : float
        Logits go from minus this to plus this.
    temperatures : array
        At which the curves are given.
    """

    size = (9.6, 3.9)

    def __init__(self, reach: float, temperatures: np.ndarray) -> None:
        self.reach, self.temperatures = reach, temperatures
        super().__init__()

    def build(self, figure: Figure) -> None:
        """Lay out two charts of bars and one of curves."""
        figure.get_layout_engine().set(wspace=0.04)
        logits, shares, curves = figure.subplots(1, 3, width_ratios=[1, 1, 1.25])
        self._logits(logits)
        self._shares(shares)
        self._curves(curves)

    def _logits(self, axes: Axes) -> None:
        axes.set(title="logits (drag a bar)", xlabel="class", ylabel="logit (nats)")
        axes.set(xlim=(0.4, 3.6), ylim=(-self.reach - 0.9, self.reach + 0.9))
        axes.set_xticks(CLASSES)
        axes.axhline(0, color=style.FAINT, lw=1)
        self.bars = self._bars(axes)
        self.logits = axes.add_artist(self.moving(Words(8.5)))
        self.pointable("hand", axes, drag=True)
        self.bound("hand", (0.5, 3.5), (-self.reach - 0.5, self.reach + 0.5))

    def _shares(self, axes: Axes) -> None:
        axes.set(title="softmax", xlabel="class", ylabel="probability")
        axes.set(xlim=(0.4, 3.6), ylim=(0, 1.25), yticks=np.arange(0, 1.1, 0.2))
        axes.set_xticks(CLASSES)
        axes.axhline(1, color=style.FAINT, lw=1, ls=":")
        self.shares = self._bars(axes)
        self.outlines = [
            self.moving(bar)
            for bar in axes.bar(CLASSES, [0] * 3, 0.62, fill=False, ec=style.INK, lw=1)
        ]
        self.numbers = axes.add_artist(self.moving(Words()))
        self.argmax = axes.add_artist(self.moving(Words(9.0, weight="bold")))

    def _bars(self, axes: Axes) -> list:
        colors = [color for color, _ in LOOKS]
        return [self.moving(b) for b in axes.bar(CLASSES, [0] * 3, 0.62, color=colors)]

    def _curves(self, axes: Axes) -> None:
        axes.set(title="at other temperatures", xlabel="temperature", xscale="log")
        axes.set(
            ylabel="probability", ylim=(-0.02, 1.25), yticks=np.arange(0, 1.1, 0.2)
        )
        axes.set_xlim(self.temperatures[[0, -1]] * [0.9, 1.1])
        axes.set_xticks([0.1, 0.3, 1, 3, 10], ["0.1", "0.3", "1", "3", "10"])
        axes.minorticks_off()
        axes.axhline(1 / 3, color=style.FAINT, lw=1, ls=":")
        self.now = self.moving(axes.axvline(1, ymax=0.84, color=style.PINK, lw=1.2))
        self.curves = [
            self.moving(axes.plot([], [], line, color=color, label=f"class {k}")[0])
            for k, (color, line) in zip(CLASSES, LOOKS, strict=True)
        ]
        axes.legend(
            loc="upper center",
            ncols=3,
            frameon=False,
            columnspacing=1,
            handlelength=1.9,
        )

    def show(self, result) -> None:
        """Show ``labs`` tempered logits."""
        given = result.probabilities if result.naive is None else result.naive
        for bar, logit in zip(self.bars, result.logits, strict=True):
            bar.set_height(logit)
        for bar, share in zip(self.shares, np.nan_to_num(given), strict=True):
            bar.set_height(share)
        for bar, share in zip(self.outlines, result.probabilities, strict=True):
            bar.set_height(share)
        self._write(result, given)
        self.now.set_xdata([result.temperature] * 2)
        for curve, shares in zip(self.curves, result.curves.T, strict=True):
            curve.set_data(self.temperatures, shares)

    def _write(self, result, given: np.ndarray) -> None:
        """Put numbers on the bars, and mark the largest."""
        added = f"{result.constant:+d}".replace("-", "−") if result.constant else ""
        texts = [f"{logit:.1f}{added}".replace("-", "−") for logit in result.logits]
        tops = np.where(result.logits < 0, result.logits - 0.05, result.logits + 0.75)
        self.logits.show(texts, np.column_stack([CLASSES, tops]))
        heights = np.maximum(np.nan_to_num(given), result.probabilities)
        places = np.column_stack([CLASSES, heights + 0.085])
        self.numbers.show([short(share) for share in given], places)
        top = result.logits == result.logits.max()
        self.argmax.show(["argmax"] * int(top.sum()), places[top] + [0, 0.075])
