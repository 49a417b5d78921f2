"""Many short lines of text that change often, drawn from stamped pieces."""

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

from helpers.draw import style

FAMILY = style.SETTINGS["font.family"]

LEADING = 1.35
"""From one line to the next, in units of the font's size."""

PIECES = re.compile(r"[^\W\d_]+|.")
"""A word is stamped whole; digits and signs are stamped one by one."""


class Words(Artist):
    """Lines of text at places of an axes, moved by ``show``.

    Laying out and drawing one line of text anew takes more than a millisecond.
    Stamping pieces that were drawn before takes a hundredth of that, and the pieces
    of which the lines of a picture consist are few.

    Parameters
    ----------
    size : float, in points
    color : str
    weight : {"normal", "bold"}
    align : {"center", "left", "right"}
        What of a line lies at its place.
    """

    def __init__(
        self,
        size: float = 10.0,
        color: str = style.INK,
        weight: str = "normal",
        align: str = "center",
    ) -> None:
        super().__init__()
        self.set_zorder(6)
        self.size, self.color, self.weight = size, color, weight
        self.share = {"left": 0.0, "center": 0.5, "right": 1.0}[align]
        self.texts: list[str] = []
        self.places = np.empty((0, 2))

    def show(self, texts: Sequence[str], places: np.ndarray) -> None:
        """Show `texts`; each begins at the top at its place (x, y), in data."""
        self.texts = list(texts)
        self.places = np.reshape(places, (-1, 2))

    def draw(self, renderer) -> None:
        """Stamp every piece of every line."""
        if not self.get_visible() or not self.texts:
            return
        pixels = renderer.points_to_pixels(self.size)
        graphics = renderer.new_gc()
        starts = self.axes.transData.transform(self.places)
        for text, (x, y) in zip(self.texts, starts, strict=True):
            for number, line in enumerate(text.split("\n")):
                baseline = round(y - pixels * (1 + LEADING * number))
                self._draw_line(renderer, graphics, line, x, baseline, pixels)
        graphics.restore()

    def _draw_line(self, renderer, graphics, line, x, baseline, pixels) -> None:
        pieces = PIECES.findall(line)
        widths = [_width(piece, self.weight, pixels) for piece in pieces]
        left = x - self.share * sum(widths)
        for piece, width in zip(pieces, widths, strict=True):
            if piece != " ":
                stamp = _stamp(piece, self.color, self.weight, pixels)
                below = baseline - _descent(pixels)
                renderer.draw_image(graphics, round(left) - MARGIN, below, stamp)
            left += width


MARGIN = 2
"""Pixels left free on either side of a stamp."""


def _descent(pixels: float) -> int:
    return int(np.ceil(pixels * 0.3))


@lru_cache(maxsize=4096)
def _width(piece: str, weight: str, pixels: float) -> float:
    """Measure how far `piece` moves the pen, in pixels."""
    renderer = FigureCanvasAgg(Figure(figsize=(1, 1), dpi=72)).get_renderer()
    font = FontProperties(family=FAMILY, size=pixels, weight=weight)
    around, alone = (
        renderer.get_text_width_height_descent(string, font, ismath=False)[0]
        for string in (f"n{piece}n", "nn")
    )
    return around - alone


@lru_cache(maxsize=4096)
def _stamp(piece: str, color: str, weight: str, pixels: float) -> np.ndarray:
    """Return `piece` as (height, width, 4) bytes, lowest row first."""
    width = int(np.ceil(_width(piece, weight, pixels))) + 2 * MARGIN
    height = _descent(pixels) + int(np.ceil(pixels * 1.1))
    figure = Figure(figsize=(width / 72, height / 72), dpi=72)
    figure.patch.set_alpha(0)
    canvas = FigureCanvasAgg(figure)
    figure.text(
        MARGIN / width,
        _descent(pixels) / height,
        piece,
        color=color,
        fontsize=pixels,
        weight=weight,
        family=FAMILY,
        va="baseline",
        parse_math=False,
    )
    canvas.draw()
    return np.array(canvas.buffer_rgba())[::-1].copy()
