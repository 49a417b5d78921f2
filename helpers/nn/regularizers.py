"""Penalties on weights and on outputs: l1, l2, both, and the proximal step of l1."""

from typing import NamedTuple

import numpy as np

from helpers.nn._checks import floats


class Penalty(NamedTuple):
    """What a regularizer adds to the loss, and how it pulls."""

    value: float  # in the unit of the loss
    gradient: np.ndarray  # as the weights; a descent step subtracts it


def l1(weights: np.ndarray, l1: float = 0.01) -> Penalty:
    """Price every weight by its size: the pull is the same for large and small.

    ``value = l1 * sum(abs(weights))`` and ``gradient = l1 * sign(weights)``

    Parameters
    ----------
    weights : array of any shape
        Usually the kernel of a layer; biases are usually left out.
    l1 : float, 0 or more, in loss per unit of weight
        The strength.

    Returns
    -------
    Penalty

    Raises
    ------
    ValueError
        For weights that are empty or not finite, or a strength that is negative or
        not finite.

    Notes
    -----
    At 0 the penalty has a corner and no gradient. Keras takes 0 there, one of the
    subgradients from ``-l1`` to ``l1``, and so does this.

    References
    ----------
    .. [1] Tibshirani, "Regression Shrinkage and Selection via the Lasso", 1996;
       https://keras.io/api/layers/regularizers/

    Examples
    --------
    >>> penalty = l1(np.array([3.0, -0.3, 0.0]), 0.1)
    >>> round(penalty.value, 3), penalty.gradient
    (0.33, array([ 0.1, -0.1,  0. ]))
    """
    return l1_l2(weights, l1, 0.0)


def l2(weights: np.ndarray, l2: float = 0.01) -> Penalty:
    """Price every weight by its square: the pull fades as the weight gets small.

    ``value = l2 * sum(weights**2)`` and ``gradient = 2 * l2 * weights``

    Parameters
    ----------
    weights : array of any shape
        Usually the kernel of a layer; biases are usually left out.
    l2 : float, 0 or more, in loss per square of weight
        The strength. There is no half in Keras's formula, hence the 2 in the gradient.

    Returns
    -------
    Penalty

    Raises
    ------
    ValueError
        As for `l1`.

    References
    ----------
    .. [1] Goodfellow, Bengio, Courville, "Deep Learning", 2016, section 7.1.1;
       https://keras.io/api/layers/regularizers/

    Examples
    --------
    >>> penalty = l2(np.array([3.0, -0.3, 0.0]), 0.1)
    >>> round(penalty.value, 3), penalty.gradient.round(2)
    (0.909, array([ 0.6 , -0.06,  0.  ]))
    """
    return l1_l2(weights, 0.0, l2)


def l1_l2(weights: np.ndarray, l1: float, l2: float) -> Penalty:
    """Price every weight by its size and by its square, the elastic net.

    ``value = l1 * sum(abs(weights)) + l2 * sum(weights**2)`` and
    ``gradient = l1 * sign(weights) + 2 * l2 * weights``

    Parameters
    ----------
    weights : array of any shape
    l1, l2 : float, 0 or more
        The strengths, as for `l1` and `l2`.

    Returns
    -------
    Penalty

    Raises
    ------
    ValueError
        As for `l1`.

    References
    ----------
    .. [1] Zou, Hastie, "Regularization and Variable Selection via the Elastic Net",
       2005; https://keras.io/api/layers/regularizers/

    Examples
    --------
    >>> l1_l2(np.array([[2.0], [-1.0]]), l1=1.0, l2=10.0)
    Penalty(value=53.0, gradient=array([[ 41.],
           [-21.]]))
    """
    weights = finite(weights, "weights")
    l1, l2 = strength(l1, "l1"), strength(l2, "l2")
    value = l1 * np.abs(weights).sum() + l2 * np.square(weights).sum()
    return Penalty(float(value), l1 * np.sign(weights) + 2 * l2 * weights)


def activity_penalty(outputs: np.ndarray, l1: float = 0.0, l2: float = 0.0) -> Penalty:
    """Price what a layer gives instead of its weights, averaged over the batch.

    As `l1_l2` of the outputs, divided by the number of samples::

        value = (l1 * sum(abs(outputs)) + l2 * sum(outputs**2)) / batch

    Parameters
    ----------
    outputs : array of shape (batch, ...)
        What the layer gives, after its activation.
    l1, l2 : float, 0 or more
        The strengths; with both 0 there is no penalty.

    Returns
    -------
    Penalty
        Its gradient is by the outputs, and goes on backwards into the weights.

    Raises
    ------
    ValueError
        As for `l1`, and for outputs without an axis for the batch.

    Notes
    -----
    This is what Keras 3 does with `activity_regularizer`: it sums over all axes and
    divides by the length of the first alone. So the penalty of a sample does not hang
    on its batch, but a layer with more units, steps or pixels pays more. Penalties on
    kernels and biases are not divided by anything.

    References
    ----------
    .. [1] https://keras.io/api/layers/regularizers/

    Examples
    --------
    >>> activity_penalty(np.full((10, 3), 2.0), l1=1.0).value
    6.0
    """
    outputs = finite(outputs, "outputs")
    if outputs.ndim == 0:
        raise ValueError("outputs must be (batch, ...), not ()")
    total = l1_l2(outputs, l1, l2)
    return Penalty(total.value / len(outputs), total.gradient / len(outputs))


def soft_threshold(weights: np.ndarray, threshold: float) -> np.ndarray:
    """Bring every weight nearer to 0 by `threshold`, and what would cross it to 0.

    ``sign(weights) * max(abs(weights) - threshold, 0)``

    Parameters
    ----------
    weights : array of any shape
    threshold : float, 0 or more, in the unit of the weights
        In a proximal step ``learning_rate * l1``.

    Returns
    -------
    array of the same shape
        Weights of size up to `threshold` are exactly 0.

    Raises
    ------
    ValueError
        As for `l1`.

    Notes
    -----
    The result is the ``v`` with the least ``(v - w)**2 / 2 + threshold * abs(v)``: the
    proximal operator of `l1` [1]_. A step along the gradient of `l1` has the same
    length, but steps over 0 instead of stopping there.

    References
    ----------
    .. [1] Parikh, Boyd, "Proximal Algorithms", 2014, section 6.5.2.

    Examples
    --------
    >>> soft_threshold(np.array([3.0, -0.3, 0.05]), 0.1)
    array([ 2.9, -0.2,  0. ])
    """
    weights = finite(weights, "weights")
    return shrunk(weights, strength(threshold, "threshold"))


def shrunk(weights: np.ndarray, threshold: float | np.ndarray) -> np.ndarray:
    """Do what `soft_threshold` does, without looking at what comes in."""
    return weights - np.minimum(np.maximum(weights, -threshold), threshold)


def finite(value: np.ndarray, name: str) -> np.ndarray:
    """Return `value` as floats, refusing what is empty or not finite."""
    array = floats(value, name)
    if array.size == 0:
        raise ValueError(f"{name} must not be empty, but is {array.shape}")
    if not np.isfinite(array).all():
        raise ValueError(f"{name} must be finite")
    return array


def strength(value: float, name: str) -> float:
    """Return one finite number that is not negative, as a float."""
    if np.ndim(value) or not isinstance(value, (int, float, np.number)):
        raise ValueError(f"{name} must be one number, not {value!r}")
    if not 0 <= value < np.inf:
        raise ValueError(f"{name} must be 0 or more and finite, not {value}")
    return float(value)
