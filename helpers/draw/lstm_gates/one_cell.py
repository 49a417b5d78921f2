"""The wiring of one LSTM cell, with the number on every wire."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch

from helpers.draw import style
from helpers.draw._picture import Picture
from helpers.draw.lstm_gates.digits import in_brackets, two_digits
from helpers.draw.words import Words

NAMES = ("input gate", "forget gate", "candidate", "output gate")
KINDS = ("sigmoid", "sigmoid", "tanh", "sigmoid")
COLUMNS = (355.0, 195.0, 515.0, 675.0)
"""Middles of the four layers in pixels, in Keras's order; forget stands leftmost."""

WIDE, BOTTOM, TOP = 138.0, 172.0, 248.0
"""Width of a layer's box and its lower and upper edge."""

LINE, WRITE, SHOW, HIDDEN, INPUT = 420.0, 335.0, 300.0, 118.0, 88.0
"""Heights of the memory line, the input's ×, the output's ×, and the two inputs."""

JOIN, BRANCH, END, RIGHT = 435.0, 790.0, 845.0, 850.0
"""Where is written, where is shown, where wires end, and where their numbers end."""

SQUASH = 362.0
"""Height of the tanh that has no weights."""

OPERATORS = (
    ((COLUMNS[1], LINE), "×"),
    ((JOIN, LINE), "+"),
    ((JOIN, WRITE), "×"),
    ((BRANCH, SHOW), "×"),
)
"""Where numbers are multiplied and added."""

SHIFT = 14.0
"""From the middle of a box to where its two inputs come in."""


class OneCellPicture(Picture):
    """Memory on the upper line; below it the four layers that read h and x.

    Parameters
    ----------
    kernel, recurrent_kernel : arrays of shape (4,)
        Weights of the input and of the hidden state, in Keras's order.
    """

    size = (9.0, 4.9)

    def __init__(self, kernel: np.ndarray, recurrent_kernel: np.ndarray) -> None:
        self.kernel, self.recurrent_kernel = kernel, recurrent_kernel
        super().__init__()

    def build(self, figure: Figure) -> None:
        """Draw boxes, operators and the names of the wires once."""
        figure.set_layout_engine("none")
        page = figure.add_axes((0, 0, 1, 1))
        page.set(xlim=(0, 864), ylim=(0, 470))
        page.set_axis_off()
        self._inputs(page)
        wires = LineCollection([], zorder=1, capstyle="round")
        self.wires = self.moving(page.add_collection(wires))
        for name, kind, column in zip(NAMES, KINDS, COLUMNS, strict=True):
            _box(page, column)
            page.text(column, TOP - 16, name, ha="center", weight="bold", fontsize=10)
            page.text(column, BOTTOM + 8, kind, ha="center", fontsize=9)
        self._operators(page)
        for left, height, name in (
            (10, LINE + 26, "old cell state"),
            (10, HIDDEN + 10, "old hidden state"),
            (10, INPUT - 20, "input"),
        ):
            page.text(left, height, name, fontsize=9)
        for height, name in ((LINE + 26, "cell state"), (SHOW - 44, "hidden state")):
            page.text(RIGHT, height, name, ha="right", fontsize=9)
        self.numbers = page.add_artist(self.moving(Words(11.0, weight="bold")))
        self.sums = page.add_artist(self.moving(Words(9.0)))
        self.formula = page.add_artist(self.moving(Words(11.0)))

    def show(self, result) -> None:
        """Show the numbers of a ``labs`` cell on its wires."""
        write, keep, candidate, reveal = result.gates
        wires = [
            (result.previous_cell, [(70, LINE), (COLUMNS[1], LINE)]),
            (result.kept, [(COLUMNS[1], LINE), (JOIN, LINE)]),
            (result.cell, [(JOIN, LINE), (END - 45, LINE)]),
            (keep, [(COLUMNS[1], TOP), (COLUMNS[1], LINE)]),
            (write, _corner(COLUMNS[0], JOIN)),
            (candidate, _corner(COLUMNS[2], JOIN)),
            (result.written, [(JOIN, WRITE), (JOIN, LINE)]),
            (result.cell, [(BRANCH, LINE), (BRANCH, SQUASH)]),
            (result.squashed, [(BRANCH, SQUASH), (BRANCH, SHOW)]),
            (reveal, [(COLUMNS[3], TOP), (COLUMNS[3], SHOW), (BRANCH, SHOW)]),
            (result.hidden, [(BRANCH, SHOW), (END, SHOW)]),
        ]
        values = np.array([value for value, _ in wires])
        self.wires.set_segments([path for _, path in wires])
        self.wires.set_linewidth(1.2 + 2.4 * np.minimum(np.abs(values), 3.0))
        self.wires.set_color([_color(value) for value in values])
        self.numbers.show(*_labels(result))
        rows = zip(result.sums, result.biases, result.held, strict=True)
        self.sums.show(
            [_sum(*row) for row in rows], [(column, TOP - 20) for column in COLUMNS]
        )
        self.formula.show(_formulas(result), [(432, 50), (432, 28)])

    def _operators(self, page: Axes) -> None:
        """Draw the signs at which wires meet, above the wires."""
        places = [place for place, _ in OPERATORS]
        looks = {"facecolor": style.PAPER, "edgecolor": style.INK, "zorder": 3}
        self.moving(page.scatter(*zip(*places, strict=True), s=340, **looks))
        signs = page.add_artist(self.moving(Words(13.0, weight="bold")))
        signs.show([sign for _, sign in OPERATORS], np.add(places, (0, 13)))
        tanh = page.add_artist(self.moving(Words(9.0)))
        tanh.show(["tanh"], [(BRANCH, SQUASH + 9)])
        self.moving(page.scatter([BRANCH], [SQUASH], s=900, **looks))

    def _inputs(self, page: Axes) -> None:
        """Draw the two wires that all four layers read, and their weights."""
        for height, shift, weights, align in (
            (HIDDEN, -SHIFT, self.recurrent_kernel, "right"),
            (INPUT, SHIFT, self.kernel, "left"),
        ):
            page.plot([70, max(COLUMNS) + shift], [height] * 2, color=style.FAINT)
            for column, weight in zip(COLUMNS, weights, strict=True):
                x = column + shift
                page.plot([x, x], [height, BOTTOM], color=style.FAINT)
                page.plot([x], [height], "o", color=style.FAINT, ms=4)
                page.text(
                    x + np.sign(shift) * 5,
                    BOTTOM - 26,
                    f"· {in_brackets(weight)}",
                    ha=align,
                    fontsize=9,
                )


def _labels(result) -> tuple[list[str], list[tuple[float, float]]]:
    """Return the number of every wire and where its upper middle stands."""
    write, keep, candidate, reveal = result.gates
    labels = [
        (result.previous_cell, (40, LINE + 8)),
        (result.previous_hidden, (40, HIDDEN + 5)),
        (result.x, (40, INPUT + 8)),
        (keep, (COLUMNS[1] - 26, 292)),
        (write, (COLUMNS[0] - 26, 292)),
        (candidate, (COLUMNS[2] + 26, 292)),
        (reveal, (COLUMNS[3] - 26, 292)),
        (result.kept, ((COLUMNS[1] + JOIN) / 2, LINE + 26)),
        (result.written, (JOIN + 30, (WRITE + LINE) / 2 + 8)),
        (result.cell, (RIGHT - 20, LINE + 8)),
        (result.squashed, (BRANCH - 30, SHOW + 36)),
        (result.hidden, (RIGHT - 20, SHOW - 10)),
    ]
    return [two_digits(value) for value, _ in labels], [place for _, place in labels]


def _formulas(result) -> list[str]:
    """Write the two lines that the wires carry out, in numbers."""
    write, keep, candidate, reveal = map(in_brackets, result.gates)
    before, cell, hidden = map(
        in_brackets, (result.previous_cell, result.cell, result.hidden)
    )
    return [
        f"cell state = {keep} · {before} + {write} · {candidate} = {cell.strip('()')}",
        f"hidden state = {reveal} · tanh({cell.strip('()')}) = {hidden.strip('()')}",
    ]


def _sum(total: float, bias: float, held: int | None) -> str:
    """Say what goes into a layer, or that a hand holds it."""
    if held is not None:
        return f"held at {held} by hand"
    return f"bias {two_digits(bias)}\nsum {two_digits(total)}"


def _corner(column: float, end: float) -> list[tuple[float, float]]:
    return [(column, TOP), (column, WRITE), (end, WRITE)]


def _color(value: float) -> str:
    if abs(value) < 0.005:
        return style.GRID
    return style.BLUE if value > 0 else style.ORANGE


def _box(page: Axes, column: float) -> None:
    box = FancyBboxPatch(
        (column - WIDE / 2, BOTTOM),
        WIDE,
        TOP - BOTTOM,
        boxstyle="round,pad=0,rounding_size=8",
        facecolor="0.95",
        edgecolor=style.FAINT,
        zorder=2,
    )
    page.add_patch(box)
