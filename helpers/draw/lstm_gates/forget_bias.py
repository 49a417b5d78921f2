"""What a forget bias leaves of a memory and of a gradient, and what was learned."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from helpers.draw import style
from helpers.draw._picture import Picture
from helpers.draw.raster import brightness

LOWEST, HIGHEST = 1e-12, 1e2
"""Ends of the gradient's axis; a gain beyond lies on its end."""


class ForgetBiasPicture(Picture):
    """Memory left and gradient left per step, over a map of what cells recall.

    Parameters
    ----------
    longest : int
        How many steps the axes hold.
    """

    size = (9.6, 3.9)

    def __init__(self, longest: int) -> None:
        self.longest = longest
        super().__init__()

    def build(self, figure: Figure) -> None:
        """Lay out the two curves beside the map."""
        memory, gradient, map_ = figure.subplots(1, 3, width_ratios=[1, 1, 1.05])
        self._memory(memory)
        self._gradient(gradient)
        self.map_axes = map_
        self._drawn = False

    def _memory(self, axes: Axes) -> None:
        axes.set(title="memory left", xlabel="steps later", ylabel="share kept: f^t")
        axes.set(xlim=(-2, self.longest + 2), ylim=(-0.03, 1.05))
        axes.grid(color=style.GRID)
        axes.axhline(0.5, color=style.FAINT, lw=1, ls=":")
        self.kept = self.moving(axes.plot([], [], color=style.BLUE)[0])
        self.half = self.moving(axes.plot([], [], "D", color=style.PINK, ms=7)[0])
        self.gap = self.moving(axes.plot([], [], "o", color=style.ORANGE, ms=8)[0])
        self.half_life = self.moving(axes.text(0, 0, "", color=style.PINK))
        self.half_life.set_in_layout(False)

    def _gradient(self, axes: Axes) -> None:
        axes.set(title="gradient left, untrained cell", xlabel="steps back")
        axes.set(ylabel="gain of the gradient", yscale="log")
        axes.set(xlim=(-2, self.longest + 2), ylim=(LOWEST, HIGHEST))
        axes.set_yticks([1e-12, 1e-9, 1e-6, 1e-3, 1])
        axes.grid(color=style.GRID)
        self.gain = self.moving(axes.plot([], [], color=style.GREEN)[0])
        self.alone = self.moving(axes.plot([], [], color=style.BLUE, lw=1, ls="--")[0])
        self.gain_now = self.moving(
            axes.plot([], [], "o", color=style.ORANGE, ms=8, clip_on=False)[0]
        )
        axes.legend(
            [self.gain, self.alone],
            ["measured", "f^t alone"],
            loc="lower left",
            frameon=False,
        )

    def show(self, result) -> None:
        """Show a ``labs`` forget-bias result."""
        if not self._drawn:
            self._map(result)
        steps = np.arange(len(result.kept))
        self.kept.set_data(steps, result.kept)
        self.alone.set_data(steps, np.clip(result.kept, LOWEST, HIGHEST))
        gains = np.clip(result.gradient, LOWEST, HIGHEST)
        self.gain.set_data(steps, gains)
        self.gain_now.set_data([result.gap], [gains[result.gap]])
        self.gap.set_data([result.gap], [result.kept[result.gap]])
        inside = result.half_life <= self.longest
        self.half.set_visible(inside)
        self.half.set_data([result.half_life], [0.5])
        place = result.half_life if inside else self.longest
        right = place > self.longest / 2
        self.half_life.set_position((place - 3 if right else place + 3, 0.53))
        self.half_life.set_ha("right" if right else "left")
        self.half_life.set_text(f"half-life {result.half_life:.1f} steps")
        row, column = result.nearest
        self.frame_now.set_xy((column - 0.5, row - 0.5))
        self._show_live(result)

    def _show_live(self, result) -> None:
        """Mark the cell trained last, at its place between those of the map."""
        for artist in (self.live, self.live_text):
            artist.set_visible(result.live is not None)
        if result.live is None:
            return
        x = np.interp(
            np.log(result.live.gap), np.log(result.gaps), range(len(result.gaps))
        )
        y = np.interp(result.live.bias, result.biases, range(len(result.biases)))
        self.live.set_data([x], [y])
        self.live_text.set_position((x, y + 0.2))
        self.live_text.set_text(f"{result.live.accuracy:.0%}")

    def _map(self, result) -> None:
        """Draw the figures that never change, once they are known."""
        self._drawn = True
        axes, means = self.map_axes, result.accuracy.mean(axis=2)
        image = axes.imshow(
            means, cmap=style.SHARE, vmin=0, vmax=1, origin="lower", aspect="auto"
        )
        light = brightness(image, means)
        for (row, column), mean in np.ndenumerate(means):
            color = style.words_on(light[row, column])
            axes.text(column, row, f"{mean:.0%}", ha="center", va="center", color=color)
        axes.set(title="recalled after training", xlabel="gap (steps)")
        axes.set_ylabel("forget bias at the start")
        axes.set_xticks(range(len(result.gaps)), result.gaps)
        axes.set_yticks(range(len(result.biases)), [f"{b:g}" for b in result.biases])
        axes.spines[:].set_visible(False)
        self.frame_now = self.moving(
            axes.add_patch(
                Rectangle((0, 0), 1, 1, fill=False, ec=style.ORANGE, lw=4, zorder=4)
            )
        )
        self.live = self.moving(
            axes.plot([], [], "v", color=style.PINK, mec=style.PAPER, ms=13, zorder=6)[
                0
            ]
        )
        box = {"fc": style.PAPER, "ec": style.PINK, "pad": 2}
        self.live_text = self.moving(
            axes.text(0, 0, "", ha="center", va="bottom", bbox=box, zorder=6)
        )
        self.refresh()
