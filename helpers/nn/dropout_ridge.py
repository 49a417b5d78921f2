"""Dropout on the inputs of a linear regression: a ridge that minds their sizes."""

from typing import NamedTuple

import numpy as np

from helpers.nn._checks import shaped, whole
from helpers.nn._rate import finite, keep_share


class DropoutLoss(NamedTuple):
    """What dropout minimises on average: the sum of two parts."""

    error: float  # mean squared error without dropout, unit of y squared
    penalty: float  # what dropout adds, unit of y squared


def dropout_loss(
    x: np.ndarray, y: np.ndarray, weights: np.ndarray, rate: float
) -> DropoutLoss:
    """Average the squared error of a linear regression over all dropout masks.

    ``error = mean((x @ weights - y)**2)``
    ``penalty = rate / (1 - rate) * sum_j mean(x[:, j]**2) * weights[j]**2``

    Their sum is exactly the mean over all masks of the squared error that inverted
    dropout on `x` makes.

    Parameters
    ----------
    x : array of shape (samples, features)
    y : array of shape (samples,)
    weights : array of shape (features,)
    rate : float, from 0 to below 1, without unit

    Returns
    -------
    DropoutLoss

    Raises
    ------
    ValueError
        For shapes that do not fit together, a rate that is not from 0 to below 1, or
        numbers that are not finite.

    References
    ----------
    .. [1] Srivastava et al., "Dropout", 2014, section 9.1, for the form that does not
       enlarge what is kept; Wager, Wang, Liang, "Dropout Training as Adaptive
       Regularization", 2013.

    Examples
    --------
    >>> x, y = np.array([[1.0, 1.0]]), np.array([2.0])
    >>> dropout_loss(x, y, np.array([2.0, 0.0]), rate=0.5)
    DropoutLoss(error=0.0, penalty=4.0)
    >>> dropout_loss(x, y, np.array([1.0, 1.0]), rate=0.5)
    DropoutLoss(error=0.0, penalty=2.0)
    """
    keep = keep_share(rate)
    x, y = _table(x, y)
    weights = shaped(finite(weights, "weights"), "weights", x.shape[1:], like=x)
    error = np.mean((x @ weights - y) ** 2)
    sizes = np.mean(x**2, axis=0)  # (features,)
    return DropoutLoss(float(error), float((1 - keep) / keep * sizes @ weights**2))


def dropout_ridge(x: np.ndarray, y: np.ndarray, rate: float) -> np.ndarray:
    """Solve the linear regression that dropout on the inputs leads to.

    ``weights = solve(x.T @ x / n + rate / (1 - rate) * diag(mean(x**2)), x.T @ y / n)``

    Parameters
    ----------
    x : array of shape (samples, features)
    y : array of shape (samples,)
    rate : float, from 0 to below 1, without unit
        Chance of every input to be dropped.

    Returns
    -------
    array of shape (features,)
        The weights with the smallest `dropout_loss`; where several have it, as with
        twins at rate 0, the shortest of them.

    Raises
    ------
    ValueError
        As `dropout_loss`.

    Examples
    --------
    Two inputs are the same: with dropout they share the work, and both shrink.

    >>> x = np.array([[1.0, 1.0], [-1.0, -1.0]])
    >>> for rate in (0.2, 0.5, 0.8):
    ...     print(dropout_ridge(x, 2 * x[:, 0], rate).round(2))
    [0.89 0.89]
    [0.67 0.67]
    [0.33 0.33]
    """
    keep = keep_share(rate)
    x, y = _table(x, y)
    ridge = (1 - keep) / keep * np.mean(x**2, axis=0)
    curvature = x.T @ x / len(x) + np.diag(ridge)  # (features, features)
    return np.linalg.lstsq(curvature, x.T @ y / len(x), rcond=None)[0]


def dropout_descent(
    x: np.ndarray,
    y: np.ndarray,
    rate: float,
    rng: np.random.Generator,
    start: np.ndarray,
    learning_rate: float = 0.01,
    steps: int = 2000,
) -> np.ndarray:
    """Descend the squared error with a new dropout mask at every step.

    ``seen = inverted_dropout(x, new mask, rate)``
    ``weights -= learning_rate * seen.T @ (seen @ weights - y) / samples``

    Parameters
    ----------
    x : array of shape (samples, features)
    y : array of shape (samples,)
    rate : float, from 0 to below 1, without unit
    rng : numpy.random.Generator
        Draws the masks.
    start : array of shape (features,)
        The weights to begin with.
    learning_rate : float, default 0.01
    steps : int, default 2000
        Every step sees all samples.

    Returns
    -------
    array of shape (steps + 1, features)
        The weights from `start` on. They wander about those of `dropout_ridge`.

    Raises
    ------
    ValueError
        As `dropout_loss`; for fewer than one step, or a `learning_rate` that is not
        above 0.

    Examples
    --------
    >>> x = np.array([[1.0, 1.0], [-1.0, -1.0]])
    >>> rng, start = np.random.default_rng(0), np.array([2.0, 0.0])
    >>> dropout_descent(x, 2 * x[:, 0], 0.0, rng, start)[-1]
    array([2., 0.])
    """
    keep = keep_share(rate)
    x, y = _table(x, y)
    start = shaped(finite(start, "start"), "start", x.shape[1:], like=x)
    if not learning_rate > 0:
        raise ValueError(f"learning_rate must be above 0, not {learning_rate}")
    path = np.empty((whole(steps, "steps") + 1, x.shape[1]), x.dtype)
    path[0] = start
    for step in range(steps):
        seen = x * (rng.random(x.shape) >= rate) / keep
        off = seen @ path[step] - y  # (samples,)
        path[step + 1] = path[step] - learning_rate * seen.T @ off / len(x)
    return path


def _table(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    x = finite(x, "x", ("samples", "features"))
    return x, shaped(finite(y, "y"), "y", (len(x),), like=x)
