"""An L2 penalty against weight decay: two runs of one optimizer side by side."""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from helpers.nn._checks import floats, whole
from helpers.nn.optimizers import Step, sgd
from helpers.nn.regularizers import l2 as penalty


class DecayRace(NamedTuple):
    """The weights of two runs from one start, each (steps + 1, *shape of start)."""

    penalised: np.ndarray  # the penalty's gradient was added to the loss's
    decayed: np.ndarray  # the optimizer shrank the weights itself

    @property
    def apart(self) -> np.ndarray:
        """Largest difference of any weight after each step, (steps + 1,)."""
        gaps = np.abs(self.penalised - self.decayed)
        return gaps.reshape(len(gaps), -1).max(axis=1)


def decay_race(
    gradient: Callable[[np.ndarray], np.ndarray],
    start: np.ndarray,
    steps: int,
    step: Callable[..., Step] = sgd,
    l2: float = 0.05,
    weight_decay: float | None = None,
    noise: np.ndarray | None = None,
    **settings: Any,
) -> DecayRace:
    """Run an optimizer once with an L2 penalty, and once with weight decay.

    ::

        with L2:    weights = step(weights, gradient(weights) + 2 * l2 * weights)
        with decay: weights = step(weights - learning_rate * weight_decay * weights,
                                   gradient(weights))

    For plain descent both are the same if ``weight_decay = 2 * l2``. With momentum the
    penalty's pull adds up over the steps, to ``1 / (1 - momentum)`` times the decay.
    Adam divides the pull by the size of the gradient; the decay it leaves alone.

    Parameters
    ----------
    gradient : callable
        ``gradient(weights)``: that of the loss, without any penalty.
    start : array of any shape
    steps : int
    step : callable
        One of the optimizers here: `sgd`, `momentum`, `adam` ...
    l2 : float, 0 or more
        Strength of the penalty, in loss per unit of squared weight.
    weight_decay : float, optional
        By default ``2 * l2``.
    noise : array of shape (steps, *shape of start), optional
        Is added to the gradients of both runs alike.
    **settings
        More arguments of `step`, such as ``learning_rate``.

    Returns
    -------
    DecayRace

    Raises
    ------
    ValueError
        For an empty start, fewer than one step, a noise of another shape, or what
        the optimizer refuses.

    References
    ----------
    .. [1] Loshchilov, Hutter, "Decoupled Weight Decay Regularization", 2019.

    Examples
    --------
    >>> race = decay_race(lambda weights: 0 * weights, np.ones(1), 2, learning_rate=0.5)
    >>> race.penalised[:, 0].round(4), float(race.apart.max().round(9))
    (array([1.    , 0.95  , 0.9025]), 0.0)
    """
    start, steps = floats(start, "start"), whole(steps, "steps")
    shape = (steps, *start.shape)
    noise = np.zeros(shape) if noise is None else floats(noise, "noise")
    if noise.shape != shape:
        raise ValueError(f"noise must be {shape}, not {noise.shape}")
    penalty(start, l2)  # refuses a strength that is none
    weight_decay = 2 * l2 if weight_decay is None else weight_decay

    def pulled(weights: np.ndarray) -> np.ndarray:
        return gradient(weights) + 2 * l2 * weights

    with_decay = {**settings, "weight_decay": weight_decay}
    return DecayRace(
        _run(pulled, start, step, noise, settings),
        _run(gradient, start, step, noise, with_decay),
    )


def _run(
    gradient: Callable, start: np.ndarray, step: Callable, noise: np.ndarray, settings
) -> np.ndarray:
    """Return the weights before the first step and after each."""
    weights, state, path = start, None, [start]
    for shake in noise:
        weights, state = step(weights, gradient(weights) + shake, state, **settings)
        path.append(weights)
    return np.stack(path)
