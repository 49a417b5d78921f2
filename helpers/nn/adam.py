"""Adam: momentum and a rate for every weight, both corrected for their start at 0."""

import math
from typing import NamedTuple

import numpy as np

from helpers.nn._optimizer import above_zero, at_least, decayed, opened, share, trained
from helpers.nn.optimizers import Step


class AdamState(NamedTuple):
    """What Adam remembers."""

    momentum: np.ndarray  # as the weights: running mean of the gradient
    velocity: np.ndarray  # as the weights: running mean of the squared gradient
    steps: int  # how many were taken


def adam(
    weights: np.ndarray,
    gradient: np.ndarray,
    state: AdamState | None = None,
    *,
    learning_rate: float = 0.001,
    beta_1: float = 0.9,
    beta_2: float = 0.999,
    epsilon: float = 1e-7,
    weight_decay: float | None = None,
    rms_scaling: bool = True,
    bias_correction: bool = True,
) -> Step:
    """Divide the running mean of the gradient by the root of its mean square.

    At step ``t``, from 1 on::

        momentum = beta_1 * momentum + (1 - beta_1) * gradient
        velocity = beta_2 * velocity + (1 - beta_2) * gradient**2
        rate = learning_rate * sqrt(1 - beta_2**t) / (1 - beta_1**t)
        weights - rate * momentum / (sqrt(velocity) + epsilon)

    Parameters
    ----------
    weights, gradient : arrays of the same shape, any
    state : AdamState, optional
        That of the step before; by default all 0.
    learning_rate : float, default 0.001
    beta_1 : float in [0, 1), default 0.9
        0 takes momentum out.
    beta_2 : float in [0, 1), default 0.999
    epsilon : float above 0, default 1e-7
        Against division by 0; 1e-8 in the paper [1]_.
    weight_decay : float, optional
        As for `sgd`.
    rms_scaling : bool, default True
        False takes the division out, and the part of ``rate`` that belongs to it.
    bias_correction : bool, default True
        False leaves both means as small as they are at first: ``rate`` is
        ``learning_rate``.

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
    .. [1] Kingma, Ba, "Adam: A Method for Stochastic Optimization", 2015;
       https://keras.io/api/optimizers/adam/

    Examples
    --------
    The first step is the learning rate, whatever the size of the gradient:

    >>> adam(np.zeros(2), np.array([1.0, 1000.0])).weights.round(6)
    array([-0.001, -0.001])
    """
    weights, gradient = trained(weights, gradient)
    mean, square, steps = opened(state, AdamState, (0.0, 0.0, 0), weights)
    at_least(0, learning_rate=learning_rate)
    share(beta_1=beta_1, beta_2=beta_2)
    above_zero(epsilon=epsilon)
    steps = steps + 1
    mean = beta_1 * mean + (1 - beta_1) * gradient
    square = beta_2 * square + (1 - beta_2) * gradient**2
    rate = learning_rate
    if bias_correction:
        rate = rate / (1 - beta_1**steps)
    if bias_correction and rms_scaling:
        rate = rate * math.sqrt(1 - beta_2**steps)
    step = rate * mean
    if rms_scaling:
        step = step / (np.sqrt(square) + epsilon)
    weights = decayed(weights, learning_rate, weight_decay)
    return Step(weights - step, AdamState(mean, square, steps))


def adamw(
    weights: np.ndarray,
    gradient: np.ndarray,
    state: AdamState | None = None,
    *,
    learning_rate: float = 0.001,
    weight_decay: float = 0.004,
    beta_1: float = 0.9,
    beta_2: float = 0.999,
    epsilon: float = 1e-7,
) -> Step:
    """Adam that also pulls every weight towards 0, beside the gradient.

    ``weights - learning_rate * weight_decay * weights``, then the step of `adam`,
    whose scaling does not touch the decay.

    Parameters
    ----------
    weights, gradient : arrays of the same shape, any
    state : AdamState, optional
    learning_rate : float, default 0.001
    weight_decay : float of at least 0, default 0.004
    beta_1, beta_2, epsilon : float
        As for `adam`.

    Returns
    -------
    Step

    Raises
    ------
    ValueError
        As `adam`; for a weight decay below 0.

    References
    ----------
    .. [1] Loshchilov, Hutter, "Decoupled Weight Decay Regularization", 2019;
       https://keras.io/api/optimizers/adamw/

    Examples
    --------
    Without a gradient only the decay is left:

    >>> adamw(np.array([1.0]), np.array([0.0]), learning_rate=0.1).weights
    array([0.9996])
    """
    return adam(
        weights,
        gradient,
        state,
        learning_rate=learning_rate,
        beta_1=beta_1,
        beta_2=beta_2,
        epsilon=epsilon,
        weight_decay=weight_decay,
    )
