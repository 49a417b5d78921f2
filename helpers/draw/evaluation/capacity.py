"""A polynomial through points, its errors by degree, and what they are made of."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw._picture import Picture

LOW, HIGH = 0.02, 20.0
"""Ends of the error axis; an error beyond lies on its end."""
LEAST, MOST = 1e-5, 1e2
"""Ends of the axis of the parts."""
REACH = 1.9

BELOW = {
    "loc": "upper center",
    "bbox_to_anchor": (0.5, -0.16),
    "ncols": 3,
    "frameon": False,
    "fontsize": 9,
    "columnspacing": 1.0,
    "handletextpad": 0.4,
    "handlelength": 1.6,
}
"""How a legend lies under its axes."""


class CapacityPicture(Picture):
    """The fit among its points beside two curves over the degree.

    Parameters
    ----------
    places, truth : array of shape (places,)
        The curve behind the points.
    highest : int
        The highest degree.
    """

    size = (9.8, 4.0)

    def __init__(self, places: np.ndarray, truth: np.ndarray, highest: int) -> None:
        self.places, self.truth = places, truth
        self.degrees = np.arange(highest + 1)
        super().__init__()

    def build(self, figure: Figure) -> None:
        """Lay out the fit, the errors and their parts."""
        figure.set_layout_engine("none")
        self._fit(figure.add_axes((0.067, 0.22, 0.265, 0.70)))
        self._errors(figure.add_axes((0.40, 0.22, 0.25, 0.70)))
        self._parts(figure.add_axes((0.735, 0.22, 0.25, 0.70)))

    def _fit(self, axes: Axes) -> None:
        axes.set(title="one draw of the points", xlabel="x")
        axes.set_ylabel("y", labelpad=-4)
        axes.set(xlim=(-1.05, 1.05), ylim=(-REACH, REACH))
        self.others = axes.add_collection(
            self.moving(LineCollection([], colors=style.SKY, linewidths=0.7))
        )
        self.points = self.moving(axes.plot([], [], "o", color=style.FAINT, ms=4)[0])
        (truth,) = axes.plot(self.places, self.truth, "--", color=style.INK, lw=1.5)
        self.moving(truth).set_zorder(3)
        self.curve = self.moving(axes.plot([], [], color=style.BLUE, lw=2.4)[0])
        self.curve.set_zorder(4)
        axes.legend(
            [self.curve, self.others, truth],
            ["fit", "other noise", "truth"],
            **BELOW,
        )

    def _errors(self, axes: Axes) -> None:
        self._over_degrees(axes, "error by degree", "RMSE (log)", LOW, HIGH)
        axes.set_yticks([0.1, 1, 10], ["0.1", "1", "10"])
        self.train, self.test = self._pair(axes, ("o--", "s-"))
        self.noise = self.moving(axes.axhline(0.2, color=style.INK, lw=1.4, ls=":"))
        axes.legend(
            [self.train, self.test, self.noise], ["train", "test", "noise"], **BELOW
        )
        self.now = [self._ring(axes, style.ORANGE), self._ring(axes, style.BLUE)]

    def _parts(self, axes: Axes) -> None:
        self._over_degrees(axes, "bias and variance", "squared (log)", LEAST, MOST)
        axes.set_yticks([1e-4, 1e-2, 1, 100], ["0.0001", "0.01", "1", "100"])
        self.bias, self.variance = self._pair(axes, ("v--", "^-"))
        self.bias.set_color(style.PINK)
        self.variance.set_color(style.GREEN)
        self.square = self.moving(axes.axhline(0.04, color=style.INK, lw=1.4, ls=":"))
        axes.legend(
            [self.bias, self.variance, self.square],
            ["bias²", "variance", "noise²"],
            **BELOW,
        )
        self.now += [self._ring(axes, style.PINK), self._ring(axes, style.GREEN)]

    def _over_degrees(self, axes: Axes, title, label, low, high) -> None:
        last = self.degrees[-1]
        axes.set(title=title, xlabel="degree", ylabel=label, yscale="log")
        axes.set(xlim=(-1, last + 1), ylim=(low, high))
        axes.set_xticks(range(0, last + 1, 5))
        axes.minorticks_off()
        axes.grid(color=style.GRID)

    def _pair(self, axes: Axes, looks: tuple[str, str]) -> list:
        colors = (style.ORANGE, style.BLUE)
        return [
            self.moving(axes.plot([], [], look, color=color, ms=3.5, lw=1.4)[0])
            for look, color in zip(looks, colors, strict=True)
        ]

    def _ring(self, axes: Axes, color: str):
        (ring,) = axes.plot([], [], "o", mec=color, mfc="none", ms=11, mew=2)
        ring.set_clip_on(False)
        return self.moving(ring)

    def show(self, result) -> None:
        """Show a ``labs`` capacity result."""
        self.points.set_data(result.x, result.y)
        self.points.set_markersize(4 if len(result.x) <= 100 else 2.5)
        beyond = 3 * REACH
        self.curve.set_data(result.places, np.clip(result.curve, -beyond, beyond))
        self.others.set_segments(
            [
                np.column_stack([result.places, np.clip(other, -beyond, beyond)])
                for other in result.others
            ]
        )
        self.noise.set_ydata([max(result.noise, LOW)] * 2)
        self.square.set_ydata([max(result.noise**2, LEAST)] * 2)
        curves = (
            np.clip(result.train, LOW, HIGH),
            np.clip(result.test, LOW, HIGH),
            *(np.clip(part, LEAST, MOST) for part in result.parts),
        )
        lines = (self.train, self.test, self.bias, self.variance)
        for line, ring, values in zip(lines, self.now, curves, strict=True):
            line.set_data(self.degrees, values)
            ring.set_data([result.degree], [values[result.degree]])
