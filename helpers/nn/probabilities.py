"""Softmax as its formula stands, and how undecided a row of probabilities is."""

import numpy as np

from helpers.nn._checks import floats


def naive_softmax(scores: np.ndarray, temperature: float = 1.0) -> np.ndarray:
    """Compute softmax in float32 exactly as its formula stands: it overflows.

    ``p[i, j] = exp(scores[i, j] / T) / sum_k exp(scores[i, k] / T)``

    Parameters
    ----------
    scores : array of shape (batch, classes)
    temperature : float, default 1
        ``T`` above.

    Returns
    -------
    array of shape (batch, classes), float32
        Probabilities; ``nan`` where the formula divides infinity by infinity, or 0
        by 0.

    Raises
    ------
    ValueError
        If `scores` is not two-dimensional, or `temperature` is not above 0.

    Notes
    -----
    float32 holds numbers up to 3.4e38, which is ``exp(88.7)``. ``softmax`` subtracts
    the largest score of each row first, and gives the right answer for any scores.

    Examples
    --------
    >>> naive_softmax(np.array([[0.0, np.log(3.0)], [1000.0, 1001.0]]))
    array([[0.25, 0.75],
           [ nan,  nan]], dtype=float32)
    """
    scores = floats(scores, "scores").astype(np.float32)
    if scores.ndim != 2 or scores.shape[1] == 0:
        raise ValueError(f"scores must be (batch, classes), not {scores.shape}")
    if not temperature > 0:
        raise ValueError(f"temperature must be above 0, not {temperature}")
    with np.errstate(over="ignore", invalid="ignore"):
        weights = np.exp(scores / np.float32(temperature))
        return weights / weights.sum(axis=1, keepdims=True)


def entropy(probabilities: np.ndarray) -> np.ndarray:
    """Say how undecided each row of probabilities is: its mean surprise.

    ``entropy[i] = -sum_j p[i, j] * log(p[i, j])``, where 0 counts as 0

    Parameters
    ----------
    probabilities : array of shape (batch, classes)
        Each row sums to 1.

    Returns
    -------
    array of shape (batch,), in nats
        0 if one class has it all, ``log(classes)`` if all have the same.

    Raises
    ------
    ValueError
        If there is no class, a number is below 0, or a row does not sum to 1.

    References
    ----------
    .. [1] Shannon, "A Mathematical Theory of Communication", Bell System Technical
       Journal 27, 1948, section 6.

    Examples
    --------
    >>> entropy(np.array([[0.5, 0.5], [0.0, 1.0]])).round(3)
    array([0.693, 0.   ])
    """
    p = floats(probabilities, "probabilities")
    if p.ndim != 2 or p.shape[1] == 0:
        raise ValueError(f"probabilities must be (batch, classes), not {p.shape}")
    if (p < 0).any() or not np.allclose(p.sum(axis=1), 1, atol=1e-5):
        raise ValueError(
            "probabilities must be 0 or more and sum to 1 in each row, not "
            f"{p.min():g} at least and {np.unique(p.sum(axis=1))[:3]} in sum"
        )
    logs = np.log(np.where(p > 0, p, 1))
    return -(p * logs).sum(axis=1) + 0.0
