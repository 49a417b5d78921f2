"""Optimizers that give every weight a rate of its own: RMSprop and Adagrad."""

from typing import NamedTuple

import numpy as np

from helpers.nn._optimizer import above_zero, at_least, decayed, opened, share, trained
from helpers.nn.optimizers import Step


class RMSpropState(NamedTuple):
    """What RMSprop remembers."""

    velocity: np.ndarray  # as the weights: running mean of the squared gradient
    momentum: np.ndarray  # as the weights: the last step, 0 without momentum


class AdagradState(NamedTuple):
    """What Adagrad remembers."""

    accumulator: np.ndarray  # as the weights: sum of all squared gradients


def rmsprop(
    weights: np.ndarray,
    gradient: np.ndarray,
    state: RMSpropState | None = None,
    *,
    learning_rate: float = 0.001,
    rho: float = 0.9,
    momentum: float = 0.0,
    epsilon: float = 1e-7,
    weight_decay: float | None = None,
) -> Step:
    """Divide each gradient by the root of its running mean square.

    ::

        velocity = rho * velocity + (1 - rho) * gradient**2
        step = momentum * step + learning_rate * gradient / sqrt(velocity + epsilon)
        weights - step

    Parameters
    ----------
    weights, gradient : arrays of the same shape, any
    state : RMSpropState, optional
        That of the step before; by default all 0.
    learning_rate : float, default 0.001
    rho : float in [0, 1), default 0.9
        The share of the old mean square that is kept.
    momentum : float in [0, 1), default 0
    epsilon : float above 0, default 1e-7
        Against division by 0.
    weight_decay : float, optional
        As for `sgd`.

    Returns
    -------
    Step

    Raises
    ------
    ValueError
        For shapes that differ, infinity or NaN, settings outside their range, or
        another optimizer's state.

    References
    ----------
    .. [1] Hinton, "Neural Networks for Machine Learning", lecture 6e, 2012;
       https://keras.io/api/optimizers/rmsprop/

    Examples
    --------
    The step does not depend on the size of the gradient:

    >>> rmsprop(np.zeros(2), np.array([1.0, 1000.0])).weights.round(5)
    array([-0.00316, -0.00316])
    """
    weights, gradient = trained(weights, gradient)
    velocity, step = opened(state, RMSpropState, (0.0, 0.0), weights)
    at_least(0, learning_rate=learning_rate)
    share(rho=rho, momentum=momentum)
    above_zero(epsilon=epsilon)
    velocity = rho * velocity + (1 - rho) * gradient**2
    step = momentum * step + learning_rate * gradient / np.sqrt(velocity + epsilon)
    weights = decayed(weights, learning_rate, weight_decay)
    return Step(weights - step, RMSpropState(velocity, step))


def adagrad(
    weights: np.ndarray,
    gradient: np.ndarray,
    state: AdagradState | None = None,
    *,
    learning_rate: float = 0.001,
    initial_accumulator_value: float = 0.1,
    epsilon: float = 1e-7,
    weight_decay: float | None = None,
) -> Step:
    """Divide each gradient by the root of the sum of its squares so far.

    ::

        accumulator = accumulator + gradient**2
        weights - learning_rate * gradient / sqrt(accumulator + epsilon)

    Parameters
    ----------
    weights, gradient : arrays of the same shape, any
    state : AdagradState, optional
        That of the step before.
    learning_rate : float, default 0.001
    initial_accumulator_value : float of at least 0, default 0.1
        The sum before the first step.
    epsilon : float above 0, default 1e-7
        Against division by 0.
    weight_decay : float, optional
        As for `sgd`.

    Returns
    -------
    Step

    Raises
    ------
    ValueError
        As `rmsprop`.

    Notes
    -----
    Under a constant gradient the sum grows with the number of steps ``t``, so the
    steps shrink as ``1 / sqrt(t)``.

    References
    ----------
    .. [1] Duchi, Hazan, Singer, "Adaptive Subgradient Methods", 2011;
       https://keras.io/api/optimizers/adagrad/

    Examples
    --------
    >>> adagrad(np.zeros(1), np.ones(1), learning_rate=0.1).weights.round(4)
    array([-0.0953])
    """
    weights, gradient = trained(weights, gradient)
    (accumulator,) = opened(state, AdagradState, (initial_accumulator_value,), weights)
    at_least(
        0,
        learning_rate=learning_rate,
        initial_accumulator_value=initial_accumulator_value,
    )
    above_zero(epsilon=epsilon)
    accumulator = accumulator + gradient**2
    step = learning_rate * gradient / np.sqrt(accumulator + epsilon)
    weights = decayed(weights, learning_rate, weight_decay)
    return Step(weights - step, AdagradState(accumulator))
