"""How straight a function is: which share of it a plane explains, and how it bends."""

from typing import NamedTuple

import numpy as np

from helpers.nn._checks import floats, tensor, whole


class PolynomialFit(NamedTuple):
    """A polynomial laid through points, with a price on its coefficients."""

    weights: np.ndarray  # (degree + 1,), of the Legendre polynomials
    fitted: np.ndarray  # (points,), at the points it was fitted to
    curve: np.ndarray  # (places,), at the places asked for
    roughness: float  # sum of the squared second differences along the curve


def linear_share(x: np.ndarray, y: np.ndarray) -> float:
    """Return the share of `y` that the best plane over `x` explains.

    ``1 - variance(y - plane) / variance(y)``: 1 for what is linear in `x`.

    Parameters
    ----------
    x : array of shape (samples, features)
        What a network reads.
    y : array of shape (samples,)
        What it answers.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        For shapes that do not fit together, what is not finite, fewer than two
        samples, or answers that are all the same.

    Examples
    --------
    >>> x = np.linspace(-1, 1, 201)[:, None]
    >>> linear_share(x, 3 * x[:, 0] + 1), round(linear_share(x, x[:, 0] ** 2), 3)
    (1.0, 0.0)
    """
    x, y = _finite(tensor(x, "x", ("samples", "features"))), _finite(floats(y, "y"))
    if y.shape != (len(x),) or len(x) < 2:
        raise ValueError(f"y must be ({len(x)},) with two samples, not {y.shape}")
    if np.ptp(y) == 0:
        raise ValueError("y must not be the same for all samples")
    columns = np.column_stack([x, np.ones(len(x))])
    plane = columns @ np.linalg.lstsq(columns, y)[0]
    return float(1 - np.var(y - plane) / np.var(y))


def fit_polynomial(
    x: np.ndarray, y: np.ndarray, degree: int, l2: float, places: np.ndarray
) -> PolynomialFit:
    """Fit a polynomial by least squares with an L2 penalty.

    ``weights = inverse(P.T @ P + 2 * l2 * points * identity) @ P.T @ y``, where ``P``
    holds a Legendre polynomial of `x` in every column.

    Parameters
    ----------
    x : array of shape (points,), from -1 to 1
    y : array of shape (points,)
    degree : int, 0 or more
    l2 : float, 0 or more
        Strength: half the mean squared error plus ``l2 * sum(weights**2)`` is least.
    places : array of shape (places,), from -1 to 1
        Where the curve is wanted, evenly spaced.

    Returns
    -------
    PolynomialFit

    Raises
    ------
    ValueError
        For what is no row of finite numbers from -1 to 1, rows that do not fit
        together, or settings out of range.

    Notes
    -----
    The features are Legendre polynomials: powers of `x` would be nearly alike, and
    the penalty would mean little.

    Examples
    --------
    >>> x = np.linspace(-1, 1, 9)
    >>> fit = fit_polynomial(x, x**2, 2, l2=0.0, places=np.array([-1.0, 0.0, 1.0]))
    >>> fit.curve.round(6) + 0.0, round(fit.roughness, 3)
    (array([1., 0., 1.]), 4.0)
    """
    degree = whole(degree, "degree", least=0)
    x, places = _within(x, "x"), _within(places, "places")
    y = _finite(floats(y, "y"))
    if y.shape != x.shape:
        raise ValueError(f"y must be {x.shape} like x, not {y.shape}")
    if not (np.isfinite(l2) and l2 >= 0):
        raise ValueError(f"l2 must be 0 or more, not {l2}")
    columns = np.polynomial.legendre.legvander(x, degree)
    if l2:
        pull = 2 * l2 * len(x) * np.eye(degree + 1)
        weights = np.linalg.solve(columns.T @ columns + pull, columns.T @ y)
    else:
        weights = np.linalg.lstsq(columns, y)[0]
    fitted, curve = (np.polynomial.legendre.legval(at, weights) for at in (x, places))
    roughness = float(np.sum(np.diff(curve, 2) ** 2))
    return PolynomialFit(weights, fitted, curve, roughness)


def _finite(array: np.ndarray) -> np.ndarray:
    if not np.isfinite(array).all():
        raise ValueError("x and y must be finite")
    return array


def _within(values: np.ndarray, name: str) -> np.ndarray:
    """Return a row of numbers from -1 to 1."""
    values = floats(values, name)
    if values.ndim != 1 or not len(values) or np.abs(values).max() > 1:
        raise ValueError(f"{name} must be a row of numbers from -1 to 1")
    return values
