"""A network of ReLU hinges, its weights set by hand to follow a curve."""

import numpy as np

from helpers.nn._checks import floats
from helpers.nn.mlp import DenseLayer


def hinge_network(
    knots: np.ndarray, heights: np.ndarray
) -> tuple[DenseLayer, DenseLayer]:
    """Build the network of one hidden layer that joins points by straight lines.

    ``f(x) = heights[0] + sum_k weights[k] * relu(x - knots[k])``, where ``weights[k]``
    is by how much the slope changes at ``knots[k]``.

    Parameters
    ----------
    knots : array of shape (units + 1,)
        Where the lines meet, rising, in units of ``x``. The last is the end of the
        last line: no hinge stands there.
    heights : array of shape (units + 1,)
        What the network gives there.

    Returns
    -------
    tuple of DenseLayer
        A hidden layer of ``units`` ReLUs, whose kernel (1, units) is 1 and whose
        bias is ``-knots[:-1]``, and an output layer with a kernel (units, 1).

    Raises
    ------
    ValueError
        If `knots` are no row of at least two rising numbers, `heights` have another
        shape, or something is not finite.

    Notes
    -----
    Left of the first knot every ReLU is 0 and the network is level; right of the last
    one the last line goes on.

    References
    ----------
    .. [1] Prince, "Understanding Deep Learning", 2023, section 3.2.

    Examples
    --------
    >>> hidden, output = hinge_network(np.array([0.0, 1.0, 3.0]), np.array([5, 7, 7]))
    >>> hidden.bias, output.kernel.ravel(), output.bias
    (array([-0., -1.]), array([ 2., -2.]), array([5.]))
    """
    knots, heights = _rising(knots), _row(heights, "heights")
    if heights.shape != knots.shape:
        raise ValueError(f"heights must be {knots.shape}, not {heights.shape}")
    slopes = np.diff(heights) / np.diff(knots)
    bends = np.diff(slopes, prepend=0.0)
    hidden = DenseLayer(np.ones((1, len(bends))), -knots[:-1], "relu")
    return hidden, DenseLayer(bends[:, None], heights[:1])


def best_heights(knots: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return the heights at `knots` with the least squared error of the lines.

    ``heights = inverse(H.T @ H) @ H.T @ y``, where ``H[i, k]`` is the share of knot
    ``k`` in a line at ``x[i]``: 1 at the knot, 0 at its neighbours.

    Parameters
    ----------
    knots : array of shape (units + 1,)
        Rising.
    x, y : arrays of shape (samples,)
        Points to come near to. Between any two knots there must be one.

    Returns
    -------
    array of shape (units + 1,)
        For ``hinge_network``.

    Raises
    ------
    ValueError
        For what is no row of finite numbers, rows that do not fit together, or too
        few points to tell every height.

    Examples
    --------
    >>> x = np.linspace(0, 2, 9)
    >>> best_heights(np.array([0.0, 1.0, 2.0]), x, np.abs(x - 1)).round(6) + 0.0
    array([1., 0., 1.])
    """
    knots, x, y = _rising(knots), _row(x, "x"), _row(y, "y")
    if y.shape != x.shape:
        raise ValueError(f"y must be {x.shape} like x, not {y.shape}")
    shares = _shares(knots, x)
    square = shares.T @ shares
    if not _all_told(square):
        raise ValueError(f"{len(x)} points are too few to tell {len(knots)} heights")
    return np.linalg.solve(square, shares.T @ y)


def power_of(x: np.ndarray, y: np.ndarray) -> float:
    """Return the power with which `y` grows: its slope over `x` on log-log axes.

    ``y`` is near ``c * x**power``, by least squares of the logarithms.

    Parameters
    ----------
    x, y : arrays of shape (points,), above 0

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If they are not two rows of one length, with at least two numbers above 0.

    Examples
    --------
    >>> widths = np.array([4.0, 8.0, 16.0])
    >>> round(power_of(widths, 3 / widths**2), 6)
    -2.0
    """
    x, y = _row(x, "x"), _row(y, "y")
    if y.shape != x.shape or len(x) < 2:
        raise ValueError(f"x and y must be two rows alike, not {x.shape} and {y.shape}")
    if min(x.min(), y.min()) <= 0:
        raise ValueError("x and y must be above 0, to have a logarithm")
    return float(np.polyfit(np.log(x), np.log(y), 1)[0])


def _shares(knots: np.ndarray, x: np.ndarray) -> np.ndarray:
    """Return the share of each knot in lines at `x`: (samples, units + 1)."""
    left = np.clip(np.searchsorted(knots, x, "right") - 1, 0, len(knots) - 2)
    way = np.clip((x - knots[left]) / (knots[left + 1] - knots[left]), 0, 1)
    shares, samples = np.zeros((len(x), len(knots))), np.arange(len(x))
    shares[samples, left] = 1 - way
    shares[samples, left + 1] = way
    return shares


def _all_told(square: np.ndarray) -> bool:
    """Say whether a symmetric matrix can be inverted; much quicker than its rank."""
    try:
        pivots = np.diag(np.linalg.cholesky(square))
    except np.linalg.LinAlgError:
        return False
    return pivots.min() > 1e-6 * pivots.max()


def _row(values: np.ndarray, name: str) -> np.ndarray:
    """Return one row of finite numbers."""
    values = floats(values, name)
    if values.ndim != 1 or not len(values) or not np.isfinite(values).all():
        raise ValueError(f"{name} must be a row of finite numbers, not {values.shape}")
    return values


def _rising(knots: np.ndarray) -> np.ndarray:
    knots = _row(knots, "knots")
    if len(knots) < 2 or not (np.diff(knots) > 0).all():
        raise ValueError("knots must be at least two numbers, each above the last")
    return knots
