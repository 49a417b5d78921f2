"""Accuracy and the way that filters moved by learning rate, beside the filters."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw._picture import Picture

ACROSS, GAP = 4, 1
"""Filters in a row, and white pixels between them."""

LOOKS = (
    {"color": style.BLUE, "marker": "o", "ls": "-", "label": "conv 1"},
    {"color": style.ORANGE, "marker": "s", "ls": "--", "label": "conv 2"},
)


class BreakTheFeaturesPicture(Picture):
    """Two panels of curves by learning rate, and filters before and after."""

    size = (9.6, 4.6)

    def build(self, figure: Figure) -> None:
        """Lay out the curves one above the other, and the filters beside them."""
        figure.set_layout_engine("none")
        self.accuracy = figure.add_axes((0.075, 0.55, 0.375, 0.38))
        self.moved = figure.add_axes((0.075, 0.115, 0.375, 0.38), sharex=self.accuracy)
        before = figure.add_axes((0.475, 0.25, 0.235, 0.68))
        after = figure.add_axes((0.755, 0.25, 0.235, 0.68))
        self.before = self._filters(before, "filters of conv 1, before")
        self.after = self._filters(after, "after fine-tuning")
        where = figure.add_axes((0.585, 0.17, 0.305, 0.03))
        bar = figure.colorbar(self.after, cax=where, orientation="horizontal")
        bar.set_label("weight; beyond ±1 in full colour too")
        bar.outline.set_visible(False)
        self._drawn = False

    def _filters(self, axes: Axes, title: str):
        axes.set(title=title, xticks=[], yticks=[], anchor="N")
        axes.spines[:].set_visible(False)
        blank = np.zeros((4 * 3 + 3 * GAP,) * 2)
        return self.moving(axes.imshow(blank, cmap=style.SIGNED, vmin=-1, vmax=1))

    def show(self, result) -> None:
        """Show a ``labs`` break-the-features result."""
        if not self._drawn:
            self._curves(result)
        self.before.set_data(_sheet(result.before))
        self.after.set_data(_sheet(result.after))
        here, draw = result.here, result.draw - 1
        self.ring.set_data([here], [result.accuracy[here, draw]])
        self.line.set_xdata([here, here])
        for number, ring in enumerate(self.rings):
            ring.set_data([here], [result.moved[here, draw, number]])

    def _curves(self, result) -> None:
        """Draw what never changes, once it is known."""
        self._drawn = True
        where = np.arange(len(result.rates))
        axes = self.accuracy
        axes.set(title="after fine-tuning on 25 labels", ylabel="accuracy", ylim=(0, 1))
        axes.plot(where, result.accuracy.mean(axis=1), "o-", color=style.GREEN, ms=5)
        axes.plot(where, result.accuracy, "_", color=style.GREEN, ms=8)
        for level, words, ls in (
            (result.scratch.mean(), "from random weights", "--"),
            (result.frozen.mean(), "frozen", ":"),
        ):
            axes.axhline(level, color=style.INK, lw=1.2, ls=ls, label=words)
        axes.legend(loc="lower center", frameon=False)
        axes.tick_params(labelbottom=False)
        moved = self.moved
        moved.set(yscale="log", ylabel="moved, share of length", ylim=(0.02, 30))
        moved.set(xlabel="learning rate of fine-tuning", xlim=(-0.4, where[-1] + 0.4))
        moved.set_yticks([0.1, 1, 10], ["0.1", "1", "10"])
        moved.set_xticks(where, [f"{rate:g}" for rate in result.rates])
        for number, look in enumerate(LOOKS):
            moved.plot(where, result.moved[:, :, number].mean(axis=1), ms=5, **look)
        moved.legend(loc="upper left", frameon=False)
        for panel in (axes, moved):
            panel.grid(color=style.GRID)
        self.line = self.moving(axes.axvline(0, color=style.PINK, lw=1, alpha=0.6))
        ring = {"mfc": "none", "mec": style.PINK, "mew": 2.2, "ms": 14}
        self.ring = self.moving(axes.plot([], [], "o", **ring)[0])
        self.rings = [self.moving(moved.plot([], [], "o", **ring)[0]) for _ in LOOKS]
        self.refresh()


def _sheet(kernel: np.ndarray) -> np.ndarray:
    """Lay the filters (3, 3, 1, 16) out four by four, not-a-number between them."""
    rows, columns, _, number = kernel.shape
    down, across = rows + GAP, columns + GAP
    sheet = np.full((number // ACROSS, down, ACROSS, across), np.nan)
    tiles = kernel[:, :, 0].transpose(2, 0, 1).reshape(-1, ACROSS, rows, columns)
    sheet[:, :rows, :, :columns] = tiles.swapaxes(1, 2)
    return sheet.reshape(-1, ACROSS * across)[:-GAP, :-GAP]
