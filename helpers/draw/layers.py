"""Artists that lie still are drawn once, and those above them at every frame."""

from collections.abc import Sequence
from typing import Any

from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.collections import Collection
from matplotlib.image import AxesImage
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Text

from helpers.draw import raster
from helpers.draw.words import draw_text

TELL = Line2D, Patch, Collection
"""Artists whose every setter marks them as stale; others may change unseen."""

WORTH = 2
"""So many artists more that lie still are worth a copy of the canvas."""


class Layers:
    """What of a canvas has been drawn and still holds.

    Parameters
    ----------
    canvas : FigureCanvasAgg
        With everything on it that never moves.
    """

    def __init__(self, canvas: FigureCanvasAgg) -> None:
        self._canvas = canvas
        self._background = self._copy()
        self._below: list[tuple[Artist, bool]] = []  # and whether it can be seen
        self._layer = self._background

    def draw(self, artists: Sequence[Artist]) -> None:
        """Draw `artists` over the background, those of the lowest zorder first."""
        ordered = sorted(artists, key=lambda artist: artist.get_zorder())
        order = [(artist, artist.get_visible()) for artist in ordered]
        still = _still(ordered)
        if self._below != order[: min(still, len(self._below))]:
            self._below, self._layer = [], self._background
        self._canvas.restore_region(self._layer)
        renderer, done = self._canvas.get_renderer(), len(self._below)
        for number, (artist, visible) in enumerate(order[done:], done):
            if number == still >= done + WORTH:
                self._below, self._layer = order[:still], self._copy()
            if visible:
                _draw(artist, renderer)
            artist.stale = False

    def _copy(self) -> Any:
        return self._canvas.copy_from_bbox(self._canvas.figure.bbox)


def _still(order: Sequence[Artist]) -> int:
    """Count the artists, from the lowest, that look as they were drawn."""
    changed = (number for number, one in enumerate(order) if not _lies_still(one))
    return next(changed, len(order))


def _lies_still(artist: Artist) -> bool:
    if isinstance(artist, AxesImage):
        return raster.is_as_drawn(artist)
    return isinstance(artist, TELL) and not artist.stale


def _draw(artist: Artist, renderer: RendererAgg) -> None:
    """Draw one artist, the quick way where there is one."""
    if isinstance(artist, AxesImage):
        raster.draw(artist, renderer)
    elif isinstance(artist, Text):
        draw_text(artist, renderer)
    else:
        artist.draw(renderer)
