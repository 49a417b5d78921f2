"""A digit turned and flipped, who still calls it so, and what training on such does."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from helpers.draw import style
from helpers.draw._picture import Picture

CLASSES = np.arange(10)
BAR = np.array([[-0.4, 0.0], [0.4, 0.0], [0.4, 1.0], [-0.4, 1.0]])
"""Corners of a bar of height 1 over class 0."""

SIDE = 16
"""Height and width of a digit, in pixels."""


class StillASixPicture(Picture):
    """A digit before and after, ten answers, the share that survives, and training."""

    size = (9.8, 5.2)

    def build(self, figure: Figure) -> None:
        """Lay out two images, two rows of bars, a curve and the table of trainings."""
        figure.set_layout_engine("none")
        left = figure.add_gridspec(
            2, 1, left=0.03, right=0.2, top=0.92, bottom=0.09, hspace=0.42
        )
        middle = figure.add_gridspec(
            2, 1, left=0.265, right=0.53, top=0.92, bottom=0.115, hspace=0.62
        )
        curve = figure.add_gridspec(
            1, 1, left=0.61, right=0.985, top=0.92, bottom=0.612
        )
        table = figure.add_gridspec(
            1, 1, left=0.735, right=0.985, top=0.44, bottom=0.115
        )
        self._images(*(figure.add_subplot(left[row]) for row in (0, 1)))
        one, all_ = (figure.add_subplot(middle[row]) for row in (0, 1))
        self.probabilities = _Bars(self, one, "this one", "probability")
        self.votes = _Bars(
            self, all_, "all test digits of its kind", "share of answers"
        )
        all_.set_xlabel("answer (dotted: what was written)")
        self._survival(figure.add_subplot(curve[0]))
        self.table = figure.add_subplot(table[0])
        self._drawn = False

    def show(self, result) -> None:
        """Show a ``labs`` still-a-six result."""
        if not self._drawn:
            self._trainings(result)
        self.before.set_data(1 - result.written)
        self.after.set_data(1 - result.turned)
        sign = "✓" if result.guess == result.digit else "✗"
        self.answer.set_text(f"called {result.guess} {sign}")
        self.probabilities.show(result.probabilities, result.digit)
        self.votes.show(result.votes, result.digit)
        self.kept.set_data(result.angles, result.kept)
        self.now.set_data([result.degrees], [result.votes[result.digit]])
        self.row.set_y(result.rules.index(result.trained) - 0.45)

    def _images(self, before: Axes, after: Axes) -> None:
        blank = np.zeros((SIDE, SIDE))
        shown = {"cmap": style.GREY, "vmin": 0, "vmax": 1}
        self.before = self.moving(before.imshow(blank, **shown))
        self.after = self.moving(after.imshow(blank, **shown))
        before.set_title("as written")
        after.set_title("as shown to the network")
        for axes in (before, after):
            axes.set(xticks=[], yticks=[])
            axes.spines[:].set_visible(True)
        place = {"ha": "center", "va": "top", "fontsize": 12}
        words = after.text(0.5, -0.05, "", transform=after.transAxes, **place)
        self.answer = self.moving(words)

    def _survival(self, axes: Axes) -> None:
        axes.set(
            title="still called so", xlabel="turned by (degrees)", xlim=(-185, 185)
        )
        axes.set(ylabel="share of its kind", ylim=(-0.04, 1.04), yticks=[0, 0.5, 1])
        axes.set_xticks(range(-180, 181, 90))
        axes.grid(color=style.GRID)
        self.kept = self.moving(axes.plot([], [], color=style.BLUE)[0])
        now = axes.plot([], [], "o", color=style.ORANGE, ms=9, clip_on=False)[0]
        self.now = self.moving(now)

    def _trainings(self, result) -> None:
        """Draw the accuracies that never change, once they are known."""
        self._drawn = True
        axes, rows = self.table, np.arange(len(result.rules))
        axes.set(title="300 upright digits, trained with", xlim=(0.4, 1.0))
        axes.set_xlabel("accuracy on upright test digits")
        axes.set_yticks(rows, result.rules)
        axes.set_ylim(len(rows) - 0.4, -0.6)
        axes.tick_params(axis="y", length=0)
        axes.grid(axis="x", color=style.GRID)
        band = Rectangle((0.4, 0), 0.6, 0.9, color=style.GRID, lw=0, zorder=0)
        self.row = self.moving(axes.add_patch(band))
        every, six_nine = result.accuracy.mean(axis=2).T
        self.moving(axes.plot(every, rows, "o", color=style.BLUE, label="all")[0])
        self.moving(
            axes.plot(six_nine, rows, "D", color=style.PINK, mfc="none", label="6, 9")[
                0
            ]
        )
        axes.legend(
            loc="lower left", fontsize=9, borderpad=0.3, handletextpad=0.1, framealpha=1
        )
        self.refresh()


class _Bars:
    """Ten bars, one for each answer, the true one in a dotted box."""

    def __init__(self, picture: Picture, axes: Axes, title: str, quantity: str) -> None:
        axes.set(xlim=(-0.6, 9.6), ylim=(0, 1.02), xticks=CLASSES, yticks=[0, 0.5, 1])
        axes.set(title=title, ylabel=quantity)
        axes.tick_params(axis="x", length=0)
        bars = PolyCollection([BAR for _ in CLASSES], edgecolor="none")
        self.bars = picture.moving(axes.add_collection(bars))
        box = Rectangle((0, 0), 1, 1.02, fill=False, ec=style.INK, ls=":", lw=1.4)
        self.truth = picture.moving(axes.add_patch(box))

    def show(self, shares: np.ndarray, digit: int) -> None:
        """Show ten shares; `digit` is the true answer."""
        corners = BAR + np.column_stack([CLASSES, np.zeros(10)])[:, None, :]
        corners[:, 2:, 1] = shares[:, None]
        self.bars.set_verts(corners)
        colors = [style.FAINT] * 10
        top = int(np.argmax(shares))
        colors[top] = style.GREEN if top == digit else style.ORANGE
        self.bars.set_facecolor(colors)
        self.truth.set_x(digit - 0.5)
