"""A network that is cut, and what its kept layers are worth on a new task."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Arc, FancyArrowPatch, Rectangle

from helpers.draw import style
from helpers.draw._picture import Picture
from helpers.draw.words import Words

LAYERS = ("conv 1", "conv 2", "dense", "classes")
FIRST, APART, WIDTH, HEIGHT = 1.7, 1.9, 1.2, 1.0
"""Where the first box stands, from one to the next, and its sides."""
FALLEN = 1.15
"""How far below the others a layer lies that was thrown out."""

LOOKS = {
    "frozen": {"color": style.BLUE, "marker": "s", "ls": "--"},
    "fine-tuned": {"color": style.GREEN, "marker": "o", "ls": "-"},
    "from scratch": {"color": style.ORANGE, "marker": "^", "ls": ":"},
}
STATES = {
    "frozen": "frozen",
    "fine-tuned": "trained on",
    "from scratch": "random start",
}
CHANCE = {"which digit": 1 / 5, "blurred or sharp": 1 / 2}
ANSWERS = {"which digit": "5 to 9?", "blurred or sharp": "blurred?"}


class CutPointPicture(Picture):
    """The network with its cut, over accuracy by labels and by cut point."""

    size = (9.4, 5.4)

    def build(self, figure: Figure) -> None:
        """Lay out the network above two panels of curves."""
        figure.set_layout_engine("none")
        network = figure.add_axes((0.02, 0.60, 0.96, 0.40))
        self._network(network)
        self.by_labels = figure.add_axes((0.075, 0.105, 0.46, 0.41))
        self.by_cut = figure.add_axes((0.625, 0.105, 0.36, 0.41))
        self._drawn = False

    def _network(self, axes: Axes) -> None:
        axes.set(xlim=(-0.3, 9.4), ylim=(-2.05, 1.35))
        axes.axis("off")
        self.axes = axes
        axes.text(0.5, 0, "digit\n16 × 16", ha="center", va="center")
        self.blocks, self.locks, self.arrows = [], [], []
        for number in range(len(LAYERS)):
            box = Rectangle((_left(number), -HEIGHT / 2), WIDTH, HEIGHT)
            box.set(linewidth=1.6, facecolor=style.PAPER, edgecolor=style.INK)
            self.blocks.append(self.moving(axes.add_patch(box)))
            arrow = _arrow(_left(number) - APART + WIDTH, _left(number))
            self.arrows.append(self.moving(axes.add_patch(arrow)))
            self.locks += [] if number == 3 else [self._lock(axes, number)]
        new = Rectangle((0, -HEIGHT / 2), WIDTH, HEIGHT, lw=1.6, ec=style.PINK)
        new.set_facecolor(style.PAPER)
        self.new = self.moving(axes.add_patch(new))
        self.cut = self.moving(axes.plot([], [], color=style.PINK, lw=1.6, ls="--")[0])
        self.names, self.notes, self.faint = (
            Words(10, weight="bold"),
            Words(9.5),
            Words(9.5, color=style.FAINT),
        )
        for words in (self.names, self.notes, self.faint):
            axes.add_artist(self.moving(words))

    def _lock(self, axes: Axes, number: int) -> list:
        """Draw a padlock on the lower edge of a box."""
        middle, low = _left(number) + WIDTH / 2, -HEIGHT / 2 - 0.17
        body = Rectangle((middle - 0.13, low - 0.14), 0.26, 0.26, fc=style.BLUE)
        body.set_zorder(5)
        shackle = Arc((middle, low + 0.12), 0.17, 0.34, theta2=180, color=style.BLUE)
        shackle.set(linewidth=2.4, zorder=5)
        return [self.moving(axes.add_patch(part)) for part in (body, shackle)]

    def show(self, result) -> None:
        """Show a ``labs`` cut-point result."""
        if not self._drawn:
            self._curves(result)
        self._show_network(result)
        cut = result.cuts.index(result.kept)
        column = result.counts.index(result.labels)
        for number, lines in enumerate(self.lines.values()):
            means = result.accuracy[:, number].mean(axis=2)
            lines[0].set_data(range(len(result.counts)), means[cut])
            lines[1].set_data(range(len(result.cuts)), means[:, column])
        seeds = result.accuracy[cut, result.ways.index(result.way), column]
        for place, rings, dots in zip(
            (column, cut), self.rings, self.dots, strict=True
        ):
            rings.set_data([place], [seeds.mean()])
            dots.set_data([place] * len(seeds), seeds)
        for line in self.chance:
            line.set_ydata([CHANCE[result.question]] * 2)
        self._show_live(result)

    def _show_network(self, result) -> None:
        kept = LAYERS.index(result.kept) + 1
        for number, box in enumerate(self.blocks):
            stays = number < kept
            box.set_y(-HEIGHT / 2 - (0 if stays else FALLEN))
            box.set_edgecolor(LOOKS[result.way]["color"] if stays else style.GRID)
            box.set_linestyle("-" if stays else "--")
        for number, lock in enumerate(self.locks):
            for part in lock:
                part.set_visible(number < kept and result.way == "frozen")
        for number, arrow in enumerate(self.arrows):
            arrow.set_visible(number <= kept)
        self.new.set_x(_left(kept))
        x = _left(kept) - (APART - WIDTH) / 2
        self.cut.set_data([x, x], [-1.9, 1.0])
        self._show_words(result, kept)

    def _show_words(self, result, kept: int) -> None:
        """Write what each box is, and what becomes of it."""
        middles = [_left(number) + WIDTH / 2 for number in range(5)]
        places = [(middles[n], 0.17) for n in range(kept)]
        names = [*LAYERS[:kept], "new"]
        self.names.show(names, [*places, (middles[kept], 0.36)])
        notes = [(STATES[result.way], (middles[n], 0.95)) for n in range(kept)]
        notes += [
            (ANSWERS[result.question], (middles[kept], 0.0)),
            ("trained", (middles[kept], 0.95)),
        ]
        self.notes.show(*zip(*notes, strict=True))
        out = [(LAYERS[n], (middles[n], 0.17 - FALLEN)) for n in range(kept, 4)]
        out.append(
            ("thrown out", (np.mean(middles[kept:4]), -HEIGHT / 2 - FALLEN - 0.06))
        )
        self.faint.show(*zip(*out, strict=True))

    def _show_live(self, result) -> None:
        """Mark the network trained last, while its question and cut are shown."""
        live = result.live
        shown = live is not None and live.question == result.question
        where = []
        for axes_number, fits in enumerate(("kept", "labels")):
            same = shown and getattr(live, fits) == getattr(result, fits)
            self.stars[axes_number].set_visible(same)
            where.append(same)
        if shown:
            column = result.counts.index(live.labels)
            for star, place in zip(
                self.stars, (column, result.cuts.index(live.kept)), strict=True
            ):
                star.set_data([place], [live.accuracy])

    def _curves(self, result) -> None:
        """Make axes and lines, once the choices are known."""
        self._drawn = True
        ticks = (result.counts, result.cuts)
        labels = ("labels of the new task", "kept up to")
        titles = ("by number of labels, for this cut", "by cut, for so many labels")
        self.lines = {way: [] for way in result.ways}
        self.rings, self.dots, self.chance, self.stars = [], [], [], []
        panels = (self.by_labels, self.by_cut)
        for axes, names, label, title in zip(
            panels, ticks, labels, titles, strict=True
        ):
            axes.set(xlim=(-0.3, len(names) - 0.7), ylim=(0, 1.09), xlabel=label)
            axes.set_title(title)
            axes.set_xticks(range(len(names)), names)
            axes.grid(color=style.GRID)
            self._panel(axes, result.ways)
        self.by_labels.set_ylabel("accuracy, new pictures")
        self.by_labels.legend(
            [self.lines[way][0] for way in result.ways],
            result.ways,
            loc="lower right",
            ncols=3,
            frameon=False,
            handlelength=2.6,
        )
        self.by_cut.text(
            2.25, 0.04, "grey line: guessing", color=style.FAINT, ha="right"
        )
        self.refresh()

    def _panel(self, axes: Axes, ways) -> None:
        """Make what moves in one panel."""
        line = axes.plot([-1, 9], [0, 0], color=style.FAINT, lw=1)[0]
        self.chance.append(self.moving(line))
        for way in ways:
            line = axes.plot([], [], ms=5.5, **LOOKS[way])[0]
            self.lines[way].append(self.moving(line))
        ring = {"mfc": "none", "mec": style.PINK, "mew": 2.2, "ms": 15}
        self.rings.append(self.moving(axes.plot([], [], "o", **ring)[0]))
        dots = axes.plot([], [], "_", color=style.PINK, ms=9, mew=1.6)[0]
        self.dots.append(self.moving(dots))
        star = {"color": style.YELLOW, "mec": style.INK, "ms": 14, "zorder": 7}
        self.stars.append(self.moving(axes.plot([], [], "*", **star)[0]))


def _left(number: int) -> float:
    """Return where a box begins; number 4 is what may stand behind the last."""
    return FIRST + APART * number


def _arrow(left: float, right: float) -> FancyArrowPatch:
    return FancyArrowPatch(
        (left + 0.12, 0),
        (right - 0.08, 0),
        arrowstyle="-|>",
        mutation_scale=11,
        color=style.FAINT,
    )
