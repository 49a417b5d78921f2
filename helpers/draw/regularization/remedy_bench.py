"""A network between wrong labels: its map, its curves, its weights, its remedies."""

import numpy as np
from contourpy import contour_generator
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw._picture import Picture

LOOKS = {
    "training": {"color": style.BLUE, "ls": "-"},
    "validation": {"color": style.ORANGE, "ls": "--"},
    "test": {"color": style.GREEN, "ls": "-."},
}
FEWEST = 3e-4
"""Lower end of the axis for the share of weights in a bin; an empty bin lies on it."""


class RemedyBenchPicture(Picture):
    """Answers over the plane, losses over epochs, weights, and test by strength.

    Parameters
    ----------
    reach : tuple of float
        How far the map goes from its middle, across and up.
    edges : sequence of float
        Of the bins of weights.
    last : int
        The last epoch.
    """

    size = (9.8, 5.6)

    def __init__(self, reach: tuple[float, float], edges: list, last: int) -> None:
        self.reach, self.edges, self.last = reach, edges, last
        super().__init__()

    def build(self, figure: Figure) -> None:
        """Lay out the map over the weights, and the losses over the strengths."""
        grid = figure.subplots(2, 2, width_ratios=[1.1, 1], height_ratios=[1.75, 1])
        (plane, losses), (weights, strengths) = grid
        self._plane(plane)
        self._losses(losses)
        self._weights(weights)
        self._strengths(strengths)
        self.remedy = None

    def _plane(self, axes: Axes) -> None:
        wide, high = self.reach
        axes.set_title("what the network answers", pad=24)
        axes.set(aspect="equal")
        axes.set(xlabel="feature 1", ylabel="feature 2")
        axes.set(xlim=(-wide, wide), ylim=(-high, high), yticks=[-1, 0, 1])
        self.map = self.moving(
            axes.imshow(
                np.zeros((2, 2)),
                cmap=style.SIGNED,
                vmin=-1.5,  # pale, so that the points stand out
                vmax=2.5,
                interpolation="bilinear",
                origin="lower",
                extent=(-wide, wide, -high, high),
            )
        )
        border = LineCollection([], colors=style.INK, linewidths=2)
        self.border = self.moving(axes.add_collection(border))
        looks = [("o", style.ORANGE, "label 0"), ("s", style.BLUE, "label 1")]
        rim = {"ms": 4, "mec": style.PAPER, "mew": 0.4}
        self.points = [
            self.moving(axes.plot([], [], marker, color=color, **rim)[0])
            for marker, color, _ in looks
        ]
        ring = {"ms": 8, "mfc": "none", "mec": style.INK, "mew": 1}
        self.wrong = self.moving(axes.plot([], [], "o", **ring)[0])
        axes.legend(
            [*self.points, self.wrong],
            [*(name for *_, name in looks), "wrong label"],
            loc="lower center",
            bbox_to_anchor=(0.5, 0.975),
            ncols=3,
            frameon=False,
            fontsize=9,
            handletextpad=0.2,
        )

    def _losses(self, axes: Axes) -> None:
        axes.set_title("loss", pad=24)
        axes.set(xlabel="epoch", ylabel="cross-entropy (nats, log)", yscale="log")
        axes.set(xlim=(0, self.last * 1.02), ylim=(0.1, 3.2))
        axes.set_yticks([0.1, 0.3, 1, 3], ["0.1", "0.3", "1", "3"])
        axes.minorticks_off()
        axes.grid(color=style.GRID)
        self.now = self.moving(axes.axvline(0, color=style.INK, lw=1))
        self.curves = [
            self.moving(axes.plot([], [], **look)[0]) for look in LOOKS.values()
        ]
        self.stopped = self.moving(axes.axvline(0, color=style.PINK, lw=1.5, ls=":"))
        self.best = self.moving(
            axes.plot([], [], "D", color=style.PINK, ms=8, clip_on=False)[0]
        )
        axes.legend(
            [*self.curves, self.best, self.stopped],
            [*LOOKS, "best", "stop"],
            loc="lower center",
            bbox_to_anchor=(0.46, 0.985),
            ncols=5,
            frameon=False,
            fontsize=9,
            columnspacing=0.9,
            handletextpad=0.4,
            handlelength=1.8,
        )

    def _weights(self, axes: Axes) -> None:
        low, high = self.edges[0], self.edges[-1]
        axes.set(
            title="all weights of the network",
            xlabel="weight (outermost bars: and beyond)",
        )
        axes.set(ylabel="share (log)", yscale="log", xlim=(low, high))
        axes.set(ylim=(FEWEST, 1.5))
        axes.set_yticks([0.001, 0.01, 0.1, 1], ["0.001", "0.01", "0.1", "1"])
        axes.minorticks_off()
        axes.grid(color=style.GRID)
        none = np.full(len(self.edges) - 1, FEWEST)
        self.weights = self.moving(
            axes.stairs(none, self.edges, baseline=FEWEST, fill=True, color=style.SKY)
        )

    def _strengths(self, axes: Axes) -> None:
        axes.set_title("test accuracy by strength")
        axes.set(xlim=(-0.4, 4.4), ylim=(0.3, 1.0), ylabel="share right")
        axes.set_xlabel("strength", labelpad=6)
        axes.grid(color=style.GRID)
        self.row_stopped = self.moving(
            axes.plot([], [], ":D", color=style.PINK, ms=6, mfc=style.PAPER)[0]
        )
        self.row = self.moving(axes.plot([], [], "-.o", color=style.GREEN, ms=5)[0])
        self.here = self.moving(
            axes.plot([], [], "o", color=style.GREEN, ms=11, mec=style.INK)[0]
        )
        axes.legend(
            [self.row, self.row_stopped],
            ["at this epoch", "stopped early"],
            loc="lower center",
            ncols=2,
            frameon=False,
            fontsize=9,
        )
        axes.set_xticks(range(5), ["0"] * 5)  # keeps room for the names
        axes.tick_params(axis="x", labelcolor="none")
        below = {"ha": "center", "va": "top", "transform": axes.get_xaxis_transform()}
        self.names = [
            self.moving(axes.text(place, -0.07, "", **below)) for place in range(5)
        ]

    def show(self, result) -> None:
        """Show a ``labs`` bench result."""
        if result.remedy != self.remedy:
            self._name(result)
        self._show_plane(result)
        for curve, loss in zip(self.curves, result.losses, strict=True):
            curve.set_data(result.epochs, loss)
        self.now.set_xdata([result.epochs[result.now]] * 2)
        best = result.stop.best_epoch
        self.best.set_data([result.epochs[best]], [result.losses[1, best]])
        self.stopped.set_visible(result.stop.stopped)
        self.stopped.set_xdata([result.epochs[result.stop.epochs - 1]] * 2)
        self.weights.set_data(np.maximum(result.shares, FEWEST))
        places = np.arange(len(result.row))
        self.row.set_data(places, result.row)
        self.row_stopped.set_data(places, result.row_stopped)
        self.here.set_data([result.strength], [result.row[result.strength]])

    def _show_plane(self, result) -> None:
        arcs, (wide, high) = result.arcs, self.reach
        rows, columns = result.answers.shape
        self.map.set_data(2 * result.answers - 0.5)
        across, up = np.linspace(-wide, wide, columns), np.linspace(-high, high, rows)
        self.border.set_segments(
            contour_generator(across, up, result.answers).lines(0.5)
        )
        small = 4.5 if len(arcs.y) < 500 else 3
        for label, line in enumerate(self.points):
            line.set_data(*arcs.x[arcs.y == label].T)
            line.set_markersize(small)
        self.wrong.set_data(*arcs.x[arcs.wrong].T)
        self.wrong.set_markersize(2 * small)

    def _name(self, result) -> None:
        """Write the strengths of this remedy below their axis."""
        self.remedy = result.remedy
        first, *more = [f"{value:g}" for value in result.strengths]
        units = result.remedy == "fewer units"
        off = f"{first} units" if units else f"no {result.remedy}"
        for name, words in zip(self.names, [off, *more], strict=True):
            name.set_text(words)
