"""What averaging several models leaves of the error of one."""

from typing import NamedTuple

import numpy as np

from helpers.nn._checks import whole
from helpers.nn._rate import finite


class SharedErrors(NamedTuple):
    """How large the errors of several models are, and how much they have in common."""

    squared: float  # mean squared error of one model
    correlation: float  # mean product of two models' errors, as a share of `squared`


def average_error(
    members: np.ndarray, correlation: float, squared: float = 1.0
) -> np.ndarray:
    """Compute the mean squared error of the average of several models.

    ``(correlation + (1 - correlation) / members) * squared``

    What the models have in common stays, however many there are; the rest shrinks
    with their number.

    Parameters
    ----------
    members : whole number, or array of shape (numbers,)
        How many models are averaged.
    correlation : float, from 0 to 1
        Of the errors of any two of them, as `shared_errors` measures it.
    squared : float, 0 or more, default 1
        Mean squared error of one of them.

    Returns
    -------
    array of shape (numbers,)
        In units of `squared`.

    Raises
    ------
    ValueError
        If a number of members is no whole number of at least 1, `correlation` is not
        from 0 to 1 or `squared` is below 0 or not finite.

    References
    ----------
    .. [1] Goodfellow, Bengio, Courville, "Deep Learning", 2016, equation 7.51.

    Examples
    --------
    >>> average_error(np.array([1, 2, 10]), correlation=0.3)
    array([1.  , 0.65, 0.37])
    """
    numbers = np.array([whole(number, "members") for number in np.ravel(members)])
    correlation = from_0_to_1(correlation, "correlation")
    if not 0 <= squared < np.inf:
        raise ValueError(f"squared must be 0 or more, not {squared}")
    return (correlation + (1 - correlation) / numbers) * squared


def shared_errors(errors: np.ndarray) -> SharedErrors:
    """Measure how large errors are and how much several models have in common.

    ``squared = mean(errors ** 2)``, and
    ``correlation = mean over pairs i < j of mean(errors[i] * errors[j]) / squared``

    Errors are not centred: a bias that all models share is something they have in
    common. With this correlation `average_error` is exact for the mean over all ways
    to choose so many of the models.

    Parameters
    ----------
    errors : array of shape (members, ...)
        Of two models at least: output minus answer, for every sample and output.

    Returns
    -------
    SharedErrors

    Raises
    ------
    ValueError
        If there are not two models at least, nothing to compare, a number that is not
        finite, or no error at all.

    Examples
    --------
    >>> shared_errors(np.array([[1.0, 2.0], [1.0, -2.0]]))
    SharedErrors(squared=2.5, correlation=-0.6)
    """
    errors = finite(errors, "errors")
    if errors.ndim < 2 or len(errors) < 2:
        raise ValueError(
            f"errors must be (members, ...) of two models at least, not {errors.shape}"
        )
    rows = errors.reshape(len(errors), -1).astype(float)
    products = rows @ rows.T / rows.shape[1]  # (members, members)
    squared = float(np.diag(products).mean())
    if squared == 0:
        raise ValueError("errors must not all be 0")
    pairs = products[np.triu_indices(len(rows), 1)]
    return SharedErrors(squared, float(pairs.mean() / squared))


def draw_errors(
    cases: int, members: int, correlation: float, rng: np.random.Generator
) -> np.ndarray:
    """Draw errors of variance 1 of which any two models have the same share in common.

    ``sqrt(correlation) * common + sqrt(1 - correlation) * own``, both normal

    Parameters
    ----------
    cases, members : int
    correlation : float, from 0 to 1
    rng : np.random.Generator

    Returns
    -------
    array of shape (cases, members)

    Raises
    ------
    ValueError
        If `cases` or `members` is no whole number of at least 1, or `correlation` not
        from 0 to 1.

    Examples
    --------
    >>> errors = draw_errors(10_000, 3, 0.5, np.random.default_rng(0))
    >>> print(np.corrcoef(errors.T)[0, 1].round(1))
    0.5
    """
    shape = whole(cases, "cases"), whole(members, "members")
    correlation = from_0_to_1(correlation, "correlation")
    common, own = rng.normal(size=(shape[0], 1)), rng.normal(size=shape)
    return np.sqrt(correlation) * common + np.sqrt(1 - correlation) * own


def from_0_to_1(value: float, name: str) -> float:
    """Return `value` as a float, refusing what is not from 0 to 1."""
    if not 0 <= value <= 1:
        raise ValueError(f"{name} must be from 0 to 1, not {value}")
    return float(value)
