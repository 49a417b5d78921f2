"""A wolf or a husky, what a network says of it, and where it looks."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.text import Text

from helpers.draw import style
from helpers.draw._picture import Picture
from helpers.draw.words import Words

COLUMNS = 4
GAP, LINE = 2, 8
"""White pixels beside a training picture, and below it for its name."""

NATS = 5
"""What has the full colour in the occlusion map; more has it too."""

LOOKS = (
    {"color": style.INK, "marker": "o", "ls": "-"},
    {"color": style.ORANGE, "marker": "s", "ls": "--"},
    {"color": style.BLUE, "marker": "^", "ls": "-."},
    {"color": style.GREEN, "marker": "D", "ls": ":"},
)
PANELS = {"usual": "new animals, usual ground", "swapped": "new animals, other ground"}


class WolfAndHuskyPicture(Picture):
    """Training pictures, one picture and its occlusion map, over two accuracies.

    Parameters
    ----------
    recipes : sequence of str
        Names of the augmentations, in the order of the lines.
    """

    size = (9.4, 6.0)

    def __init__(self, recipes: Sequence[str]) -> None:
        self.recipes = tuple(recipes)
        super().__init__()

    def build(self, figure: Figure) -> None:
        """Lay out three pictures above two panels of curves."""
        figure.set_layout_engine("none")
        top = figure.add_gridspec(
            1, 3, width_ratios=[1.75, 1, 1.12], wspace=0.12, **_margins(0.5, 0.93)
        )
        bottom = figure.add_gridspec(1, 2, wspace=0.18, **_margins(0.09, 0.42))
        self._training(figure.add_subplot(top[0]))
        self._answer(figure.add_subplot(top[1]))
        self._looks(figure, figure.add_subplot(top[2]))
        panels = [figure.add_subplot(bottom[number]) for number in (0, 1)]
        self.panels = dict(zip(PANELS, panels, strict=True))
        self._drawn = False

    def _training(self, axes: Axes) -> None:
        axes.set_title("as seen in training")
        _bare(axes)
        axes.spines[:].set_visible(False)
        blank = np.ones((2, 2))
        self.samples = self.moving(axes.imshow(blank, cmap=style.GREY, vmin=0, vmax=1))
        self.names = self.moving(Words(size=9))
        axes.add_artist(self.names)

    def _answer(self, axes: Axes) -> None:
        _bare(axes)
        self.image = self.moving(axes.imshow(_blank(), cmap=style.GREY, vmin=0, vmax=1))
        self.question = self.moving(axes.set_title(""))
        self.answer = self.moving(_below(axes))

    def _looks(self, figure: Figure, axes: Axes) -> None:
        _bare(axes)
        axes.set_title("where it looks: nats lost")
        axes.spines[:].set_visible(True)
        self.lost = self.moving(
            axes.imshow(_blank(), cmap=style.SIGNED, vmin=-NATS, vmax=NATS)
        )
        self.outline = LineCollection([], color=style.INK, lw=1)
        axes.add_collection(self.moving(self.outline))
        place = {"fraction": 0.05, "pad": 0.03, "anchor": (0, 1), "panchor": "N"}
        bar = figure.colorbar(self.lost, ax=axes, **place)
        bar.set_ticks([-NATS, 0, NATS], labels=[f"−{NATS}", "0", f"+{NATS}"])
        bar.ax.tick_params(length=0)
        bar.outline.set_visible(False)
        self.swapped = self.moving(_below(axes))

    def show(self, result) -> None:
        """Show a ``labs`` wolf-and-husky result."""
        if not self._drawn:
            self._curves(result)
        self._show_samples(result)
        self.image.set_data(result.image)
        self.question.set_text(f"a {result.animal} on {result.ground}")
        mark = "✓" if result.answer == result.animal else "✗"
        self.answer.set_text(
            f"{mark} “{result.answer}”, {result.probabilities.max():.0%}"
        )
        self.lost.set_data(result.lost)
        self.outline.set_segments(_outline(result.opacity))
        self.swapped.set_text(f"other ground: {_signed(result.swapped)}")
        column = result.shares.index(result.share)
        for test, ring in self.rings.items():
            ring.set_data([column], [100 * result.scored(test).mean()])
            self.values[test].set_position((column, _beside(ring.get_ydata()[0])))
            self.values[test].set_text(f"{result.scored(test).mean():.0%}")

    def _show_samples(self, result) -> None:
        sheet, places = _sheet(result.samples)
        height, width = sheet.shape
        self.samples.set_data(sheet)
        self.samples.set_extent((-0.5, width - 0.5, height - 0.5, -0.5))
        self.names.show(result.labels, places)

    def _curves(self, result) -> None:
        self._drawn = True
        self.rings, self.values = {}, {}
        where = range(len(result.shares))
        for test, axes in self.panels.items():
            axes.set(title=PANELS[test], xlabel="wolves on snow in training (%)")
            axes.set(xlim=(-0.4, len(where) - 0.6), ylim=(-8, 112))
            axes.set_xticks(where, [f"{100 * share:g}" for share in result.shares])
            axes.grid(color=style.GRID)
            for recipe, look in zip(self.recipes, LOOKS, strict=True):
                runs = 100 * result.accuracy[recipe][test]
                axes.plot(where, runs.mean(axis=1), ms=6, label=recipe, **look)
            ring = axes.plot([], [], "o", mfc="none", mec=style.PINK, mew=2.5, ms=15)[0]
            self.rings[test] = self.moving(ring)
            text = axes.text(0, 0, "", color=style.PINK, ha="center", weight="bold")
            self.values[test] = self.moving(text)
        left, right = self.panels.values()
        left.set_ylabel("accuracy (%)")
        handles, labels = right.get_legend_handles_labels()
        left.legend(handles, labels, loc=(0.05, 0.06), frameon=False, handlelength=3)
        self.refresh()


def _margins(bottom: float, top: float) -> dict[str, float]:
    return {"left": 0.07, "right": 0.96, "bottom": bottom, "top": top}


def _bare(axes: Axes) -> None:
    axes.set(xticks=[], yticks=[], anchor="N")


def _below(axes: Axes) -> Text:
    """Make a line of text under a picture."""
    return axes.text(0.5, -0.05, "", transform=axes.transAxes, ha="center", va="top")


def _signed(nats: float) -> str:
    """Write what covering costs as the colour bar does: + is a loss."""
    return f"{'−' if nats < 0 else '+'}{abs(nats):.1f} nats"


def _outline(opacity: np.ndarray) -> np.ndarray:
    """Return the rims of the pixels where an animal ends: (rims, 2, 2)."""
    inside = opacity > 0.5
    row, column = np.nonzero(inside[:, 1:] != inside[:, :-1])
    upright = _rims(column + 0.5, row - 0.5, column + 0.5, row + 0.5)
    row, column = np.nonzero(inside[1:] != inside[:-1])
    level = _rims(column - 0.5, row + 0.5, column + 0.5, row + 0.5)
    return np.concatenate([upright, level])


def _rims(*corners: np.ndarray) -> np.ndarray:
    return np.stack(corners, axis=1).reshape(-1, 2, 2)


def _blank() -> np.ndarray:
    return np.zeros((24, 24))


def _beside(percent: float) -> float:
    """Return where the number stands: below a high ring, above a low one."""
    return percent - 22 if percent > 50 else percent + 13


def _sheet(samples: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Lay pictures out in rows, and say where their names go: (number, 2)."""
    number, height, width = samples.shape
    rows = number // COLUMNS
    down, across = height + LINE, width + GAP
    sheet = np.ones((rows, down, COLUMNS, across))
    sheet[:, :height, :, :width] = samples.reshape(
        rows, COLUMNS, height, width
    ).swapaxes(1, 2)
    row, column = np.divmod(np.arange(number), COLUMNS)
    places = np.column_stack([column * across + width / 2, row * down + height])
    return sheet.reshape(rows * down, COLUMNS * across), places
