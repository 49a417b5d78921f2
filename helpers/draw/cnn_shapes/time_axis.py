"""A clip, what a layer answers to it, and the axes in the order it gets them."""

import numpy as np
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw.cnn_shapes.colour import ColourPicture
from helpers.draw.words import Words

GAP = 4
"""Between two frames, in pixels of the clip."""

LIMIT = 0.6
"""Answer that gets the full colour, as brightness."""

ROWS = (92.0, 66.0, 40.0, 14.0)
"""Heights of the four bars, in pixels of the page."""

START, UNIT, THICK = 250.0, 7.0, 14.0
"""Left end of a bar, its length for one entry, and its thickness."""


class TimeAxisPicture(ColourPicture):
    """Two film strips above four bars, one for each axis."""

    size = (9.0, 4.3)

    def build(self, figure: Figure) -> None:
        """Make the two strips and the bars; their limits come with the clip."""
        figure.set_layout_engine("none")
        clip, answer = (figure.add_axes((0.01, y, 0.98, 0.25)) for y in (0.675, 0.345))
        for axes in (clip, answer):
            axes.set_axis_off()
        clip.set_title("the clip: 8 frames")
        answer.set_title(
            "the answer: next minus this along axis 0 (blue: brighter, orange: darker)"
        )
        self.clip = self.moving(clip.imshow(np.zeros((2, 2, 3))))
        self.answer = self.moving(
            answer.imshow(np.zeros((2, 2)), cmap=style.SIGNED, vmin=-LIMIT, vmax=LIMIT)
        )
        self.frames = self.moving(
            answer.add_collection(
                PolyCollection([], facecolor="none", edgecolor=style.FAINT)
            )
        )
        self._build_bars(figure)
        self._size = None
        self._tuned = np.empty(0)

    def show(self, result) -> None:
        """Show a ``labs`` time axis result."""
        if not np.array_equal(result.clip[0], self._tuned):
            self._tuned = result.clip[0]
            self.tune(np.concatenate(result.clip[[0, -1]]))
        _, height, width, _ = result.clip.shape
        if self._size is None:
            self._set_limits(len(result.clip), height, width)
        self.clip.set_data(_strip(result.clip, height, width))
        self.answer.set_data(_strip(result.answer, height, width))
        count, rows, columns = result.answer.shape
        slot = width + GAP
        shift = slot / 2 * (len(result.clip) - count)
        self.answer.set_extent((shift, shift + count * slot, height, 0))
        lefts = shift + slot * np.arange(count)
        self.frames.set_verts([_corners(left, 0, columns, rows) for left in lefts])
        self._show_bars(result)

    def _set_limits(self, count: int, height: int, width: int) -> None:
        self._size = count, height, width
        slot = width + GAP
        self.clip.set_extent((0, count * slot, height, 0))
        for image in (self.clip, self.answer):
            image.axes.set(
                xlim=(-0.7, count * slot - GAP + 0.7), ylim=(height + 0.7, -0.7)
            )
        self.refresh()

    def _build_bars(self, figure: Figure) -> None:
        width, height = np.multiply(self.size, style.DPI)
        page = figure.add_axes((0, 0, 1, 1))
        page.set(xlim=(0, width), ylim=(0, height))
        page.set_axis_off()
        for number, row in enumerate(ROWS):
            page.text(60, row + 3, f"axis {number}", fontsize=10)
        self.bars = self.moving(page.add_collection(PolyCollection([])))
        frame = PolyCollection(
            [], facecolor="none", edgecolor=style.PINK, linewidth=2, hatch="///"
        )
        self.window = self.moving(page.add_collection(frame))
        self.names, self.sizes = (
            page.add_artist(self.moving(Words(10.5, align="left"))) for _ in range(2)
        )
        self.code = page.add_artist(self.moving(Words(11.0)))
        self.middle = width / 2

    def _show_bars(self, result) -> None:
        before = result.input_shape
        after = (result.output_shape[0], *before[1:])
        rows = zip(ROWS, before, after, strict=True)
        whole, rest = zip(*((_bar(y, n), _bar(y, m)) for y, n, m in rows), strict=True)
        self.bars.set_verts([*whole, *rest])
        self.bars.set_facecolor([style.GRID] * 4 + [style.BLUE] + [style.SKY] * 3)
        self.window.set_verts([_bar(ROWS[0], 2)])
        self.names.show(result.axes, [(130, row + 17) for row in ROWS])
        notes = [f"{before[0]} → {after[0]}: the window of 2 slides here"]
        notes += [str(size) for size in before[1:3]] + [f"{before[3]}, summed"]
        ends = [START + UNIT * size + 12 for size in before]
        self.sizes.show(notes, [*zip(ends, np.add(ROWS, 17), strict=True)])
        code = f"Conv3D(1, (2, 1, 1)): {before} → {result.output_shape}"
        self.code.show([code], [(self.middle, 132)])


def _strip(frames: np.ndarray, height: int, width: int) -> np.ndarray:
    """Lay frames side by side, each in the upper left of (height, width + GAP)."""
    count, rows, columns = frames.shape[:3]
    empty = 1.0 if frames.ndim == 4 else 0.0
    shape = (count, height, width + GAP, *frames.shape[3:])
    slots = np.full(shape, empty)
    slots[:, :rows, :columns] = frames
    return np.concatenate(slots, axis=1)


def _bar(bottom: float, length: float) -> list[tuple[float, float]]:
    return _corners(START, bottom, UNIT * length, THICK)


def _corners(
    left: float, bottom: float, width: float, height: float
) -> list[tuple[float, float]]:
    right, top = left + width, bottom + height
    return [(left, bottom), (right, bottom), (right, top), (left, top)]
