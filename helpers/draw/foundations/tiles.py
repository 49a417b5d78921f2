"""Many little pictures at places of an axes, stamped without an image artist each."""

from collections.abc import Sequence

import numpy as np
from matplotlib.artist import Artist
from matplotlib.backend_bases import RendererBase
from matplotlib.colors import to_rgba

from helpers.draw import style
from helpers.draw.stamps import PLAIN

LEVELS = 12
"""Shades on either side of white: few, so that a frame is small to send."""

SHADES = (255 * style.SIGNED(np.linspace(0, 1, 2 * LEVELS + 1))).astype(np.uint8)
RIM = (255 * np.array(to_rgba(style.FAINT))).astype(np.uint8)


class Tiles(Artist):
    """Square pictures of signed numbers, orange below zero and blue above.

    Parameters
    ----------
    size : float, in points
        Length of a side.
    """

    def __init__(self, size: float) -> None:
        super().__init__()
        self.set_zorder(4)
        self.size = size
        self.pictures: list[np.ndarray] = []
        self.places = np.empty((0, 2))

    def show(self, pictures: Sequence[np.ndarray], places: np.ndarray) -> None:
        """Show `pictures`, (rows, columns) from -1 to 1, the lowest row first.

        Their middles come to `places`, (x, y) in data.
        """
        self.pictures, self.places = list(pictures), np.reshape(places, (-1, 2))

    def draw(self, renderer: RendererBase) -> None:
        """Stamp all pictures, each with a thin rim."""
        if not self.get_visible() or not self.pictures:
            return
        side = round(renderer.points_to_pixels(self.size))
        corners = self.axes.transData.transform(self.places) - side / 2
        for picture, (x, y) in zip(self.pictures, np.round(corners), strict=True):
            renderer.draw_image(PLAIN, x, y, _pixels(picture, side))


def _pixels(picture: np.ndarray, side: int) -> np.ndarray:
    """Return `picture` as (side, side, 4) bytes."""
    levels = np.round(LEVELS * (picture + 1)).astype(np.intp)
    rows, columns = (np.arange(side) * count // side for count in picture.shape)
    pixels = SHADES[levels[rows][:, columns]]
    pixels[[0, -1]] = pixels[:, [0, -1]] = RIM
    return pixels
