"""Lines of text put together from pieces that were drawn before.

Laying out and drawing one line of text anew takes more than a millisecond. Stamping
its pieces takes a hundredth of that, and the pieces of which the lines of a picture
consist are few: words, digits and signs.
"""

import re
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

from helpers.draw import style

FAMILY = style.SETTINGS["font.family"]

PIECES = re.compile(r"[^\W\d_]+|.")
"""A word is stamped whole; digits and signs are stamped one by one."""

PLAIN = GraphicsContextBase()
"""Neither cuts off nor blends: a stamp is drawn as it is."""

MARGIN = 2
"""Pixels left free on either side of a stamp."""


class Pen(NamedTuple):
    """How a line looks."""

    pixels: float
    """Height of the font."""
    color: str
    weight: str = "normal"
    family: str = FAMILY


def draw_line(
    renderer: RendererBase, pen: Pen, line: str, x: float, baseline: int, share: float
) -> None:
    """Stamp `line`, so that `share` of its width lies left of `x`."""
    pixels, width = _line(line, pen)
    place = round(x - share * width) - MARGIN
    renderer.draw_image(PLAIN, place, baseline - _descent(pen.pixels), pixels)


@lru_cache(maxsize=256)
def _line(line: str, pen: Pen) -> tuple[np.ndarray, float]:
    """Put a line together from its pieces; return it like a stamp, and its width."""
    pieces = PIECES.findall(line)
    ends = np.cumsum([0.0, *(_width(piece, pen) for piece in pieces)])
    rows = _descent(pen.pixels) + _ascent(pen.pixels)
    pixels = np.empty((rows, int(np.ceil(ends[-1])) + 2 * MARGIN + 1, 4), np.uint8)
    pixels[...] = (*np.rint(255 * np.array(to_rgb(pen.color))), 0)
    for piece, left in zip(pieces, ends, strict=False):
        stamp = _stamp(piece, pen)[..., 3]
        place = pixels[:, round(left) : round(left) + stamp.shape[1], 3]
        np.maximum(place, stamp, out=place)
    return pixels, ends[-1]


def _descent(pixels: float) -> int:
    return int(np.ceil(pixels * 0.3))


def _ascent(pixels: float) -> int:
    return int(np.ceil(pixels * 1.1))


@lru_cache(maxsize=4096)
def _width(piece: str, pen: Pen) -> float:
    """Measure how far `piece` moves the pen, in pixels."""
    renderer = FigureCanvasAgg(Figure(figsize=(1, 1), dpi=72)).get_renderer()
    font = FontProperties(family=pen.family, size=pen.pixels, weight=pen.weight)
    around, alone = (
        renderer.get_text_width_height_descent(string, font, ismath=False)[0]
        for string in (f"n{piece}n", "nn")
    )
    return around - alone


@lru_cache(maxsize=4096)
def _stamp(piece: str, pen: Pen) -> np.ndarray:
    """Return `piece` as (height, width, 4) bytes, lowest row first."""
    width = int(np.ceil(_width(piece, pen))) + 2 * MARGIN
    height = _descent(pen.pixels) + _ascent(pen.pixels)
    figure = Figure(figsize=(width / 72, height / 72), dpi=72)
    figure.patch.set_alpha(0)
    canvas = FigureCanvasAgg(figure)
    figure.text(
        MARGIN / width,
        _descent(pen.pixels) / height,
        piece,
        color=pen.color,
        fontsize=pen.pixels,
        weight=pen.weight,
        family=pen.family,
        va="baseline",
        parse_math=False,
    )
    canvas.draw()
    return np.array(canvas.buffer_rgba())[::-1].copy()
