"""Linear regression under a penalty: one solver reaches zeros, Keras's does not."""

from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from helpers.nn._checks import shaped, whole
from helpers.nn._regression import checked, curvature, moments
from helpers.nn.regularizers import finite, shrunk, soft_threshold, strength

Shrink = Callable[[np.ndarray, float], np.ndarray]

HUGE = 1e150
"""The square of a weight of this size is about to exceed every number."""


class SparseFit(NamedTuple):
    """Weights of a penalised linear regression, and how they were found."""

    weights: np.ndarray  # (features,)
    costs: np.ndarray  # (steps + 1,), error plus penalty, from before the first step on


@np.errstate(over="ignore", invalid="ignore")  # refused below, in words
def proximal_descent(
    x: np.ndarray,
    y: np.ndarray,
    l1: float = 0.0,
    l2: float = 0.0,
    steps: int = 500,
    shrink: Shrink = soft_threshold,
) -> SparseFit:
    """Fit a linear regression by proximal steps, which reach exact zeros (ISTA).

    From weights of 0, each step goes downhill on error and `l2`, then soft-thresholds::

        error = mean((x @ weights - y) ** 2)
        weights = weights - learning_rate * (error + l2 * sum(weights**2))_grad
        weights = soft_threshold(weights, learning_rate * l1)

    with the learning rate ``1 / curvature``, the largest that never climbs.

    Parameters
    ----------
    x : array of shape (samples, features)
    y : array of shape (samples,)
    l1, l2 : float, 0 or more
        Strengths as in Keras: what ``Dense(1, use_bias=False, kernel_regularizer=
        L1L2(l1, l2))`` would be trained for with the loss "mse".
    steps : int
    shrink : callable
        ``shrink(weights, threshold) -> weights``; another function than
        `soft_threshold` solves another problem.

    Returns
    -------
    SparseFit

    Raises
    ------
    ValueError
        For shapes that do not fit together, what is not finite, or `shrink` changing
        the shape of the weights.

    Notes
    -----
    scikit-learn halves the error: its ``Lasso(alpha)`` has ``alpha = l1 / 2``; its
    ``Ridge(alpha)`` sums it over the samples: ``alpha = samples * l2``.

    References
    ----------
    .. [1] Beck, Teboulle, "A Fast Iterative Shrinkage-Thresholding Algorithm for
       Linear Inverse Problems", 2009, section 3.

    Examples
    --------
    >>> x = np.sqrt(2) * np.eye(2)
    >>> proximal_descent(x, x @ [3.0, 0.2], l1=1.0).weights
    array([2.5, 0. ])
    """
    x, y = checked(x, y)
    l1, l2 = strength(l1, "l1"), strength(l2, "l2")
    gram, target = moments(x, y)
    rate = 1 / max(curvature(gram, l2), np.finfo(float).tiny)
    path = np.zeros((whole(steps, "steps", least=0) + 1, x.shape[1]))
    for step, (weights, after) in enumerate(pairwise(path)):
        downhill = weights - rate * (gram @ weights - target + 2 * l2 * weights)
        if shrink is soft_threshold:
            after[:] = shrunk(downhill, rate * l1)
            continue
        shape = weights.shape
        after[:] = shaped(shrink(downhill, rate * l1), "shrunk weights", shape, x)
        if not np.abs(after).max() < HUGE:
            raise ValueError(f"shrink lets the cost exceed every number, step {step}")
    return SparseFit(path[-1], _costs(x, y, path, l1, l2))


@np.errstate(over="ignore", invalid="ignore")  # refused below, in words
def subgradient_descent(
    x: np.ndarray,
    y: np.ndarray,
    l1: float = 0.0,
    l2: float = 0.0,
    learning_rate: float = 0.01,
    steps: int = 500,
    start: np.ndarray | None = None,
) -> SparseFit:
    """Fit a linear regression as Keras does: the penalty is one more gradient.

    ::

        weights = weights - learning_rate * (
            error_grad + l1 * sign(weights) + 2 * l2 * weights
        )

    Parameters
    ----------
    x : array of shape (samples, features)
    y : array of shape (samples,)
    l1, l2 : float, 0 or more
        As for `proximal_descent`.
    learning_rate : float, above 0
        The default is that of ``keras.optimizers.SGD``.
    steps : int
        Each looks at all samples.
    start : array of shape (features,), optional
        Weights before the first step; by default 0.

    Returns
    -------
    SparseFit
        Weights that should be 0 step back and forth over it, by about
        ``learning_rate * l1``: near 0, but never 0.

    Raises
    ------
    ValueError
        For shapes that do not fit together, what is not finite, or a learning rate so
        large that the cost exceeds every number.

    Examples
    --------
    >>> x = np.sqrt(2) * np.eye(2)
    >>> subgradient_descent(x, x @ [3.0, 0.2], l1=1.0, steps=1000).weights.round(3)
    array([2.5  , 0.003])
    """
    x, y = checked(x, y)
    l1, l2 = strength(l1, "l1"), strength(l2, "l2")
    if not 0 < learning_rate < np.inf:
        raise ValueError(f"learning_rate must be above 0, not {learning_rate}")
    gram, target = moments(x, y)
    start = np.zeros(x.shape[1]) if start is None else start
    path = np.zeros((whole(steps, "steps", least=0) + 1, x.shape[1]))
    path[0] = finite(shaped(start, "start", (x.shape[1],), like=x), "start")
    for weights, after in pairwise(path):
        grad = gram @ weights - target + l1 * np.sign(weights) + 2 * l2 * weights
        after[:] = weights - learning_rate * grad
    costs = _costs(x, y, path, l1, l2)
    if not (costs < np.inf).all():
        raise ValueError(
            f"learning_rate {learning_rate} is too large: the cost exceeds every "
            f"number after {np.argmin(costs < np.inf)} steps"
        )
    return SparseFit(path[-1], costs)


def _costs(
    x: np.ndarray, y: np.ndarray, path: np.ndarray, l1: float, l2: float
) -> np.ndarray:
    """Return the mean squared error plus both penalties, for each row of weights."""
    errors = ((path @ x.T - y) ** 2).mean(axis=1)
    return errors + l1 * np.abs(path).sum(axis=1) + l2 * (path**2).sum(axis=1)
