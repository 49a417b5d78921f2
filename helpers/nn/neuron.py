"""One neuron: a weighted sum and an activation, and the line where its sum is 0."""

from collections.abc import Callable

import numpy as np

from helpers.nn._checks import floats, shaped


def identity(x: np.ndarray) -> np.ndarray:
    """Give back what came: the activation that Keras calls linear.

    Examples
    --------
    >>> identity(np.array([-2.0, 3.0]))
    array([-2.,  3.])
    """
    return floats(x, "x")


def binary_step(x: np.ndarray) -> np.ndarray:
    """Give 1 for what is above 0, else 0; the first artificial neurons did this.

    Examples
    --------
    >>> binary_step(np.array([-2.0, 0.0, 3.0]))
    array([0., 0., 1.])
    """
    x = floats(x, "x")
    return (x > 0).astype(x.dtype)


def neuron(
    x: np.ndarray,
    weights: np.ndarray,
    bias: float,
    activation: Callable[[np.ndarray], np.ndarray] = identity,
) -> np.ndarray:
    """Weigh all features, add them up with the bias, and apply the activation.

    ``y = activation(x @ weights + bias)``

    Parameters
    ----------
    x : array of shape (features,) or (batch, features)
    weights : array of shape (features,)
    bias : float
    activation : callable, default identity
        A function of the sums, such as ``relu`` or ``sigmoid``.

    Returns
    -------
    float for one sample, else array of shape (batch,)

    Raises
    ------
    ValueError
        If there is not one weight for each feature, or something holds NaN.

    Notes
    -----
    A layer of several neurons is `dense`: its kernel has a column of weights for each.

    References
    ----------
    .. [1] Rosenblatt, "The Perceptron", 1958; https://keras.io/api/layers/core_layers/dense/

    Examples
    --------
    >>> neuron(np.array([[1.0, 2.0], [0.0, 0.0]]), np.array([3.0, -1.0]), bias=0.5)
    array([1.5, 0.5])
    """
    x = floats(x, "x")
    if x.ndim not in (1, 2) or x.shape[-1] == 0:
        raise ValueError(f"x must be (features,) or (batch, features), not {x.shape}")
    weights = shaped(weights, "weights", x.shape[-1:], like=x)
    bias = shaped(bias, "bias", (), like=x)
    return activation(x @ weights + bias)


def decision_line(
    weights: np.ndarray, bias: float, reach: float = 1.0
) -> np.ndarray | None:
    """Find the line in a plane on which the sum of a neuron is 0.

    All x with ``weights @ x + bias == 0``. The weights stand perpendicular on it and
    point to the side where the sum is positive; it passes the origin at the distance
    ``abs(bias) / norm(weights)``.

    Parameters
    ----------
    weights : array of shape (2,)
    bias : float
    reach : float, default 1
        How far the ends lie from the foot, in units of the plane.

    Returns
    -------
    array of shape (3, 2), or None
        One end, the foot (the point nearest to the origin), the other end. None where
        both weights are 0: there is no line.

    Raises
    ------
    ValueError
        If there are not two weights and one bias, or something holds NaN.

    Examples
    --------
    >>> decision_line(np.array([0.0, 2.0]), bias=-1.0, reach=3.0)
    array([[ 3. ,  0.5],
           [ 0. ,  0.5],
           [-3. ,  0.5]])
    """
    weights = shaped(weights, "weights", (2,), like=np.empty(0))
    bias = shaped(bias, "bias", (), like=weights)
    length = np.hypot(*weights)
    if length == 0:
        return None
    foot = -bias * (weights / length) / length
    along = reach * np.array([weights[1], -weights[0]]) / length
    return np.stack([foot + along, foot, foot - along]) + 0.0  # and no -0.0
