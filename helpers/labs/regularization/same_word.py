"""Lab: weight decay and an L2 penalty are one thing for SGD, and two for Adam."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from helpers import nn
from helpers.draw.regularization.same_word import SameWordPicture
from helpers.labs._lab import Lab
from helpers.labs.controls import choice, slider, switch

STEPS, RATE, BETA = 300, 0.01, 0.9
TRUE = (1.0, -1.0, 2.0, 0.5)
SPREAD = (1.0, 3.0, 0.3, 1.0)
"""Of the four features: the wider one spreads, the steeper the loss along it."""

SCALES = (0.0, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0)
DRAWS = 24
"""Weights that no data holds, for each scale of the noise."""

OPTIMIZERS: dict[str, tuple[Callable[..., nn.Step], dict[str, Any]]] = {
    "SGD": (nn.sgd, {}),
    "momentum": (nn.momentum, {"momentum": BETA}),
    "Adam": (nn.adam, {}),
}
SAME = 1e-9


class SameWord(NamedTuple):
    """Two runs of one optimizer, and what they leave of weights that no data holds."""

    penalised: np.ndarray
    """(301, 4), weights before the first step and after each, with L2."""
    decayed: np.ndarray
    """(301, 4), with weight decay."""
    apart: np.ndarray
    """(301,), the largest difference between the two."""
    scales: np.ndarray
    """(13,), of the noise of each gradient."""
    left: np.ndarray
    """(2, 13), share of a weight left under noise alone, with L2 and with decay."""
    here: tuple[float, float]
    """The same at the noise chosen."""
    optimizer: str
    l2: float
    weight_decay: float
    noise: float


def same_word() -> Lab:
    """Give one strength two names, and see where the weights go."""
    return Lab(
        compute=_compute,
        picture=SameWordPicture(STEPS, TRUE),
        describe=_describe,
        optimizer=choice("Optimizer", list(OPTIMIZERS)),
        noise=slider("Gradient noise", 0.0, 1.0, 0.0, step=0.05),
        l2=slider("L2", 0.0, 0.1, 0.05, step=0.005),
        stronger=switch("Ten times the decay"),
    )


def _compute(optimizer, noise, l2, stronger) -> SameWord:
    weight_decay = round(2 * l2 * (10 if stronger else 1), 6)
    shakes = noise * _shakes(len(TRUE))
    race = _race(optimizer, _pull, np.ones(len(TRUE)), l2, weight_decay, shakes)
    left = _left(optimizer, l2, weight_decay)
    return SameWord(
        penalised=race.penalised,
        decayed=race.decayed,
        apart=race.apart,
        scales=np.array(SCALES),
        left=left,
        here=tuple(float(np.interp(noise, SCALES, row)) for row in left),
        optimizer=optimizer,
        l2=l2,
        weight_decay=weight_decay,
        noise=noise,
    )


def _race(optimizer, gradient, start, l2, weight_decay, noise) -> nn.DecayRace:
    step, settings = OPTIMIZERS[optimizer]
    return nn.decay_race(
        gradient,
        start,
        STEPS,
        step,
        l2,
        weight_decay,
        noise,
        learning_rate=RATE,
        **settings,
    )


@lru_cache(maxsize=1)
def _samples() -> tuple[np.ndarray, np.ndarray]:
    """Draw 64 samples, and return their moments: what the loss's gradient needs."""
    x = np.random.default_rng(0).normal(size=(64, len(TRUE))) * SPREAD
    return x.T @ x / len(x), x.T @ (x @ TRUE) / len(x)


def _pull(weights: np.ndarray) -> np.ndarray:
    """Return the gradient of the mean squared error."""
    gram, target = _samples()
    return 2 * (gram @ weights - target)


@lru_cache(maxsize=8)
def _shakes(count: int) -> np.ndarray:
    """Draw noise of scale 1, (steps, count)."""
    return np.random.default_rng(1).normal(size=(STEPS, count))


@lru_cache(maxsize=256)
def _left(optimizer: str, l2: float, weight_decay: float) -> np.ndarray:
    """Return what both runs leave of a weight of 1, for each scale: (2, scales).

    Every noise is drawn once more with its sign changed: so the mean tells of the pull.
    """
    draws = _shakes(DRAWS)
    both = np.concatenate([draws, -draws], axis=1)  # (steps, 2 * draws)
    noise = np.multiply.outer(both, SCALES)  # (steps, 2 * draws, scales)
    start = np.ones(noise.shape[1:])
    race = _race(optimizer, np.zeros_like, start, l2, weight_decay, noise)
    return np.stack([run[-1].mean(axis=0) for run in (race.penalised, race.decayed)])


def _describe(result: SameWord) -> str:
    name = result.optimizer[0].upper() + result.optimizer[1:]
    apart = result.apart[-1]
    far = f"up to {apart:.2g}" if apart >= 0.001 else "less than 0.001"
    gap = "are the same" if apart < SAME else f"are {far} apart"
    penalised, decayed = result.here
    return (
        f"{name}, L2 {result.l2:g} against weight decay {result.weight_decay:g}: after "
        f"{STEPS} steps the weights {gap}. Of a weight of 1 that no data holds, under "
        f"noise {result.noise:g}, L2 leaves {penalised:.2f} and weight decay "
        f"{decayed:.2f}. {_finding(result)}"
    )


def _finding(result: SameWord) -> str:
    """Say why."""
    if result.l2 == 0:
        return "Without any strength both are the same run."
    if result.apart.max() < SAME:
        return "For plain SGD they are the same thing if the decay is twice the L2."
    if result.optimizer == "SGD":
        return "Only a decay of twice the L2 is the same thing."
    matched = result.weight_decay > 2 * result.l2
    if result.optimizer == "Adam":
        return (
            "Adam divides the pull of L2 by the size of the gradient, noise included; "
            "weight decay it leaves alone."
        )
    if matched:
        return "Ten times the decay, 1/(1 − 0.9), makes up for what momentum adds up."
    return "Momentum adds up the pull of L2, to 10 times that of the decay."
