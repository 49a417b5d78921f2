"""Dropout as Keras computes it: drop at random, and make up for it at once."""

from typing import NamedTuple

import numpy as np

from helpers.nn._rate import finite, keep_share


class Dropped(NamedTuple):
    """What dropout hands on, and what it kept."""

    output: np.ndarray  # shape of x
    mask: np.ndarray  # shape of x, bool, True where x was kept


class DropoutMoments(NamedTuple):
    """What dropout does on average and how much that varies, each of x's shape."""

    mean: np.ndarray  # unit of x
    variance: np.ndarray  # unit of x, squared


def inverted_dropout(x: np.ndarray, mask: np.ndarray, rate: float) -> np.ndarray:
    """Drop what a given mask drops, and enlarge what it keeps.

    ``output = x * mask / (1 - rate)``

    Parameters
    ----------
    x : array of any shape
        What a layer puts out.
    mask : array of bool, of the shape of `x`
        True (or 1) where `x` is kept.
    rate : float, from 0 to below 1, without unit
        Share that is dropped on average. It is divided by what is *kept*,
        ``1 - rate``, so that the mean over all masks is `x` itself.

    Returns
    -------
    array of the shape of `x`

    Raises
    ------
    ValueError
        If `rate` is not from 0 to below 1, `mask` has another shape or holds something
        other than 0 and 1, or `x` is empty or not finite.

    Examples
    --------
    >>> inverted_dropout(np.array([0.2, 0.5, 1.3]), np.array([0, 1, 1]), rate=0.5)
    array([0. , 1. , 2.6])
    """
    keep = keep_share(rate)
    x = finite(x, "x")
    mask = np.asarray(mask)
    if mask.shape != x.shape:
        raise ValueError(f"mask must be {x.shape} as x is, not {mask.shape}")
    if not np.isin(mask, (0, 1)).all():
        raise ValueError("mask must hold True and False, or 1 and 0, only")
    return np.where(mask.astype(bool), x / x.dtype.type(keep), x.dtype.type(0))


def dropout(x: np.ndarray, rate: float, rng: np.random.Generator) -> Dropped:
    """Zero each number with chance `rate`, as Keras's Dropout does in training.

    ``mask = rng.random(x.shape) >= rate``
    ``output = x * mask / (1 - rate)``

    When a network is used, not trained, Keras leaves `x` as it is: there is nothing to
    compute.

    Parameters
    ----------
    x : array of any shape
        What a layer puts out.
    rate : float, from 0 to below 1, without unit
        Chance of every number to be dropped. How many are dropped varies.
    rng : numpy.random.Generator
        Draws the mask.

    Returns
    -------
    Dropped

    Raises
    ------
    ValueError
        If `rate` is not from 0 to below 1, or `x` is empty or not finite.

    References
    ----------
    .. [1] Srivastava et al., "Dropout: A Simple Way to Prevent Neural Networks from
       Overfitting", 2014, which scales by ``1 - rate`` at test time instead;
       https://keras.io/api/layers/regularization_layers/dropout/

    Examples
    --------
    >>> x = np.array([0.2, 0.5, 1.3, 0.8, 1.1])
    >>> output, mask = dropout(x, 0.4, np.random.default_rng(2))
    >>> mask.astype(int), output.round(3)
    (array([0, 0, 1, 0, 1]), array([0.   , 0.   , 2.167, 0.   , 1.833]))
    """
    keep_share(rate)
    x = finite(x, "x")
    mask = rng.random(x.shape) >= rate
    return Dropped(inverted_dropout(x, mask, rate), mask)


def spatial_dropout2d(x: np.ndarray, rate: float, rng: np.random.Generator) -> Dropped:
    """Drop whole maps with chance `rate`, as Keras's SpatialDropout2D in training.

    ``mask = rng.random((batch, 1, 1, channels)) >= rate``
    ``output = x * mask / (1 - rate)``

    Parameters
    ----------
    x : array of shape (batch, height, width, channels)
        The maps of a convolution.
    rate : float, from 0 to below 1, without unit
        Chance of every map to be dropped.
    rng : numpy.random.Generator
        Draws the mask.

    Returns
    -------
    Dropped

    Raises
    ------
    ValueError
        If `rate` is not from 0 to below 1, or `x` has other axes, is empty or not
        finite.

    References
    ----------
    .. [1] Tompson et al., "Efficient Object Localization Using Convolutional
       Networks", 2015;
       https://keras.io/api/layers/regularization_layers/spatial_dropout2d/

    Examples
    --------
    >>> x = np.ones((1, 2, 2, 3))
    >>> spatial_dropout2d(x, 0.5, np.random.default_rng(0)).mask.sum(axis=(1, 2))
    array([[4, 0, 0]])
    """
    keep_share(rate)
    x = finite(x, "x", ("batch", "height", "width", "channels"))
    kept = rng.random((len(x), 1, 1, x.shape[3])) >= rate
    mask = np.broadcast_to(kept, x.shape).copy()
    return Dropped(inverted_dropout(x, mask, rate), mask)


def dropout_moments(x: np.ndarray, rate: float) -> DropoutMoments:
    """Say what dropout gives on average, and how much one mask is off.

    ``mean = x``
    ``variance = x**2 * rate / (1 - rate)``

    Parameters
    ----------
    x : array of any shape
    rate : float, from 0 to below 1, without unit

    Returns
    -------
    DropoutMoments

    Raises
    ------
    ValueError
        If `rate` is not from 0 to below 1, or `x` is empty or not finite.

    Notes
    -----
    A kept number is ``x / (1 - rate)``, and the chance to be kept is ``1 - rate``: the
    mean is ``x``, and the mean square ``x**2 / (1 - rate)``.

    Examples
    --------
    >>> dropout_moments(np.array([2.0]), rate=0.2)
    DropoutMoments(mean=array([2.]), variance=array([1.]))
    """
    keep = keep_share(rate)
    x = finite(x, "x")
    return DropoutMoments(x.copy(), x**2 * x.dtype.type((1 - keep) / keep))
