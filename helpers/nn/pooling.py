"""Pooling over windows: the largest or the mean of each, and the gradients."""

import numpy as np

from helpers.nn._checks import IMAGES, pair, shaped, tensor
from helpers.nn._windows import Grid, Size, fold, grid, windows


def max_pool2d(
    x: np.ndarray,
    pool_size: Size = 2,
    strides: Size | None = None,
    padding: str = "valid",
) -> np.ndarray:
    """Keep the largest number of each window, channel by channel.

    ``y[b, r, c, k] = max_ij x[b, r*s + i, c*s + j, k]`` with ``s = strides``.

    Parameters
    ----------
    x : array of shape (batch, height, width, channels)
    pool_size : int or (int, int), in pixels, default 2
        Sides of a window.
    strides : int or (int, int), in pixels, optional
        From one window to the next; by default the pool size.
    padding : {"valid", "same"}, default "valid"
        With "valid", pixels that fill no whole window are dropped. With "same", windows
        may reach over the border; only the real pixels in them count.

    Returns
    -------
    array of shape (batch, rows, columns, channels)
        For rows and columns see `conv_output_size`.

    Raises
    ------
    ValueError
        For a wrong number of axes, a side of 0, NaN, or a window that does not fit.

    References
    ----------
    .. [1] https://keras.io/api/layers/pooling_layers/max_pooling2d/

    Examples
    --------
    >>> x = np.arange(16.0).reshape(1, 4, 4, 1)
    >>> max_pool2d(x)[0, :, :, 0]
    array([[ 5.,  7.],
           [13., 15.]])
    """
    x, places = _prepare(x, pool_size, strides, padding)
    views = windows(x, places, fill=-np.inf)
    y = views[..., 0, 0].copy()
    for i, j in np.ndindex(places.taps):  # many times faster than views.max((4, 5))
        np.maximum(y, views[..., i, j], out=y)
    return y


def max_pool2d_grad(
    x: np.ndarray,
    output_grad: np.ndarray,
    pool_size: Size = 2,
    strides: Size | None = None,
    padding: str = "valid",
) -> np.ndarray:
    """Send a gradient back through `max_pool2d`: each to the pixel that won.

    Where several pixels of a window are equally large, the first one in reading order
    gets it all, as in Keras. Arguments as there; `output_grad` is (batch, rows,
    columns, channels), the result (batch, height, width, channels).

    Examples
    --------
    >>> x = np.array([[1.0, 9.0], [3.0, 9.0]]).reshape(1, 2, 2, 1)
    >>> max_pool2d_grad(x, np.ones((1, 1, 1, 1)))[0, :, :, 0]
    array([[0., 1.],
           [0., 0.]])
    """
    x, places = _prepare(x, pool_size, strides, padding)
    views = windows(x, places, fill=-np.inf)
    grad = shaped(output_grad, "output_grad", views.shape[:4], like=x)
    flat = views.reshape(*views.shape[:4], -1)
    winners = flat.argmax(axis=-1)[..., None] == np.arange(flat.shape[-1])
    shares = (winners * grad[..., None]).reshape(views.shape)
    return fold(shares, places, x.shape[1:3])


def average_pool2d(
    x: np.ndarray,
    pool_size: Size = 2,
    strides: Size | None = None,
    padding: str = "valid",
) -> np.ndarray:
    """Take the mean of each window, channel by channel.

    As `max_pool2d`, with the mean in place of the largest. Where a "same" window
    reaches over the border, it is the mean of the real pixels alone.

    Examples
    --------
    >>> x = np.arange(16.0).reshape(1, 4, 4, 1)
    >>> average_pool2d(x)[0, :, :, 0]
    array([[ 2.5,  4.5],
           [10.5, 12.5]])
    """
    x, places = _prepare(x, pool_size, strides, padding)
    views = windows(x, places)
    y = np.zeros(views.shape[:4], x.dtype)
    for i, j in np.ndindex(places.taps):
        y += views[..., i, j]
    return y / _real_pixels(x, places)


def average_pool2d_grad(
    x: np.ndarray,
    output_grad: np.ndarray,
    pool_size: Size = 2,
    strides: Size | None = None,
    padding: str = "valid",
) -> np.ndarray:
    """Send a gradient back through `average_pool2d`: the same share to every pixel.

    Arguments and shapes as in `max_pool2d_grad`; of `x` only the shape matters.

    Examples
    --------
    >>> average_pool2d_grad(np.ones((1, 2, 2, 1)), np.ones((1, 1, 1, 1)))[0, :, :, 0]
    array([[0.25, 0.25],
           [0.25, 0.25]])
    """
    x, places = _prepare(x, pool_size, strides, padding)
    shape = (len(x), *places.output, x.shape[3])
    grad = shaped(output_grad, "output_grad", shape, like=x)
    share = (grad / _real_pixels(x, places))[..., None, None]
    views = np.broadcast_to(share, (*shape, *places.taps))
    return fold(views, places, x.shape[1:3])


def global_max_pool2d(x: np.ndarray) -> np.ndarray:
    """Keep the largest number of each map: (batch, height, width, c) to (batch, c).

    Examples
    --------
    >>> global_max_pool2d(np.arange(8.0).reshape(1, 2, 2, 2))
    array([[6., 7.]])
    """
    return tensor(x, "x", IMAGES).max(axis=(1, 2))


def global_max_pool2d_grad(x: np.ndarray, output_grad: np.ndarray) -> np.ndarray:
    """Send a gradient back through `global_max_pool2d`: to the pixel that won.

    Equally large pixels share it equally, as in Keras.

    Examples
    --------
    >>> x = np.array([[1.0, 9.0], [3.0, 9.0]]).reshape(1, 2, 2, 1)
    >>> global_max_pool2d_grad(x, np.ones((1, 1)))[0, :, :, 0]
    array([[0. , 0.5],
           [0. , 0.5]])
    """
    x = tensor(x, "x", IMAGES)
    grad = shaped(output_grad, "output_grad", x.shape[::3], like=x)[:, None, None]
    winners = (x == x.max(axis=(1, 2), keepdims=True)).astype(x.dtype)
    return winners / winners.sum(axis=(1, 2), keepdims=True) * grad


def global_average_pool2d(x: np.ndarray) -> np.ndarray:
    """Take the mean of each map: (batch, height, width, c) to (batch, c).

    Examples
    --------
    >>> global_average_pool2d(np.arange(8.0).reshape(1, 2, 2, 2))
    array([[3., 4.]])
    """
    return tensor(x, "x", IMAGES).mean(axis=(1, 2))


def global_average_pool2d_grad(x: np.ndarray, output_grad: np.ndarray) -> np.ndarray:
    """Send a gradient back through `global_average_pool2d`: the same to every pixel.

    Examples
    --------
    >>> global_average_pool2d_grad(np.ones((1, 2, 2, 1)), np.ones((1, 1)))[0, :, :, 0]
    array([[0.25, 0.25],
           [0.25, 0.25]])
    """
    x = tensor(x, "x", IMAGES)
    grad = shaped(output_grad, "output_grad", x.shape[::3], like=x)[:, None, None]
    return np.ones_like(x) * grad / np.prod(x.shape[1:3], dtype=x.dtype)


def _prepare(
    x: np.ndarray, pool_size: Size, strides: Size | None, padding: str
) -> tuple[np.ndarray, Grid]:
    """Check what goes into a pooling and place its windows."""
    x = tensor(x, "x", IMAGES)
    taps = pair(pool_size, "pool_size")
    strides = taps if strides is None else strides
    return x, grid(x.shape[1:3], taps, strides, padding)


def _real_pixels(x: np.ndarray, places: Grid) -> np.ndarray:
    """Count the pixels of each window that are not padding: (1, rows, columns, 1)."""
    ones = np.ones((1, *x.shape[1:3], 1), x.dtype)
    return windows(ones, places).sum(axis=(4, 5))
