"""Boxes that stand for maps and columns that stand for vectors, seen from the side.

Everything here is geometry in pixels of the page, with y upwards.
"""

from typing import NamedTuple

import numpy as np
from matplotlib.colors import to_rgb

from helpers.draw import style

COLUMN_STEP = 7.0
"""Pixels that a column grows with each doubling of its features."""

COLUMN_WIDTH = 14.0
COLUMN_DEPTH = 8.0
TILT = 0.5
"""How far up a box recedes for each pixel that it recedes to the right."""

THINNEST = 2.4
"""Pixels that one channel or feature must have to be drawn by itself."""

COLORS = {
    "Input": style.INK,
    "Conv2D": style.BLUE,
    "MaxPooling2D": style.GREEN,
    "AveragePooling2D": style.GREEN,
    "Flatten": style.INK,
    "Dense": style.ORANGE,
    "GlobalMaxPooling2D": style.PINK,
    "GlobalAveragePooling2D": style.PINK,
}


class Box(NamedTuple):
    """One box: its front and how far it recedes, in pixels."""

    left: float
    bottom: float
    width: float
    height: float
    depth: float
    """To the right; ``TILT`` times as far up."""
    slices: int
    """Channels or features drawn one by one; 1 where there are too many."""
    flat: bool
    """Whether it stands for a vector."""

    @property
    def centre(self) -> tuple[float, float]:
        """The middle of the front."""
        return self.left + self.width / 2, self.bottom + self.height / 2


def box(
    shape: tuple[int, ...], largest: int, side: float, middle: tuple[float, float]
) -> Box:
    """Size the box of `shape` and put its middle at `middle`.

    Height and width are drawn on a root scale on which `largest` pixels are `side`
    long; every doubling of the channels makes a box one step deeper, every doubling
    of the features makes a column one step higher.
    """
    count = shape[-1]
    if len(shape) == 1:
        height, width = COLUMN_STEP * np.log2(1 + count), COLUMN_WIDTH
        depth = COLUMN_DEPTH
    else:
        height, width = side * np.sqrt(np.divide(shape[:2], largest))
        depth = side / 14 * np.log2(1 + count)
    left = middle[0] - (width + depth) / 2
    bottom = middle[1] - (height + TILT * depth) / 2
    flat = len(shape) == 1
    thick = (height if flat else depth) >= THINNEST * count
    return Box(left, bottom, width, height, depth, count if thick else 1, flat)


def faces(box: Box) -> np.ndarray:
    """Return front, top and right face, (3, 4 corners, 2)."""
    left, bottom, right, top = (
        box.left,
        box.bottom,
        box.left + box.width,
        box.bottom + box.height,
    )
    back = np.array([box.depth, TILT * box.depth])
    front = np.array([(left, bottom), (right, bottom), (right, top), (left, top)])
    roof = np.array([front[3], front[2], front[2] + back, front[3] + back])
    wall = np.array([front[1], front[1] + back, front[2] + back, front[2]])
    return np.array([front, roof, wall])


def shades(name: str) -> list[tuple[float, float, float]]:
    """Return the colours of front, top and right face for a layer of this `name`."""
    color = np.array(to_rgb(COLORS[name]))
    return [tuple(white + (1 - white) * color) for white in (0.6, 0.8, 0.4)]


def seams(box: Box) -> list[np.ndarray]:
    """Return the lines between channels or features, each (points, 2)."""
    front, roof, wall = faces(box)
    shares = np.arange(1, box.slices) / box.slices
    if box.flat:
        up = front[3] - front[0]
        return [np.array([front[0], front[1], wall[1]]) + s * up for s in shares]
    back = roof[3] - roof[0]
    return [np.array([front[3], front[2], front[1]]) + s * back for s in shares]


def window(box: Box, size: tuple[float, float]) -> np.ndarray:
    """Return the middle of the front, `size` (height, width) shares of it, (4, 2)."""
    height, width = np.minimum(size, 1.0)
    corners = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)]) / 2
    return box.centre + corners * (width * box.width, height * box.height)
