"""How far a score may be off because the test set is only a sample."""

from statistics import NormalDist
from typing import NamedTuple

import numpy as np

from helpers.nn._checks import floats, whole


class Interval(NamedTuple):
    """Where the true value may well lie."""

    low: float
    high: float


def wilson_interval(right: int, count: int, confidence: float = 0.95) -> Interval:
    """Say how good a classifier may be that named `right` of `count` samples rightly.

    With ``p = right / count`` and ``z`` the normal quantile, 1.96 for 95%::

        scale = 1 + z**2 / count
        middle = (p + z**2 / (2 * count)) / scale
        half = z * sqrt(p * (1 - p) / count + z**2 / (4 * count**2)) / scale

    Parameters
    ----------
    right, count : int, in samples
    confidence : float between 0 and 1, default 0.95
        How often, over many test sets, such an interval holds the true share.

    Returns
    -------
    Interval
        Shares, from 0 to 1. Never of width 0, not even if all were right.

    Raises
    ------
    ValueError
        If `right` is not from 0 to `count`, or `confidence` not between 0 and 1.

    References
    ----------
    .. [1] Wilson, "Probable inference, the law of succession, and statistical
       inference", 1927.

    Examples
    --------
    >>> low, high = wilson_interval(110, 114)
    >>> round(low, 3), round(high, 3)
    (0.913, 0.986)
    """
    count, right = whole(count, "count"), whole(right, "right", least=0)
    if right > count:
        raise ValueError(f"right must be at most count, {count}, not {right}")
    z, p = _quantile(confidence), right / count
    scale = 1 + z**2 / count
    middle = (p + z**2 / (2 * count)) / scale
    half = z * np.sqrt(p * (1 - p) / count + z**2 / (4 * count**2)) / scale
    return Interval(max(0.0, float(middle - half)), min(1.0, float(middle + half)))


def bootstrap_interval(
    values: np.ndarray,
    rng: np.random.Generator,
    confidence: float = 0.95,
    draws: int = 2000,
) -> Interval:
    """Say where the mean of `values` may lie, by drawing the samples again and again.

    Each draw takes as many values as there are, with replacement, and their mean; the
    interval holds the middle share `confidence` of these means.

    Parameters
    ----------
    values : array of shape (samples,)
        One for each test sample, such as its absolute error.
    rng : np.random.Generator
    confidence : float between 0 and 1, default 0.95
    draws : int, default 2000

    Returns
    -------
    Interval
        In the unit of `values`.

    Raises
    ------
    ValueError
        If `values` is not one row of finite numbers, or `confidence` not between 0
        and 1.

    References
    ----------
    .. [1] Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13.

    Examples
    --------
    >>> errors = np.array([1.0, 2.0, 3.0, 4.0])
    >>> low, high = bootstrap_interval(errors, np.random.default_rng(0))
    >>> round(low, 2), round(high, 2)
    (1.5, 3.5)
    """
    values = floats(values, "values")
    if values.ndim != 1 or not values.size or not np.isfinite(values).all():
        raise ValueError(
            f"values must be a row of finite numbers, not of shape {values.shape}"
        )
    _quantile(confidence)
    draws = whole(draws, "draws")
    means = values[rng.integers(0, values.size, (draws, values.size))].mean(axis=1)
    outside = (1 - confidence) / 2
    low, high = np.quantile(means, [outside, 1 - outside])
    return Interval(float(low), float(high))


def _quantile(confidence: float) -> float:
    """Return how many standard deviations hold that share of a normal distribution."""
    if not 0 < confidence < 1:
        raise ValueError(f"confidence must be between 0 and 1, not {confidence}")
    return NormalDist().inv_cdf((1 + confidence) / 2)
