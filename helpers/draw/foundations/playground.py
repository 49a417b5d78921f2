"""A network as a diagram of little pictures, what it decides, and its losses."""

from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw._picture import Picture
from helpers.draw.foundations.tiles import Tiles
from helpers.draw.words import Words

ENDS = (-2.5, 2.5)
"""Of both axes of the plane."""

WIDE, HIGH = 590.0, 491.0
"""Of the diagram, in pixels of the page."""

TILE = 40.0
"""Side of a little picture, in pixels of the page."""

APART = 50.0
"""From one little picture to the next below it."""

FIRST, EXIT = 95.0, 588.0
"""Middle of the first column, and where the lines to the answer end."""

MIDDLE = 250.0

THICKEST = 6.0
"""Most that a connection is drawn, in points: weights of 3 and more."""


class PlaygroundPicture(Picture):
    """The network on the left; on the right the plane, and losses below it.

    Parameters
    ----------
    epochs : int
        End of the axis of the losses.
    """

    size = (9.8, 5.5)

    def __init__(self, epochs: int) -> None:
        self.epochs = epochs
        super().__init__()

    def build(self, figure: Figure) -> None:
        """Lay out the diagram, the plane and the losses."""
        figure.set_layout_engine("none")
        self._diagram(figure.add_axes((0.0, 0.06, 0.627, 0.93)))
        self._plane(figure.add_axes((0.668, 0.395, 0.3154, 0.562)))
        self._losses(figure.add_axes((0.668, 0.095, 0.3154, 0.18)))

    def _diagram(self, axes: Axes) -> None:
        axes.set(xlim=(0, WIDE), ylim=(0, HIGH))
        axes.set_axis_off()
        looks = ((style.BLUE, "solid"), (style.ORANGE, (0, (2.2, 1.2))))
        self.links = [
            self.moving(axes.add_collection(self._links(*look), autolim=False))
            for look in looks
        ]
        self.tiles = axes.add_artist(self.moving(Tiles(0.75 * TILE)))
        self.heads = axes.add_artist(self.moving(Words(10.0)))
        self.names = axes.add_artist(self.moving(Words(10.0, align="right")))
        figure = axes.figure
        key = figure.add_axes((0.0, 0.0, 0.627, 0.06))
        key.set(xlim=(0, WIDE), ylim=(0, 1))
        key.set_axis_off()
        for left, (color, dashes), text in (
            (20, looks[0], "weight above 0"),
            (180, looks[1], "weight below 0"),
        ):
            key.plot([left, left + 30], [0.5, 0.5], color=color, ls=dashes, lw=3)
            key.text(left + 38, 0.5, text, va="center", fontsize=9)
        key.text(340, 0.5, "wider: larger", va="center", fontsize=9)
        key.text(450, 0.5, "picture: output of a unit", va="center", fontsize=9)

    def _links(self, color: str, dashes) -> LineCollection:
        return LineCollection([], colors=color, linestyles=[dashes], zorder=2)

    def _plane(self, axes: Axes) -> None:
        axes.set(xlim=ENDS, ylim=ENDS, xlabel="x₁")
        axes.set_title("probability of class 1", loc="left", fontsize=10)
        axes.set_ylabel("x₂", rotation=0, va="center")
        axes.yaxis.set_label_coords(-0.075, 0.8)
        look = {"cmap": style.SIGNED.resampled(26), "vmin": -0.3, "vmax": 1.3}
        place = {"extent": (*ENDS, *ENDS), "origin": "lower", "aspect": "auto"}
        surface = axes.imshow(np.zeros((2, 2)), zorder=0, **look, **place)
        self.surface = self.moving(surface)
        self.dots = [
            [self._dots(axes, number, training) for number in (0, 1)]
            for training in (True, False)
        ]

    def _dots(self, axes: Axes, number: int, training: bool):
        color, marker = ((style.ORANGE, "s"), (style.BLUE, "o"))[number]
        face, edge = (color, style.PAPER) if training else (style.PAPER, color)
        look = {"mfc": face, "mec": edge, "ms": 5.5 if training else 4.5}
        return self.moving(axes.plot([], [], marker, mew=0.8, **look)[0])

    def _losses(self, axes: Axes) -> None:
        axes.set(xlim=(0, self.epochs), ylim=(0, 1), yticks=[0, 0.5, 1])
        axes.set(xlabel="epoch", ylabel="loss (nats)")
        axes.grid(color=style.GRID)
        self.curves = [
            self.moving(axes.plot([], [], color=color, ls=dashes, lw=2, label=label)[0])
            for color, dashes, label in (
                (style.GREEN, "-", "training points (filled)"),
                (style.PINK, "--", "test points (hollow)"),
            )
        ]
        axes.legend(
            loc="lower right", bbox_to_anchor=(1.03, 0.96), ncols=2, frameon=False,
            fontsize=8.5, handlelength=1.8, columnspacing=1.0, borderpad=0,
        )  # fmt: skip

    def show(self, result) -> None:
        """Show a ``labs`` network after one epoch."""
        columns = _columns(result)
        pictures = [tile for part in result.pictures for tile in part]
        self.tiles.show(pictures, np.vstack(columns[:-1]))
        self._connect(result, columns)
        self._name(result, columns)
        self.surface.set_data(result.surface)
        for dots, x, y in zip(self.dots, result.x, result.y, strict=True):
            for number in (0, 1):
                dots[number].set_data(*x[y == number].T)
        for curve, losses in zip(self.curves, result.losses.T, strict=True):
            curve.set_data(np.arange(len(losses)), np.minimum(losses, 1.0))

    def _connect(self, result, columns: list[np.ndarray]) -> None:
        """Draw a line for every weight, from the right of a unit to the left."""
        half = np.array([TILE / 2, 0])
        lines, weights = [], []
        for (here, there), layer in zip(pairwise(columns), result.layers, strict=True):
            shape = (len(here), len(there), 2)
            starts = np.broadcast_to((here + half)[:, None], shape)
            ends = np.broadcast_to((there - half)[None], shape)
            lines.append(np.stack([starts, ends], axis=2).reshape(-1, 2, 2))
            weights.append(layer.kernel.ravel())
        lines, weights = np.vstack(lines), np.concatenate(weights)
        widths = np.clip(THICKEST * np.abs(weights) / 3, 0.15, THICKEST)
        for links, of_sign in zip(self.links, (weights >= 0, weights < 0), strict=True):
            links.set_segments(lines[of_sign])
            links.set_linewidths(widths[of_sign])

    def _name(self, result, columns: list[np.ndarray]) -> None:
        """Name the features, and say above each column what it is."""
        left = columns[0] + [-TILE / 2 - 8, 9]
        self.names.show(result.features, left)
        heads = ["features"]
        for layer in result.layers[:-1]:
            heads.append(f"{len(layer.bias)} {layer.activation}")
        tops = [(column[0, 0], HIGH - 2) for column in columns[:-1]]
        self.heads.show(heads, tops)


def _columns(result) -> list[np.ndarray]:
    """Return the middles of all units, column by column; the answer is the last."""
    counts = [len(part) for part in result.pictures]
    across = np.linspace(FIRST, EXIT, len(counts) + 1)[:-1]
    columns = []
    for left, count in zip(across, counts, strict=True):
        up = MIDDLE - 15 + APART * ((count - 1) / 2 - np.arange(count))
        columns.append(np.column_stack([np.full(count, left), up]))
    return [*columns, np.array([[EXIT + TILE / 2, MIDDLE - 15]])]
