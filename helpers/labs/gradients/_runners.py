"""The runners of the race: six optimizers, and a step function of the learner's own."""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from helpers import nn
from helpers.labs._own import told

Step = Callable[..., tuple[np.ndarray, Any]]


class Runner(NamedTuple):
    """One optimizer, and which of the sliders it reads."""

    step: Step
    adaptive: bool
    """Whether it goes by the adaptive learning rate."""
    has_momentum: bool


RUNNERS = {
    "SGD": Runner(nn.sgd, False, False),
    "momentum": Runner(nn.momentum, False, True),
    "Nesterov": Runner(nn.nesterov, False, True),
    "RMSprop": Runner(nn.rmsprop, True, False),
    "Adagrad": Runner(nn.adagrad, True, False),
    "Adam": Runner(nn.adam, True, False),
}
OWN = "your step"


def settings_of(
    name: str, learning_rate: float, adaptive_rate: float, momentum: float
) -> dict[str, float]:
    """Return what the runner of that name is told."""
    if name == OWN:
        return {}
    _, adaptive, has_momentum = RUNNERS[name]
    settings = {"learning_rate": adaptive_rate if adaptive else learning_rate}
    return {**settings, "momentum": momentum} if has_momentum else settings


def guarded(step: Step) -> Step:
    """Return the learner's `step`, refusing with one sentence what is no step."""
    step = told(step)

    def checked(weights: np.ndarray, gradient: np.ndarray, state: Any) -> tuple:
        lent = weights.copy(), gradient.copy()
        answer = step(*lent, state)
        for name, array, was in zip(
            ("weights", "gradient"), lent, (weights, gradient), strict=True
        ):
            if not np.array_equal(array, was):
                raise ValueError(
                    f"your step changed the {name} it was given: compute new weights "
                    "and return them"
                )
        if not isinstance(answer, tuple) or len(answer) != 2:
            raise ValueError(
                f"your step must return (weights, state), not {type(answer).__name__}"
            )
        return _weights(answer[0], weights.shape), answer[1]

    return checked


def _weights(value: Any, shape: tuple[int, ...]) -> np.ndarray:
    try:
        weights = np.array(value, float)
    except (TypeError, ValueError):
        raise ValueError("your step must return weights that are numbers") from None
    if weights.shape != shape:
        raise ValueError(
            f"your step must return weights of shape {shape}, not {weights.shape}"
        )
    if not np.isfinite(weights).all():
        raise ValueError("your step returned weights that hold NaN or infinity")
    return weights
