"""Licence plates as they are drawn and as they are met, and what was learned."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.gridspec import GridSpec
from matplotlib.image import AxesImage

from helpers.draw import style
from helpers.draw._picture import Picture

COLUMNS = 3
GAP = 4
"""White pixels between two plates."""

TESTS = {
    "plain": "characters, plain",
    "world": "characters, world",
    "whole plates": "whole plates, world",
}
LOOKS = {
    0: {"color": style.FAINT, "marker": "o"},
    6: {"color": style.SKY, "marker": "^"},
    12: {"color": style.BLUE, "marker": "s"},
}
"""By largest tilt, in degrees."""


class LicencePlatesPicture(Picture):
    """Twelve plates of one recipe above some of the world, beside what was read."""

    size = (9.4, 5.4)

    def build(self, figure: Figure) -> None:
        """Lay out plates on the left, bars and dots on the right."""
        figure.set_layout_engine("none")
        left = _column(figure, 0.02, 0.52, [2.05, 1], hspace=0.16)
        right = _column(figure, 0.71, 0.985, [1, 2.1], hspace=0.62)
        drawn, met = (figure.add_subplot(left[number]) for number in (0, 1))
        self.samples = self._plates(drawn, "drawn for training")
        self.world = self._plates(met, "as met in the world")
        self._bars(figure.add_subplot(right[0]))
        self.dots_axes = figure.add_subplot(right[1])
        self._drawn = False

    def _plates(self, axes: Axes, title: str) -> AxesImage:
        axes.set(title=title, xticks=[], yticks=[])
        axes.spines[:].set_visible(False)
        blank = np.ones((2, 2))
        return self.moving(axes.imshow(blank, cmap=style.GREY, vmin=0, vmax=1))

    def _bars(self, axes: Axes) -> None:
        axes.set(title="read rightly (%)", xlim=(0, 119), ylim=(2.6, -0.6))
        axes.set_yticks(range(len(TESTS)), TESTS.values())
        axes.set_xticks([0, 50, 100])
        axes.tick_params(axis="y", length=0)
        colors = [style.FAINT, style.BLUE, style.GREEN]
        bars = axes.barh(range(len(TESTS)), [0] * len(TESTS), color=colors, height=0.7)
        self.bars = [self.moving(bar) for bar in bars]
        self.values = [
            self.moving(axes.text(0, row, "", va="center")) for row in range(len(TESTS))
        ]

    def show(self, result) -> None:
        """Show a ``labs`` licence-plates result."""
        if not self._drawn:
            self._dots(result)
        _lay_out(self.samples, result.samples)
        _lay_out(self.world, result.world)
        for bar, value, test in zip(self.bars, self.values, TESTS, strict=True):
            percent = 100 * result.reads[test].mean()
            bar.set_width(percent)
            value.set_x(percent + 2)
            value.set_text(f"{percent:.0f}")
        self.ring.set_data([_place(result.recipe)], [_percent(result, result.recipe)])

    def _dots(self, result) -> None:
        """Draw every recipe once: how much varies, and what that is good for."""
        self._drawn = True
        axes = self.dots_axes
        axes.set(xlim=(-0.5, 4.5), ylim=(0, 105), xticks=range(5))
        axes.set(title="characters read in the world", ylabel="accuracy (%)")
        axes.set_xlabel("how many of the four vary")
        axes.grid(axis="y", color=style.GRID)
        for tilt, look in LOOKS.items():
            those = [recipe for recipe in result.accuracy if recipe[0] == tilt]
            places = [_place(recipe) for recipe in those]
            heights = [_percent(result, recipe) for recipe in those]
            label = f"tilt up to {tilt}°" if tilt else "no tilt"
            axes.plot(places, heights, ls="", ms=6, label=label, **look)
        axes.legend(loc="lower right", frameon=False)
        ring = axes.plot([], [], "o", mfc="none", mec=style.PINK, mew=2.5, ms=15)[0]
        self.ring = self.moving(ring)
        self.refresh()


def _column(
    figure: Figure, left: float, right: float, heights: list[float], hspace: float
) -> GridSpec:
    sides = {"left": left, "right": right, "bottom": 0.1, "top": 0.93}
    return figure.add_gridspec(
        len(heights), 1, height_ratios=heights, hspace=hspace, **sides
    )


def _place(recipe: tuple) -> float:
    """Return how many ingredients vary; recipes of one number stand side by side."""
    tilt, fonts, noise, background = recipe
    others = (fonts != "one", noise != "none", background != "grey")
    aside = 0.07 * (others[0] - others[2]) + {0: -0.15, 6: 0.0, 12: 0.15}[tilt]
    return sum(others) + (tilt > 0) + aside


def _percent(result, recipe: tuple) -> float:
    return 100 * result.accuracy[recipe]["world"].mean()


def _lay_out(image: AxesImage, plates: np.ndarray) -> None:
    """Show plates in rows, white between them."""
    padded = np.pad(plates, ((0, 0), (0, GAP), (0, GAP)), constant_values=1.0)
    number, height, width = padded.shape
    rows = padded.reshape(number // COLUMNS, COLUMNS, height, width).swapaxes(1, 2)
    sheet = rows.reshape(-1, COLUMNS * width)[:-GAP, :-GAP]
    image.set_data(sheet)
    extent = (-0.5, sheet.shape[1] - 0.5, sheet.shape[0] - 0.5, -0.5)
    if image.get_extent() != list(extent):
        image.set_extent(extent)
