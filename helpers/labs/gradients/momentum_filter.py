"""Lab: momentum as a filter: what comes out when a known gradient goes in."""

from functools import cache
from typing import NamedTuple

import numpy as np

from helpers import nn
from helpers.draw.gradients.momentum_filter import MomentumFilterPicture
from helpers.labs._lab import Lab
from helpers.labs.controls import again, choice, slider, switch

LONG = 1000
"""Steps that are computed at most."""
DIED_AWAY = 1e-9
"""The share of a push that is no longer waited for."""
SHOWN = 80
NOISY = 600
"""Steps that noise is followed for."""
SETTLED = 300
"""Steps after which noise is measured: the start is forgotten by then."""
ROWS = 400
"""Noisy gradients that are followed at once, to measure a variance."""
LEARNING_RATE = 0.01
SAME = 1e-9
"""Paths nearer than this are one."""

SIGNALS = {
    "one push, then nothing": "impulse",
    "the same all the time": "constant",
    "noise around 1": "noisy",
    "up and down in turn": "alternating",
}
FORMS = {"Keras's: add the gradient": False, "average: add (1 − momentum)": True}


class Filtered(NamedTuple):
    """What momentum makes of a gradient."""

    momentum: float
    averaged: bool
    signal: str
    gradient: np.ndarray
    """(shown,), what goes in."""
    smoothed: np.ndarray
    """(shown,), what the weight is moved by, in units of the learning rate."""
    moved: np.ndarray
    """(3, shown + 1), how far Keras's form, the average and plain descent came.

    In units of learning rate / (1 - momentum), at which plain descent goes.
    """
    learning_rates: tuple[float, float]
    """Of Keras's form and of the average."""
    limit: float
    """What a constant gradient of 1 ends as: 1/(1 - momentum); of the average 1."""
    total: float
    """The sum of all that comes out, over many steps."""
    last: float
    """The size of what comes out after many steps."""
    noise_kept: float | None
    """Variance of the noise that comes out, by that which goes in, at equal means."""


def momentum_filter() -> Lab:
    """Send a gradient through momentum: it rings on, adds up, and is smoothed."""
    return Lab(
        compute=_compute,
        picture=MomentumFilterPicture(SHOWN),
        describe=_describe,
        momentum=slider("Momentum", 0.0, 0.99, 0.9, step=0.01),
        signal=choice("Gradient that goes in", SIGNALS),
        averaged=choice("Form", FORMS),
        matched=switch("Average at learning rate/(1 − momentum)", True),
        draw=again("Draw other noise"),
    )


def _compute(
    momentum: float, signal: str, averaged: bool, matched: bool, draw: int
) -> Filtered:
    fed = _signal(signal, draw)
    if signal != "noisy":
        fed = fed[: _long(momentum)]
    rates = LEARNING_RATE, LEARNING_RATE
    if matched:
        rates = LEARNING_RATE, LEARNING_RATE / (1 - momentum)
    plain = LEARNING_RATE / (1 - momentum)
    shown = fed[:SHOWN, 0]
    paths = [_path(shown, momentum, rate, form) for form, rate in enumerate(rates)]
    paths.append(_path(shown, 0.0, plain, False))
    smoothed = -np.diff(_path(fed, momentum, 1.0, averaged), axis=0)
    limit = 1.0 if averaged else 1 / (1 - momentum)
    return Filtered(
        momentum=momentum,
        averaged=averaged,
        signal=signal,
        gradient=fed[:SHOWN, 0],
        smoothed=smoothed[:SHOWN, 0],
        moved=np.stack(paths) / -(LEARNING_RATE / (1 - momentum)),
        learning_rates=rates,
        limit=limit,
        total=float(smoothed[:, 0].sum()),
        last=float(np.abs(smoothed[-1, 0])),
        noise_kept=float((smoothed[SETTLED:] / limit).var() / fed.var())
        if signal == "noisy"
        else None,
    )


def _long(momentum: float) -> int:
    """Return how many steps it takes until what rings on has died away."""
    if momentum == 0:
        return SHOWN
    return max(SHOWN, int(np.log(DIED_AWAY) / np.log(momentum)))


def _path(
    gradients: np.ndarray, momentum: float, learning_rate: float, averaged: bool
) -> np.ndarray:
    """Return the weights, from 0, after every step: (steps + 1, ...)."""
    weights, state = np.zeros_like(gradients[0]), None
    path = [weights]
    for gradient in gradients:
        weights, state = nn.momentum(
            weights,
            gradient,
            state,
            learning_rate=learning_rate,
            momentum=momentum,
            averaged=bool(averaged),
        )
        path.append(weights)
    return np.array(path)


@cache
def _signal(name: str, draw: int) -> np.ndarray:
    """Return gradients of shape (steps, rows); more rows than one only of noise."""
    if name == "noisy":
        return 1 + np.random.default_rng(draw).normal(size=(NOISY, ROWS))
    steps = np.arange(LONG)
    return {
        "impulse": (steps == 0) * 1.0,
        "constant": np.ones(LONG),
        "alternating": 1.0 - 2 * (steps % 2),
    }[name][:, None]


def _describe(result: Filtered) -> str:
    beta = f"{result.momentum:.2f}"
    form = "as an average" if result.averaged else "in Keras’s form"
    says = {
        "impulse": _of_impulse,
        "constant": _of_constant,
        "noisy": _of_noise,
        "alternating": _of_alternation,
    }[result.signal](result, beta)
    return f"Momentum {beta} {form}: {says} {_of_paths(result)}"


def _of_impulse(result: Filtered, beta: str) -> str:
    share = "just the gradient" if result.averaged else f"1/(1 − {beta})"
    return (
        f"one gradient of 1 rings on. At once it moves the weight by "
        f"{result.smoothed[0]:.2f}, 10 steps later still by {result.smoothed[10]:.3f}, "
        f"and all steps together by {result.total:.2f} learning rates, {share}."
    )


def _of_constant(result: Filtered, beta: str) -> str:
    share = "just the gradient" if result.averaged else f"1/(1 − {beta})"
    return (
        f"under a gradient of 1 at every step the steps grow, from "
        f"{result.smoothed[0]:.2f} over {result.smoothed[9]:.2f} at step 10 to "
        f"{result.last:.2f} learning rates, {share}."
    )


def _of_noise(result: Filtered, beta: str) -> str:
    theory = (1 - result.momentum) / (1 + result.momentum)
    return (
        f"the mean of 1 comes out as {result.limit:.2f}, and of the noise’s variance, "
        f"at equal means, {result.noise_kept:.3f} is left; theory says "
        f"(1 − {beta})/(1 + {beta}) = {theory:.3f}."
    )


def _of_alternation(result: Filtered, beta: str) -> str:
    return (
        f"a gradient that changes sign at every step comes out as ±{result.last:.3f}, "
        f"while a constant one comes out as {result.limit:.2f}: "
        f"{result.limit / result.last:.1f} times as much."
    )


def _of_paths(result: Filtered) -> str:
    keras, average = result.learning_rates
    gap = np.abs(result.moved[0] - result.moved[1]).max()
    rates = f"at learning rates {keras:g} and {average:.3g}"
    if gap < SAME:
        return f"Both forms walk one path {rates}."
    times = f"{1 / (1 - result.momentum):.4g} times the rate"
    return f"The two forms part {rates}: the average needs {times}."
