"""The gain of a gradient by the number of steps back, on a log axis."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw._picture import Picture

LOWEST, HIGHEST = 1e-16, 1e6
"""Ends of the axis; a gain beyond has its dot on the end."""

LOOKS = (
    (style.ORANGE, "-", "o"),
    (style.PINK, "--", "s"),
    (style.BLUE, "-.", "D"),
    (style.GREEN, ":", "^"),
)
"""Colour, line and marker of each network."""

ROUNDING = 1.2e-7
"""Smallest share of a number by which float32 can change it."""


class HowFarBackPicture(Picture):
    """Gain by lag for several networks, and the eigenvalues of the loop.

    Parameters
    ----------
    networks : sequence of str
        Their names, as many as there are looks.
    lags : int
        How many steps back the axis goes.
    """

    size = (9.0, 4.4)

    def __init__(self, networks: tuple[str, ...], lags: int) -> None:
        self.networks, self.lags = networks, lags
        super().__init__()

    def build(self, figure: Figure) -> None:
        """Lay out the curves beside the eigenvalues and the values."""
        left, right = figure.subfigures(1, 2, width_ratios=[2.1, 1])
        gain = left.subplots()
        loop, table = right.subplots(2, 1, height_ratios=[1.5, 1])
        self._curves(gain)
        self._loop(loop)
        self._table(table)

    def _curves(self, axes: Axes) -> None:
        axes.set_title("what is left of a gradient: point at a number of steps")
        axes.set(xlabel="steps back", ylabel="length of the gradient (log)")
        axes.set(xlim=(0, self.lags), ylim=(LOWEST, HIGHEST), yscale="log")
        axes.set_yticks(10.0 ** np.arange(-16, 5, 4))
        axes.grid(color=style.GRID)
        axes.axhline(1, color=style.FAINT, linewidth=1)
        axes.axhline(ROUNDING, color=style.FAINT, linewidth=1, linestyle="--")
        axes.text(self.lags - 1, 2, "1: arrives whole", fontsize=9, ha="right")
        axes.text(1, ROUNDING / 6, "lost in rounding (float32)", fontsize=9)
        self.raw = [
            self.moving(axes.plot([], [], color=color, alpha=style.SHEER, lw=0.8)[0])
            for color, _, _ in LOOKS
        ]
        self.curves = [
            self.moving(axes.plot([], [], line, color=color, lw=2.2)[0])
            for color, line, _ in LOOKS
        ]
        self.cursor = self.moving(axes.axvline(0, color=style.INK, linewidth=1))
        self.dots = [
            self.moving(axes.plot([], [], marker, color=color, ms=7)[0])
            for color, _, marker in LOOKS
        ]
        for dot in self.dots:
            dot.set_clip_on(False)
        self.pointable("lag", axes)

    def _loop(self, axes: Axes) -> None:
        axes.set_title("eigenvalues of the loop")
        axes.set(xlim=(-1.35, 1.35), ylim=(-1.35, 1.35), aspect="equal")
        axes.set(xticks=[-1, 0, 1], yticks=[-1, 0, 1])
        axes.set_xlabel("real part (line: radius 1)", labelpad=1)
        axes.set_ylabel("imaginary part", labelpad=1)
        turn = np.linspace(0, 2 * np.pi, 100)
        axes.plot(np.cos(turn), np.sin(turn), color=style.FAINT, linewidth=1)
        self.eigenvalues = self.moving(
            axes.plot([], [], "o", color=style.ORANGE, ms=5)[0]
        )

    def _table(self, axes: Axes) -> None:
        axes.set(xlim=(0, 1), ylim=(3.6, -1.1))
        axes.set_axis_off()
        self.steps = self.moving(axes.text(1.0, -0.8, "", ha="right", va="center"))
        self.values = []
        rows = zip(self.networks, LOOKS, strict=True)
        for row, (name, (color, line, marker)) in enumerate(rows):
            axes.plot([0, 0.2], [row, row], line, color=color, lw=2.2)
            axes.plot([0.1], [row], marker, color=color, ms=7)
            axes.text(0.26, row, name, va="center")
            text = axes.text(1.0, row, "", ha="right", va="center")
            self.values.append(self.moving(text))

    def show(self, result) -> None:
        """Show a ``labs`` how-far-back result."""
        lags, lag = np.arange(self.lags + 1), result.lag
        for number, (gain, raw) in enumerate(
            zip(result.gains, result.unclipped, strict=True)
        ):
            self.curves[number].set_data(lags, gain)
            self.raw[number].set_data(lags, raw)
            self.raw[number].set_visible(result.clip)
            shown = np.clip(gain[lag], LOWEST, HIGHEST)
            self.dots[number].set_data([lag], [shown])
            self.values[number].set_text(_short(gain[lag]))
        self.cursor.set_xdata([lag, lag])
        self.steps.set_text("1 step back" if lag == 1 else f"{lag} steps back")
        self.eigenvalues.set_data(result.eigenvalues.real, result.eigenvalues.imag)


def _short(gain: float) -> str:
    """Write a gain in two digits: 0.0052, 120, 3.1e-9."""
    if 100 <= gain < 1e6:
        return f"{float(f'{gain:.2g}'):,.0f}"
    if 1e-3 <= gain < 100:
        return f"{gain:.2g}"
    digits, power = f"{gain:.1e}".split("e")
    return f"{digits}e{int(power)}"
