"""Put small images on a canvas, and shuffle the pixels of a world."""

import numpy as np
from numpy.typing import ArrayLike

from ._checks import whole_number


def place(
    images: np.ndarray, canvas: int, rows: ArrayLike, columns: ArrayLike
) -> np.ndarray:
    """Put each image on an empty square canvas, its top left corner where told.

    ``placed[i, rows[i] + a, columns[i] + b, c] = images[i, a, b, c]``, zero elsewhere.

    Parameters
    ----------
    images : array of shape (n, height, width, channels)
    canvas : int, in pixels
        Side of the square canvas.
    rows, columns : int or int array of shape (n,), in pixels
        Top left corner of each image; one number serves all images.

    Returns
    -------
    array of shape (n, canvas, canvas, channels), of the type of `images`

    Raises
    ------
    ValueError
        If `images` has another rank, a corner is no whole number, there is not one
        corner per image, or an image would stick out of the canvas.

    Examples
    --------
    >>> dot = np.ones((1, 1, 1, 1))
    >>> place(dot, canvas=3, rows=0, columns=2)[0, :, :, 0]
    array([[0., 0., 1.],
           [0., 0., 0.],
           [0., 0., 0.]])
    """
    images = np.asarray(images)
    if images.ndim != 4:
        raise ValueError(
            f"images must be (n, height, width, channels), not {images.shape}"
        )
    count, height, width, channels = images.shape
    canvas = whole_number("canvas", canvas, low=max(height, width, 1))
    rows = _corners("rows", rows, count, canvas - height)
    columns = _corners("columns", columns, count, canvas - width)
    placed = np.zeros((count, canvas, canvas, channels), images.dtype)
    down = rows[:, None, None] + np.arange(height)[None, :, None]  # (n, height, 1)
    right = columns[:, None, None] + np.arange(width)[None, None, :]  # (n, 1, width)
    placed[np.arange(count)[:, None, None], down, right] = images
    return placed


def _corners(name: str, corners: ArrayLike, count: int, last: int) -> np.ndarray:
    corners = np.asarray(corners)
    if corners.dtype.kind not in "iu":
        raise ValueError(f"{name} must be whole numbers, not {corners.dtype}")
    if corners.shape not in ((), (count,)):
        raise ValueError(
            f"{name} must be one number or ({count},), one per image, "
            f"not {corners.shape}"
        )
    outside = corners[(corners < 0) | (corners > last)]
    if outside.size:
        raise ValueError(
            f"{name} must be from 0 to {last} for the image to fit on the canvas, "
            f"not {outside[0]}"
        )
    return np.broadcast_to(corners, (count,))


def pixel_shuffle(size: int, share: float = 1.0, seed: int = 0) -> np.ndarray:
    """Draw one fixed shuffle of the pixels of a square image.

    A random cycle through ``k = round(share * size**2)`` pixels: each of the ``k``
    takes the value of the one before it, so each moves and all others stay. With the
    same seed a larger share moves the same pixels and more.

    Parameters
    ----------
    size : int, in pixels
        Side of the image.
    share : float, between 0 and 1
        Part of the pixels that moves.
    seed : int

    Returns
    -------
    int array of shape (size * size,)
        A permutation: ``image.ravel()[shuffle]`` is the shuffled image, unrolled.

    Raises
    ------
    ValueError
        If `size` is no whole number above 0 or `share` is not within 0 and 1.

    Examples
    --------
    >>> pixel_shuffle(2, share=0.0)
    array([0, 1, 2, 3])
    >>> sorted(pixel_shuffle(2, share=1.0).tolist())
    [0, 1, 2, 3]
    """
    size = whole_number("size", size, low=1)
    if not 0 <= share <= 1:
        raise ValueError(f"share must be from 0 to 1, not {share}")
    shuffle = np.arange(size * size)
    order = np.random.default_rng(seed).permutation(shuffle)
    moved = order[: round(share * size * size)]
    shuffle[moved] = np.roll(moved, 1)
    return shuffle
