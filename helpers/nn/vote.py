"""How often the majority of several models is right."""

import numpy as np

from helpers.nn._checks import whole
from helpers.nn.averaging import from_0_to_1


def majority_vote(votes: np.ndarray) -> np.ndarray:
    """Give every sample the class that most models chose.

    Parameters
    ----------
    votes : array of int of shape (members, samples)
        Classes, counted from 0.

    Returns
    -------
    array of int of shape (samples,)
        Between classes with equally many votes, the lowest.

    Raises
    ------
    ValueError
        If `votes` is not (members, samples), is empty or holds no class.

    Examples
    --------
    >>> majority_vote(np.array([[0, 1, 2], [0, 1, 1], [1, 2, 1]]))
    array([0, 1, 1])
    """
    votes = np.asarray(votes)
    if votes.ndim != 2 or votes.size == 0:
        raise ValueError(f"votes must be (members, samples), not {votes.shape}")
    if votes.dtype.kind not in "iu" or votes.min() < 0:
        raise ValueError("votes must hold classes: whole numbers from 0")
    counts = [np.sum(votes == label, axis=0) for label in range(votes.max() + 1)]
    return np.argmax(counts, axis=0)


def vote_accuracy(
    members: np.ndarray, accuracy: float, correlation: float
) -> np.ndarray:
    """Compute how often most of several models are right, between two classes.

    Samples differ in how hard they are. The chance that a model is right is drawn for
    every sample from a beta distribution with mean `accuracy`, and given that chance
    the models are independent::

        a, b = accuracy * (1 / correlation - 1), (1 - accuracy) * (1 / correlation - 1)
        right models of a sample ~ beta_binomial(members, a, b)

    Any two models are then right together as their `correlation` says.

    Parameters
    ----------
    members : whole number, or array of shape (numbers,)
        How many models vote. A draw is decided by a coin.
    accuracy : float, from 0 to 1
        Of every single model.
    correlation : float, from 0 to 1
        Between any two models being right. With 0 they are independent, with 1 they
        are all right or all wrong.

    Returns
    -------
    array of shape (numbers,)
        From 0 to 1.

    Raises
    ------
    ValueError
        If a number of members is no whole number of at least 1, or `accuracy` or
        `correlation` not from 0 to 1.

    References
    ----------
    .. [1] Condorcet, "Essai sur l'application de l'analyse", 1785 (independent votes).
    .. [2] Ladha, "The Condorcet Jury Theorem, Free Speech, and Correlated Votes", 1992.

    Examples
    --------
    >>> vote_accuracy(np.array([1, 3, 25]), 0.7, correlation=0.0).round(3)
    array([0.7  , 0.784, 0.983])
    >>> vote_accuracy(25, 0.7, correlation=0.3).round(3)
    array([0.766])
    """
    numbers = np.array([whole(number, "members") for number in np.ravel(members)])
    accuracy = from_0_to_1(accuracy, "accuracy")
    correlation = from_0_to_1(correlation, "correlation")
    if correlation == 1 or accuracy in (0.0, 1.0):
        return np.full(len(numbers), accuracy)
    chances = _right(int(numbers.max()), accuracy, correlation)[:, numbers]
    right = np.arange(len(chances))[:, None]
    won = np.where(2 * right > numbers, 1.0, np.where(2 * right == numbers, 0.5, 0.0))
    return np.sum(chances * won, axis=0)


def draw_votes(
    cases: int,
    members: int,
    accuracy: float,
    correlation: float,
    rng: np.random.Generator,
) -> np.ndarray:
    """Draw which models are right on which samples, as `vote_accuracy` has it.

    Parameters
    ----------
    cases, members : int
    accuracy, correlation : float, from 0 to 1
    rng : np.random.Generator

    Returns
    -------
    array of bool of shape (cases, members)

    Raises
    ------
    ValueError
        If `cases` or `members` is no whole number of at least 1, or `accuracy` or
        `correlation` not from 0 to 1.

    Examples
    --------
    >>> draw_votes(2, 3, accuracy=1.0, correlation=0.5, rng=np.random.default_rng(0))
    array([[ True,  True,  True],
           [ True,  True,  True]])
    """
    shape = whole(cases, "cases"), whole(members, "members")
    accuracy = from_0_to_1(accuracy, "accuracy")
    correlation = from_0_to_1(correlation, "correlation")
    if correlation == 0 or accuracy in (0.0, 1.0):
        easy = np.full((shape[0], 1), accuracy)
    elif correlation == 1:
        easy = (rng.random((shape[0], 1)) < accuracy).astype(float)
    else:
        spread = 1 / correlation - 1
        easy = rng.beta(accuracy * spread, (1 - accuracy) * spread, (shape[0], 1))
    return rng.random(shape) < easy


def _right(most: int, accuracy: float, correlation: float) -> np.ndarray:
    """Return the chances of so many right (row) of so many members (column)."""
    counts = np.arange(most)
    if correlation == 0:
        hit, miss, all_ = (counts * 0 + np.log(p) for p in (accuracy, 1 - accuracy, 1))
    else:
        spread = 1 / correlation - 1
        hit, miss, all_ = (
            np.log(counts + share * spread) for share in (accuracy, 1 - accuracy, 1)
        )
    hit, miss, all_, ways = (
        np.append(0.0, np.cumsum(logs)) for logs in (hit, miss, all_, np.log1p(counts))
    )
    right, of = np.ogrid[: most + 1, : most + 1]
    wrong = np.maximum(of - right, 0)
    logs = ways[of] - ways[right] - ways[wrong] + hit[right] + miss[wrong] - all_[of]
    return np.where(right <= of, np.exp(np.minimum(logs, 0.0)), 0.0)
