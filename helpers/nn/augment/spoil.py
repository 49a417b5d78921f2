"""Transforms that take something away: blur, noise, an obstacle."""

import numpy as np

from helpers.nn.augment._draws import Range, draw
from helpers.nn.augment._images import as_batch, colours_of, per_image, recolour


def blur(images: np.ndarray, sigma: float | np.ndarray) -> np.ndarray:
    """Mix every pixel with its neighbours, weighed by a Gaussian.

    Keras: ``RandomGaussianBlur(kernel_size=k, sigma=(s, s))``, which has black beyond
    the border where this has the mirror image.

    Parameters
    ----------
    images
        As in `affine`.
    sigma : float or array of shape (batch,), in pixels, at least 0
        Standard deviation of the Gaussian.

    Raises
    ------
    ValueError
        For images as in `affine`, and a `sigma` below 0.

    Examples
    --------
    >>> blur(np.array([[0.0, 0.0, 1.0, 0.0, 0.0]]), 0.5).round(2)
    array([[0.  , 0.11, 0.79, 0.11, 0.  ]])
    """
    from scipy.ndimage import gaussian_filter

    batch = as_batch(images)
    widths = per_image(sigma, "sigma", batch).ravel()
    if (widths < 0).any():
        raise ValueError(f"sigma must be at least 0, not {widths.min():g}")
    blurred = [
        gaussian_filter(image, (width, width, 0))
        for image, width in zip(batch, widths, strict=True)
    ]
    return np.clip(blurred, 0, 1).reshape(np.shape(images))


def noise(
    images: np.ndarray, stddev: float | np.ndarray, rng: np.random.Generator
) -> np.ndarray:
    """Add Gaussian noise to every colour of every pixel, and cut at 0 and 1.

    Keras: ``GaussianNoise(stddev)``, which does not cut.

    Parameters
    ----------
    images
        As in `affine`; opacity stays as it is.
    stddev : float or array of shape (batch,), at least 0
        In units of the way from black to white.
    rng : Generator

    Raises
    ------
    ValueError
        For images as in `affine`, and a `stddev` below 0.

    Examples
    --------
    >>> noise(np.full((1, 3), 0.5), 0.1, np.random.default_rng(0)).round(2)
    array([[0.51, 0.49, 0.56]])
    """

    def change(x: np.ndarray) -> np.ndarray:
        size = per_image(stddev, "stddev", x)
        if (size < 0).any():
            raise ValueError(f"stddev must be at least 0, not {size.min():g}")
        return x + size.astype(x.dtype) * rng.standard_normal(x.shape, x.dtype)

    return recolour(images, change)


def cutout(
    images: np.ndarray,
    row: float | np.ndarray,
    column: float | np.ndarray,
    size: float | np.ndarray,
    fill_value: float = 0.0,
) -> np.ndarray:
    """Cover a square, as an obstacle in front of the camera would.

    Keras: ``RandomErasing(fill_value=0)`` covers a rectangle.

    Parameters
    ----------
    images
        As in `affine`; opacity stays as it is.
    row, column : float or array of shape (batch,), in pixels
        Upper left corner of the square; what lies outside the image does not matter.
    size : float or array of shape (batch,), in pixels, at least 0
        Side of the square.
    fill_value : float, from 0 to 1
        Its light.

    Raises
    ------
    ValueError
        For images as in `affine`, a `size` below 0, a `fill_value` outside 0 to 1.

    References
    ----------
    .. [1] DeVries, Taylor, "Improved regularization of convolutional neural networks
       with Cutout", 2017.

    Examples
    --------
    >>> cutout(np.ones((2, 4)), row=0, column=1, size=2)
    array([[1., 0., 0., 1.],
           [1., 0., 0., 1.]])
    """
    if not 0 <= fill_value <= 1:
        raise ValueError(f"fill_value must lie in 0 to 1, not {fill_value}")
    batch = as_batch(images).copy()
    top, left, side = (
        per_image(value, name, batch)[..., 0]
        for value, name in ((row, "row"), (column, "column"), (size, "size"))
    )
    if (side < 0).any():
        raise ValueError(f"size must be at least 0, not {side.min():g}")
    r, c = np.indices(batch.shape[1:3])
    covered = (top <= r) & (r < top + side) & (left <= c) & (c < left + side)
    batch[covered, : colours_of(batch)] = fill_value
    return batch.reshape(np.shape(images))


def random_blur(
    images: np.ndarray, sigma: Range, rng: np.random.Generator
) -> np.ndarray:
    """Blur every image by its own draw from `sigma`; ``RandomGaussianBlur``."""
    return blur(images, draw(sigma, "sigma", len(as_batch(images)), rng))


def random_noise(
    images: np.ndarray, stddev: Range, rng: np.random.Generator
) -> np.ndarray:
    """Add noise to every image, as strong as its own draw from `stddev`."""
    drawn = draw(stddev, "stddev", len(as_batch(images)), rng)
    return noise(images, drawn, rng)


def random_cutout(
    images: np.ndarray,
    size: Range,
    rng: np.random.Generator,
    fill_value: float = 0.0,
) -> np.ndarray:
    """Cover a square of a drawn `size` at a drawn place of every image.

    The square lies inside the image as far as it is not larger. Keras:
    ``RandomErasing``.
    """
    batch = as_batch(images)
    side = draw(size, "size", len(batch), rng).round()
    row, column = (
        np.floor(rng.random(len(batch)) * (np.maximum(room - side, 0) + 1))
        for room in batch.shape[1:3]
    )
    covered = cutout(batch, row, column, side, fill_value)
    return covered.reshape(np.shape(images))
