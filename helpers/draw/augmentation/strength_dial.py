"""Shifted digits, the accuracy on two test sets by strength, and the gain by size."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw._picture import Picture

ROWS, COLUMNS, SIDE = 5, 3, 16
CELL = SIDE + 2


class StrengthDialPicture(Picture):
    """A page of training digits, two curves over strength, two over training size."""

    size = (9.8, 4.4)

    def build(self, figure: Figure) -> None:
        """Lay out the digits, the curves and the gains side by side."""
        digits, curves, gains = figure.subplots(1, 3, width_ratios=[0.85, 1.25, 1])
        self._digits(digits)
        self._curves(curves)
        self._gains(gains)
        self._sizes = None

    def show(self, result) -> None:
        """Show a ``labs`` strength-dial result."""
        self._sizes_known(result.sizes)
        self.digits.set_data(1 - _page(result.draws))
        centred, met = result.now
        for line, dot, shares, share in (
            (self.centred, self.centred_now, result.centred, centred),
            (self.met, self.met_now, result.met, met),
        ):
            line.set_data(result.strengths, shares)
            dot.set_data([result.strength], [share])
        self.here.set_xdata([result.strength] * 2)
        places, row = np.arange(len(result.sizes)), result.sizes.index(result.size)
        for line, dot, gains in zip(
            (self.centred_gain, self.met_gain),
            (self.centred_ring, self.met_ring),
            100 * result.gains,
            strict=True,
        ):
            line.set_data(places, gains)
            dot.set_data([row], [gains[row]])
        self._show_live(result)

    def _digits(self, axes: Axes) -> None:
        axes.set_title("training digits as they come")
        blank = np.ones((ROWS * CELL, COLUMNS * CELL))
        image = axes.imshow(blank, cmap=style.GREY, vmin=0, vmax=1)
        self.digits = self.moving(image)
        axes.set(xticks=[], yticks=[])
        axes.spines[:].set_visible(False)

    def _curves(self, axes: Axes) -> None:
        axes.set_title("accuracy on two test sets", pad=26)
        axes.set(ylim=(0, 1.03), xlim=(-0.3, 7.3))
        axes.set(xlabel="largest shift in training (pixels)")
        axes.set(ylabel="share of test digits read")
        axes.grid(color=style.GRID)
        self.here = self.moving(axes.axvline(0, color=style.FAINT, lw=1, ls=":"))
        self.centred, self.met = (self.moving(line) for line in _pair(axes, 5))
        self.centred_now, self.met_now = (
            self.moving(line) for line in _pair(axes, 11, ls="none")
        )
        self.live = [
            self.moving(line)
            for line in _pair(axes, 11, ls="none", mfc=style.PAPER, mew=2.5)
        ]
        axes.legend(
            [self.centred, self.met],
            ["as trained: centred", "as met: shifted"],
            loc="lower center",
            bbox_to_anchor=(0.5, 0.99),
            ncols=2,
            frameon=False,
            fontsize=9.5,
        )

    def _gains(self, axes: Axes) -> None:
        axes.set(title="gain over no shifts", xlim=(-0.3, 2.3), ylim=(-70, 70))
        axes.set(xlabel="digits to learn from", ylabel="gain (percentage points)")
        axes.grid(axis="y", color=style.GRID)
        axes.axhline(0, color=style.INK, lw=1)
        self.centred_gain, self.met_gain = (self.moving(x) for x in _pair(axes, 5))
        self.centred_ring, self.met_ring = (
            self.moving(line) for line in _pair(axes, 11, ls="none")
        )
        self.gains = axes

    def _sizes_known(self, sizes: tuple[int, ...]) -> None:
        if self._sizes != sizes:
            self._sizes = sizes
            self.gains.set_xticks(range(len(sizes)), [f"{size:,}" for size in sizes])
            self.gains.set_xlim(-0.3, len(sizes) - 0.7)
            self.refresh()

    def _show_live(self, result) -> None:
        """Mark the network trained last, where it belongs to the size shown."""
        live = result.live
        shown = live is not None and live.size == result.size
        for line, world in zip(self.live, (0, result.world), strict=True):
            line.set_visible(shown)
            if shown:
                line.set_data([live.strength], [live.accuracy[world]])


def _pair(axes: Axes, size: float, **more) -> list:
    """Make a line of the centred test digits, and one of those met in the world."""
    looks = (("o", "-", style.BLUE), ("s", "--", style.ORANGE))
    return [
        axes.plot([], [], marker=marker, ms=size, color=color, **{"ls": dash} | more)[0]
        for marker, dash, color in looks
    ]


def _page(digits: np.ndarray) -> np.ndarray:
    """Lay (15, 16, 16) out as a page with a faint frame round each digit."""
    framed = np.pad(digits, ((0, 0), (1, 1), (1, 1)), constant_values=0.15)
    page = framed.reshape(ROWS, COLUMNS, CELL, CELL)
    return page.transpose(0, 2, 1, 3).reshape(ROWS * CELL, COLUMNS * CELL)
