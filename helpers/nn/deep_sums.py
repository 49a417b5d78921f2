"""What goes through a deep network, batch by batch, with and without normalization."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from helpers.nn._checks import choice, floats
from helpers.nn.activations import relu, tanh

NORMS = ("none", "batch", "features")


class MovingStatistics(NamedTuple):
    """Averages that every layer of a network keeps, for use after training."""

    mean: np.ndarray  # (layers, units)
    variance: np.ndarray  # (layers, units)


class DeepSums(NamedTuple):
    """What `deep_sums` returns."""

    sums: np.ndarray  # (layers, batches, batch, units), after any normalization
    seen: MovingStatistics | None  # of the sums before it, means over the batches


def deep_sums(
    x: np.ndarray,
    kernels: Sequence[np.ndarray],
    activation: str = "tanh",
    norm: str = "none",
    moving: MovingStatistics | None = None,
    epsilon: float = 0.001,
) -> DeepSums:
    """Send batches through dense layers without bias, and keep every layer's sums.

    For each layer, the first one reads `x`::

        sums = activation(sums of the layer before) @ kernel
        sums = (sums - mean) / sqrt(variance + epsilon)  # unless norm is "none"

    Mean and variance are taken over each batch, one for every unit (``"batch"``), or
    over all units, one for every sample (``"features"``: layer normalization).

    Parameters
    ----------
    x : array of shape (batches, batch, features)
    kernels : sequence of array of shape (features, units)
    activation : {"tanh", "relu"}
    norm : {"none", "batch", "features"}
    moving : MovingStatistics, optional
        With ``norm="batch"``: taken in place of those of each batch, as Keras does
        outside training.
    epsilon : float, default 0.001
        Keeps the root away from 0.

    Returns
    -------
    DeepSums
        In the type of `x`. ``seen`` is None unless `norm` is ``"batch"``, and `moving`
        if that was given.

    Raises
    ------
    ValueError
        For shapes that do not fit together, numbers that are not finite, or an unknown
        activation or norm.

    References
    ----------
    .. [1] Ioffe, Szegedy, "Batch Normalization", 2015; Ba, Kiros, Hinton, "Layer
       Normalization", 2016.

    Examples
    --------
    >>> x = np.array([[[1.0], [3.0]]])
    >>> made = deep_sums(x, [np.array([[10.0]])], norm="batch", epsilon=0.0)
    >>> made.sums.ravel(), made.seen.mean
    (array([-1.,  1.]), array([[20.]]))
    """
    x, kernels = _opened(x, kernels)
    choice(norm, "norm", NORMS)
    act = {"tanh": tanh, "relu": relu}[choice(activation, "activation", _KNOWN)]
    kept, seen, fed = [], [], x
    for place, kernel in enumerate(kernels):
        sums = fed @ kernel
        if norm == "batch" and moving is not None:
            mean, variance = moving.mean[place], moving.variance[place]
        elif norm != "none":
            axis = 1 if norm == "batch" else 2
            mean = sums.mean(axis, keepdims=True)
            variance = np.square(sums - mean).mean(axis, keepdims=True)
            seen.append((mean.mean((0, 1)), variance.mean((0, 1))))
        if norm != "none":
            sums = (sums - mean) / np.sqrt(variance + epsilon)
        kept.append(sums.astype(x.dtype, copy=False))
        fed = act(kept[-1])
    if norm == "batch" and moving is None:
        moving = MovingStatistics(*map(np.stack, zip(*seen, strict=True)))
    return DeepSums(np.stack(kept), moving)


def moving_after(
    seen: MovingStatistics, batches: int, momentum: float = 0.99
) -> MovingStatistics:
    """Say where moving averages stand after so many batches like those seen.

    They start from mean 0 and variance 1, and take a share ``1 - momentum`` of every
    batch, so that ``momentum**batches`` of the start is left.

    Parameters
    ----------
    seen : MovingStatistics
        Of the batches, each of the same.
    batches : int, 0 or more
    momentum : float, from 0 to 1, default 0.99
        Keras's default.

    Returns
    -------
    MovingStatistics

    Raises
    ------
    ValueError
        For a number of batches below 0, or a momentum out of its range.

    Examples
    --------
    >>> seen = MovingStatistics(np.array([[4.0]]), np.array([[9.0]]))
    >>> moving_after(seen, batches=1, momentum=0.75)
    MovingStatistics(mean=array([[1.]]), variance=array([[3.]]))
    """
    if batches < 0:
        raise ValueError(f"batches must be 0 or more, not {batches}")
    if not 0 <= momentum <= 1:
        raise ValueError(f"momentum must be from 0 to 1, not {momentum}")
    left = momentum**batches
    return MovingStatistics((1 - left) * seen.mean, left + (1 - left) * seen.variance)


_KNOWN = ("tanh", "relu")


def _opened(
    x: np.ndarray, kernels: Sequence[np.ndarray]
) -> tuple[np.ndarray, list[np.ndarray]]:
    x = floats(x, "x")
    if x.ndim != 3 or not x.size:
        raise ValueError(f"x must be (batches, batch, features), not {x.shape}")
    opened, fed = [], x.shape[-1]
    for kernel in kernels:
        kernel = floats(kernel, "kernels").astype(x.dtype, copy=False)
        if kernel.ndim != 2 or kernel.shape[0] != fed:
            raise ValueError(f"a kernel must be ({fed}, units), not {kernel.shape}")
        opened.append(kernel)
        fed = kernel.shape[1]
    if not opened:
        raise ValueError("kernels must hold at least one kernel")
    if not (np.isfinite(x).all() and all(np.isfinite(k).all() for k in opened)):
        raise ValueError("x and kernels must be finite")
    return x, opened
