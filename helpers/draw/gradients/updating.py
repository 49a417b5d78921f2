"""The batches of an epoch for three schedules, and their loss on one axis."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw._picture import Picture
from helpers.draw.words import Words

NAMES = ("full batch", "mini-batches", "single digits")
LOOKS = (
    (style.BLUE, "-", "o"),
    (style.ORANGE, "--", "s"),
    (style.GREEN, ":", "^"),
)
"""Colour, line and marker of each schedule."""
LOWEST, HIGHEST = 0.02, 30.0
"""Ends of the loss axis; a loss beyond lies on its end."""
LABELS = {
    "epochs": "epochs: 500 digits read for each (log)",
    "updates": "updates of the weights (log)",
    "time": "time: 1 is to read 500 digits once (log)",
}
THICK = 0.62


class UpdatingPicture(Picture):
    """Strips of one epoch over the loss of three runs, with a place to read it off.

    Parameters
    ----------
    samples : int
        In an epoch.
    limits : dict of str to (float, float)
        Ends of the axis for epochs, updates and time, as powers of ten.
    """

    size = (9.2, 5.2)

    def __init__(self, samples: int, limits: dict[str, tuple[float, float]]) -> None:
        self.samples, self.limits = samples, limits
        super().__init__()

    def build(self, figure: Figure) -> None:
        """Lay out the strips above curves and table."""
        figure.set_layout_engine("none")
        self._strips(figure.add_axes((0.12, 0.77, 0.58, 0.16)))
        self._curves(figure.add_axes((0.08, 0.105, 0.62, 0.53)))
        self._table(figure.add_axes((0.725, 0.105, 0.265, 0.53)))
        self._axis = ""

    def _strips(self, axes: Axes) -> None:
        axes.set_title("one epoch: a block for each update")
        axes.set(xlim=(0, self.samples), ylim=(2.5, -0.5))
        axes.set_yticks(range(3), NAMES)
        axes.tick_params(axis="y", length=0)
        axes.set_xticks(range(0, self.samples + 1, 100))
        axes.tick_params(axis="x", labelsize=8, pad=1, length=2)
        axes.set_xlabel("digits", fontsize=8, labelpad=0)
        axes.spines[["left", "bottom"]].set_visible(False)
        for row, (color, _, _) in enumerate(LOOKS):
            block = PolyCollection([_block(0, self.samples, row)], fc=color, ec="none")
            block.set_alpha(0.75 if row == 2 else 0.35)  # 500 blocks leave no gap
            axes.add_collection(block)
        axes.add_collection(
            PolyCollection([_block(0, self.samples, 0)], fc="none", ec=style.BLUE)
        )
        self.last = self.moving(
            axes.add_collection(
                PolyCollection([], fc="none", ec=style.ORANGE, hatch="////", lw=0)
            )
        )
        self.cuts = self.moving(
            axes.add_collection(LineCollection([], colors=style.ORANGE, lw=1.2))
        )
        self.counts = axes.add_artist(self.moving(Words(9.5, align="left")))

    def _curves(self, axes: Axes) -> None:
        axes.set_title("loss over all 500 digits: point where to read it off")
        axes.set(yscale="log", ylim=(LOWEST, HIGHEST), ylabel="loss (nats, log)")
        axes.set_yticks([0.1, 1, 10], ["0.1", "1", "10"])
        axes.grid(color=style.GRID)
        self.curves = [
            self.moving(axes.plot([], [], line, color=color, lw=2)[0])
            for color, line, _ in LOOKS
        ]
        for curve in self.curves:
            curve.set_drawstyle("steps-post")
        self.cursor = self.moving(axes.axvline(0, color=style.INK, lw=1))
        self.dots = [
            self.moving(axes.plot([], [], marker, color=color, ms=8, zorder=4)[0])
            for color, _, marker in LOOKS
        ]
        for dot in self.dots:
            dot.set_clip_on(False)
        self.axes = axes
        self.pointable("place", axes)

    def _table(self, axes: Axes) -> None:
        axes.set(xlim=(0, 1), ylim=(6.4, -0.9))
        axes.set_axis_off()
        for row, (name, look) in enumerate(zip(NAMES, LOOKS, strict=True)):
            color, line, marker = look
            y = 2.2 * row + 0.6
            axes.plot([0, 0.16], [y, y], line, color=color, lw=2)
            axes.plot([0.08], [y], marker, color=color, ms=8)
            axes.text(0.22, y, name, va="center")
        self.reads = axes.add_artist(self.moving(Words(10.0, align="left")))
        self.head = axes.add_artist(
            self.moving(Words(10.0, weight="bold", align="left"))
        )

    def show(self, result) -> None:
        """Show a ``labs`` updating result at its place."""
        self._along(result.axis)
        schedules = (result.full, result.mini, result.single)
        x = np.log10(result.at)
        self.cursor.set_xdata([x, x])
        left = 10.0 ** (self.limits[result.axis][0] - 1)
        for schedule, curve, dot in zip(schedules, self.curves, self.dots, strict=True):
            losses = np.clip(schedule.losses, LOWEST, HIGHEST)
            curve.set_data(np.log10(np.maximum(schedule.x, left)), losses)
            dot.set_data([x], [np.clip(schedule.loss, LOWEST, HIGHEST)])
            dot.set_visible(not schedule.ended)
        self._show_strips(result)
        self._show_table(result, schedules)

    def _along(self, axis: str) -> None:
        """Put epochs, updates or time on the axis."""
        if axis == self._axis:
            return
        self._axis = axis
        low, high = self.limits[axis]
        powers = np.arange(np.ceil(low), np.floor(high) + 1)
        self.axes.set_xlim(low, high)
        self.axes.set_xticks(powers, [f"{10.0**power:,g}" for power in powers])
        self.axes.set_xlabel(LABELS[axis])
        self.refresh()

    def _show_strips(self, result) -> None:
        ends = np.cumsum([0, *result.batches])
        self.cuts.set_segments(_cuts(ends, 1))
        smaller = result.batches[-1] < result.batches[0]
        self.last.set_verts([_block(*ends[-2:], 1)] if smaller else [])
        count = len(result.batches)
        rest = f", the last of {result.batches[-1]}" if smaller else ", all alike"
        texts = ["1 update", f"{count} updates{rest}", f"{self.samples} updates"]
        self.counts.show(texts, [(self.samples + 8, row - 0.28) for row in range(3)])

    def _show_table(self, result, schedules) -> None:
        unit = {"epochs": "epochs", "updates": "updates", "time": "units of time"}
        self.head.show([f"after {result.at:.3g} {unit[result.axis]}"], [(0, -0.75)])
        lines = [
            f"loss {schedule.loss:.2f}, {schedule.updates:,} updates"
            + (" (end)" if schedule.ended else "")
            for schedule in schedules
        ]
        self.reads.show(lines, [(0.0, 2.2 * row + 1.05) for row in range(3)])


def _block(left: float, right: float, row: int) -> list[tuple[float, float]]:
    top, bottom = row - THICK / 2, row + THICK / 2
    return [(left, bottom), (right, bottom), (right, top), (left, top)]


def _cuts(places: np.ndarray, row: int) -> list[list[tuple[float, float]]]:
    """Return an upright line at each place of a row."""
    return [[(x, row - THICK / 2), (x, row + THICK / 2)] for x in places]
