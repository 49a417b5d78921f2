"""Licence plates drawn by a generator: characters, fonts, tilt, noise, background."""

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ._checks import whole_number
from ._files import reading
from .pictures import photograph

if TYPE_CHECKING:
    from PIL.Image import Image

PLATE_CHARACTERS = "0123456789ABCEHKMPTX"
"""What may stand on a plate: a label is a place in here."""

PLATE_FONTS = {
    "sans": "DejaVuSans-Bold",
    "serif": "DejaVuSerif-Bold",
    "mono": "DejaVuSansMono-Bold",
    "narrow": "DejaVuSans",
    "times": "STIXGeneralBol",
    "modern": "cmb10",
}
"""Fonts that come with matplotlib, by a short name."""

LENGTH = 5
"""Characters on a plate."""

HEIGHT, WIDTH = 32, 80
"""Of a picture, in pixels."""

STRIP = 16
"""Width of the strip around one character, in pixels."""

PAPER, INK = 0.9, 0.1
"""Brightness of a plate and of what stands on it."""

_FINE = 2  # pixels drawn for each pixel of the picture, across and down
_MIDDLES = (16, 28, 40, 52, 64)  # of the characters, in pixels from the left
_PLATE = (8, 24, 7, 73)  # first and last row and column of a plate, in pixels


class Plates(NamedTuple):
    """Pictures of licence plates and what stands on them."""

    x: np.ndarray  # (n, 32, 80, 1), brightness from 0 to 1, float32
    y: np.ndarray  # (n, 5), int64: places in PLATE_CHARACTERS
    fonts: np.ndarray  # (n,), int64: places among the fonts asked for
    degrees: np.ndarray  # (n,), how far each plate is turned to the left


def licence_plates(
    n: int = 12,
    fonts: Sequence[str] = ("sans",),
    tilt: float = 0.0,
    noise: float = 0.0,
    background: str | None = None,
    seed: int = 0,
) -> Plates:
    """Draw licence plates of five random characters.

    Parameters
    ----------
    n : int
        How many.
    fonts : sequence of str
        Names of `PLATE_FONTS`; each plate draws one.
    tilt : float, in degrees
        Each plate is turned by a random angle up to this, to the left or right.
    noise : float
        Each picture gets noise of a random standard deviation up to this.
    background : str, optional
        A `photograph`, of which each plate gets a piece, and a light of its own, from
        0.6 to 1; plain grey and full light if not given.
    seed : int

    Returns
    -------
    Plates

    Raises
    ------
    ValueError
        If `n` is no whole number above 0, a name is unknown, or `tilt` is not within 0
        and 45 or `noise` within 0 and 1.

    Examples
    --------
    >>> plates = licence_plates(3)
    >>> plates.x.shape, plates.y.shape
    ((3, 32, 80, 1), (3, 5))
    >>> plate_text(plates.y[0])
    'PCA56'
    """
    n = whole_number("n", n, low=1)
    _check(fonts, tilt, noise)
    rng = np.random.default_rng(seed)
    y = rng.integers(len(PLATE_CHARACTERS), size=(n, LENGTH))
    which = rng.integers(len(fonts), size=n)
    degrees = rng.uniform(-tilt, tilt, n)
    drawn = [
        _turned(_straight(fonts[font], labels), turn)
        for font, labels, turn in zip(which, y, degrees, strict=True)
    ]
    plate, opacity = np.float32(drawn).swapaxes(0, 1) / 255  # each (n, 32, 80)
    if background is None:
        behind = 0.5
    else:
        plate = plate * rng.uniform(0.6, 1, (n, 1, 1))
        behind = _pieces(background, n, rng)
    x = opacity * plate + (1 - opacity) * behind
    spread = noise * rng.random((n, 1, 1))
    x = np.clip(x + spread * rng.normal(size=x.shape), 0, 1)
    return Plates(x.astype(np.float32)[..., None], y, which, degrees)


def plate_text(labels: Sequence[int]) -> str:
    """Write the characters of one plate.

    >>> plate_text([1, 2, 10, 11, 19])
    '12ABX'
    """
    return "".join(PLATE_CHARACTERS[label] for label in labels)


def plate_strips(x: np.ndarray) -> np.ndarray:
    """Cut each plate into strips, one around each character.

    The strips are 16 pixels wide, 12 apart, and as high as the picture: they show part
    of the neighbours, and what lies above and below the plate.

    Parameters
    ----------
    x : array of shape (n, 32, 80, 1)

    Returns
    -------
    array of shape (n * 5, 32, 16, 1)
        All strips of the first plate, then of the second, and so on.

    Raises
    ------
    ValueError
        If `x` has another shape.

    Examples
    --------
    >>> plate_strips(licence_plates(2).x).shape
    (10, 32, 16, 1)
    """
    if np.ndim(x) != 4 or np.shape(x)[1:] != (HEIGHT, WIDTH, 1):
        raise ValueError(f"x must be (n, {HEIGHT}, {WIDTH}, 1), not {np.shape(x)}")
    starts = [middle - STRIP // 2 for middle in _MIDDLES]
    strips = np.stack([x[:, :, start : start + STRIP] for start in starts], axis=1)
    return strips.reshape(-1, HEIGHT, STRIP, 1)


def _check(fonts: Sequence[str], tilt: float, noise: float) -> None:
    if not fonts or not set(fonts) <= set(PLATE_FONTS):
        raise ValueError(f"fonts must be among {list(PLATE_FONTS)}, not {list(fonts)}")
    if not 0 <= tilt <= 45:
        raise ValueError(f"tilt must be from 0 to 45 degrees, not {tilt}")
    if not 0 <= noise <= 1:
        raise ValueError(f"noise must be from 0 to 1, not {noise}")


def _straight(font: str, labels: np.ndarray) -> "Image":
    """Draw a plate that is not turned, twice as fine as the picture."""
    from PIL import Image

    plate = Image.new("L", (WIDTH * _FINE, HEIGHT * _FINE), _byte(INK))
    top, bottom, left, right = (side * _FINE for side in _PLATE)
    plate.paste(_byte(PAPER), (left + 2, top + 2, right - 2, bottom - 2))
    for middle, label in zip(_MIDDLES, labels, strict=True):
        glyph = _glyph(font, PLATE_CHARACTERS[label])
        corner = (
            middle * _FINE - glyph.width // 2,
            (plate.height - glyph.height) // 2,
        )
        plate.paste(_byte(INK), corner, glyph)
    return plate


@cache
def _glyph(font: str, character: str) -> "Image":
    """Draw one character 11 pixels high, and at most 11 wide, twice as fine."""
    from PIL import Image, ImageDraw, ImageFont

    file = f"mpl-data/fonts/ttf/{PLATE_FONTS[font]}.ttf"
    with reading("matplotlib", file) as path:
        large = ImageFont.truetype(BytesIO(path.read_bytes()), 80)
    left, top, right, bottom = large.getbbox(character)
    image = Image.new("L", (right - left, bottom - top))
    ImageDraw.Draw(image).text((-left, -top), character, fill=255, font=large)
    most = 11 * _FINE
    width = min(most, round(image.width * most / image.height))
    return image.resize((width, most), Image.Resampling.LANCZOS)


def _turned(plate: "Image", degrees: float) -> tuple[np.ndarray, np.ndarray]:
    """Turn a fine plate about its middle: brightness and opacity, both (32, 80)."""
    from PIL import Image

    turn = np.deg2rad(degrees)
    sine, cosine = _FINE * np.sin(turn), _FINE * np.cos(turn)
    half_x, half_y = WIDTH / 2, HEIGHT / 2
    to_x = (cosine, -sine, _FINE * half_x - cosine * half_x + sine * half_y)
    to_y = (sine, cosine, _FINE * half_y - sine * half_x - cosine * half_y)
    how = ((WIDTH, HEIGHT), Image.Transform.AFFINE, (*to_x, *to_y))
    brightness, opacity = (
        np.asarray(image.transform(*how, resample=Image.Resampling.BILINEAR))
        for image in (plate, _stencil())
    )
    return brightness, opacity


@cache
def _stencil() -> "Image":
    """Draw where a plate that is not turned hides what is behind it."""
    from PIL import Image

    stencil = Image.new("L", (WIDTH * _FINE, HEIGHT * _FINE))
    top, bottom, left, right = (side * _FINE for side in _PLATE)
    stencil.paste(255, (left, top, right, bottom))
    return stencil


def _byte(brightness: float) -> int:
    return round(255 * brightness)


def _pieces(name: str, n: int, rng: np.random.Generator) -> np.ndarray:
    """Cut pieces out of a photograph of half its size: (n, 32, 80)."""
    picture = _small_photograph(name)
    rows = rng.integers(picture.shape[0] - HEIGHT + 1, size=n)
    columns = rng.integers(picture.shape[1] - WIDTH + 1, size=n)
    windows = np.lib.stride_tricks.sliding_window_view(picture, (HEIGHT, WIDTH))
    return windows[rows, columns]


@cache
def _small_photograph(name: str) -> np.ndarray:
    height, width, _ = photograph(name).shape
    return photograph(name, size=(height // 2, width // 2), grey=True)
