"""A strip before and after a nudge, and what two layers make of both."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw._picture import Picture
from helpers.draw.words import Words

HEIGHT, WIDTH = 12, 24
"""Of every strip, in pixels."""

ROWS = ("picture", "feature map", "pooled map")
MEANINGS = {
    "invariant": "invariant",
    "nearly invariant": "nearly invariant: little differs",
    "equivariant": "equivariant: moved along exactly",
    "nearly equivariant": "nearly equivariant: moved along roughly",
    "neither": "neither stayed nor moved along",
}
"""What a verdict of the lab means, in a few words."""

MARGINS = {"left": 0.045, "right": 0.985, "top": 0.94, "bottom": 0.085}
LINE = 0.045
"""From one line of the panel to the next, in shares of its height."""
HEADS = (1.0, 0.62, 0.275, 0.09)
"""Upper ends of the panel's four parts."""


class OnePixelNudgePicture(Picture):
    """Picture, feature map and pooled map before and after, and what changed."""

    size = (9.6, 5.4)

    def build(self, figure: Figure) -> None:
        """Lay out three rows: before, after, and a lamp with words."""
        figure.set_layout_engine("none")
        grid = figure.add_gridspec(
            3, 3, width_ratios=[1, 1, 0.94], wspace=0.09, hspace=0.26, **MARGINS
        )
        self.images, self.borders = [], []
        for row, name in enumerate(ROWS):
            for column, when in enumerate(("before", "after")):
                axes = figure.add_subplot(grid[row, column])
                self._strip(axes, f"{name}, {when}")
        for axes in figure.axes[:-2]:
            axes.tick_params(labelbottom=False)
        for axes in figure.axes[-2:]:
            axes.set_xlabel("column (pixels)")
        for axes in figure.axes[::2]:
            axes.set_ylabel("row", labelpad=0)
        self._panel(figure.add_subplot(grid[:, 2]))

    def _strip(self, axes: Axes, title: str) -> None:
        axes.set_title(title, fontsize=10, pad=3)
        axes.set(xticks=range(0, WIDTH, 4), yticks=range(0, HEIGHT, 4))
        axes.tick_params(length=0, pad=2, labelsize=8)
        axes.spines[:].set_visible(True)
        extent = (-0.5, WIDTH - 0.5, HEIGHT - 0.5, -0.5)
        image = axes.imshow(
            np.zeros((2, 2)), cmap=style.GREY, vmin=-1, vmax=0, extent=extent
        )
        self.images.append(self.moving(image))
        if title.startswith("picture"):
            return
        borders = LineCollection([], colors=style.SKY, linewidths=0.8)
        self.borders.append(self.moving(axes.add_collection(borders)))

    def _panel(self, axes: Axes) -> None:
        axes.set_axis_off()
        axes.set(xlim=(0, 1), ylim=(0, 1))
        self.lamps = Words(12, weight="bold", align="left")
        self.words = Words(9, align="left")
        for words in (self.lamps, self.words):
            axes.add_artist(self.moving(words))

    def show(self, result) -> None:
        """Show a ``labs`` nudge: strips, window borders, lamps."""
        strips = (result.inputs, result.features, result.pooled)
        for row, maps in enumerate(strips):
            peak = float(maps.max()) or 1.0
            for column, image in enumerate(self.images[2 * row : 2 * row + 2]):
                image.set_data(-maps[column] / peak)
        lines = _borders(result.window)
        for borders in self.borders:
            borders.set_segments(lines)
        self._tell(result)

    def _tell(self, result) -> None:
        """Write the lamp and the words of every map beside its row."""
        feature, pooled, whole = result.effects
        kind = "average" if result.kind == "average" else "max"
        before, after = result.whole
        pixels = "pixel" if result.shift == 1 else "pixels"
        parts = [
            (f"moved {result.shift} {pixels}", ["the lines are window borders:"]),
            (_lamp(feature), _reading(feature)),
            (_lamp(pooled), _reading(pooled)),
            (_lamp(whole), [f"global {kind}: {before:.2f} → {after:.2f}"]),
        ]
        parts[0][1].append("does the picture cross one?")
        self.lamps.show([head for head, _ in parts], [(0, y) for y in HEADS])
        lines = ["\n".join(lines) for _, lines in parts]
        self.words.show(lines, [(0, y - 1.25 * LINE) for y in HEADS])


def _lamp(effect) -> str:
    if effect.verdict == "invariant":
        return "○ unchanged"
    return f"● changed by {effect.change:.0%}"


def _reading(effect) -> list[str]:
    """Say what the change means, and what is left of it after moving along."""
    lines = [MEANINGS[effect.verdict]]
    if effect.verdict != "invariant":
        lines.append(f"shifted likewise, {effect.left:.0%} still differs")
    return lines


def _borders(window: int) -> list[list[tuple[float, float]]]:
    """Return the lines between the windows of a strip."""
    across = [x - 0.5 for x in range(window, WIDTH, window)]
    down = [y - 0.5 for y in range(window, HEIGHT, window)]
    return [[(x, -0.5), (x, HEIGHT - 0.5)] for x in across] + [
        [(-0.5, y), (WIDTH - 0.5, y)] for y in down
    ]
