"""How lopsided the bowl of a loss is."""

from typing import NamedTuple

import numpy as np

from helpers.nn._checks import floats, shaped


class LeastSquares(NamedTuple):
    """A linear model's mean squared error as a bowl: ``lowest + half * gap' H gap``."""

    hessian: np.ndarray  # (weights, weights), the curvatures
    best: np.ndarray  # (weights,), where the loss is lowest; the bias is last
    lowest: float  # the loss there, in units of y squared


def condition_number(hessian: np.ndarray) -> float:
    """Divide the largest curvature of a bowl by the smallest.

    ``largest eigenvalue / smallest eigenvalue``

    Parameters
    ----------
    hessian : array of shape (weights, weights)
        Second derivatives of the loss: symmetric, curved upwards everywhere.

    Returns
    -------
    float
        1 for a round bowl; infinite if it is flat in some direction.

    Raises
    ------
    ValueError
        If it is no square, not symmetric, not finite, or curved downwards.

    References
    ----------
    .. [1] LeCun, Bottou, Orr, Mueller, "Efficient BackProp", 1998, section 5.

    Examples
    --------
    >>> condition_number(np.diag([0.5, 2.0, 50.0]))
    100.0
    """
    low, high = curvatures(hessian)[0][[0, -1]]
    with np.errstate(divide="ignore", over="ignore"):
        return float(np.divide(high, low)) if high > 0 else np.inf


def least_squares(x: np.ndarray, y: np.ndarray) -> LeastSquares:
    """Describe the mean squared error of ``x @ kernel + bias`` as a bowl.

    With ``a`` the samples and a column of ones for the bias::

        hessian = 2 * a.T @ a / samples
        best = the weights that solve hessian @ best = 2 * a.T @ y / samples

    Parameters
    ----------
    x : array of shape (samples, features)
    y : array of shape (samples,)
        What is to be predicted.

    Returns
    -------
    LeastSquares
        Of features + 1 weights, the bias last.

    Raises
    ------
    ValueError
        For shapes that do not fit, no samples, or numbers that are not finite.

    Examples
    --------
    >>> bowl = least_squares(np.array([[-1.0], [1.0]]), np.array([3.0, 7.0]))
    >>> bowl.best.round(6), bowl.hessian
    (array([2., 5.]), array([[2., 0.],
           [0., 2.]]))
    """
    x = floats(x, "x")
    if x.ndim != 2 or x.size == 0:
        raise ValueError(f"x must be (samples, features), not {x.shape}")
    y = shaped(y, "y", x.shape[:1], like=x)
    if not (np.isfinite(x).all() and np.isfinite(y).all()):
        raise ValueError("x and y must be finite")
    a = np.column_stack([x, np.ones(len(x))])
    best = np.linalg.lstsq(a, y, rcond=None)[0]
    lowest = float(np.mean((a @ best - y) ** 2))
    return LeastSquares(2 * a.T @ a / len(a), best, lowest)


def curvatures(hessian: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the eigenvalues, rising, and eigenvectors as columns."""
    hessian = floats(hessian, "hessian")
    if hessian.ndim != 2 or len(hessian) != hessian.shape[1] or not hessian.size:
        raise ValueError(f"hessian must be (weights, weights), not {hessian.shape}")
    if not np.isfinite(hessian).all():
        raise ValueError("hessian must be finite")
    if not np.allclose(hessian, hessian.T):
        raise ValueError("hessian must be symmetric")
    values, vectors = np.linalg.eigh(hessian)
    rounding = 1e-12 * np.abs(values).max() * len(values)
    if values[0] < -rounding:
        raise ValueError(f"hessian must curve upwards, but has {values[0]:.3g}")
    return np.maximum(values, 0), vectors
