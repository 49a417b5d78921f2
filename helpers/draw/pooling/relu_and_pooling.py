"""ReLU and pooling in both orders, and the spread of numbers around ReLU."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.image import AxesImage

from helpers.draw import style
from helpers.draw._picture import Picture
from helpers.draw.pooling.cells import frame_of
from helpers.draw.words import Words

SIDE = 96
"""Of the feature map, in cells."""
REACH = 8.0
"""The histogram goes from minus this to plus this; its ends hold what lies beyond."""
BINS = np.linspace(-REACH, REACH, 65)

LEFTS, WIDTH = (0.055, 0.295, 0.535, 0.775), 0.21
BOTTOM, HEIGHT = 0.54, 0.36
HEADS, NOTES = 0.985, 0.945
TITLES = ("feature map", "ReLU, then pooling", "pooling, then ReLU", "their difference")

LOOKS = {
    "before ReLU": (style.ORANGE, "--", "s"),
    "after ReLU": (style.BLUE, "-", "o"),
    "normalised": (style.INK, ":", "D"),
}
"""Colour, line and marker of each spread; the last stays where it is."""


class ReluAndPoolingPicture(Picture):
    """Four maps above; below a histogram, means with spread, and counted ReLUs."""

    size = (9.4, 6.0)

    def build(self, figure: Figure) -> None:
        """Lay out four maps above three charts."""
        figure.set_layout_engine("none")
        places = [figure.add_axes((x, BOTTOM, WIDTH, HEIGHT)) for x in LEFTS]
        self.maps = [self._map(axes) for axes in places]
        places[0].set_ylabel("row (cells)", labelpad=0)
        places[0].set_xlabel("column (cells)", labelpad=1)
        for axes in places[1:]:
            axes.set(xticks=[], yticks=[])
        self._histogram(figure.add_axes((0.075, 0.09, 0.34, 0.29)))
        self._spreads(figure.add_axes((0.535, 0.09, 0.21, 0.29)))
        self._counts(figure.add_axes((0.80, 0.09, 0.185, 0.29)))
        page = figure.add_axes((0, 0, 1, 1))
        page.set_axis_off()
        page.set(xlim=(0, 1), ylim=(0, 1))
        middles = [left + WIDTH / 2 for left in LEFTS]
        for x, title in zip(middles, TITLES, strict=True):
            page.text(x, HEADS, title, ha="center", va="top", fontsize=11)
        self.middles = middles
        self.notes = page.add_artist(self.moving(Words(9)))

    def show(self, result) -> None:
        """Show ``labs`` both orders of ReLU and pooling."""
        apart = float(np.abs(result.difference).max())
        limit = abs(result.before.mean) + 3 * result.before.sd
        limits = (limit, limit, limit, apart or 1.0)
        numbers = (
            result.features,
            result.relu_first,
            result.pool_first,
            result.difference,
        )
        for image, values, reach in zip(self.maps, numbers, limits, strict=True):
            image.set_data(values)
            image.set_clim(-reach, reach)
        self._note(result, apart)
        for name, numbers, moments in (
            ("before ReLU", result.features, result.before),
            ("after ReLU", result.active, result.after),
        ):
            self._move_spread(name, numbers, moments)
        for bar, words, count in zip(self.bars, self.told, result.relus, strict=True):
            bar.set_width(count)
            words.show([f"{count:,}"], [(count + 150, words.places[0][1])])

    def _map(self, axes: Axes) -> AxesImage:
        """Make room for a map; a pooled one is drawn as large as the others."""
        axes.set(xticks=range(0, SIDE, 24), yticks=range(0, SIDE, 24))
        axes.tick_params(length=0, pad=2, labelsize=8)
        axes.spines[:].set_visible(True)
        extent = (-0.5, SIDE - 0.5, SIDE - 0.5, -0.5)
        image = axes.imshow(np.zeros((2, 2)), cmap=style.SIGNED, extent=extent)
        axes.set(**frame_of((SIDE, SIDE)))
        return self.moving(image)

    def _histogram(self, axes: Axes) -> None:
        axes.set(xlim=(-REACH - 0.2, REACH + 0.2), ylim=(1e-4, 1.5), yscale="log")
        axes.set_xticks(range(-8, 9, 4), ["≤ −8", "−4", "0", "4", "≥ 8"])
        axes.set_xlabel("number in the feature map", labelpad=1)
        axes.set_ylabel("share of all numbers", labelpad=0)
        axes.set_title("what ReLU leaves", fontsize=11)
        self.stairs = {}
        for name, (color, line, _) in list(LOOKS.items())[:2]:
            stairs = axes.stairs(np.ones(64), BINS, color=color, ls=line, lw=1.8)
            stairs.set_label(name)
            self.stairs[name] = self.moving(stairs)
        axes.legend(loc="upper left", frameon=False, fontsize=9)

    def _spreads(self, axes: Axes) -> None:
        axes.set(xlim=(-6.5, 6.5), ylim=(-0.6, 2.9), xticks=range(-6, 7, 2))
        axes.set_yticks([2, 1, 0], list(LOOKS))
        axes.tick_params(axis="y", length=0)
        axes.set_xlabel("mean ± standard deviation", labelpad=1)
        axes.set_title("is it normalised?", fontsize=11)
        axes.axvline(0, color=style.GRID, lw=1, zorder=0)
        self.rods, self.means = {}, {}
        for height, (name, (color, line, marker)) in zip(
            (2, 1, 0), LOOKS.items(), strict=True
        ):
            rod = axes.plot([-1, 1], [height] * 2, ls=line, lw=2.5, color=color)[0]
            mean = axes.plot([0], [height], marker, color=color, ms=8)[0]
            if name != "normalised":
                self.rods[name], self.means[name] = self.moving(rod), self.moving(mean)
        self.figures = axes.add_artist(self.moving(Words(9)))
        axes.text(0, 0.55, "0 ± 1", ha="center", va="top", fontsize=9)

    def _counts(self, axes: Axes) -> None:
        axes.set(xlim=(0, SIDE**2 * 1.35), ylim=(-0.6, 1.9), xticks=[0, 4000, 8000])
        axes.set_yticks([])
        axes.set_xlabel("ReLUs computed", labelpad=1)
        axes.set_title("work for ReLU", fontsize=11)
        bars = axes.barh([1, 0], [1, 1], height=0.45, color=[style.ORANGE, style.BLUE])
        self.bars = [self.moving(bar) for bar in bars]
        self.told = []
        for height, name in ((1, "ReLU first"), (0, "pooling first")):
            axes.text(0, height + 0.3, f" {name}", va="bottom", fontsize=9)
            words = Words(9, align="left")
            words.show([""], [(0, height + 0.12)])
            self.told.append(axes.add_artist(self.moving(words)))

    def _move_spread(self, name: str, numbers: np.ndarray, moments) -> None:
        inside = np.clip(numbers, -REACH, REACH)
        shares = np.histogram(inside, BINS)[0] / numbers.size
        self.stairs[name].set_data(values=np.maximum(shares, 1e-9))
        ends = moments.mean - moments.sd, moments.mean + moments.sd
        self.rods[name].set_xdata(ends)
        self.means[name].set_xdata([moments.mean])

    def _note(self, result, apart: float) -> None:
        """Write sizes below the titles, and means with spread above the rods."""
        size = " × ".join(map(str, result.relu_first.shape))
        told = "0 everywhere" if apart == 0 else f"up to {apart:.2f}"
        notes = [f"{SIDE} × {SIDE}", size, size, told]
        self.notes.show(notes, [(x, NOTES) for x in self.middles])
        spreads = (result.before, result.after)
        texts = [f"{round(s.mean, 2) + 0.0:.2f} ± {s.sd:.2f}" for s in spreads]
        places = [(s.mean, y + 0.55) for s, y in zip(spreads, (2, 1), strict=True)]
        self.figures.show(texts, places)
