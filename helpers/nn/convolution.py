"""Convolution along one axis and along two, as Keras computes it, and its gradient."""

from typing import NamedTuple

import numpy as np

from helpers.nn._checks import (
    IMAGES,
    KERNEL,
    SERIES,
    choice,
    refuse_misfit,
    shaped,
    tensor,
    whole,
)
from helpers.nn._windows import Grid, Size, fold, grid, windows
from helpers.nn.shapes import conv_output_size, span


def conv2d(
    x: np.ndarray,
    kernel: np.ndarray,
    bias: np.ndarray | None = None,
    strides: Size = 1,
    padding: str = "valid",
    dilation_rate: Size = 1,
) -> np.ndarray:
    """Slide every filter over every image: multiply, sum, write down.

    ``y[b, r, c, f] = bias[f] + sum_ijk kernel[i, j, k, f] * x[b, r*s+i*d, c*s+j*d, k]``
    with ``s = strides`` and ``d = dilation_rate``: the kernel is not turned around, so
    this is what mathematics calls correlation.

    Parameters
    ----------
    x : array of shape (batch, height, width, channels)
        Images, or the maps of a layer before.
    kernel : array of shape (height, width, in, out)
        One filter per `out`; each spans all the `in` channels of `x`.
    bias : array of shape (out,), optional
        Added to each map.
    strides, dilation_rate : int or (int, int), in pixels, default 1
        From one window to the next; from one tap of a window to the next.
    padding : {"valid", "same"}, default "valid"
        Windows inside the image only, or zeros around it (see `pad_same`).

    Returns
    -------
    array of shape (batch, rows, columns, out)
        Float32 for an `x` of float32, else float64. For rows and columns see
        `conv_output_size`.

    Raises
    ------
    ValueError
        For a wrong number of axes or channels, a side of 0, NaN, a window that does
        not fit, or strides and dilation both above 1.

    Notes
    -----
    All windows are laid side by side in one matrix, so that a single matrix product
    does the work.

    References
    ----------
    .. [1] Goodfellow, Bengio, Courville, "Deep Learning", 2016, equation 9.6;
       https://keras.io/api/layers/convolution_layers/convolution2d/

    Examples
    --------
    >>> step = np.array([[0.0, 0.0, 1.0, 1.0]] * 3).reshape(1, 3, 4, 1)
    >>> sobel = np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]).reshape(3, 3, 1, 1)
    >>> conv2d(step, sobel)[0, :, :, 0]
    array([[4., 4.]])
    """
    x, kernel, places = _prepare(x, kernel, strides, padding, dilation_rate)
    filters = kernel.shape[-1]
    y = _columns(x, places).T @ kernel.reshape(-1, filters)
    if bias is not None:
        y += shaped(bias, "bias", (filters,), like=x)
    return y.reshape(len(x), *places.output, filters)


class ConvGrad(NamedTuple):
    """Gradients of a loss with respect to what went into `conv2d`."""

    x_grad: np.ndarray  # (batch, height, width, channels)
    kernel_grad: np.ndarray  # (height, width, in, out)
    bias_grad: np.ndarray  # (out,)


def conv2d_grad(
    x: np.ndarray,
    kernel: np.ndarray,
    output_grad: np.ndarray,
    strides: Size = 1,
    padding: str = "valid",
    dilation_rate: Size = 1,
) -> ConvGrad:
    """Send a gradient back through `conv2d`.

    A tap's gradient sums what it was multiplied with, each times the gradient of the
    output it went into; a pixel's gradient sums the taps that touched it, likewise.

    Parameters
    ----------
    x, kernel, strides, padding, dilation_rate
        As given to `conv2d`.
    output_grad : array of shape (batch, rows, columns, out)
        Gradient of the loss with respect to the output.

    Returns
    -------
    ConvGrad
        The gradients `x_grad`, `kernel_grad`, `bias_grad`.

    Raises
    ------
    ValueError
        As `conv2d`, and if `output_grad` has not the shape of the output.

    References
    ----------
    .. [1] Goodfellow, Bengio, Courville, "Deep Learning", 2016, equations 9.11, 9.13.

    Examples
    --------
    >>> x, kernel = np.ones((1, 3, 3, 1)), np.ones((2, 2, 1, 1))
    >>> output_grad = np.ones((1, 2, 2, 1))
    >>> conv2d_grad(x, kernel, output_grad).x_grad[0, :, :, 0]
    array([[1., 2., 1.],
           [2., 4., 2.],
           [1., 2., 1.]])
    """
    x, kernel, places = _prepare(x, kernel, strides, padding, dilation_rate)
    *window, filters = kernel.shape
    shape = (len(x), *places.output, filters)
    grad = shaped(output_grad, "output_grad", shape, like=x).reshape(-1, filters)
    back = grad @ kernel.reshape(-1, filters).T  # (batch * rows * columns, taps * in)
    back = back.reshape(*shape[:-1], *window).transpose(0, 1, 2, 5, 3, 4)
    return ConvGrad(
        x_grad=fold(back, places, x.shape[1:3]),
        kernel_grad=(_columns(x, places) @ grad).reshape(kernel.shape),
        bias_grad=grad.sum(axis=0),
    )


def conv1d(
    x: np.ndarray,
    kernel: np.ndarray,
    bias: np.ndarray | None = None,
    strides: int = 1,
    padding: str = "valid",
    dilation_rate: int = 1,
) -> np.ndarray:
    """Slide every filter along time.

    As `conv2d`, for `x` of shape (batch, time, channels) and `kernel` of shape
    (time, in, out). With the padding "causal" all zeros go before the start, so that no
    output depends on the future.

    Examples
    --------
    >>> series = np.array([1.0, 2.0, 4.0]).reshape(1, 3, 1)
    >>> before_and_now = np.array([-1.0, 1.0]).reshape(2, 1, 1)
    >>> conv1d(series, before_and_now, padding="causal")[0, :, 0]
    array([1., 1., 2.])
    """
    x = tensor(x, "x", SERIES)
    kernel = tensor(kernel, "kernel", ("time", "in", "out"))
    refuse_misfit(kernel, x)
    choice(padding, "padding", ("valid", "same", "causal"))
    strides = whole(strides, "strides")
    conv_output_size(x.shape[1], len(kernel), strides, padding, dilation_rate)
    if padding == "causal":
        x = np.pad(x, ((0, 0), (span(len(kernel), dilation_rate) - 1, 0), (0, 0)))
        padding = "valid"
    y = conv2d(
        x[:, :, None], kernel[:, None], bias, (strides, 1), padding, (dilation_rate, 1)
    )
    return y[:, :, 0]


def flip_kernel(kernel: np.ndarray) -> np.ndarray:
    """Turn each filter by 180 degrees: convolution is correlation with this.

    Parameters
    ----------
    kernel : array of shape (height, width) or (height, width, in, out)

    Examples
    --------
    >>> flip_kernel(np.array([[1, 2], [3, 4]]))
    array([[4., 3.],
           [2., 1.]])
    """
    flat = np.ndim(kernel) == 2
    return tensor(kernel, "kernel", KERNEL[:2] if flat else KERNEL)[::-1, ::-1]


def _prepare(
    x: np.ndarray, kernel: np.ndarray, strides: Size, padding: str, dilation_rate: Size
) -> tuple[np.ndarray, np.ndarray, Grid]:
    """Check what goes into a convolution and place its windows."""
    x = tensor(x, "x", IMAGES)
    kernel = tensor(kernel, "kernel", KERNEL).astype(x.dtype, copy=False)
    refuse_misfit(kernel, x)
    places = grid(x.shape[1:3], kernel.shape[:2], strides, padding, dilation_rate)
    return x, kernel, places


def _columns(x: np.ndarray, places: Grid) -> np.ndarray:
    """Lay all windows side by side: (taps * channels, batch * rows * columns)."""
    taps_first = windows(x, places).transpose(4, 5, 3, 0, 1, 2)
    return taps_first.reshape(np.prod(taps_first.shape[:3]), -1)
