"""Polynomials of every degree through the same points, and what their error is of."""

from typing import NamedTuple

import numpy as np

from helpers.nn._checks import floats, shaped, whole
from helpers.nn.regularizers import finite


class PolynomialFamily(NamedTuple):
    """Least-squares polynomials of degree 0, 1 ... highest through the same points."""

    fitted: np.ndarray  # (highest + 1, ..., points), at the points fitted to
    curves: np.ndarray  # (highest + 1, ..., places), at the places asked for


class BiasVariance(NamedTuple):
    """The two parts of a mean squared error that a better fit could avoid."""

    bias_squared: np.ndarray  # (highest + 1,), one for each degree
    variance: np.ndarray  # (highest + 1,)


def polynomial_family(
    x: np.ndarray, y: np.ndarray, highest: int, places: np.ndarray
) -> PolynomialFamily:
    """Fit polynomials of every degree by least squares, all at once.

    With ``P`` the Legendre polynomials of `x`, one in each column, and ``P = Q @ R``::

        fitted[degree] = Q[:, : degree + 1] @ Q[:, : degree + 1].T @ y

    Parameters
    ----------
    x : array of shape (points,), from -1 to 1
    y : array of shape (..., points)
        One row, or many: each is fitted alone.
    highest : int, 0 or more
        The highest degree; there must be more different points than that.
    places : array of shape (places,), from -1 to 1
        Where the curves are wanted.

    Returns
    -------
    PolynomialFamily

    Raises
    ------
    ValueError
        For what is no row of finite numbers, an `x` or `places` beyond -1 and 1, rows
        that do not fit together, or too few points.

    Notes
    -----
    The columns of ``Q`` are orthonormal, so a degree more adds a column and leaves the
    weights of the others as they are. Powers of `x` would be nearly alike, and no
    longer told apart at degree 25.

    Examples
    --------
    >>> x = np.array([-1.0, 0.0, 1.0])
    >>> made = polynomial_family(x, x**2, 2, places=np.array([0.5]))
    >>> made.curves.ravel().round(3)
    array([0.667, 0.667, 0.25 ])
    """
    at_points, at_places = _basis(x, highest, places)
    y = finite(y, "y")
    if y.shape[-1:] != at_points.shape[:1]:
        raise ValueError(f"y must be (..., {len(at_points)}) like x, not {y.shape}")
    weights = np.moveaxis(y @ at_points, -1, 0)[..., None]  # (highest + 1, ..., 1)
    along = (slice(None), *[None] * (y.ndim - 1))
    fitted, curves = (
        np.cumsum(weights * basis.T[along], axis=0) for basis in (at_points, at_places)
    )
    return PolynomialFamily(fitted, curves)


def bias_variance(
    x: np.ndarray,
    truth: np.ndarray,
    highest: int,
    places: np.ndarray,
    place_truth: np.ndarray,
    noise: float,
) -> BiasVariance:
    """Part the error of polynomials into bias and variance, for every degree.

    Over all draws of the noise, with means over `places`::

        bias_squared = mean((mean fit - truth)**2)
        variance = mean((fit - mean fit)**2)
        mean squared error on fresh points = bias_squared + variance + noise**2

    Parameters
    ----------
    x : array of shape (points,), from -1 to 1
    truth : array of shape (points,)
        What `y` would be there without noise.
    highest : int, 0 or more
    places : array of shape (places,), from -1 to 1
        Where the error counts, evenly.
    place_truth : array of shape (places,)
        The truth there.
    noise : float, 0 or more
        Standard deviation of the noise in `y`, in units of `y`.

    Returns
    -------
    BiasVariance

    Raises
    ------
    ValueError
        As `polynomial_family`, or for a noise below 0.

    Notes
    -----
    Nothing is drawn: a least-squares fit is a fixed weighted sum of the `y`, so its
    mean and its variance follow from the weights.

    References
    ----------
    .. [1] Hastie, Tibshirani, Friedman, "The Elements of Statistical Learning", 2009,
       section 7.3.

    Examples
    --------
    A straight truth: a constant is biased, a parabola has more to vary with.

    >>> x, at = np.linspace(-1, 1, 20), np.linspace(-1, 1, 101)
    >>> parts = bias_variance(x, x, 2, at, at, noise=0.3)
    >>> parts.bias_squared.round(3) + 0.0, parts.variance.round(4)
    (array([0.34, 0.  , 0.  ]), array([0.0045, 0.0087, 0.0125]))
    """
    if not (np.isfinite(noise) and noise >= 0):
        raise ValueError(f"noise must be 0 or more, not {noise}")
    means = polynomial_family(x, truth, highest, places).curves
    at_places = _basis(x, highest, places)[1]
    place_truth = shaped(place_truth, "place_truth", means.shape[1:], like=means)
    bias_squared = np.mean((means - finite(place_truth, "place_truth")) ** 2, axis=1)
    return BiasVariance(
        bias_squared, noise**2 * np.cumsum(np.mean(at_places**2, axis=0))
    )


def _basis(
    x: np.ndarray, highest: int, places: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return polynomials orthonormal over `x`, one a column: there, and at `places`."""
    x, places = _within(x, "x"), _within(places, "places")
    highest = whole(highest, "highest", least=0)
    if len(np.unique(x)) <= highest:
        raise ValueError(
            f"degree {highest} wants {highest + 1} different points or more, "
            f"not {len(np.unique(x))}"
        )
    at_points, mix = np.linalg.qr(np.polynomial.legendre.legvander(x, highest))
    at_places = np.polynomial.legendre.legvander(places, highest)
    return at_points, np.linalg.solve(mix.T, at_places.T).T


def _within(values: np.ndarray, name: str) -> np.ndarray:
    values = finite(floats(values, name), name)
    if values.ndim != 1 or not len(values) or np.abs(values).max() > 1:
        raise ValueError(f"{name} must be a row of numbers from -1 to 1")
    return values
