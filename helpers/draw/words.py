"""Many short lines of text that change often, and matplotlib's texts as quickly."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from matplotlib.artist import Artist
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.text import Text

from helpers.draw import style
from helpers.draw.stamps import Pen, draw_line

LEADING = 1.35
"""From one line to the next, in units of the font's size."""

SHARES = {"left": 0.0, "center": 0.5, "right": 1.0}
"""How much of a line lies left of its place."""

HEIGHTS = {"top": 0.0, "center": 0.5, "bottom": 1.0}
"""How much of a block of lines lies above its place."""

SPACING = Text().get_linespacing()


class Words(Artist):
    """Lines of text at places of an axes, moved by ``show``; see `stamps`.

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
        self.share = SHARES[align]
        self.texts: list[str] = []
        self.places = np.empty((0, 2))

    def show(self, texts: Sequence[str], places: np.ndarray) -> None:
        """Show `texts`; each begins at the top at its place (x, y), in data."""
        self.texts = list(texts)
        self.places = np.reshape(places, (-1, 2))

    def draw(self, renderer: RendererBase) -> None:
        """Stamp every piece of every line."""
        if not self.get_visible() or not self.texts:
            return
        pixels = renderer.points_to_pixels(self.size)
        pen = Pen(pixels, self.color, self.weight)
        starts = self.axes.transData.transform(self.places)
        for text, (x, y) in zip(self.texts, starts, strict=True):
            for number, line in enumerate(text.split("\n")):
                baseline = round(y - pixels * (1 + LEADING * number))
                draw_line(renderer, pen, line, x, baseline, self.share)


def draw_text(text: Text, renderer: RendererBase) -> None:
    """Draw `text` from stamps; one that needs more than stamps draws itself."""
    if not _is_plain(text):
        text.draw(renderer)
        return
    x, y = text.get_transform().transform(text.get_unitless_position())
    weight, family = str(text.get_fontweight()), text.get_fontfamily()[0]
    pixels = renderer.points_to_pixels(text.get_fontsize())
    pen = Pen(pixels, to_hex(text.get_color()), weight, family)
    lines = text.get_text().split("\n")
    above, below, leading = _block(pen, len(lines))
    align = text.get_verticalalignment()
    height = above + below
    last = y if align == "baseline" else y + HEIGHTS[align] * height - above
    share = SHARES[text.get_horizontalalignment()]
    for number, line in enumerate(reversed(lines)):
        draw_line(renderer, pen, line, x, round(last + number * leading), share)


def _is_plain(text: Text) -> bool:
    return (
        type(text) is Text
        and text.get_bbox_patch() is None
        and not text.get_rotation()
        and not text.get_wrap()
        and not _is_clipped(text)
        and text.get_alpha() is None
        and text.get_fontstyle() == "normal"
        and text.get_linespacing() == SPACING
        and text.get_verticalalignment() in {*HEIGHTS, "baseline"}
        and text._multialignment in (None, text.get_horizontalalignment())
        and "$" not in text.get_text()
    )


def _is_clipped(text: Text) -> bool:
    return text.get_clip_on() and bool(text.get_clip_box() or text.get_clip_path())


@lru_cache(maxsize=256)
def _block(pen: Pen, count: int) -> tuple[float, float, float]:
    """Measure `count` lines as matplotlib sets them, in pixels.

    Returns
    -------
    above, below : float
        From the last line's baseline to the top and to the bottom.
    leading : float
        From one baseline to the next.
    """
    low, high = _reach(pen, count)
    lower, higher = _reach(pen, count + 1)
    return high, -low, (higher - lower) - (high - low)


def _reach(pen: Pen, count: int) -> tuple[float, float]:
    figure = Figure(figsize=(1, 1), dpi=72)
    renderer = FigureCanvasAgg(figure).get_renderer()
    text = figure.text(0, 0, "\n".join(["lp"] * count), fontsize=pen.pixels)
    text.set(family=pen.family, weight=pen.weight, va="baseline")
    box = text.get_window_extent(renderer)
    return box.y0, box.y1
