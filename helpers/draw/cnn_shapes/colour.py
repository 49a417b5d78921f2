"""A picture that holds a colour photograph and is small all the same."""

import numpy as np
from matplotlib.colors import to_rgb
from PIL import Image

from helpers.draw import style
from helpers.draw._picture import NO_DITHER, Picture

OWN = 128
"""Colours that belong to the photograph; the others to what is drawn around it."""


class ColourPicture(Picture):
    """A picture whose palette is made anew for every colour photograph.

    A frame of 256 colours is a third as large as one in full colour, and is made in
    half the time.
    """

    palette = style.PALETTE

    def tune(self, photograph: np.ndarray) -> None:
        """Choose the colours for `photograph`, (height, width, 3) from 0 to 1."""
        pixels = Image.fromarray(np.uint8(np.round(255 * photograph)))
        own = pixels.quantize(OWN).getpalette()
        colours = np.vstack([np.reshape(own, (-1, 3))[:OWN], _around()])
        almost_white = (colours.min(axis=1) > 243) & (colours.min(axis=1) < 255)
        colours = colours[~almost_white]  # else the page itself would turn grey
        self.palette = Image.new("P", (1, 1))
        self.palette.putpalette(np.uint8(colours).tobytes())

    def frame(self) -> bytes:
        """Return the picture as it stands now, as PNG."""
        return self._png(self._draw().quantize(palette=self.palette, dither=NO_DITHER))


def _around() -> np.ndarray:
    """Return greys, signed colours and marks as (colours, 3), from 0 to 255."""
    whites = np.linspace(0, 1, 5)[:, None]
    marks = [
        whites + (1 - whites) * np.array(to_rgb(color))
        for color in (style.PINK, style.INK)
    ]
    greys = np.linspace(0, 1, 52)[:, None] * np.ones(3)
    signed = style.SIGNED(np.linspace(0, 1, 61))[:, :3]
    return np.round(255 * np.vstack([greys, signed, *marks]))
