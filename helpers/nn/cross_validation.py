"""A whole pipeline scored fold by fold, rightly or with a leak."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from helpers.nn.correlation import strongest
from helpers.nn.folds import Fold
from helpers.nn.standardize import standardize

Predict = Callable[[np.ndarray, np.ndarray, np.ndarray], np.ndarray]


class CrossValidation(NamedTuple):
    """What every fold scored, and what it chose."""

    scores: np.ndarray  # (folds,), share of the test rows named rightly
    right: np.ndarray  # (all test rows,), 1 or 0, fold after fold
    chosen: np.ndarray  # (folds, keep), columns of the features that were kept


def cross_validate(
    x: np.ndarray,
    y: np.ndarray,
    folds: Sequence[Fold],
    predict: Predict,
    keep: int,
    select_first: bool = False,
    scale_first: bool = False,
) -> CrossValidation:
    """Select features, scale them, fit and score, in every fold anew.

    A step fitted on the training rows of the fold knows nothing of the test rows. A
    step fitted on all rows, before the split, does: that is a leak.

    Parameters
    ----------
    x : array of shape (rows, features)
    y : array of shape (rows,)
        Classes as 0 and 1.
    folds : sequence of Fold
        Such as `k_fold` makes.
    predict : callable
        ``predict(x_train, y_train, x_test) -> labels``, such as `nearest_centroid`.
    keep : int
        How many features are selected, by their correlation with the labels.
    select_first, scale_first : bool, default False
        Fit that step on all rows instead.

    Returns
    -------
    CrossValidation

    Raises
    ------
    ValueError
        If there is no fold, or as `strongest`, `standardize` and `predict`.

    References
    ----------
    .. [1] Ambroise, McLachlan, "Selection bias in gene extraction on the basis of
       microarray gene-expression data", 2002.
    .. [2] Kaufman et al., "Leakage in Data Mining", 2012.

    Examples
    --------
    Forty rows of noise, with labels that have nothing to do with them:

    >>> from helpers.nn import k_fold, nearest_centroid
    >>> rng = np.random.default_rng(0)
    >>> x, y = rng.normal(size=(40, 1000)), np.tile([0, 1], 20)
    >>> folds = k_fold(40, 5, rng, labels=y)
    >>> for select_first in (False, True):
    ...     made = cross_validate(x, y, folds, nearest_centroid, 20, select_first)
    ...     print(made.scores.mean().round(3))
    0.45
    0.9
    """
    if not len(folds):
        raise ValueError("there must be a fold at least")
    all_rows = np.arange(len(x))
    before = strongest(x, y, keep) if select_first else None
    scores, right, chosen = [], [], []
    for train, test in folds:
        columns = strongest(x[train], y[train], keep) if before is None else before
        kept = x[:, columns]
        scaled = standardize(kept, kept[all_rows if scale_first else train]).x
        right.append(predict(scaled[train], y[train], scaled[test]) == y[test])
        scores.append(right[-1].mean())
        chosen.append(columns)
    return CrossValidation(
        np.array(scores), np.concatenate(right).astype(float), np.array(chosen)
    )
