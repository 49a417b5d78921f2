"""The tree of connections below one output, and the influence of every input."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from helpers.draw import style
from helpers.draw._picture import Picture
from helpers.draw.words import Words

MOST = 70
"""End of the axis of weights; a longer bar is cut there."""


class DilatedPicture(Picture):
    """Tree of connections, influence of every input, and what it costs.

    Parameters
    ----------
    steps : int
        Length of the sequence.
    deepest : int
        Most layers.
    """

    size = (9.0, 5.2)

    def __init__(self, steps: int, deepest: int) -> None:
        self.steps, self.deepest = steps, deepest
        super().__init__()

    def build(self, figure: Figure) -> None:
        """Lay out the tree above the influence, and the bars beside it."""
        upper, lower = figure.subfigures(2, 1, height_ratios=[1.5, 1])
        self._tree(upper.subplots())
        influence, cost = lower.subplots(1, 2, width_ratios=[2.2, 1])
        self._influence(influence)
        self._cost(cost)

    def _tree(self, axes: Axes) -> None:
        axes.set_title("which inputs one output sees: point at an output")
        axes.set(xlim=(-1, self.steps), ylim=(-0.5, self.deepest + 1))
        axes.set(xlabel="time (steps)", xticks=range(0, self.steps, 8))
        names = ["input", *(f"layer {n}" for n in range(1, self.deepest + 1))]
        axes.set_yticks(range(self.deepest + 1), names)
        axes.spines[:].set_visible(False)
        axes.tick_params(length=0)
        self.future = self.moving(
            axes.add_patch(Rectangle((0, -0.5), 1, 20, color=style.GRID, alpha=0.6))
        )
        self.future_text = axes.add_artist(self.moving(Words(9.0, align="left")))
        self.units = self.moving(axes.plot([], [], ".", color=style.FAINT, ms=3)[0])
        self.lines = self.moving(axes.plot([], [], color=style.SKY, linewidth=1)[0])
        self.reached = self.moving(axes.plot([], [], "o", color=style.BLUE, ms=5)[0])
        self.inputs = self.moving(axes.plot([], [], "s", color=style.GREEN, ms=6)[0])
        self.output = self.moving(axes.plot([], [], "D", color=style.ORANGE, ms=9)[0])
        self.pointable("output", axes)

    def _influence(self, axes: Axes) -> None:
        axes.set_title("influence of each input on that output")
        axes.set(xlim=(-1, self.steps), ylim=(0, 1.35), yticks=[0, 0.5, 1])
        axes.set(xlabel="time (steps)", xticks=range(0, self.steps, 8))
        axes.set_ylabel("share of the strongest")
        edges = np.arange(self.steps + 1) - 0.5
        self.cnn = self.moving(
            axes.stairs(
                np.zeros(self.steps), edges, fill=True, color=style.SKY, label="CNN"
            )
        )
        self.rnn = self.moving(
            axes.plot([], [], "--", color=style.ORANGE, label="simple RNN, radius 0.9")[
                0
            ]
        )
        axes.legend(loc="upper left", frameon=False, fontsize=9, ncols=2)

    def _cost(self, axes: Axes) -> None:
        axes.set_title("weights, for one channel")
        axes.set(xlim=(0, MOST), ylim=(0, 2.1), xticks=[0, 20, 40, 60], yticks=[])
        axes.set_xlabel("numbers to learn")
        axes.spines["left"].set_visible(False)
        self.bars = [
            self.moving(axes.add_patch(Rectangle((0, y), 1, 0.45, color=color)))
            for y, color in ((1.2, style.BLUE), (0.2, style.PINK))
        ]
        self.bar_texts = axes.add_artist(self.moving(Words(10.0, align="left")))

    def show(self, result) -> None:
        """Show a ``labs`` dilated convolution result."""
        depth, output = result.depth, result.output
        rows = np.arange(depth + 1)
        self.units.set_data(
            np.tile(np.arange(self.steps), depth + 1), np.repeat(rows, self.steps)
        )
        self.lines.set_data(*_strokes(result.edges))
        between = [np.unique(pairs[:, 0]) for pairs in result.edges[1:]]
        layers = [np.full(len(units), n) for n, units in enumerate(between, start=1)]
        self.reached.set_data(
            np.concatenate([*between, []]), np.concatenate([*layers, []])
        )
        self.inputs.set_data(result.seen, np.zeros(len(result.seen)))
        self.output.set_data([output], [depth])
        self._show_future(output)
        self.cnn.set_data(result.cnn)
        past = np.arange(output + 1)
        self.rnn.set_data(past, result.rnn[: output + 1])
        self._show_cost(result)

    def _show_future(self, output: int) -> None:
        left = output + 0.5
        self.future.set_bounds(left, -0.5, self.steps - left, self.deepest + 1.5)
        fits = left < self.steps - 6
        self.future_text.show(
            ["future"] * fits, [(left + 0.4, self.deepest + 0.9)] * fits
        )

    def _show_cost(self, result) -> None:
        stack, layer = self.bars
        stack.set_width(min(result.weights, MOST))
        layer.set_width(min(result.field, MOST))
        plural = "layer" if result.depth == 1 else "layers"
        beyond = " (beyond the axis)" if result.field > MOST else ""
        texts = [
            f"{result.depth} {plural}: {result.weights}",
            f"1 layer as wide: {result.field}{beyond}",
        ]
        self.bar_texts.show(texts, [(0, 1.92), (0, 0.92)])


def _strokes(edges: list[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """Return all edges as one broken line, a NaN after each."""
    x = [np.column_stack([pairs, np.full(len(pairs), np.nan)]) for pairs in edges]
    y = [np.tile([n, n + 1.0, np.nan], len(pairs)) for n, pairs in enumerate(edges)]
    return np.vstack(x).ravel(), np.concatenate(y)
