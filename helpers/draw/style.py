"""The colours and sizes of every picture, chosen once.

The eight colours are those of Okabe and Ito (2008), told apart by people with any of
the common forms of colour blindness. No picture gives meaning by colour alone.
"""

import numpy as np
from matplotlib import colormaps
from matplotlib.colors import LinearSegmentedColormap, to_rgb
from PIL import Image

INK = "#1b1f24"
FAINT = "#8a929b"
GRID = "#d8dce0"
PAPER = "#ffffff"

BLUE = "#0072b2"
ORANGE = "#d55e00"
GREEN = "#00785a"
PINK = "#a8457e"
SKY = "#56b4e9"
YELLOW = "#e69f00"

CYCLE = (BLUE, ORANGE, GREEN, PINK, SKY, YELLOW)

GREY = "gray"
"""Colour map of brightness: 0 is black, 1 is white."""

SIGNED = LinearSegmentedColormap.from_list("signed", [ORANGE, PAPER, BLUE])
"""Colour map of signed numbers: orange below zero, white at zero, blue above."""

SHARE = "cividis"
"""Colour map of shares from 0 to 1, even in brightness."""

DPI = 96
"""Dots per inch at which one dot is one pixel of the page."""

SETTINGS = {
    "font.family": "DejaVu Sans",
    "font.size": 10.0,
    "axes.titlesize": 11.0,
    "axes.labelcolor": INK,
    "axes.edgecolor": FAINT,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.prop_cycle": f"cycler('color', {list(CYCLE)})",
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "figure.facecolor": PAPER,
    "axes.facecolor": PAPER,
    "image.interpolation": "nearest",
    "lines.linewidth": 1.8,
}
"""Matplotlib's settings in force while a picture is built."""


def _palette() -> Image.Image:
    """Collect the 256 colours that a frame without colour photographs needs."""
    whites = np.linspace(0, 1, 6)[:, None]
    ramps = [
        np.linspace(0, 1, 88)[:, None] * np.ones(3),
        SIGNED(np.linspace(0, 1, 90))[:, :3],
        colormaps[SHARE](np.linspace(0, 1, 40))[:, :3],
        *(whites * np.ones(3) + (1 - whites) * to_rgb(c) for c in (INK, *CYCLE[2:])),
    ]
    colours = np.unique(np.round(255 * np.vstack(ramps)).astype(np.uint8), axis=0)
    darkest = colours.min(axis=1)
    tinted = np.ptp(colours, axis=1) > 0
    keep = (darkest < 236) | ~tinted & ((darkest < 248) | (darkest == 255))
    colours = colours[keep]  # what is nearly white must not turn blue
    if len(colours) > 256:
        raise ValueError(f"a palette holds 256 colours, not {len(colours)}")
    image = Image.new("P", (1, 1))
    image.putpalette(colours.tobytes())
    return image


PALETTE = _palette()
"""The colours of a frame: fewer colours make it smaller and quicker to send."""
