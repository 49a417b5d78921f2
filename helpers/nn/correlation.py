"""How strongly each feature goes along with the labels, and the strongest of them."""

import numpy as np

from helpers.nn._checks import shaped, whole
from helpers.nn._rate import finite


def correlations(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Compute Pearson's correlation of every feature with the labels.

    ``r[j] = mean(a[:, j] * b) / (a[:, j].std() * b.std())`` with
    ``a = x - x.mean(axis=0)`` and ``b = y - y.mean()``

    Parameters
    ----------
    x : array of shape (samples, features)
    y : array of shape (samples,)
        Numbers; classes as 0 and 1.

    Returns
    -------
    array of shape (features,)
        From -1 to 1, without unit. A feature that is the same in all samples has 0,
        and so have all features where the labels are all the same.

    Raises
    ------
    ValueError
        If the shapes do not fit, there is no sample or no feature, or a number is not
        finite.

    References
    ----------
    .. [1] Guyon, Elisseeff, "An Introduction to Variable and Feature Selection",
       2003, section 2.2.

    Examples
    --------
    >>> x = np.array([[1.0, 5.0], [2.0, 5.0], [3.0, 5.0]])
    >>> correlations(x, np.array([6.0, 4.0, 2.0]))
    array([-1.,  0.])
    """
    x = finite(x, "x", ("samples", "features"))
    y = shaped(y, "y", (len(x),), like=x)
    y = finite(y, "y")
    centred, labels = x - x.mean(axis=0), y - y.mean()
    lengths = np.sqrt(np.einsum("sf,sf->f", centred, centred) * (labels @ labels))
    together = labels @ centred
    return np.divide(together, lengths, np.zeros_like(together), where=lengths > 0)


def strongest(x: np.ndarray, y: np.ndarray, keep: int) -> np.ndarray:
    """Choose the features that go along with the labels most, up or down.

    Parameters
    ----------
    x, y : arrays of shape (samples, features) and (samples,)
        As for `correlations`. These are the samples that the choice gets to see.
    keep : int, from 1 to features
        How many features to choose.

    Returns
    -------
    array of shape (keep,)
        Their columns, the strongest first.

    Raises
    ------
    ValueError
        As `correlations`, or if `keep` is no whole number from 1 to features.

    Notes
    -----
    For two classes it chooses what scikit-learn's ``SelectKBest(f_classif)`` does.

    Examples
    --------
    >>> x = np.array([[1.0, 0.0, 3.0], [2.0, 1.0, 2.0], [3.0, 0.0, 2.0]])
    >>> strongest(x, np.array([1.0, 2.0, 3.0]), keep=2)
    array([0, 2])
    """
    strength = np.abs(correlations(x, y))
    if whole(keep, "keep") > len(strength):
        raise ValueError(f"keep must be at most {len(strength)}, not {keep}")
    return np.argsort(-strength, kind="stable")[:keep]
