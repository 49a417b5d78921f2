"""Blur-pooling: a fixed blur before the stride, and its gradient."""

from math import comb

import numpy as np

from helpers.nn._checks import IMAGES, pair, shaped, tensor, whole
from helpers.nn._windows import Grid, Size, fold, grid, windows


def binomial_kernel(taps: int = 3) -> np.ndarray:
    """Return the weights of a small blur: a row of Pascal's triangle over its sum.

    ``weights[i] = comb(taps - 1, i) / 2**(taps - 1)``

    Parameters
    ----------
    taps : int, in pixels, default 3

    Returns
    -------
    array of shape (taps,)
        Weights, without unit, adding up to 1.

    Raises
    ------
    ValueError
        If `taps` is not a whole number of at least 1.

    Examples
    --------
    >>> binomial_kernel(3)
    array([0.25, 0.5 , 0.25])
    """
    last = whole(taps, "taps") - 1
    return np.array([comb(last, i) / 2**last for i in range(last + 1)])


def blur_pool2d(
    x: np.ndarray,
    pool_size: Size = 3,
    strides: Size = 2,
    padding: str = "valid",
) -> np.ndarray:
    """Blur each map with a binomial kernel, then keep every so manyth pixel.

    ``y[b, r, c, k] = sum_ij blur[i] * blur[j] * x[b, r*s + i, c*s + j, k]`` with
    ``s = strides`` and ``blur = binomial_kernel(pool_size)``. A stride alone can miss
    what lies between its pixels; after the blur every pixel has a say, so that a small
    shift of the input changes the output only a little.

    Parameters
    ----------
    x : array of shape (batch, height, width, channels)
    pool_size : int or (int, int), in pixels, default 3
        Sides of the blur.
    strides : int or (int, int), in pixels, default 2
        From one window to the next; 1 blurs only.
    padding : {"valid", "same"}, default "valid"
        Windows inside the map only, or zeros around it, which darken its border.

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
    .. [1] Zhang, "Making convolutional networks shift-invariant again", 2019, section
       3.2. https://arxiv.org/abs/1904.11486

    Examples
    --------
    >>> dot = np.zeros((1, 5, 5, 1))
    >>> dot[0, 2, 2] = 16.0
    >>> blur_pool2d(dot)[0, :, :, 0]
    array([[1., 1.],
           [1., 1.]])
    """
    x, weights, places = _prepare(x, pool_size, strides, padding)
    views = windows(x, places)
    y = np.zeros(views.shape[:4], x.dtype)
    for i, j in np.ndindex(places.taps):
        y += weights[i, j] * views[..., i, j]
    return y


def blur_pool2d_grad(
    x: np.ndarray,
    output_grad: np.ndarray,
    pool_size: Size = 3,
    strides: Size = 2,
    padding: str = "valid",
) -> np.ndarray:
    """Send a gradient back through `blur_pool2d`: to each pixel by its weight.

    Arguments as there, and of `x` only the shape matters; `output_grad` is (batch,
    rows, columns, channels), the result (batch, height, width, channels).

    Examples
    --------
    >>> blur_pool2d_grad(np.ones((1, 3, 3, 1)), np.ones((1, 1, 1, 1)))[0, :, :, 0]
    array([[0.0625, 0.125 , 0.0625],
           [0.125 , 0.25  , 0.125 ],
           [0.0625, 0.125 , 0.0625]])
    """
    x, weights, places = _prepare(x, pool_size, strides, padding)
    shape = (len(x), *places.output, x.shape[3])
    grad = shaped(output_grad, "output_grad", shape, like=x)
    return fold(grad[..., None, None] * weights, places, x.shape[1:3])


def _prepare(
    x: np.ndarray, pool_size: Size, strides: Size, padding: str
) -> tuple[np.ndarray, np.ndarray, Grid]:
    """Check what goes into a blur-pooling; return its weights and its windows."""
    x = tensor(x, "x", IMAGES)
    taps = pair(pool_size, "pool_size")
    weights = np.outer(*map(binomial_kernel, taps)).astype(x.dtype)
    return x, weights, grid(x.shape[1:3], taps, strides, padding)
