"""Batch normalization, forward and back, as Keras computes it."""

from typing import NamedTuple

import numpy as np

from helpers.nn._checks import shaped
from helpers.nn.standardize import moments, samples


class BatchNormWeights(NamedTuple):
    """What a batch normalization knows, each (channels,), in Keras's order.

    ``BatchNormWeights(*layer.get_weights())`` opens a trained layer. The first two are
    trained; the last two are averages of what the batches had.
    """

    gamma: np.ndarray
    beta: np.ndarray
    moving_mean: np.ndarray
    moving_variance: np.ndarray


class BatchNorm(NamedTuple):
    """What `batch_norm` returns."""

    y: np.ndarray  # of the shape of x
    weights: BatchNormWeights  # with the averages as they are afterwards


class BatchNormGrad(NamedTuple):
    """Gradients of a loss with respect to what went into `batch_norm`."""

    x: np.ndarray  # (..., channels)
    gamma: np.ndarray  # (channels,)
    beta: np.ndarray  # (channels,)


def batch_norm(
    x: np.ndarray,
    weights: BatchNormWeights,
    training: bool = False,
    momentum: float = 0.99,
    epsilon: float = 0.001,
) -> BatchNorm:
    """Normalize each channel, by the batch in training and by averages afterwards.

    With mean and variance over all axes but the last, in training of `x`, else the
    moving ones::

        y = gamma * (x - mean) / sqrt(variance + epsilon) + beta

    and in training also, for the mean and for the variance::

        moving = momentum * moving + (1 - momentum) * that of the batch

    Parameters
    ----------
    x : array of shape (..., channels)
        For example (batch, features) or (batch, height, width, channels).
    weights : BatchNormWeights
    training : bool, default False
        Whether to take mean and variance from `x`.
    momentum : float, from 0 to 1, default 0.99
        The share of the moving averages that stays.
    epsilon : float, default 0.001
        Keeps the root away from 0.

    Returns
    -------
    BatchNorm

    Raises
    ------
    ValueError
        For an `x` without batch or channels, or that holds NaN or infinity, weights
        of another shape, a variance below 0, or settings out of their range.

    References
    ----------
    .. [1] Ioffe, Szegedy, "Batch Normalization: Accelerating Deep Network Training by
       Reducing Internal Covariate Shift", 2015;
       https://keras.io/api/layers/normalization_layers/batch_normalization/

    Examples
    --------
    >>> fresh = BatchNormWeights(np.ones(1), np.zeros(1), np.zeros(1), np.ones(1))
    >>> made = batch_norm(np.array([[10.0], [30.0]]), fresh, training=True)
    >>> made.y.round(3).ravel(), made.weights.moving_mean
    (array([-1.,  1.]), array([0.2]))

    A batch of one sample is its own mean, whatever it is:

    >>> batch_norm(np.array([[123.0]]), fresh, training=True).y
    array([[0.]])
    """
    x, weights = _opened(x, weights, epsilon)
    if not 0 <= momentum <= 1:
        raise ValueError(f"momentum must be from 0 to 1, not {momentum}")
    mean, variance = weights[2:]
    if training:
        mean, variance = moments(x)
        moving = (
            momentum * old + (1 - momentum) * new
            for old, new in zip(weights[2:], (mean, variance), strict=True)
        )
        after = BatchNormWeights(weights.gamma, weights.beta, *moving)
    normal = (x - mean) / np.sqrt(variance + epsilon)
    y = weights.gamma * normal + weights.beta
    return BatchNorm(y, after if training else weights)


def batch_norm_grad(
    x: np.ndarray,
    weights: BatchNormWeights,
    output_grad: np.ndarray,
    training: bool = True,
    epsilon: float = 0.001,
) -> BatchNormGrad:
    """Send a gradient back through `batch_norm`, in training through mean and variance.

    With ``n = (x - mean) / sqrt(variance + epsilon)``, ``g = output_grad * gamma`` and
    means over all axes but the last::

        x_grad = (g - mean(g) - n * mean(g * n)) / sqrt(variance + epsilon)
        gamma_grad = sum(output_grad * n)
        beta_grad = sum(output_grad)

    Both means subtracted are what moving `x` as a whole, or stretching it, would
    change, which the normalization takes back. Outside training mean and variance are
    constants, and ``x_grad = g / sqrt(variance + epsilon)``.

    Parameters
    ----------
    x, weights, epsilon
        What went into `batch_norm`.
    output_grad : array of the shape of `x`
        Gradient of the loss with respect to ``y``.
    training : bool, default True

    Returns
    -------
    BatchNormGrad

    Raises
    ------
    ValueError
        As `batch_norm`, or for an `output_grad` of another shape than `x`.

    References
    ----------
    .. [1] Ioffe, Szegedy, "Batch Normalization", 2015, section 3.

    Examples
    --------
    Pushing all outputs up is no use to `x`:

    >>> one = BatchNormWeights(np.ones(1), np.zeros(1), np.zeros(1), np.ones(1))
    >>> x = np.array([[1.0], [2.0], [6.0]])
    >>> grad = batch_norm_grad(x, one, np.ones((3, 1)))
    >>> grad.x.ravel(), grad.beta
    (array([0., 0., 0.]), array([3.]))
    """
    x, weights = _opened(x, weights, epsilon)
    output_grad = shaped(output_grad, "output_grad", x.shape, like=x)
    over = tuple(range(x.ndim - 1))
    mean, variance = moments(x) if training else weights[2:]
    root = np.sqrt(variance + epsilon)
    normal = (x - mean) / root
    pull = output_grad * weights.gamma
    if training:
        pull = pull - pull.mean(over) - normal * (pull * normal).mean(over)
    return BatchNormGrad(
        pull / root, (output_grad * normal).sum(over), output_grad.sum(over)
    )


def _opened(
    x: np.ndarray, weights: BatchNormWeights, epsilon: float
) -> tuple[np.ndarray, BatchNormWeights]:
    """Return `x` and weights as floats of one type, or refuse them."""
    x = samples(x, "x")
    if not epsilon >= 0:
        raise ValueError(f"epsilon must be 0 or more, not {epsilon}")
    names = BatchNormWeights._fields
    if len(weights) != len(names):
        raise ValueError(f"weights must be {', '.join(names)}, not {len(weights)}")
    shape = x.shape[-1:]
    opened = BatchNormWeights(
        *(shaped(w, n, shape, like=x) for w, n in zip(weights, names, strict=True))
    )
    if (opened.moving_variance < 0).any():
        lowest = opened.moving_variance.min()
        raise ValueError(f"moving_variance must be 0 or more, not {lowest}")
    return x, opened
