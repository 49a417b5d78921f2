"""The output of one neuron over a plane, its line, its weights and its activation."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw._picture import Picture
from helpers.draw.words import Words

ENDS = (-2.5, 2.5)
"""Of both axes of the plane."""

SUMS = (-6.0, 6.0)
HEIGHTS = (-2.2, 2.2)
"""Ends of the axes of the activation."""


class OneNeuronPicture(Picture):
    """The plane on the left; on the right the sum as numbers, and the activation."""

    size = (9.4, 4.7)

    def build(self, figure: Figure) -> None:
        """Lay out the plane, the lines of numbers and the curve."""
        figure.set_layout_engine("none")
        self._plane(figure.add_axes((0.065, 0.12, 0.4, 0.8)))
        self._sum(figure.add_axes((0.535, 0.66, 0.45, 0.3)))
        curve = figure.add_axes((0.605, 0.12, 0.375, 0.44))
        self._activation(curve)
        self._scale(figure.add_axes((0.582, 0.12, 0.018, 0.44), sharey=curve))

    def _plane(self, axes: Axes) -> None:
        axes.set(xlim=ENDS, ylim=ENDS, xlabel="feature x₁", ylabel="feature x₂")
        axes.set_title(
            "output of the neuron; the arrow is its weights", loc="left", fontsize=10
        )
        self.shade = self.moving(self._image(axes, (*ENDS, *ENDS)))
        self.line = self.moving(axes.plot([], [], color=style.INK, lw=2)[0])
        self.right = [self._dots(axes, number, True) for number in (0, 1)]
        self.wrong = [self._dots(axes, number, False) for number in (0, 1)]
        arrow = axes.quiver(
            0, 0, 1, 0, angles="xy", scale_units="xy", scale=1, width=0.014, zorder=5,
            color=style.INK,
        )  # fmt: skip
        self.arrow = self.moving(arrow)
        self.place = self.moving(
            axes.plot([], [], "P", color=style.PINK, mec=style.PAPER, ms=12)[0]
        )
        self.place.set_zorder(6)
        self.pointable("place", axes, drag=True)

    def _image(self, axes: Axes, extent: tuple):
        return axes.imshow(
            np.zeros((2, 2)), cmap=style.SIGNED, extent=extent, origin="lower",
            aspect="auto", zorder=0,
        )  # fmt: skip

    def _dots(self, axes: Axes, number: int, right: bool):
        """Return the points of one class that are on one side of being right."""
        color, marker = ((style.ORANGE, "s"), (style.BLUE, "o"))[number]
        edge, width = (style.PAPER, 0.7) if right else (style.INK, 1.8)
        look = {"color": color, "ms": 6.5, "mec": edge, "mew": width}
        dots = axes.plot([], [], marker, **look)[0]
        return self.moving(dots)

    def _sum(self, axes: Axes) -> None:
        axes.set(xlim=(0, 1), ylim=(0, 1))
        axes.set_axis_off()
        for height, color, marker, edge, text in (
            (0.30, style.BLUE, "o", style.PAPER, "class 1, on its own side"),
            (0.30, style.ORANGE, "s", style.PAPER, "class 0, on its own side"),
            (0.12, style.FAINT, "o", style.INK, "dark rim: on the wrong side"),
        ):
            left = 0.02 if marker == "o" else 0.53
            axes.plot(left, height, marker, color=color, mec=edge, ms=7, mew=1.5)
            axes.text(left + 0.03, height, text, va="center", fontsize=9)
        axes.plot(0.53, 0.12, "P", color=style.PINK, ms=9)
        axes.text(0.56, 0.12, "the place pointed at", va="center", fontsize=9)
        words = Words(11.0, align="left")
        self.words = axes.add_artist(self.moving(words))

    def _activation(self, axes: Axes) -> None:
        axes.set(xlim=SUMS, ylim=HEIGHTS, xlabel="sum w₁x₁ + w₂x₂ + b")
        axes.set_title("what the activation makes of the sum", loc="left", fontsize=10)
        axes.axhline(0, color=style.GRID)
        axes.axvline(0, color=style.INK, lw=1)
        axes.tick_params(labelleft=False, left=False)
        axes.spines.left.set_visible(False)
        self.curve = self.moving(axes.plot([], [], color=style.GREEN, lw=2.4)[0])
        self.drop = self.moving(axes.plot([], [], color=style.PINK, ls=":")[0])
        self.now = self.moving(axes.plot([], [], "P", color=style.PINK, ms=10)[0])
        self.now.set_clip_on(False)

    def _scale(self, axes: Axes) -> None:
        """Make the strip of colours that says which output is which shade."""
        axes.set(xlim=(0, 1), ylim=HEIGHTS, xticks=[], ylabel="output")
        self.strip = self.moving(self._image(axes, (0, 1, *HEIGHTS)))
        self.strip.set_data(np.linspace(*HEIGHTS, 89)[:, None])

    def show(self, result) -> None:
        """Show a ``labs`` neuron at the place pointed at."""
        for image in (self.shade, self.strip):
            image.set_clim(*result.shades)
        self.shade.set_data(result.outputs)
        self._move_line(result)
        for number in (0, 1):
            of_class = result.y == number
            self.right[number].set_data(*result.x[of_class & result.right].T)
            self.wrong[number].set_data(*result.x[of_class & ~result.right].T)
        self.place.set_data([result.place[0]], [result.place[1]])
        self.curve.set_data(*result.curve)
        total, output = (
            float(np.clip(value, *ends))
            for value, ends in ((result.total, SUMS), (result.output, HEIGHTS))
        )
        self.now.set_data([total], [output])
        self.drop.set_data([total, total, SUMS[0]], [HEIGHTS[0], output, output])
        lines = _lines(result)
        self.words.show(lines, [(0.0, 1.0 - 0.19 * row) for row in range(len(lines))])

    def _move_line(self, result) -> None:
        drawn = result.line is not None
        self.line.set_visible(drawn)
        self.arrow.set_visible(drawn)
        if drawn:
            self.line.set_data(*result.line.T)
            self.arrow.set_offsets(result.line[1:2])
            self.arrow.set_UVC([result.weights[0]], [result.weights[1]])


def _lines(result) -> list[str]:
    """Write the sum at the place pointed at, and what becomes of it."""
    parts = [
        f"{_number(weight)} · {_number(feature)}"
        for weight, feature in zip(result.weights, result.place, strict=True)
    ]
    total, output = (
        f"{value:.2f}".replace("-", "−") for value in (result.total, result.output)
    )
    return [
        "w₁·x₁ + w₂·x₂ + b at the place pointed at:",
        f"{parts[0]} + {parts[1]} + {_number(result.bias)} = {total}",
        f"{result.activation}({total}) = {output}",
    ]


def _number(value: float) -> str:
    return f"(−{-value:.1f})" if value < 0 else f"{value:.1f}"
