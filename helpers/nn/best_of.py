"""What the best of many models scores by luck alone."""

from typing import NamedTuple

import numpy as np

from helpers.nn._checks import whole


class Contest(NamedTuple):
    """Models that know nothing, scored on one test set."""

    scores: np.ndarray  # (models,), share of the test samples named rightly
    winner: int  # which of the models scored best; the first where several did
    fresh: float  # the winner's score on samples that did not choose it


class BestOf(NamedTuple):
    """Score of the best model, for every number of models asked about."""

    expected: np.ndarray  # (numbers,), mean over all test sets there could be
    low: np.ndarray  # (numbers,), 5 of 100 test sets give less than this
    high: np.ndarray  # (numbers,), 5 of 100 test sets give more than this


def coin_contest(
    models: int,
    samples: int,
    rng: np.random.Generator,
    chance: float = 0.5,
    fresh: int = 10_000,
) -> Contest:
    """Let models that only toss a coin answer one test set, and take the best.

    Each answer is right with probability `chance`, whatever the sample, so a model's
    score is ``binomial(samples, chance) / samples``, and no model is the better one.

    Parameters
    ----------
    models : int
        How many are tried on the same test set.
    samples : int
        Size of the test set.
    rng : np.random.Generator
        The same one gives the same first scores for a larger number of models.
    chance : float, from 0 to 1, default 0.5
        True accuracy of every model.
    fresh : int, in samples, default 10000
        Size of the second test set, which only the winner sees.

    Returns
    -------
    Contest

    Raises
    ------
    ValueError
        If `models`, `samples` or `fresh` is no whole number of at least 1, or `chance`
        not from 0 to 1.

    Examples
    --------
    >>> contest = coin_contest(200, 100, np.random.default_rng(6))
    >>> print(contest.scores.max(), contest.fresh)
    0.64 0.5028
    """
    models, samples = whole(models, "models"), whole(samples, "samples")
    fresh, chance = whole(fresh, "fresh"), _share(chance)
    scores = rng.binomial(samples, chance, models) / samples
    again = rng.binomial(fresh, chance) / fresh
    return Contest(scores, int(scores.argmax()), float(again))


def best_of(models: np.ndarray, samples: int, chance: float = 0.5) -> BestOf:
    """Compute the score to expect of the best of many equally good models.

    With ``F(c)``, the chance that one model has at most ``c`` samples right, all of
    them have at most ``c`` right with chance ``F(c) ** models``, and so ::

        expected = sum_c (1 - F(c) ** models) / samples    for c from 0 to samples - 1

    Parameters
    ----------
    models : whole number, or array of shape (numbers,)
        How many models are tried.
    samples : int
        Size of the test set.
    chance : float, from 0 to 1, default 0.5
        True accuracy of every model.

    Returns
    -------
    BestOf
        Exact: nothing is drawn.

    Raises
    ------
    ValueError
        If a number of models or `samples` is no whole number of at least 1, or
        `chance` not from 0 to 1.

    References
    ----------
    .. [1] David, Nagaraja, "Order Statistics", 2003, chapter 3.

    Examples
    --------
    Of one toss each, the better of two coins is right three times in four.

    >>> best_of(2, samples=1).expected
    array([0.75])
    >>> best_of(np.array([1, 200]), samples=100).expected.round(3)
    array([0.5  , 0.636])
    """
    numbers = np.array([whole(number, "models") for number in np.ravel(models)])
    samples, chance = whole(samples, "samples"), _share(chance)
    at_most = _at_most(samples, chance) ** numbers[:, None]  # (numbers, samples + 1)
    return BestOf(
        expected=(1 - at_most[:, :-1]).sum(axis=1) / samples,
        low=(at_most < 0.05).sum(axis=1) / samples,
        high=(at_most < 0.95).sum(axis=1) / samples,
    )


def _at_most(samples: int, chance: float) -> np.ndarray:
    """Return the chances of at most 0, 1 ... `samples` right answers."""
    if chance in (0.0, 1.0):
        return np.append(np.full(samples, 1.0 - chance), 1.0)
    right = np.arange(1, samples + 1)
    ratios = np.log((samples - right + 1) / right * chance / (1 - chance))
    logs = samples * np.log1p(-chance) + np.append(0.0, np.cumsum(ratios))
    sums = np.cumsum(np.exp(logs))
    return np.minimum(sums / sums[-1], 1.0)


def _share(chance: float) -> float:
    if not 0 <= chance <= 1:
        raise ValueError(f"chance must be from 0 to 1, not {chance}")
    return float(chance)
