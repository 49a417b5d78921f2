"""Optimizers that step along the gradient: plain, with momentum, Nesterov's."""

from typing import NamedTuple

import numpy as np

from helpers.nn._optimizer import at_least, decayed, opened, share, trained


class Step(NamedTuple):
    """What one step of an optimizer returns."""

    weights: np.ndarray  # any shape, after the step
    state: tuple | None  # to hand to the next step


class MomentumState(NamedTuple):
    """What momentum remembers."""

    velocity: np.ndarray  # as the weights: the last step


def sgd(
    weights: np.ndarray,
    gradient: np.ndarray,
    state: None = None,
    *,
    learning_rate: float = 0.01,
    weight_decay: float | None = None,
) -> Step:
    """Step against the gradient, whatever batch it came from.

    ``weights - learning_rate * gradient``

    Parameters
    ----------
    weights, gradient : arrays of the same shape, any
    state : None
        Plain descent remembers nothing.
    learning_rate : float, default 0.01
    weight_decay : float, optional
        Before the step, this share of ``learning_rate * weights`` is taken away.

    Returns
    -------
    Step

    Raises
    ------
    ValueError
        For shapes that differ, infinity or NaN, or a rate below 0.

    References
    ----------
    .. [1] https://keras.io/api/optimizers/sgd/

    Examples
    --------
    >>> sgd(np.array([1.0]), np.array([4.0]), learning_rate=0.1).weights
    array([0.6])
    """
    weights, gradient = trained(weights, gradient)
    opened(state, type(None), None, weights)
    at_least(0, learning_rate=learning_rate)
    weights = decayed(weights, learning_rate, weight_decay)
    return Step(weights - learning_rate * gradient, None)


def momentum(
    weights: np.ndarray,
    gradient: np.ndarray,
    state: MomentumState | None = None,
    *,
    learning_rate: float = 0.01,
    momentum: float = 0.9,
    averaged: bool = False,
    weight_decay: float | None = None,
) -> Step:
    """Keep a share of the last step, and add the gradient's to it.

    Keras's form, and the form of an exponential average (``averaged=True``)::

        velocity = momentum * velocity - learning_rate * gradient
        velocity = momentum * velocity - (1 - momentum) * learning_rate * gradient

    and then ``weights + velocity``. The average at ``learning_rate / (1 - momentum)``
    takes the very steps of Keras's form at ``learning_rate``.

    Parameters
    ----------
    weights, gradient : arrays of the same shape, any
    state : MomentumState, optional
        That of the step before; by default the velocity is 0.
    learning_rate : float, default 0.01
    momentum : float in [0, 1), default 0.9
        Keras's default is 0, which is plain descent.
    averaged : bool, default False
        Whether the gradient is weighted by ``1 - momentum``.
    weight_decay : float, optional
        As for `sgd`.

    Returns
    -------
    Step

    Raises
    ------
    ValueError
        As `sgd`; for momentum outside [0, 1), or another optimizer's state.

    Notes
    -----
    Under a constant gradient the steps of Keras's form grow up to
    ``learning_rate / (1 - momentum) * gradient``.

    References
    ----------
    .. [1] Sutskever et al., "On the Importance of Initialization and Momentum", 2013;
       https://keras.io/api/optimizers/sgd/

    Examples
    --------
    >>> one = momentum(np.array([0.0]), np.array([1.0]), learning_rate=0.1)
    >>> two = momentum(one.weights, np.array([1.0]), one.state, learning_rate=0.1)
    >>> one.weights, two.weights
    (array([-0.1]), array([-0.29]))
    """
    weights, gradient = trained(weights, gradient)
    (velocity,) = opened(state, MomentumState, (0.0,), weights)
    at_least(0, learning_rate=learning_rate)
    share(momentum=momentum)
    pull = learning_rate * (1 - momentum if averaged else 1)
    velocity = momentum * velocity - pull * gradient
    weights = decayed(weights, learning_rate, weight_decay)
    return Step(weights + velocity, MomentumState(velocity))


def nesterov(
    weights: np.ndarray,
    gradient: np.ndarray,
    state: MomentumState | None = None,
    *,
    learning_rate: float = 0.01,
    momentum: float = 0.9,
    weight_decay: float | None = None,
) -> Step:
    """Momentum that looks ahead: it steps as if the next push were known.

    ::

        velocity = momentum * velocity - learning_rate * gradient
        weights + momentum * velocity - learning_rate * gradient

    Parameters
    ----------
    weights, gradient : arrays of the same shape, any
    state : MomentumState, optional
    learning_rate : float, default 0.01
    momentum : float in [0, 1), default 0.9
    weight_decay : float, optional
        As for `sgd`.

    Returns
    -------
    Step

    Raises
    ------
    ValueError
        As `momentum`.

    References
    ----------
    .. [1] https://keras.io/api/optimizers/sgd/ with ``nesterov=True``.

    Examples
    --------
    >>> nesterov(np.array([0.0]), np.array([1.0]), learning_rate=0.1).weights
    array([-0.19])
    """
    weights, gradient = trained(weights, gradient)
    (velocity,) = opened(state, MomentumState, (0.0,), weights)
    at_least(0, learning_rate=learning_rate)
    share(momentum=momentum)
    push = learning_rate * gradient
    velocity = momentum * velocity - push
    weights = decayed(weights, learning_rate, weight_decay)
    return Step(weights + momentum * velocity - push, MomentumState(velocity))
