"""The transforms of `geometry`, with parameters drawn anew for every image."""

import numpy as np

from helpers.nn._checks import choice
from helpers.nn.augment._draws import Range, chosen, draw, ordered
from helpers.nn.augment._images import as_batch
from helpers.nn.augment.geometry import FLIPS, affine, flip

NONE: Range = (0.0, 0.0)


def random_affine(
    images: np.ndarray,
    rng: np.random.Generator,
    degrees: Range = NONE,
    rows: Range = NONE,
    columns: Range = NONE,
    factor: Range = (1.0, 1.0),
    shear: Range = NONE,
    **fill,
) -> np.ndarray:
    """Draw all the parameters of `affine` for every image from ranges (low, high).

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> random_affine(np.eye(3), rng, degrees=(-15, 15), factor=(0.9, 1.1)).shape
    (3, 3)
    """
    count = len(as_batch(images))
    ranges = {
        "degrees": degrees,
        "rows": rows,
        "columns": columns,
        "factor": factor,
        "shear": shear,
    }
    drawn = {name: draw(pair, name, count, rng) for name, pair in ranges.items()}
    return affine(images, **drawn, **fill)


def random_rotation(
    images: np.ndarray, degrees: Range, rng: np.random.Generator, **fill
) -> np.ndarray:
    """Turn every image by its own draw from `degrees`; Keras: ``RandomRotation``."""
    return random_affine(images, rng, degrees=degrees, **fill)


def random_shift(
    images: np.ndarray, pixels: Range, rng: np.random.Generator, **fill
) -> np.ndarray:
    """Move every image by its own draws, down and right; ``RandomTranslation``."""
    both = ordered(pixels, "pixels")
    return random_affine(images, rng, rows=both, columns=both, **fill)


def random_zoom(
    images: np.ndarray, factor: Range, rng: np.random.Generator, **fill
) -> np.ndarray:
    """Enlarge every image by its own draw from `factor`; Keras: ``RandomZoom``."""
    return random_affine(images, rng, factor=factor, **fill)


def random_shear(
    images: np.ndarray, shear: Range, rng: np.random.Generator, **fill
) -> np.ndarray:
    """Slant every image by its own draw from `shear`; Keras: ``RandomShear``."""
    return random_affine(images, rng, shear=shear, **fill)


def random_flip(
    images: np.ndarray,
    rng: np.random.Generator,
    mode: str = "horizontal",
    rate: float = 0.5,
) -> np.ndarray:
    """Flip each image with the probability `rate`, in each direction of `mode` alone.

    Keras: ``RandomFlip(mode)``.
    """
    choice(mode, "mode", FLIPS)
    batch = as_batch(images)
    for direction in mode.split("_and_"):
        which = chosen(rate, len(batch), rng)[:, None, None, None]
        batch = np.where(which, flip(batch, direction), batch)
    return batch.reshape(np.shape(images))
