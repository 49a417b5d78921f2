"""How the weights of a linear regression move as its penalty grows."""

from collections.abc import Sequence

import numpy as np

from helpers.nn._checks import whole
from helpers.nn._regression import checked, curvature, moments
from helpers.nn.regularizers import shrunk, strength


def penalty_path(
    x: np.ndarray,
    y: np.ndarray,
    l1: Sequence[float],
    l2: Sequence[float],
    steps: int = 500,
) -> np.ndarray:
    """Fit a linear regression for many strengths at once, by proximal steps.

    Parameters
    ----------
    x : array of shape (samples, features)
    y : array of shape (samples,)
    l1, l2 : sequences of the same length, each number 0 or more
        One pair of strengths for each fit, as for `proximal_descent`.
    steps : int

    Returns
    -------
    array of shape (strengths, features)
        In each row the weights of one pair.

    Raises
    ------
    ValueError
        As `proximal_descent`, or if there are not as many `l1` as `l2`.

    Examples
    --------
    >>> x = np.sqrt(2) * np.eye(2)
    >>> penalty_path(x, x @ [3.0, 0.2], l1=[0.1, 1.0], l2=[0.0, 0.0])
    array([[2.95, 0.15],
           [2.5 , 0.  ]])
    """
    x, y = checked(x, y)
    l1 = np.array([strength(one, "l1") for one in l1])
    l2 = np.array([strength(one, "l2") for one in l2])
    if l1.shape != l2.shape:
        raise ValueError(f"l1 has {len(l1)} strengths, but l2 has {len(l2)}")
    gram, target = moments(x, y)
    rates = 1 / np.maximum(curvature(gram, l2), np.finfo(float).tiny)
    target = target[:, None]
    weights = np.zeros((x.shape[1], len(l1)))
    for _ in range(whole(steps, "steps", least=0)):
        grad = gram @ weights - target + 2 * l2 * weights
        weights = shrunk(weights - rates * grad, rates * l1)
    return weights.T
