"""What a network answers along a line, and the scores of all its last layers."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from helpers.draw import style
from helpers.draw._picture import Picture
from helpers.draw.raster import brightness
from helpers.draw.words import Words

FROM_0_TO_1 = (-0.5, 1.75), (0, 1)
ANY_NUMBER = (-4.2, 4.2), (-3, 0, 3)
"""Ends of the axis of outputs, and its ticks."""

NUMBERS = ("any number", "share")
"""Problems that are scored by an error."""
LOOKS = (
    (style.BLUE, "-", "o"),
    (style.ORANGE, "--", "s"),
    (style.PINK, "-.", "^"),
)
"""Colour, line and marker of each output."""

STRIP, STEP = 1.3, 0.13
"""Height of the first row of dots, and from one to the next, for three outputs."""


class LastLayerPicture(Picture):
    """Outputs over the input beside a table of scores.

    Parameters
    ----------
    activations, losses : sequence of str
        Rows and columns of the table.
    """

    size = (9.8, 4.3)

    def __init__(self, activations: Sequence[str], losses: Sequence[str]) -> None:
        self.activations, self.losses = activations, losses
        super().__init__()

    def build(self, figure: Figure) -> None:
        """Lay out the outputs beside the table."""
        line, table = figure.subplots(1, 2, width_ratios=[1, 1.12])
        self._line(line)
        self._table(table)
        self.problem = None

    def _line(self, axes: Axes) -> None:
        self.line_axes = axes
        axes.set_title("the outputs, and the answers to learn from", pad=26)
        axes.set(xlabel="input", xlim=(-3.05, 3.05), yticks=[])
        axes.set_ylabel("output", labelpad=24)
        self.levels = [
            self.moving(axes.axhline(0, color=style.GRID, lw=1)) for _ in range(3)
        ]
        self.ticks = self.moving(axes.add_artist(Words(10, align="right")))
        self.dots = [
            self.moving(
                axes.plot([], [], mark, ms=4, color=color, alpha=style.SHEER)[0]
            )
            for color, _, mark in LOOKS
        ]
        self.curves = [
            self.moving(axes.plot([], [], line, color=color, lw=2.4)[0])
            for color, line, _ in LOOKS
        ]
        pairs = zip(self.curves, self.dots, strict=True)
        axes.legend(
            list(pairs),
            [f"output {number}" for number in (1, 2, 3)],
            loc="lower center",
            bbox_to_anchor=(0.5, 0.985),
            ncols=3,
            frameon=False,
            fontsize=9,
            handlelength=2.4,
        )

    def _table(self, axes: Axes) -> None:
        self.table_axes = axes
        shape = (len(self.activations), len(self.losses))
        self.cells = self.moving(
            axes.imshow(
                np.zeros(shape), cmap=style.SHARE, vmin=-0.1, vmax=1, aspect="auto"
            )
        )
        short = [
            loss.replace(" cross", "\ncross").replace(" er", "\ner")
            for loss in self.losses
        ]
        axes.set_xticks(range(shape[1]), short, fontsize=9)
        axes.set_yticks(range(shape[0]), self.activations)
        axes.set(xlabel="loss", ylabel="last activation")
        axes.set_title(" ", pad=26)  # keeps room for the words
        axes.tick_params(length=0)
        self.title = self.moving(axes.add_artist(Words(11)))
        axes.spines[:].set_visible(False)
        self.dark, self.light = (
            self.moving(axes.add_artist(Words(11, color)))
            for color in (style.BLACK, style.PAPER)
        )
        self.here, self.named = (
            self.moving(axes.add_patch(Rectangle((0, 0), 1, 1, fill=False, **look)))
            for look in (
                {"ec": style.ORANGE, "lw": 4, "zorder": 4},
                {"ec": style.PINK, "lw": 2, "ls": ":", "zorder": 5},
            )
        )
        axes.legend(
            [self.here, self.named],
            ["this pair", "pair of the table"],
            loc="lower center",
            bbox_to_anchor=(0.5, 0.985),
            ncols=2,
            frameon=False,
            fontsize=9,
        )

    def show(self, result) -> None:
        """Show a ``labs`` last-layer result."""
        if result.problem != self.problem:
            self._name(result)
        many = len(result.outputs) > 1
        x, y = result.samples.x[:, 0], result.samples.y
        for place, (curve, dots) in enumerate(zip(self.curves, self.dots, strict=True)):
            there = place < len(result.outputs)
            curve.set_visible(there)
            dots.set_visible(there)
            if not there:
                continue
            curve.set_data(result.x, result.outputs[place])
            if many:
                yes = x[y[:, place] == 1]
                dots.set_data(yes, np.full(len(yes), STRIP + STEP * place))
            else:
                dots.set_data(x, y[:, 0])
        self.here.set_xy((result.place[1] - 0.48, result.place[0] - 0.48))
        self.here.set(width=0.96, height=0.96)

    def _name(self, result) -> None:
        """Write what belongs to another problem: limits, title, the whole table."""
        self.problem = result.problem
        number = result.problem in NUMBERS
        self._show_ticks(
            *(ANY_NUMBER if result.problem == "any number" else FROM_0_TO_1)
        )
        kind = "mean squared error" if number else "share right"
        self.title.show([f"{kind} of each pair, on new samples"], [(1.5, -1.13)])
        self.cells.set_data(result.quality)
        self.named.set_xy((result.table[1] - 0.41, result.table[0] - 0.41))
        self.named.set(width=0.82, height=0.82)
        texts = [_score(score, number) for score in result.scores.ravel()]
        rows, columns = np.indices(result.scores.shape)
        places = np.column_stack([columns.ravel(), rows.ravel() - 0.1])
        bright = brightness(self.cells, result.quality).ravel() > style.EVEN
        for words, chosen in ((self.dark, bright), (self.light, ~bright)):
            words.show(
                [t for t, c in zip(texts, chosen, strict=True) if c], places[chosen]
            )

    def _show_ticks(self, limits, ticks) -> None:
        self.line_axes.set_ylim(*limits)
        room = 0.022 * (limits[1] - limits[0])
        self.ticks.show(
            [str(tick).replace("-", "−") for tick in ticks],
            [(-3.15, tick + room) for tick in ticks],
        )
        for level, tick in zip(self.levels, (*ticks, ticks[-1]), strict=False):
            level.set_ydata([tick, tick])


def _score(score: float, number: bool) -> str:
    if np.isnan(score):
        return "NaN"
    return f"{score:.3f}" if number else f"{score:.0%}"
