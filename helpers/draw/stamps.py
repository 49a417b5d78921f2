"""Lines of text put together from pieces that were drawn before.

Laying out and drawing one line of text anew takes more than a millisecond. Stamping
its pieces takes a hundredth of that, and the pieces of which the lines of a picture
consist are few: words, digits and signs.
"""

import re
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

from helpers.draw import style

FAMILY = style.SETTINGS["font.family"]

PIECES = re.compile(r"[^\W\d_]+|.")
"""A word is stamped whole; digits and signs are stamped one by one."""

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
    """Stamp every piece of `line`, so that `share` of its width lies left of `x`."""
    pieces = PIECES.findall(line)
    widths = [_width(piece, pen) for piece in pieces]
    left = x - share * sum(widths)
    graphics = renderer.new_gc()
    for piece, width in zip(pieces, widths, strict=True):
        if piece != " ":
            below = baseline - _descent(pen.pixels)
            place = round(left) - MARGIN
            renderer.draw_image(graphics, place, below, _stamp(piece, pen))
        left += width
    graphics.restore()


def _descent(pixels: float) -> int:
    return int(np.ceil(pixels * 0.3))


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
    height = _descent(pen.pixels) + int(np.ceil(pen.pixels * 1.1))
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
