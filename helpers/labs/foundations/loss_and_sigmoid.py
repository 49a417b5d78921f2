"""Lab: two losses under a sigmoid, and the gradient that dies under one of them."""

from functools import cache
from typing import NamedTuple

import numpy as np

from helpers import nn
from helpers.draw.foundations.loss_and_sigmoid import LossAndSigmoidPicture
from helpers.labs._lab import Lab
from helpers.labs.controls import choice, slider
from helpers.labs.foundations._words import signed

REACH = 10.0
"""Logits go from minus this to plus this."""
MOST = 20_000
"""More steps than any logit here needs."""
SHOWN = np.unique(np.round(np.geomspace(1, MOST, 120)).astype(int)) - 1
"""The steps that the picture shows of a long descent."""


class OneLoss(NamedTuple):
    """What one loss says of every logit, and how it moves the one pointed at."""

    curve: np.ndarray
    """(places,), the loss."""
    slopes: np.ndarray
    """(places,), its gradient on the logit."""
    value: float
    """At the logit."""
    gradient: float
    """At the logit."""
    steps: int
    """Of gradient descent until the sigmoid is on the right side."""
    path: np.ndarray
    """(shown, 2), steps taken, and the logit then."""


class TwoLosses(NamedTuple):
    """A logit under a sigmoid, judged by two losses."""

    logit: float
    target: int
    probability: float
    x: np.ndarray
    """(places,), logits."""
    sigmoid: np.ndarray
    """(places,), what the sigmoid makes of them."""
    entropy: OneLoss
    """Binary cross-entropy."""
    squared: OneLoss


def loss_and_sigmoid() -> Lab:
    """Be wrong with confidence, and see which loss still pushes."""
    return Lab(
        compute=_compute,
        picture=LossAndSigmoidPicture(REACH),
        describe=_describe,
        logit=slider("Logit", -REACH, REACH, -8.0, step=0.1),
        target=choice("Right answer", {"1 (yes)": 1, "0 (no)": 0}),
    )


def _compute(logit: float, target: int) -> TwoLosses:
    x = np.linspace(-REACH, REACH, 201)
    here = np.array([logit])
    curves = _losses(x, target)
    points = _losses(here, target)
    both = [
        OneLoss(*curve, *(number.item() for number in point), *_steps(logit, target, n))
        for curve, point, n in zip(curves, points, _NAMES, strict=True)
    ]
    return TwoLosses(logit, target, nn.sigmoid(here).item(), x, nn.sigmoid(x), *both)


_NAMES = ("binary_crossentropy", "squared_error")


def _losses(logits: np.ndarray, target: int) -> tuple:
    """Return value and gradient at each logit, of both losses."""
    z = logits[:, None]
    y = np.full_like(z, target)
    both = (
        nn.binary_crossentropy(y, z, from_logits=True),
        nn.sigmoid_squared_error(y, z),
    )
    return tuple((loss.values, loss.gradient[:, 0]) for loss in both)


@cache
def _steps(logit: float, target: int, loss: str) -> tuple[int, np.ndarray]:
    path = nn.logit_descent(logit, target, loss, most=MOST)
    steps = len(path) - 1
    shown = np.append(SHOWN[steps > SHOWN], steps)
    return steps, np.column_stack([shown, path[shown]])


def _describe(result: TwoLosses) -> str:
    entropy, squared = result.entropy, result.squared
    return (
        f"At logit {signed(result.logit, 1)} the sigmoid says "
        f"{_short(result.probability)} where {result.target} is right. Cross-entropy "
        f"is {_short(entropy.value)} with gradient {_short(entropy.gradient)} on the "
        f"logit, squared error {_short(squared.value)} with {_short(squared.gradient)}."
        f"{_needed(entropy.steps, squared.steps)}"
    )


def _needed(entropy: int, squared: int) -> str:
    if not entropy:
        return " The answer is on the right side already."
    return (
        f" At learning rate 1 gradient descent needs {entropy:,} "
        f"{'step' if entropy == 1 else 'steps'} to the right side with cross-entropy, "
        f"and {squared:,} with squared error."
    )


def _short(number: float) -> str:
    """Write four digits behind the point, or two that count where it is small."""
    text = f"{number:.4f}" if abs(number) >= 0.01 else f"{number:.2g}"
    return text.replace("-", "−")
