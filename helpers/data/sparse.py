"""A linear regression whose truth, and whose inputs, may be mostly zeros."""

from typing import NamedTuple

import numpy as np

from ._checks import whole_number

SIZE = 4.0
"""Length of the true weights: the sum of their squares is its square."""
NOISE = 1.5
"""Standard deviation of what no input explains."""


class SparseProblem(NamedTuple):
    """Noisy samples to learn from, clean ones to test on, and the truth."""

    x_train: np.ndarray  # (train, features), variance 1
    y_train: np.ndarray  # (train,), with noise
    x_test: np.ndarray  # (test, features)
    y_test: np.ndarray  # (test,), without noise
    weights: np.ndarray  # (features,), the truth


def sparse_problem(
    relevant: int,
    zeros: float = 0.0,
    train: int = 80,
    features: int = 100,
    test: int = 500,
    seed: int = 0,
) -> SparseProblem:
    """Draw a regression in which only some of the true weights are not 0.

    Parameters
    ----------
    relevant : int
        True weights that are not 0, at random places.
    zeros : float, from 0 to 0.95
        Share of the inputs that is 0. The others are made larger, so that the variance
        stays 1.
    train, features, test : int
    seed : int

    Returns
    -------
    SparseProblem
        However many weights matter, the answers have the variance 16 about, and those
        to learn from have noise of variance 2.25 on top.

    Raises
    ------
    ValueError
        For numbers outside these limits.

    Examples
    --------
    >>> problem = sparse_problem(relevant=5, zeros=0.9)
    >>> int((problem.weights != 0).sum()), float((problem.x_test == 0).mean().round(1))
    (5, 0.9)
    """
    features = whole_number("features", features, low=1)
    relevant = whole_number("relevant", relevant, low=1, high=features)
    n = whole_number("train", train, low=1)
    m = whole_number("test", test, low=1)
    if not 0 <= zeros <= 0.95:
        raise ValueError(f"zeros must be from 0 to 0.95, not {zeros}")
    rng = np.random.default_rng(seed)
    weights = np.zeros(features)
    weights[rng.permutation(features)[:relevant]] = rng.normal(size=relevant)
    weights *= SIZE / np.linalg.norm(weights)
    there = rng.random((n + m, features)) >= zeros
    x = there * rng.normal(size=(n + m, features)) / np.sqrt(1 - zeros)
    y = x @ weights
    noise = NOISE * rng.normal(size=n)
    return SparseProblem(x[:n], y[:n] + noise, x[n:], y[n:], weights)
