"""Nine numbers on their way to a filter, and what they make of a photograph."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw._picture import Picture
from helpers.draw.grid import NumberGrid

LOWEST, HIGHEST = 1e-9, 1e6
"""Ends of the loss axis; a loss beyond lies on its end."""


class LearnKernelPicture(Picture):
    """Kernel and target, loss and numbers per step, and the filtered photograph.

    Parameters
    ----------
    steps : int
        How many steps the axes hold.
    """

    size = (9.0, 5.4)

    def __init__(self, steps: int) -> None:
        self.steps = steps
        super().__init__()

    def build(self, figure: Figure) -> None:
        """Lay out the numbers above the pictures."""
        upper, lower = figure.subfigures(2, 1, height_ratios=[1.12, 1])
        top = upper.subplots(1, 4, width_ratios=[1, 1, 1.2, 1.2])
        bottom = lower.subplots(1, 4)
        self.kernel = NumberGrid(self, top[0], (3, 3), "kernel now")
        self.target = NumberGrid(self, top[1], (3, 3), "target kernel")
        self.match = self.moving(
            top[0].text(1, 2.6, "", ha="center", va="top", fontsize=10)
        )
        self.match.set_in_layout(False)
        self._curves(top[2], top[3])
        self._photographs(bottom)
        self._shown = None

    def _curves(self, loss: Axes, numbers: Axes) -> None:
        loss.set(title="loss", ylabel="mean squared error", yscale="log")
        loss.set_yticks([1e-9, 1e-6, 1e-3, 1, 1e3, 1e6])
        loss.set_ylim(LOWEST, HIGHEST)
        numbers.set(
            title="the nine numbers", ylabel="value (dotted: target)", ylim=(-6, 6)
        )
        for axes in (loss, numbers):
            axes.set(xlabel="step", xlim=(-3, self.steps + 3), xticks=[0, 40, 80, 120])
            axes.grid(color=style.GRID)
        self.curve = self.moving(loss.plot([], [], color=style.BLUE)[0])
        self.dot = self.moving(loss.plot([], [], "o", color=style.ORANGE, ms=8)[0])
        self.dot.set_clip_on(False)
        self.goals = numbers.hlines([], 0, 1, color=style.FAINT, linestyles=":")
        self.paths = self.moving(LineCollection([], colors=style.BLUE, linewidths=1.2))
        numbers.add_collection(self.paths, autolim=False)
        self.beads = self.moving(numbers.plot([], [], "o", color=style.ORANGE, ms=5)[0])

    def _photographs(self, row: np.ndarray) -> None:
        titles = ("learns from this", "tested on", "filtered now", "filtered by target")
        for axes, title in zip(row, titles, strict=True):
            axes.set(title=title, xticks=[], yticks=[])
        images = [axes.imshow(np.zeros((2, 2)), cmap=style.GREY) for axes in row]
        self.example, self.photograph, self.output, self.wanted = images
        self.moving(self.output)

    def show(self, result) -> None:
        """Show a ``labs`` learning result at its step."""
        self._background_of(result)
        limit = float(np.abs(result.target).max())
        size = float(np.abs(result.kernel).max())
        decimals = 2 - (size >= 10) - (size >= 100)
        self.kernel.show(np.round(result.kernel, decimals), limit, decimals)
        self.target.show(result.target, limit)
        self.match.set_text(f"target match: {result.match:.2f}")
        self.output.set_data(result.output)
        steps = np.arange(len(result.losses))
        losses = np.clip(result.losses, LOWEST, HIGHEST)
        now = min(result.step, steps[-1])
        self.curve.set_data(steps, losses)
        self.dot.set_data([now], [losses[now]])
        paths = result.kernels.reshape(-1, 9).T
        self.paths.set_segments([np.column_stack([steps, path]) for path in paths])
        self.beads.set_data(np.full(9, now), paths[:, now])

    def _background_of(self, result) -> None:
        key = (result.target.tobytes(), result.example_name)
        if key == self._shown:
            return
        self._shown = key
        for image, pixels in (
            (self.example, result.example),
            (self.photograph, result.photograph),
            (self.output, result.wanted),
            (self.wanted, result.wanted),
        ):
            height, width = pixels.shape
            image.set_data(pixels)
            image.set_extent((-0.5, width - 0.5, height - 0.5, -0.5))
        lowest, highest = np.percentile(result.wanted, [0.5, 99.5])
        self.output.set_clim(lowest, highest)
        self.wanted.set_clim(lowest, highest)
        is_noise = result.example.min() < 0
        self.example.set_clim((-2.5, 2.5) if is_noise else (0, 1))
        self.photograph.set_clim(0, 1)
        levels = np.unique(result.target)
        self.goals.set_segments([[(0, y), (self.steps, y)] for y in levels])
        self.refresh()
