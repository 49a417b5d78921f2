"""Markers that move, each drawn once and then stamped."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from matplotlib.artist import Artist
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from helpers.draw import style
from helpers.draw.stamps import PLAIN


class Marks(Artist):
    """Markers at places of an axes, one look for each, moved by ``show``.

    Parameters
    ----------
    looks : sequence of pairs of str
        Matplotlib's marker, and its colour; the rim is the paper's.
    size : float, in points
    """

    def __init__(self, looks: Sequence[tuple[str, str]], size: float = 8.0) -> None:
        super().__init__()
        self.set_zorder(5)
        self.looks, self.size = list(looks), size
        self.places = np.full((len(self.looks), 2), np.nan)

    def show(self, places: np.ndarray) -> None:
        """Move the markers to `places`, (x, y) in data; one at NaN is not seen."""
        self.places = np.reshape(places, (-1, 2))

    def draw(self, renderer: RendererBase) -> None:
        """Stamp every marker whose place lies in the axes."""
        if not self.get_visible():
            return
        pixels = renderer.points_to_pixels(self.size)
        inside = self.axes.bbox.padded(1)
        centres = self.axes.transData.transform(self.places)
        for (marker, color), (x, y) in zip(self.looks, centres, strict=True):
            if inside.contains(x, y):
                stamp = _stamp(marker, color, pixels)
                half = len(stamp) / 2
                renderer.draw_image(PLAIN, round(x - half), round(y - half), stamp)


@lru_cache(maxsize=256)
def _stamp(marker: str, color: str, pixels: float) -> np.ndarray:
    """Return one marker as (side, side, 4) bytes, lowest row first."""
    side = int(np.ceil(1.6 * pixels)) | 1  # odd: it has a middle
    figure = Figure(figsize=(side / 72, side / 72), dpi=72)
    figure.patch.set_alpha(0)
    canvas = FigureCanvasAgg(figure)
    edge = pixels / 8
    figure.add_artist(
        Line2D(
            [0.5],
            [0.5],
            marker=marker,
            color=color,
            ms=pixels,
            mec=style.PAPER,
            mew=edge,
        )
    )
    canvas.draw()
    return np.array(canvas.buffer_rgba())[::-1].copy()
