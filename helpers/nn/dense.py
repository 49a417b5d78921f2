"""The dense layer, and the flattening that goes before it."""

from math import prod

import numpy as np

from helpers.nn._checks import floats, refuse_misfit, shaped, tensor


def dense(
    x: np.ndarray, kernel: np.ndarray, bias: np.ndarray | None = None
) -> np.ndarray:
    """Join every feature to every unit: ``y = x @ kernel + bias``.

    Acts on the last axis, as in Keras: on the maps of a convolution it is a convolution
    with a 1x1 kernel.

    Parameters
    ----------
    x : array of shape (batch, ..., features)
    kernel : array of shape (features, units)
    bias : array of shape (units,), optional

    Returns
    -------
    array of shape (batch, ..., units)
        Float32 for an `x` of float32, else float64.

    Raises
    ------
    ValueError
        If the shapes do not fit together, or something holds NaN.

    References
    ----------
    .. [1] https://keras.io/api/layers/core_layers/dense/

    Examples
    --------
    >>> dense(np.array([[1.0, 2.0]]), np.array([[3.0], [4.0]]), bias=np.array([0.5]))
    array([[11.5]])
    """
    x = floats(x, "x")
    if x.ndim < 2:
        raise ValueError(f"x must be (batch, ..., features), not {x.shape}")
    kernel = tensor(kernel, "kernel", ("features", "units"))
    refuse_misfit(kernel, x)
    y = x @ kernel.astype(x.dtype, copy=False)
    if bias is not None:
        y += shaped(bias, "bias", kernel.shape[1:], like=x)
    return y


def flatten(x: np.ndarray) -> np.ndarray:
    """Lay each sample out in one row: (batch, ...) to (batch, features).

    The last axis runs fastest. Nothing is learned or stored.

    Examples
    --------
    >>> flatten(np.arange(8.0).reshape(2, 2, 2))
    array([[0., 1., 2., 3.],
           [4., 5., 6., 7.]])
    """
    x = floats(x, "x")
    if x.ndim < 1:
        raise ValueError(f"x must be (batch, ...), not {x.shape}")
    return x.reshape(len(x), prod(x.shape[1:]))
