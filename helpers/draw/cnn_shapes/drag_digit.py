"""A digit on a canvas, and what three networks read there."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from helpers.draw import style
from helpers.draw._picture import Picture

NAMES = ("dense", "conv + flatten", "conv + global max")
CANVAS = 28
CLASSES = np.arange(10)
BAR = np.array([[-0.4, 0.0], [0.4, 0.0], [0.4, 1.0], [-0.4, 1.0]])
"""Corners of a bar of height 1 over class 0."""

LEFT = {"left": 0.06, "right": 0.53, "top": 0.93, "bottom": 0.1}
RIGHT = {"left": 0.6, "right": 0.99, "top": 0.93, "bottom": 0.1}
"""Margins in shares of the picture: fixed, so that nothing moves with the numbers."""


class DragDigitPicture(Picture):
    """The canvas, and for each network its answer and the map of where it can read."""

    size = (9.0, 5.4)

    def build(self, figure: Figure) -> None:
        """Lay out the canvas on the left and a row for every network on the right."""
        figure.set_layout_engine("none")
        right = figure.add_gridspec(
            len(NAMES), 2, width_ratios=[1.8, 1], wspace=0.08, hspace=0.42, **RIGHT
        )
        self._canvas(figure.add_subplot(figure.add_gridspec(1, 1, **LEFT)[0]))
        self.bars, self.truths, self.verdicts = [], [], []
        self.reads, self.homes, self.spots, self.shares = [], [], [], []
        for number, name in enumerate(NAMES):
            self._answer(figure.add_subplot(right[number, 0]), name)
            self._where(figure.add_subplot(right[number, 1]))
        lowest_answer, lowest_map = figure.axes[-2:]
        lowest_answer.set_xlabel("digit (dotted: the true one)")
        lowest_map.set_xlabel("bright: reads well")
        self._shown = None

    def show(self, result) -> None:
        """Show a ``labs`` dragged digit: canvas, answers and places."""
        self._background_of(result)
        self.ink.set_visible(result.layer == 0)
        self.map.set_visible(result.layer > 0)
        if result.layer == 0:
            self.ink.set_data(1 - result.canvas)
        else:
            self.map.set_data(result.canvas)
        row, column = result.place
        side = result.side
        self.digit.set_bounds(column - 0.5, row - 0.5, side, side)
        for number in range(len(NAMES)):
            guess = int(result.guesses[number])
            right = guess == result.digit
            self._move_bars(number, result.probabilities[number], guess, right)
            self.truths[number].set_x(result.digit - 0.5)
            self.verdicts[number].set_text(f"{guess} {'✓' if right else '✗'}")
            self.shares[number].set_text(f"{result.accuracy[number]:.0%}")
            self.spots[number].set_data(
                [column + (side - 1) / 2], [row + (side - 1) / 2]
            )

    def _canvas(self, axes: Axes) -> None:
        self.canvas = axes
        axes.set_title("drag the digit")
        axes.set(xlabel="column (pixels)", ylabel="row (pixels)")
        blank, rim = np.zeros((2, 2)), CANVAS - 0.5
        extent = (-0.5, rim, rim, -0.5)
        ink = axes.imshow(blank, cmap=style.GREY, vmin=0, vmax=1, extent=extent)
        seen = axes.imshow(blank, cmap=style.SIGNED, vmin=-1, vmax=1, extent=extent)
        self.ink, self.map = self.moving(ink), self.moving(seen)
        axes.spines[:].set_visible(True)
        axes.set(xticks=range(0, CANVAS, 5), yticks=range(0, CANVAS, 5))
        axes.set(xlim=(-0.7, rim + 0.2), ylim=(rim + 0.2, -0.7))
        self.digit = self.moving(_frame(axes, style.PINK, "-"))
        self.home = self.moving(_frame(axes, style.INK, "--"))
        self.pointable("place", axes, drag=True)

    def _answer(self, axes: Axes, name: str) -> None:
        axes.set(xlim=(-0.6, 9.6), ylim=(0, 1.02), xticks=CLASSES, yticks=[0, 1])
        axes.tick_params(length=0, pad=3)
        axes.set_ylabel("probability", labelpad=0, fontsize=9)
        bars = PolyCollection([BAR for _ in CLASSES], edgecolor="none")
        truth = _frame(axes, style.INK, ":", linewidth=1.2)
        verdict = _title(axes, f"{name} says", tail=0.11, size=11)
        self.bars.append(self.moving(axes.add_collection(bars)))
        self.truths.append(self.moving(truth))
        self.verdicts.append(self.moving(verdict))

    def _where(self, axes: Axes) -> None:
        axes.set(xticks=[], yticks=[])
        self.reads.append(axes.imshow([[0]], cmap=style.SHARE, vmin=0, vmax=1))
        self.homes.append(_frame(axes, style.PAPER, "--", linewidth=1))
        spot = axes.plot([], [], "o", color=style.PAPER, ms=8)[0]
        spot.set(markeredgecolor=style.INK, markeredgewidth=1.5)
        spot.set_clip_on(False)
        share = _title(axes, "read here:", tail=0.3, size=10)
        self.spots.append(self.moving(spot))
        self.shares.append(self.moving(share))
        self.pointable("place", axes, drag=True)

    def _move_bars(
        self, number: int, probabilities: np.ndarray, guess: int, right: bool
    ) -> None:
        corners = BAR + np.column_stack([CLASSES, np.zeros(10)])[:, None, :]
        corners[:, 2:, 1] = probabilities[:, None]
        bars = self.bars[number]
        bars.set_verts(corners)
        colors = [style.FAINT] * len(CLASSES)
        colors[guess] = style.GREEN if right else style.ORANGE
        bars.set_facecolor(colors)

    def _background_of(self, result) -> None:
        """Say what the canvas shows, and paint where each network can read."""
        if self._shown == (result.layer, id(result.everywhere)):
            return
        self._shown = result.layer, id(result.everywhere)
        what = f"it: a map of layer {result.layer}" if result.layer else "the digit"
        self.canvas.title.set_text(f"drag {what} (dashed: where they learned)")
        low, high = result.trained
        reach = high - low + result.side
        self.home.set_bounds(low - 0.5, low - 0.5, reach, reach)
        first = (result.side - 1) / 2 - 0.5
        last, start = first + result.everywhere.shape[1], first + low
        for image, home, shares in zip(
            self.reads, self.homes, result.everywhere, strict=True
        ):
            image.set_data(shares)
            image.set_extent((first, last, last, first))
            home.set_bounds(start, start, high - low + 1, high - low + 1)
        self.refresh()


def _title(axes: Axes, words: str, tail: float, size: int) -> Text:
    """Write `words` above `axes`, and return an empty text that goes on after them.

    Both together, with `tail` as the share of the width kept for the empty text, stand
    in the middle; so only few letters are laid out anew for every frame.
    """
    place = {"y": 1.06, "fontsize": size, "transform": axes.transAxes}
    still = axes.text(0, s=words + " ", ha="right", **place)
    right = still.get_window_extent().width / axes.get_window_extent().width
    still.set_x(0.5 + (right - tail) / 2)
    return axes.text(still.get_position()[0], s="", ha="left", **place)


def _frame(axes: Axes, color: str, linestyle: str, linewidth: float = 1.6) -> Rectangle:
    frame = Rectangle((0, 0), 1, 1, fill=False, edgecolor=color, linestyle=linestyle)
    frame.set_linewidth(linewidth)
    return axes.add_patch(frame)
