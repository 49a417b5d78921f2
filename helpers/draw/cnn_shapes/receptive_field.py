"""What one deep unit sees of a photograph, and what that view costs."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from helpers.draw import style
from helpers.draw._picture import Picture

ROOM = {
    "left": 0.065,
    "right": 0.99,
    "top": 0.95,
    "bottom": 0.085,
    "wspace": 0.27,
    "hspace": 0.3,
}
"""Margins in shares of the picture: fixed, so that nothing moves with the numbers."""

ZOOMS = (8, 16, 32)
"""Pixels from the middle of the heat to its side: the smallest that holds the box."""

TALLEST = 76
"""Pixels: where the growth curve marks a view that leaves its axes."""


class ReceptiveFieldPicture(Picture):
    """The seen patch, the heat of influence, the last map, and three comparisons."""

    size = (9.0, 6.3)

    def build(self, figure: Figure) -> None:
        """Lay out three square maps above growth, profile and weights."""
        figure.set_layout_engine("none")
        top, bottom = figure.subplots(2, 3, height_ratios=[1.6, 1], gridspec_kw=ROOM)
        self._maps(*top)
        self._growth(bottom[0])
        self._profile(bottom[1])
        self._weights(bottom[2])
        self._shown = None

    def show(self, result) -> None:
        """Show a ``labs`` receptive field result."""
        side, size = len(result.view), result.sizes[result.depth]
        reach = next((zoom for zoom in ZOOMS if size < 2 * zoom), ZOOMS[-1])
        self._limits(reach, side, result.map.shape)
        row, column = (_middle(first, size, side) for first in result.corner)
        top, left = result.corner[0] - 0.5, result.corner[1] - 0.5
        low, high = -0.5, side - 0.5
        self.photo.set_data(result.view)
        self.photo_box.set_bounds(left, top, size, size)
        self.heat.set_data(result.influence)
        self.heat.set_extent((low - column, high - column, high - row, low - row))
        self.heat_box.set_bounds(left - column, top - row, size, size)
        self.map.set_data(result.map)
        self.map.set_clim(0.0, float(result.map.max()))
        self.unit.set_bounds(*_cell(result.unit, result.map.shape, side))
        self.profile.set_data(result.profile, np.arange(side + 1) - 0.5 - column)
        rims = left - column, left + size - column
        self.flat.set_data(np.repeat(rims, 2), [0, 1, 1, 0])
        self._show_growth(result.sizes, result.depth)
        self._show_weights(result)

    def _maps(self, photo: Axes, heat: Axes, deep: Axes) -> None:
        blank = np.zeros((2, 2))
        self.photo = self.moving(photo.imshow(blank, cmap=style.GREY, vmin=0, vmax=1))
        self.heat = self.moving(heat.imshow(blank, cmap=style.SIGNED, vmin=-1, vmax=1))
        self.map = self.moving(deep.imshow(blank, cmap=style.GREY, vmin=0, vmax=1))
        photo.set_title("what the unit sees")
        heat.set_title("influence of each pixel")
        heat.set_facecolor(style.GRID)
        heat.set_ylabel("rows from the middle", labelpad=1)
        for axes in (photo, deep):
            axes.set(xticks=range(0, 61, 20), yticks=range(0, 61, 20))
            axes.set_xlabel("column (pixels)")
            axes.set_ylabel("row (pixels)", labelpad=1)
        for axes in (photo, heat, deep):
            axes.spines[:].set_visible(False)
        self.before, self.zoom, self.after = photo, heat, deep
        self.photo_box = self.moving(_box(photo))
        self.heat_box = self.moving(_box(heat))
        self.unit = self.moving(_box(deep, linestyle="-"))
        self.pointable("unit", deep)

    def _growth(self, axes: Axes) -> None:
        axes.set_title("the view grows with depth")
        axes.set(xlim=(-0.2, 7.4), ylim=(0, 84))
        axes.set(xticks=range(7), yticks=[0, 20, 40, 63])
        axes.set_xlabel("layers")
        axes.set_ylabel("view (pixels)", labelpad=1)
        axes.axhline(63, color=style.FAINT, linewidth=1, linestyle=":")
        axes.text(0, 65, "the whole photo", fontsize=9)
        axes.plot(range(7), range(1, 14, 2), ":", color=style.FAINT)
        axes.text(6.25, 13, "3 × 3", va="center", fontsize=9)
        blue, pink = style.BLUE, style.PINK
        self.growth = self.moving(axes.plot([], [], "o-", color=blue, ms=4)[0])
        self.now = self.moving(axes.plot([], [], "o", color=pink, ms=9)[0])
        self.now_text = self.moving(
            axes.text(0, 0, "", ha="right", va="center", fontsize=11)
        )

    def _profile(self, axes: Axes) -> None:
        axes.set_title("influence of each column")
        axes.set(ylim=(0, 1.33), yticks=[0, 0.5, 1])
        axes.set_xlabel("columns from the middle")
        axes.set_ylabel("share of the strongest", labelpad=3)
        self.profile = self.moving(
            axes.stairs([0], [0, 1], fill=True, color=style.BLUE, baseline=0)
        )
        self.flat = self.moving(
            axes.plot([], [], "--", color=style.PINK, label="one layer of that size")[0]
        )
        axes.legend(loc="upper center", frameon=False, fontsize=9, borderaxespad=0)
        self.columns = axes

    def _weights(self, axes: Axes) -> None:
        axes.set_title("weights per pair of channels")
        axes.set(xlim=(0, 1), ylim=(0, 2.1), xticks=[], yticks=[])
        axes.set_xlabel("length: share of the larger")
        axes.spines["left"].set_visible(False)
        self.bars = [
            self.moving(axes.add_patch(Rectangle((0, y), 1, 0.45, color=color)))
            for y, color in ((1.2, style.BLUE), (0.2, style.PINK))
        ]
        self.bar_texts = [
            self.moving(axes.text(0, y, "", va="bottom")) for y in (1.7, 0.7)
        ]

    def _show_growth(self, sizes: tuple[int, ...], depth: int) -> None:
        size = sizes[depth]
        self.growth.set_data(range(len(sizes)), sizes)
        self.now.set_data([depth], [min(size, TALLEST)])
        self.now.set_marker("o" if size <= TALLEST else "^")
        self.now_text.set_text(f"{size:,}")
        self.now_text.set_position((depth - 0.25, min(size + 5, TALLEST)))

    def _show_weights(self, result) -> None:
        size, taps = result.sizes[result.depth], result.kernel_size
        most = max(result.weights, result.one_layer)
        stack, layer = self.bars
        stack.set_width(result.weights / most)
        layer.set_width(result.one_layer / most)
        stack, layer = self.bar_texts
        plural = "layer" if result.depth == 1 else "layers"
        shape = f" of {size} × {size}" if size < 1000 else ""
        stack.set_text(f"{result.depth} {plural} of {taps} × {taps}: {result.weights}")
        layer.set_text(f"one layer{shape}: {result.one_layer:,}")

    def _limits(self, reach: int, side: int, shape: tuple[int, int]) -> None:
        if (reach, side, shape) == self._shown:
            return
        self._shown = reach, side, shape
        for axes, image in ((self.before, self.photo), (self.after, self.map)):
            axes.set(xlim=(-2.5, side + 1.5), ylim=(side + 1.5, -2.5))
            image.set_extent((-0.5, side - 0.5, side - 0.5, -0.5))
        self.after.title.set_text(f"{shape[0]} × {shape[1]} units: point at one")
        ticks = [-reach // 2, 0, reach // 2]
        self.zoom.set(xlim=(-reach, reach), ylim=(reach, -reach))
        self.zoom.set(xticks=ticks, yticks=ticks)
        self.columns.set(xlim=(-reach, reach), xticks=ticks)
        self.refresh()


def _middle(first: int, size: int, side: int) -> float:
    """Return the middle of the box, or of a photograph that is smaller than it."""
    return first + (size - 1) / 2 if size <= side else (side - 1) / 2


def _cell(
    unit: tuple[int, int], shape: tuple[int, int], side: int
) -> tuple[float, float, float, float]:
    """Return left, top, width and height of a frame around one unit of the map."""
    height, width = side / shape[0], side / shape[1]
    return unit[1] * width - 1.5, unit[0] * height - 1.5, width + 2, height + 2


def _box(axes: Axes, linestyle: str = "--") -> Rectangle:
    box = Rectangle((0, 0), 1, 1, fill=False, edgecolor=style.PINK, linestyle=linestyle)
    box.set_linewidth(2)
    return axes.add_patch(box)
