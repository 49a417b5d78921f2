"""Weights and outputs of one layer under three rules, zeros left white."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import SymLogNorm
from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw._picture import Picture
from helpers.draw.words import Words

RULES = ("no penalty", "penalty on weights", "penalty on outputs")
LABELS = ("pixel (blue +, orange −)", "pixel (white: zero)", "pixel of the picture")
LIMITS = (1.0, 4.0)
"""Weight and output that get the full colour."""
COLORS = (style.FAINT, style.BLUE, style.ORANGE)


class WeightOrActivityPicture(Picture):
    """Maps of weights above maps of outputs, and the share of zeros in each.

    Parameters
    ----------
    units, pixels : int
        Outputs and inputs of the layer.
    each : int
        Pictures of every digit in the maps of outputs.
    """

    size = (9.8, 5.2)

    def __init__(self, units: int, pixels: int, each: int) -> None:
        self.units, self.pixels, self.each = units, pixels, each
        super().__init__()

    def build(self, figure: Figure) -> None:
        """Lay out two rows of three maps, and their shares at the right."""
        grid = figure.subplots(2, 4, width_ratios=[1, 1, 1, 0.85])
        self.maps = [
            [self._map(grid[row, column], row, column) for column in range(3)]
            for row in range(2)
        ]
        titles = ("weights: share zero", "outputs: share zero")
        self.bars, self.numbers = zip(
            *(
                self._shares(axes, title)
                for axes, title in zip(grid[:, 3], titles, strict=True)
            ),
            strict=True,
        )

    def _map(self, axes: Axes, row: int, column: int):
        across = (self.pixels, 10 * self.each)[row]
        limit = LIMITS[row]
        image = axes.imshow(
            np.zeros((self.units, across)),
            cmap=style.SIGNED.with_extremes(bad=style.PAPER),
            norm=SymLogNorm(limit / 20, vmin=-limit, vmax=limit),
            aspect="auto",
        )
        axes.set(yticks=[], xticks=[])
        if row == 0:
            axes.set(title=RULES[column], xlabel=LABELS[column])
        else:
            middles = self.each * (np.arange(10) + 0.5) - 0.5
            axes.set_xticks(middles, range(10))
            axes.tick_params(length=0)
            axes.set_xlabel("digit in the picture")
        if column == 0:
            name = ("weights", "outputs")[row]
            axes.set_ylabel(f"{name} (unit by unit)")
        axes.spines[:].set_visible(True)
        return self.moving(image)

    def _shares(self, axes: Axes, title: str):
        axes.set(title=title, xlim=(0, 1.3), xticks=[0, 0.5, 1])
        axes.set_xticklabels(["0%", "50%", "100%"])
        axes.set_yticks(range(3), ["none", "on\nweights", "on\noutputs"])
        axes.set_ylim(2.6, -0.6)
        bars = axes.barh(range(3), [0.0] * 3, height=0.55, color=COLORS)
        numbers = axes.add_artist(self.moving(Words(10.0, align="left")))
        return [self.moving(bar) for bar in bars], numbers

    def show(self, result) -> None:
        """Show a ``labs`` result of weight or activity."""
        for row, values in enumerate((result.weights, result.outputs)):
            for image, numbers in zip(self.maps[row], values, strict=True):
                zero = np.abs(numbers) < result.threshold
                image.set_data(np.ma.masked_array(numbers, zero))
        for row, shares in enumerate((result.zero_weights, result.silent)):
            for bar, share in zip(self.bars[row], shares, strict=True):
                bar.set_width(share)
            places = [(share + 0.03, n - 0.17) for n, share in enumerate(shares)]
            self.numbers[row].show([f"{share:.0%}" for share in shares], places)
