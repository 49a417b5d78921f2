"""Transforms that move the pixels of an image in straight lines."""

import numpy as np

from helpers.nn._checks import choice
from helpers.nn.augment._images import as_batch, per_image
from helpers.nn.augment._resample import resample

FLIPS = ("horizontal", "vertical", "horizontal_and_vertical")


def affine(
    images: np.ndarray,
    degrees: float | np.ndarray = 0.0,
    rows: float | np.ndarray = 0.0,
    columns: float | np.ndarray = 0.0,
    factor: float | np.ndarray = 1.0,
    shear: float | np.ndarray = 0.0,
    fill_mode: str = "reflect",
    fill_value: float = 0.0,
    interpolation: str = "bilinear",
) -> np.ndarray:
    """Shear, rotate, zoom and shift in one go, around the middle of the image.

    What lay at ``p``, as (row, column) from the middle, comes to ``F @ p + shift`` with
    ``F = factor * [[cos, -sin], [sin, cos]] @ [[1, 0], [shear, 1]]``. Pixels are mixed
    only once, so the image stays sharper than after four transforms.

    Parameters
    ----------
    images : array of shape (height, width), (height, width, channels) or \
(batch, height, width, channels)
        Light from 0 to 1 in 1, 3 or 4 channels; the fourth is opacity and is moved too.
    degrees : float or array of shape (batch,), in degrees
        Counter-clockwise.
    rows, columns : float or array of shape (batch,), in pixels
        Down and to the right.
    factor : float or array of shape (batch,)
        How many times as large; above 0.
    shear : float or array of shape (batch,), in columns per row
        How far each row slides to the right of the row above it.
    fill_mode : {"reflect", "constant", "nearest", "wrap"}, default "reflect"
        What appears where the image ended: its mirror image, `fill_value`, its border,
        or its other end.
    fill_value : float, from 0 to 1
    interpolation : {"bilinear", "nearest"}, default "bilinear"
        Mix four pixels by their nearness, or take the nearest.

    Returns
    -------
    array of the shape of `images`
        Float32 for images of float32, else float64.

    Raises
    ------
    ValueError
        For images of another shape or range, empty or with NaN; for a parameter that
        is not finite or not one for each image, and for a factor of 0.

    Notes
    -----
    Numbers agree with Keras's layers, but for "wrap": where the two ends meet this
    mixes the last pixel with the first, and TensorFlow does not.

    References
    ----------
    .. [1] https://keras.io/api/layers/preprocessing_layers/image_augmentation/

    Examples
    --------
    >>> affine(np.eye(3), degrees=90, columns=1, fill_mode="constant").round(2)
    array([[0., 0., 0.],
           [0., 0., 1.],
           [0., 1., 0.]])
    """
    batch = as_batch(images)
    turn = np.deg2rad(per_image(degrees, "degrees", batch).ravel())
    down, right, slope, size = (
        per_image(value, name, batch, above).ravel()
        for value, name, above in (
            (rows, "rows", -np.inf),
            (columns, "columns", -np.inf),
            (shear, "shear", -np.inf),
            (factor, "factor", 0.0),
        )
    )
    cos, sin = np.cos(turn), np.sin(turn)
    forward = np.array([[cos - slope * sin, -sin], [sin + slope * cos, cos]]) * size
    back = np.linalg.inv(np.moveaxis(forward, -1, 0))  # (batch, 2, 2)
    shifts = np.stack([down, right], axis=1)
    moved = resample(batch, back, shifts, fill_mode, fill_value, interpolation)
    return moved.reshape(np.shape(images))


def rotate(images: np.ndarray, degrees: float | np.ndarray, **fill) -> np.ndarray:
    """Turn images counter-clockwise around their middle; `fill` as in `affine`.

    Keras: ``RandomRotation((a, a))`` with ``a = degrees / 360``.

    Examples
    --------
    >>> rotate(np.array([[0.0, 1.0], [0.0, 0.0]]), 90)
    array([[1., 0.],
           [0., 0.]])
    """
    return affine(images, degrees=degrees, **fill)


def shift(
    images: np.ndarray,
    rows: float | np.ndarray = 0.0,
    columns: float | np.ndarray = 0.0,
    **fill,
) -> np.ndarray:
    """Move images by so many pixels, down and to the right; `fill` as in `affine`.

    Keras: ``RandomTranslation((a, a), (b, b))`` with ``a = rows / height``,
    ``b = columns / width``.

    Examples
    --------
    >>> shift(np.array([[1.0, 0.5, 0.0]]), columns=1, fill_mode="constant")
    array([[0. , 1. , 0.5]])
    """
    return affine(images, rows=rows, columns=columns, **fill)


def zoom(images: np.ndarray, factor: float | np.ndarray, **fill) -> np.ndarray:
    """Make what is seen `factor` times as large; `fill` as in `affine`.

    Keras: ``RandomZoom((a, a))`` with ``a = 1 / factor - 1``: there a positive number
    makes things smaller.

    Examples
    --------
    >>> zoom(np.array([[0.0, 1.0, 0.0]]), 2.0)
    array([[0.5, 1. , 0.5]])
    """
    return affine(images, factor=factor, **fill)


def shear(images: np.ndarray, shear: float | np.ndarray, **fill) -> np.ndarray:
    """Slide every row by `shear` columns more than the row above; as in `affine`.

    Keras: ``RandomShear((s, s))`` with ``s = |shear|``: it draws the direction, and
    keeps the top row in place where this keeps the middle row.

    Examples
    --------
    >>> upright = np.array([[0.0, 1.0, 0.0]] * 3)
    >>> shear(upright, 1.0, fill_mode="constant")
    array([[1., 0., 0.],
           [0., 1., 0.],
           [0., 0., 1.]])
    """
    return affine(images, shear=shear, **fill)


def flip(images: np.ndarray, mode: str = "horizontal") -> np.ndarray:
    """Mirror images: left to right, top to bottom, or both.

    Keras: ``RandomFlip(mode)``, which flips half of the images.

    Parameters
    ----------
    images
        As in `affine`.
    mode : {"horizontal", "vertical", "horizontal_and_vertical"}

    Examples
    --------
    >>> flip(np.array([[1.0, 0.5, 0.0]]))
    array([[0. , 0.5, 1. ]])
    """
    choice(mode, "mode", FLIPS)
    batch = as_batch(images)
    if "horizontal" in mode:
        batch = batch[:, :, ::-1]
    if "vertical" in mode:
        batch = batch[:, ::-1]
    return batch.copy().reshape(np.shape(images))
