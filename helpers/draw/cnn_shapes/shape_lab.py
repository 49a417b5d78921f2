"""A stack of layers as boxes drawn to scale, with what each costs and sees."""

import numpy as np
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from helpers.draw import style
from helpers.draw._picture import Picture
from helpers.draw.cnn_shapes import boxes
from helpers.draw.words import Words

NOTATION, RULE, NAMES, MIDDLE, FACTS, BARS = 510, 478, 426, 281, 184, (108, 74)
"""Heights on the page, in pixels, of what the picture shows, from top to bottom."""

BAR = 9.0
"""Thickness of a bar, in pixels."""

NOTE = (
    "Height and width: root scale. Depth and columns: one step for each doubling of "
    "the channels or features. Small squares: windows.\n"
    "Hatched: what one unit of the chosen layer sees of the input. Bars: its part of "
    "the whole. Point at a box to choose it."
)


class ShapePicture(Picture):
    """One box for the input and one for the output of every layer."""

    size = (9.0, 5.4)

    def build(self, figure: Figure) -> None:
        """Make one axes that measures in pixels and one that the hand points at."""
        figure.set_layout_engine("none")
        page = figure.add_axes((0, 0, 1, 1))
        width, height = np.multiply(self.size, style.DPI)
        page.set(xlim=(0, width), ylim=(0, height))
        page.set_axis_off()
        self.width = width
        self.slot = self.moving(page.add_patch(_slot()))
        solids = PolyCollection([], edgecolor=style.INK, linewidth=0.8)
        self.solids = self.moving(page.add_collection(solids))
        seams = LineCollection([], color=style.PAPER, linewidth=0.8)
        self.seams = self.moving(page.add_collection(seams))
        self.rays = self.moving(
            page.add_collection(LineCollection([], color=style.FAINT, linewidth=1))
        )
        self.windows = self.moving(page.add_collection(_frames(style.INK, 1.2)))
        self.field = self.moving(page.add_collection(_frames(style.PINK, 2.2, "///")))
        self.bars = self.moving(page.add_collection(PolyCollection([])))
        self.names = self._words(page, 9.0)
        self.shapes = self._words(page, 9.5, weight="bold")
        self.facts = self._words(page, 9.0)
        self.labels = self._words(page, 9.0)
        self.notation = self._words(page, 14.0)
        self.rule = self._words(page, 10.5)
        page.text(width / 2, 38, NOTE, ha="center", va="top", fontsize=9)
        self.hand = figure.add_axes((0, 0, 1, 0.88))
        self.hand.set_axis_off()
        self.pointable("layer", self.hand)
        self._count = 0

    def show(self, result) -> None:
        """Show a ``labs`` shapes result."""
        count = len(result.shapes)
        if count != self._count:
            self._count = count
            self.hand.set(xlim=(-0.49, count - 0.51), ylim=(0, 1))
        centres = (np.arange(count) + 0.5) * self.width / count
        side = min(130.0, 0.56 * self.width / count)
        largest = max(result.shapes[0][:2])
        self.places = [
            boxes.box(shape, largest, side, (centre, MIDDLE))
            for shape, centre in zip(result.shapes, centres, strict=True)
        ]
        self._show_boxes(result)
        self._show_windows(result)
        self._show_words(result, centres)
        self._show_bars(result, centres)
        room = self.width / count
        self.slot.set_bounds(result.pointed * room + 2, 48, room - 4, 386)

    def _show_boxes(self, result) -> None:
        self.solids.set_verts(np.concatenate([boxes.faces(b) for b in self.places]))
        self.solids.set_facecolor([c for n in result.kinds for c in boxes.shades(n)])
        self.seams.set_segments([line for b in self.places for line in boxes.seams(b)])

    def _show_windows(self, result) -> None:
        frames, rays = [], []
        for before, after, share in zip(
            self.places, self.places[1:], result.windows, strict=False
        ):
            if share is None:
                rays += _funnel(before, after)
            else:
                frames.append(boxes.window(before, share))
                rays += [[corner, after.centre] for corner in frames[-1][1:3]]
        self.windows.set_verts(frames)
        self.rays.set_segments(rays)
        seen = [] if result.field is None else [result.field]
        self.field.set_verts([boxes.window(self.places[0], share) for share in seen])

    def _show_words(self, result, centres: np.ndarray) -> None:
        def row(height: float) -> np.ndarray:
            return np.column_stack([centres, np.full(len(centres), height)])

        self.names.show(result.names, row(NAMES))
        self.shapes.show([_tight(shape) for shape in result.shapes], row(FACTS))
        self.facts.show(result.facts, row(FACTS - 18))
        self.notation.show([result.notation], [(self.width / 2, NOTATION)])
        self.rule.show([result.rule], [(self.width / 2, RULE)])

    def _show_bars(self, result, centres: np.ndarray) -> None:
        length = 0.8 * self.width / len(centres)
        colors = (style.BLUE, style.ORANGE)
        verts, faces = [], []
        for height, shares, color in zip(BARS, result.shares, colors, strict=True):
            for centre, share in zip(centres[1:], shares, strict=True):
                left = centre - length / 2
                verts += [
                    _bar(left, height, length),
                    _bar(left, height, length * share),
                ]
                faces += [style.GRID, color]
        self.bars.set_verts(verts)
        self.bars.set_facecolor(faces)
        self.labels.show(result.totals, [(centres[0], height + 20) for height in BARS])

    def _words(self, page, size: float, **looks) -> Words:
        return page.add_artist(self.moving(Words(size, **looks)))


def _tight(shape: tuple[int, ...]) -> str:
    """Write a shape without spaces, as the notes do."""
    return str(shape).replace(" ", "")


def _slot() -> Rectangle:
    return Rectangle((0, 0), 1, 1, facecolor="0.93", edgecolor="none", zorder=0.5)


def _frames(color: str, linewidth: float, hatch: str | None = None) -> PolyCollection:
    return PolyCollection(
        [], facecolor="none", edgecolor=color, linewidth=linewidth, hatch=hatch
    )


def _funnel(before: boxes.Box, after: boxes.Box) -> list[np.ndarray]:
    """Return two lines that say that everything goes into everything."""
    wall, front = boxes.faces(before)[2], boxes.faces(after)[0]
    return [np.array([wall[1], front[0]]), np.array([wall[2], front[3]])]


def _bar(left: float, bottom: float, length: float) -> np.ndarray:
    right, top = left + length, bottom + BAR
    return np.array([(left, bottom), (right, bottom), (right, top), (left, top)])
