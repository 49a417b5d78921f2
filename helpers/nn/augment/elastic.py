"""Transforms that move the pixels of an image in bent lines."""

import numpy as np

from helpers.nn._checks import floats
from helpers.nn.augment._draws import Range, draw
from helpers.nn.augment._images import as_batch, per_image
from helpers.nn.augment._resample import settings


def displace(
    images: np.ndarray,
    rows: np.ndarray,
    columns: np.ndarray,
    fill_mode: str = "reflect",
    fill_value: float = 0.0,
    interpolation: str = "bilinear",
) -> np.ndarray:
    """Fill every pixel from its own place of the image.

    ``y[r, c] = x[r + rows[r, c], c + columns[r, c]]``

    Parameters
    ----------
    images, fill_mode, fill_value, interpolation
        As in `affine`.
    rows, columns : array of shape (height, width) or (batch, height, width), in pixels

    Raises
    ------
    ValueError
        As `affine`, and for fields of another shape.

    Examples
    --------
    >>> displace(np.array([[0.0, 0.5, 1.0]]), np.zeros((1, 3)), np.ones((1, 3)))
    array([[0.5, 1. , 1. ]])
    """
    from scipy.ndimage import map_coordinates

    batch = as_batch(images)
    how = settings(fill_mode, fill_value, interpolation)
    fields = [_field(rows, "rows", batch), _field(columns, "columns", batch)]
    places = np.indices(batch.shape[1:3])[:, None] + fields
    result = np.empty_like(batch)
    for number, image in enumerate(batch):
        for channel in range(batch.shape[-1]):
            result[number, ..., channel] = map_coordinates(
                image[..., channel], places[:, number], **how
            )
    return np.clip(result, 0, 1).reshape(np.shape(images))


def elastic(
    images: np.ndarray,
    strength: float | np.ndarray,
    smoothness: float,
    rng: np.random.Generator,
    **fill,
) -> np.ndarray:
    """Bend images as if they were printed on rubber.

    Each pixel is displaced by Gaussian noise that was blurred: neighbours move nearly
    alike. Every image of a batch is bent in its own way.

    Parameters
    ----------
    images
        As in `affine`.
    strength : float or array of shape (batch,), in pixels, at least 0
        Standard deviation of the displacement, down and to the right.
    smoothness : float, in pixels, at least 0.5
        Standard deviation of the blur: large bends widely, small crumples.
    rng : Generator
    **fill
        As in `affine`.

    Raises
    ------
    ValueError
        As `affine`, and if `strength` is below 0 or `smoothness` below 0.5.

    Notes
    -----
    Blurring white noise divides its deviation by ``2 * sqrt(pi) * smoothness``, so
    that it is multiplied by as much. Keras's ``RandomElasticTransform(scale=s)`` ties
    strength and smoothness to the size of the image instead.

    References
    ----------
    .. [1] Simard, Steinkraus, Platt, "Best practices for convolutional neural networks
       applied to visual document analysis", ICDAR 2003, section 2.

    Examples
    --------
    >>> elastic(np.eye(5), 1.0, 2.0, np.random.default_rng(0)).shape
    (5, 5)
    """
    from scipy.ndimage import gaussian_filter

    batch = as_batch(images)
    reach = per_image(strength, "strength", batch)[..., 0]
    if (reach < 0).any():
        raise ValueError(f"strength must be at least 0, not {reach.min():g}")
    if not 0.5 <= smoothness < np.inf:
        raise ValueError(f"smoothness must be at least 0.5, not {smoothness}")
    noise = rng.standard_normal((2, *batch.shape[:3]), batch.dtype)
    smooth = gaussian_filter(noise, (0, 0, smoothness, smoothness), mode="wrap")
    rows, columns = smooth * (2 * np.sqrt(np.pi) * smoothness) * reach
    return displace(batch, rows, columns, **fill).reshape(np.shape(images))


def random_elastic(
    images: np.ndarray,
    strength: Range,
    rng: np.random.Generator,
    smoothness: float = 4.0,
    **fill,
) -> np.ndarray:
    """Bend every image by its own draw from `strength`; ``RandomElasticTransform``."""
    drawn = draw(strength, "strength", len(as_batch(images)), rng)
    return elastic(images, drawn, smoothness, rng, **fill)


def _field(value: np.ndarray, name: str, batch: np.ndarray) -> np.ndarray:
    field = floats(value, name)
    if field.shape not in (batch.shape[1:3], batch.shape[:3]):
        raise ValueError(f"{name} must be {batch.shape[1:3]}, not {field.shape}")
    if not np.isfinite(field).all():
        raise ValueError(f"{name} must be finite")
    return np.broadcast_to(field, batch.shape[:3])
