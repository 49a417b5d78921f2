"""Samples dealt into a part to fit on and a part to score on."""

from math import ceil
from typing import NamedTuple

import numpy as np

from helpers.nn._checks import whole


class Fold(NamedTuple):
    """Two parts of the numbers 0 to ``samples - 1`` that have none in common."""

    train: np.ndarray  # (train samples,), whole numbers in rising order
    test: np.ndarray  # (test samples,), whole numbers in rising order


def k_fold(
    samples: int,
    k: int = 5,
    rng: np.random.Generator | None = None,
    labels: np.ndarray | None = None,
) -> list[Fold]:
    """Split k times, so that every sample is in the test part exactly once.

    Where the samples do not divide evenly, the first folds test one sample more, as
    scikit-learn's ``KFold`` does.

    Parameters
    ----------
    samples : int
        How many samples there are.
    k : int, from 2 to `samples`, default 5
        How many folds. With ``k = samples`` every fold tests a single sample.
    rng : np.random.Generator, optional
        Shuffles the samples first. Without it each fold tests a run of neighbours.
    labels : array of shape (samples,), optional
        Stratify: every class is dealt to the folds in turn, so that each fold tests
        nearly the same number of each, as ``StratifiedKFold`` does.

    Returns
    -------
    list of Fold
        ``x[fold.train]`` and ``x[fold.test]`` pick the two parts of the samples.

    Raises
    ------
    ValueError
        If `samples` or `k` is no whole number, `k` is not from 2 to `samples`, or
        there is not one label for each sample.

    References
    ----------
    .. [1] Stone, "Cross-validatory choice and assessment of statistical
       predictions", 1974.
    .. [2] https://scikit-learn.org/stable/modules/cross_validation.html

    Examples
    --------
    >>> [fold.test for fold in k_fold(5, k=2)]
    [array([0, 1, 2]), array([3, 4])]
    >>> k_fold(5, k=2)[0].train
    array([3, 4])
    """
    samples, k = whole(samples, "samples"), whole(k, "k", least=2)
    if k > samples:
        raise ValueError(f"k must be at most the {samples} samples, not {k}")
    order = _order(samples, rng)
    if labels is None:
        tests = np.array_split(order, k)
    else:
        together = order[np.argsort(_labels(labels, samples)[order], kind="stable")]
        tests = [together[first::k] for first in range(k)]
    return [_fold(samples, test) for test in tests]


def group_k_fold(
    groups: np.ndarray,
    k: int = 5,
    rng: np.random.Generator | None = None,
    labels: np.ndarray | None = None,
) -> list[Fold]:
    """Split k times, so that rows of one group never lie on both sides.

    For rows that are not independent: copies of one picture, many pictures of one
    patient. The groups are dealt as `k_fold` deals samples.

    Parameters
    ----------
    groups : array of shape (samples,)
        To which group every sample belongs: numbers or words.
    k : int, from 2 to the number of groups, default 5
    rng : np.random.Generator, optional
    labels : array of shape (samples,), optional
        Stratify by the label of each group's first sample.

    Returns
    -------
    list of Fold

    Raises
    ------
    ValueError
        As `k_fold`, or if `groups` has more than one axis or is empty.

    Examples
    --------
    >>> [fold.test for fold in group_k_fold(np.array([7, 8, 7, 9]), k=3)]
    [array([0, 2]), array([1]), array([3])]
    """
    groups = np.asarray(groups)
    if groups.ndim != 1 or groups.size == 0:
        raise ValueError(f"groups must be (samples,), not {groups.shape}")
    _, first, member = np.unique(groups, return_index=True, return_inverse=True)
    labels = None if labels is None else _labels(labels, len(groups))[first]
    return [
        _fold(len(groups), np.flatnonzero(np.isin(member, fold.test)))
        for fold in k_fold(len(first), k, rng, labels)
    ]


def hold_out(
    samples: int, test_size: float = 0.2, rng: np.random.Generator | None = None
) -> Fold:
    """Put a share of the samples aside, once.

    ``ceil(test_size * samples)`` of them are in the test part, as with scikit-learn's
    ``train_test_split``.

    Parameters
    ----------
    samples : int
        How many samples there are.
    test_size : float, above 0 and below 1, default 0.2
        Share of the samples that the test part gets.
    rng : np.random.Generator, optional
        Shuffles the samples first. Without it the last ones are put aside, which is
        right for samples in order of time, and wrong for samples sorted by class.

    Returns
    -------
    Fold

    Raises
    ------
    ValueError
        If `samples` is no whole number of at least 2, or `test_size` is not a share
        that leaves a sample on both sides.

    Examples
    --------
    >>> hold_out(5, test_size=0.4)
    Fold(train=array([0, 1, 2]), test=array([3, 4]))
    """
    samples = whole(samples, "samples", least=2)
    if not 0 < test_size < 1:
        raise ValueError(f"test_size must be above 0 and below 1, not {test_size}")
    aside = ceil(round(test_size * samples, 9))  # 0.07 * 100 is 7.000000000000001
    if aside == samples:
        raise ValueError(
            f"test_size {test_size} of {samples} samples leaves none to train on"
        )
    return _fold(samples, _order(samples, rng)[samples - aside :])


def _order(samples: int, rng: np.random.Generator | None) -> np.ndarray:
    return np.arange(samples) if rng is None else rng.permutation(samples)


def _labels(labels: np.ndarray, samples: int) -> np.ndarray:
    labels = np.asarray(labels)
    if labels.shape != (samples,):
        raise ValueError(f"labels must be ({samples},), not {labels.shape}")
    return labels


def _fold(samples: int, test: np.ndarray) -> Fold:
    """Return the numbers in `test`, and all others."""
    tested = np.zeros(samples, bool)
    tested[test] = True
    return Fold(np.flatnonzero(~tested), np.flatnonzero(tested))
