"""Gradients of mini-batches around the full one, and their noise by batch size."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw._picture import Picture
from helpers.draw.words import Words

LEFT, RIGHT, FAR = -2.0, 5.0, 8.0
"""Limits of the cloud's frame, in lengths of the full gradient."""
LOWEST, HIGHEST = 5e-3, 9.0
"""Ends of the noise axis; a noise beyond lies on its end."""

BELOW = {
    "loc": "upper center",
    "bbox_to_anchor": (0.5, -0.15),
    "ncols": 3,
    "frameon": False,
    "fontsize": 9,
    "columnspacing": 1.2,
    "handletextpad": 0.5,
}
"""How a legend lies under its axes."""


class GradientCloudPicture(Picture):
    """A dot for every batch, and a point for every batch size.

    Parameters
    ----------
    sizes : sequence of int
        All batch sizes there are, from 1 on.
    """

    size = (9.4, 4.6)

    def __init__(self, sizes: tuple[int, ...]) -> None:
        self.sizes = np.array(sizes)
        super().__init__()

    def build(self, figure: Figure) -> None:
        """Lay out the cloud beside the law."""
        figure.set_layout_engine("none")
        self._cloud(figure.add_axes((0.07, 0.21, 0.42, 0.71)))
        self._law(figure.add_axes((0.58, 0.21, 0.40, 0.71)))

    def _cloud(self, axes: Axes) -> None:
        axes.set_title("gradients of 400 mini-batches")
        axes.set(xlim=(LEFT, RIGHT), ylim=(-FAR, FAR))
        axes.set_xlabel("along the full gradient (its lengths)")
        axes.set_ylabel("across, the way samples differ most")
        axes.axvspan(LEFT, 0, color=style.GRID, alpha=0.55, lw=0)
        axes.text(LEFT + 0.15, FAR - 0.3, "points uphill", va="top", fontsize=9)
        axes.plot([0, 1], [0, 0], color=style.INK, lw=2.5, zorder=4)
        axes.text(
            LEFT + 0.15, 0.3 - FAR, "dots beyond the\nframe lie on it", fontsize=9
        )
        self.full = self.moving(axes.plot([1], [0], "D", color=style.INK, ms=8)[0])
        self.full.set(zorder=5, mfc="none", mew=2)
        self.lowers, self.raises = (
            self.moving(axes.plot([], [], mark, color=color, ms=ms, alpha=0.75)[0])
            for mark, color, ms in (("o", style.BLUE, 4), ("x", style.ORANGE, 5))
        )
        for dots in (self.lowers, self.raises):
            dots.set(zorder=3, clip_on=False)
        axes.legend(
            [self.full, self.lowers, self.raises],
            ["full gradient", "a step lowers the loss", "a step raises it"],
            **BELOW,
        )

    def _law(self, axes: Axes) -> None:
        axes.set_title("noise against batch size")
        axes.set(xscale="log", yscale="log", xlim=(0.8, 640), ylim=(LOWEST, HIGHEST))
        axes.set_xticks(self.sizes[::2], self.sizes[::2])
        axes.set_xticks(self.sizes[1::2], [], minor=True)
        axes.set_yticks([0.01, 0.1, 1], ["0.01", "0.1", "1"])
        axes.set(xlabel="batch size (digits, log)")
        axes.set_ylabel("distance from the full gradient (log)")
        axes.grid(color=style.GRID)
        self.law = self.moving(axes.plot([], [], "--", color=style.FAINT, lw=1.5)[0])
        self.signal = self.moving(axes.plot([], [], ":", color=style.INK, lw=2)[0])
        self.points = self.moving(axes.plot([], [], "o-", color=style.BLUE, ms=6)[0])
        self.now = self.moving(axes.plot([], [], "o", color=style.ORANGE, ms=11)[0])
        self.now.set(clip_on=False, mfc="none", mew=2.5)
        axes.legend(
            [self.points, self.law, self.signal],
            ["measured", "theory: 1/√size", "full gradient’s length"],
            **BELOW,
        )
        self.slope = axes.add_artist(self.moving(Words(10.5, align="right")))

    def show(self, result) -> None:
        """Show a ``labs`` gradient cloud."""
        low, high = (LEFT, -FAR), (RIGHT, FAR)
        inside = np.clip(result.cloud, low, high)
        self.lowers.set_data(*inside[~result.raises].T)
        self.raises.set_data(*inside[result.raises].T)
        noise = np.clip(result.noise, LOWEST, HIGHEST)
        self.points.set_data(result.sizes, noise)
        self.now.set_data(result.sizes[-1:], noise[-1:])
        self.law.set_data(self.sizes, np.maximum(result.law, LOWEST / 10))
        self.signal.set_data([0.8, 640], [result.length] * 2)
        known = result.slope is not None
        text = f"slope {result.slope:.2f}".replace("-", "−") if known else ""
        self.slope.show([text] if known else [], [(540, 6)] if known else [])
