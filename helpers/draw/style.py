"""The colours and sizes of every picture, chosen once.

The colours have the hues of Okabe and Ito (2008), told apart by people with any of the
common forms of colour blindness, and are dark enough to be seen on paper: all as marks,
at 3 to 1, and those of `TEXT` also as words, at 4.5 to 1. No picture gives meaning by
colour alone.
"""

import numpy as np
from matplotlib import colormaps
from matplotlib.colors import LinearSegmentedColormap, to_rgb
from PIL import Image

INK = "#1b1f24"
FAINT = "#6e747b"
GRID = "#d8dce0"
PAPER = "#ffffff"

BLUE = "#0067b0"
ORANGE = "#b84a00"
GREEN = "#005c3f"
PINK = "#86226c"
SKY = "#1f9ad6"
YELLOW = "#b78a43"

TEXT = (INK, FAINT, BLUE, ORANGE, GREEN, PINK)
"""Colours in which words may be written."""

SHEER = 0.7
"""Opacity of marks that lie over each other: blue, orange, green, pink and ink, seen
through as far, still stand out from paper at 3 to 1."""

CYCLE = (BLUE, ORANGE, GREEN, PINK, SKY, YELLOW)

GREY = "gray"
"""Colour map of brightness: 0 is black, 1 is white."""

SIGNED = LinearSegmentedColormap.from_list("signed", [ORANGE, PAPER, BLUE])
"""Colour map of signed numbers: orange below zero, white at zero, blue above."""

SHARE = "cividis"
"""Colour map of shares from 0 to 1, even in brightness."""

DPI = 96
"""Dots per inch at which one dot is one pixel of the page."""

BLACK = "#000000"
"""For words on colours that are too dark for INK."""

EVEN = 0.179
"""Luminance on which black and white words are read equally well, at 4.58 to 1."""

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


def luminance(colours: np.ndarray) -> np.ndarray:
    """Return how light colours are, from 0 to 1, as WCAG 2 measures contrast.

    Parameters
    ----------
    colours : array of shape (..., 3)
        Red, green and blue from 0 to 1, as screens take them.

    Examples
    --------
    >>> luminance(np.array([[0.0, 0.0, 0.0], [0.5, 0.5, 0.5]])).round(3)
    array([0.   , 0.214])
    """
    return linear(colours) @ [0.2126, 0.7152, 0.0722]


def linear(colours: np.ndarray) -> np.ndarray:
    """Return how much light a screen gives for red, green and blue from 0 to 1."""
    parts = np.asarray(colours)
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def words_on(light: float) -> str:
    """Return the colour of words on a cell of luminance `light`."""
    return BLACK if light > EVEN else PAPER


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
