"""Gates over time as bars that the hand draws, and what the memory makes of them."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw._picture import Picture
from helpers.draw.lstm_gates.digits import two_digits
from helpers.draw.words import Words

ROWS = ("forget_gate", "input_gate", "candidate", "output_gate")
"""From top to bottom; each is also the name of the place that the hand draws in."""

TITLES = (
    "forget gate: how much is kept",
    "input gate: how much is written",
    "candidate: what could be written",
    "output gate: how much is shown",
)
TENTHS = 10
"""Heights are drawn in tenths, so that an arrow key moves a bar by one tenth."""

SPARE = 1.2
"""Room beyond the ends, in tenths: the ends themselves can be pointed at."""


class GateConductorPicture(Picture):
    """Four rows to draw in on the left; cell, hidden state and heat map on the right.

    Parameters
    ----------
    steps : int
    heat_rows : int
        Rows of the heat map.
    """

    size = (9.0, 5.6)

    def __init__(self, steps: int, heat_rows: int) -> None:
        self.steps, self.heat_rows = steps, heat_rows
        self.times = np.arange(1, steps + 1)
        super().__init__()

    def build(self, figure: Figure) -> None:
        """Lay out all rows over the same steps."""
        figure.set_layout_engine("none")
        left = figure.add_gridspec(
            4, 1, left=0.045, right=0.47, top=0.94, bottom=0.09, hspace=0.42
        )
        right = figure.add_gridspec(
            3, 1, left=0.595, right=0.985, top=0.94, bottom=0.09, hspace=0.32,
            height_ratios=[1.5, 1, 1.25],
        )  # fmt: skip
        self.bars: list[PolyCollection] = []
        self.marks = []
        self.labels: list[Words] = []
        for number, (name, title) in enumerate(zip(ROWS, TITLES, strict=True)):
            axes = figure.add_subplot(left[number])
            self._drawable(axes, name, title)
        axes.tick_params(labelbottom=True)  # once for all four
        axes.set_xlabel("step (draw in all four with the button held)")
        self.cell = figure.add_subplot(right[0])
        self._timed(self.cell, "cell state: what is remembered")
        hidden = figure.add_subplot(right[1])
        hidden.set(ylim=(-1.1, 1.1), yticks=[-1, 0, 1], yticklabels=["−1", "0", "1"])
        self._timed(hidden, "hidden state: what is shown")
        self._heat(figure.add_subplot(right[2]))
        self._shown = None

    def show(self, result) -> None:
        """Show a ``labs`` gated memory at its step."""
        self._background_of(result)
        drawn = [TENTHS * getattr(result, name) for name in ROWS]
        values = [*drawn, result.cell, result.hidden]
        now = result.step - 1
        for number, heights in enumerate(values):
            self._move_bars(number, heights, now)
        for mark, heights, touched in zip(
            self.marks, drawn, result.touched, strict=True
        ):
            mark.set_data(self.times[touched], heights[touched])
        for number, label in enumerate(self.labels):
            value = values[number][now] / (TENTHS if number < len(ROWS) else 1)
            label.show([two_digits(value)], [(1.0, 1.0)])
        self.incoming.show([result.label], [(1.0, 1.0)])
        self.heat.set_data(result.heat)
        self.cursor.set_xdata([result.step, result.step])
        framed = [] if result.unit is None else [_row(result.unit - 1, self.steps)]
        self.frame_of_unit.set_verts(framed)

    def _drawable(self, axes: Axes, name: str, title: str) -> None:
        lowest = -TENTHS if name == "candidate" else 0
        axes.set(ylim=(lowest - SPARE, TENTHS + SPARE))
        ticks = sorted({lowest, 0, TENTHS})
        axes.set_yticks(ticks, [two_digits(t / TENTHS)[:-3] for t in ticks])
        self._timed(axes, title)
        mark = axes.plot([], [], "D", color=style.PINK, ms=5)[0]
        self.marks.append(self.moving(mark))
        self.pointable(name, axes, drag=True)

    def _background_of(self, result) -> None:
        """Set the scale of the cell state, and say what the heat map shows."""
        if self._shown == (result.limit, result.heat_title):
            return
        self._shown = result.limit, result.heat_title
        limit = result.limit
        self.cell.set_ylim(-1.1 * limit, 1.1 * limit)
        self.cell.set_yticks([-limit, 0, limit], [f"−{limit}", "0", f"{limit}"])
        self.heat.axes.set_title(result.heat_title, fontsize=10, loc="left")
        places = range(0, self.heat_rows, -(-self.heat_rows // 8))
        names = [result.heat_names[place] for place in places]
        self.heat.axes.set_yticks(list(places), names, fontsize=9)
        self.refresh()

    def _timed(self, axes: Axes, title: str) -> None:
        """Give `axes` the steps, empty bars and the number of the present step."""
        axes.set_title(title, fontsize=10, loc="left")
        axes.set_xlim(0.4, self.steps + 0.6)
        axes.set_xticks(_ticks(self.steps))
        axes.tick_params(length=2, labelsize=9, pad=2, labelbottom=False)
        axes.axhline(0, color=style.FAINT, linewidth=0.8)
        bars = PolyCollection([_row(0, 1) for _ in self.times])
        self.bars.append(self.moving(axes.add_collection(bars, autolim=False)))
        self.labels.append(self._corner(axes))

    def _corner(self, axes: Axes) -> Words:
        """Return an empty text that ends above the upper right corner of `axes`."""
        above = axes.figure.add_axes(axes.get_position().translated(0, 0.036))
        above.set_axis_off()
        words = Words(10.0, weight="bold", align="right")
        return above.add_artist(self.moving(words))

    def _heat(self, axes: Axes) -> None:
        blank = np.zeros((self.heat_rows, self.steps))
        self.heat = self.moving(
            axes.imshow(
                blank,
                cmap=style.SIGNED,
                vmin=-1,
                vmax=1,
                aspect="auto",
                extent=(0.5, self.steps + 0.5, self.heat_rows - 0.5, -0.5),
            )
        )
        axes.set(
            xlim=(0.4, self.steps + 0.6),
            xlabel="step (blue above 0, orange below; full at ±1)",
        )
        axes.set_xticks(_ticks(self.steps))
        axes.tick_params(length=0, labelsize=9)
        self.incoming = self._corner(axes)
        self.cursor = self.moving(axes.axvline(1, color=style.INK, linewidth=1.2))
        frame = PolyCollection([], facecolor="none", edgecolor=style.PINK, linewidth=2)
        self.frame_of_unit = self.moving(axes.add_collection(frame, autolim=False))

    def _move_bars(self, number: int, heights: np.ndarray, now: int) -> None:
        corners = np.zeros((self.steps, 4, 2))
        corners[:, :, 0] = self.times[:, None] + [-0.42, 0.42, 0.42, -0.42]
        corners[:, 2:, 1] = heights[:, None]
        bars = self.bars[number]
        bars.set_verts(corners)
        colors = np.where(heights < 0, style.ORANGE, style.BLUE)
        colors[now + 1 :] = style.GRID
        bars.set_facecolor(colors)
        edges = ["none"] * self.steps
        edges[now] = style.INK
        bars.set_edgecolor(edges)


def _ticks(steps: int) -> list[int]:
    gap = next(gap for gap in (4, 5, 10, 20, 50, 100, steps) if steps <= 8 * gap)
    return [1, *range(gap, steps + 1, gap)]


def _row(number: int, steps: int) -> np.ndarray:
    """Return the corners of one row of the heat map."""
    left, right, top, bottom = 0.5, steps + 0.5, number - 0.5, number + 0.5
    return np.array([(left, top), (right, top), (right, bottom), (left, bottom)])
