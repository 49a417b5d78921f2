"""What a unit does with its sum: relu and its kin, sigmoid, tanh, softmax."""

import numpy as np

from helpers.nn._checks import floats


def relu(x: np.ndarray) -> np.ndarray:
    """Keep what is positive, else give 0: ``max(0, x)``, in any shape.

    Examples
    --------
    >>> relu(np.array([-2.0, 0.0, 3.0]))
    array([0., 0., 3.])
    """
    return np.maximum(floats(x, "x"), 0)


def leaky_relu(x: np.ndarray, negative_slope: float = 0.2) -> np.ndarray:
    """Keep what is positive, weaken what is negative: ``x`` or ``negative_slope * x``.

    Examples
    --------
    >>> leaky_relu(np.array([-2.0, 0.0, 3.0]))
    array([-0.4,  0. ,  3. ])
    """
    x = floats(x, "x")
    return np.where(x > 0, x, negative_slope * x)


def sigmoid(x: np.ndarray) -> np.ndarray:
    """Turn log-odds (nats) into probabilities: ``1 / (1 + exp(-x))``, in any shape.

    Only ``exp(-abs(x))`` is taken, which cannot overflow.

    Examples
    --------
    >>> sigmoid(np.array([-1000.0, 0.0, np.log(3.0)]))
    array([0.  , 0.5 , 0.75])
    """
    x = floats(x, "x")
    small = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, small) / (1 + small)


def tanh(x: np.ndarray) -> np.ndarray:
    """Squeeze any number between -1 and 1: ``2 * sigmoid(2 * x) - 1``.

    Examples
    --------
    >>> tanh(np.array([-1000.0, 0.0, 1000.0]))
    array([-1.,  0.,  1.])
    """
    return np.tanh(floats(x, "x"))


def softplus(x: np.ndarray) -> np.ndarray:
    """Round off the corner of relu: ``log(1 + exp(x))``, without overflow.

    Examples
    --------
    >>> softplus(np.array([-1000.0, 0.0, 5.0])).round(3)
    array([0.   , 0.693, 5.007])
    """
    return np.logaddexp(floats(x, "x"), 0)


def gelu(x: np.ndarray) -> np.ndarray:
    """Weigh by how rarely a normal number is larger: ``x * Phi(x)``.

    ``Phi(x)`` is the share of the standard normal distribution below ``x``.

    Examples
    --------
    >>> gelu(np.array([-3.0, 0.0, 3.0])).round(3)
    array([-0.004,  0.   ,  2.996])
    """
    from scipy.special import ndtr

    x = floats(x, "x")
    return x * ndtr(x)


def softmax(scores: np.ndarray, temperature: float = 1.0) -> np.ndarray:
    """Turn each row of scores into probabilities.

    ``p[i, j] = exp(scores[i, j] / T) / sum_k exp(scores[i, k] / T)``

    Parameters
    ----------
    scores : array of shape (batch, classes)
        Log-odds up to a constant per row, in nats.
    temperature : float, in nats, default 1
        ``T`` above. Small: the best class takes all. Large: all classes level.

    Returns
    -------
    array of shape (batch, classes)
        Probabilities, without unit: each in [0, 1], each row summing to 1.

    Raises
    ------
    ValueError
        If `scores` is not two-dimensional, or `temperature` is not above 0, or the
        largest score of a row is infinite.

    Notes
    -----
    The largest score of each row is subtracted first: the result is the same, and
    ``exp`` cannot overflow [1]_.

    References
    ----------
    .. [1] Goodfellow, Bengio, Courville, "Deep Learning", 2016, section 4.1.

    Examples
    --------
    >>> softmax(np.array([[0.0, 0.0], [0.0, 1000.0]]))
    array([[0.5, 0.5],
           [0. , 1. ]])
    """
    scores = floats(scores, "scores")
    if scores.ndim != 2 or scores.shape[1] == 0:
        raise ValueError(f"scores must be (batch, classes), not {scores.shape}")
    if not temperature > 0:
        raise ValueError(f"temperature must be above 0, not {temperature}")
    largest = scores.max(axis=1, keepdims=True)
    if not np.isfinite(largest).all():
        raise ValueError("scores must have a finite largest score in each row")
    weights = np.exp((scores - largest) / temperature)
    return weights / weights.sum(axis=1, keepdims=True)
