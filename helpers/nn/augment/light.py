"""Transforms of light: every pixel stays where it is."""

import numpy as np

from helpers.nn.augment._draws import Range, chosen, draw
from helpers.nn.augment._images import as_batch, per_image, recolour


def brightness(images: np.ndarray, factor: float | np.ndarray) -> np.ndarray:
    """Add `factor` to every colour, and cut at 0 and 1.

    ``y = clip(x + factor, 0, 1)``; opacity stays as it is.

    Keras: ``RandomBrightness((factor, factor), value_range=(0, 1))``.

    Parameters
    ----------
    images
        As in `affine`.
    factor : float or array of shape (batch,)
        1 makes everything white, -1 black, 0 leaves it as it is.

    Raises
    ------
    ValueError
        For images as in `affine`, and a factor that is not finite.

    Examples
    --------
    >>> brightness(np.array([[0.0, 0.5, 0.9]]), 0.25)
    array([[0.25, 0.75, 1.  ]])
    """
    return recolour(images, lambda x: x + per_image(factor, "factor", x))


def contrast(images: np.ndarray, factor: float | np.ndarray) -> np.ndarray:
    """Move every colour `factor` times as far from its mean over the image.

    ``y = clip((x - mean) * factor + mean, 0, 1)``, channel by channel.

    Keras: ``RandomContrast((a, b), value_range=(0, 1))`` draws its factor from
    ``1 - a`` to ``1 + b``.

    Parameters
    ----------
    images
        As in `affine`.
    factor : float or array of shape (batch,), above 0
        1 leaves it as it is; small numbers make everything grey.

    Raises
    ------
    ValueError
        For images as in `affine`, and a factor that is not above 0.

    Examples
    --------
    >>> contrast(np.array([[0.25, 0.75]]), 0.5)
    array([[0.375, 0.625]])
    """

    def change(x: np.ndarray) -> np.ndarray:
        mean = x.mean(axis=(1, 2), keepdims=True)
        return (x - mean) * per_image(factor, "factor", x, above=0.0) + mean

    return recolour(images, change)


def invert(images: np.ndarray) -> np.ndarray:
    """Make black white and white black: ``1 - x``.

    Keras: ``RandomInvert((1, 1), value_range=(0, 1))``.

    Examples
    --------
    >>> invert(np.array([[0.0, 0.25]]))
    array([[1.  , 0.75]])
    """
    return recolour(images, lambda x: 1 - x)


def random_brightness(
    images: np.ndarray, factor: Range, rng: np.random.Generator
) -> np.ndarray:
    """Brighten every image by its own draw from `factor`; ``RandomBrightness``."""
    return brightness(images, draw(factor, "factor", len(as_batch(images)), rng))


def random_contrast(
    images: np.ndarray, factor: Range, rng: np.random.Generator
) -> np.ndarray:
    """Change every image's contrast by its own draw; Keras: ``RandomContrast``."""
    return contrast(images, draw(factor, "factor", len(as_batch(images)), rng))


def random_invert(
    images: np.ndarray, rng: np.random.Generator, rate: float = 0.5
) -> np.ndarray:
    """Invert each image with the probability `rate`; Keras: ``RandomInvert``."""
    batch = as_batch(images)
    which = chosen(rate, len(batch), rng)[:, None, None, None]
    return np.where(which, invert(batch), batch).reshape(np.shape(images))
