"""Lab: a mean that is subtracted must be in the gradient as well."""

from functools import cache
from typing import NamedTuple

import numpy as np

from helpers import nn
from helpers.draw.evaluation.ignored_mean import IgnoredMeanPicture
from helpers.labs._lab import Lab
from helpers.labs.controls import choice, slider, switch

SAMPLES, STEPS = 256, 100
OFFSET = 1.0
"""So much the answers wanted lie above 0 on average."""


class IgnoredMean(NamedTuple):
    """A descent on a bias whose effect is subtracted, seen at one of its steps."""

    run: nn.MeanRemoved
    """Of 100 steps."""
    step: int
    gradient: str
    beta: bool


def ignored_mean() -> Lab:
    """Subtract the mean naively, and see a bias grow for nothing."""
    return Lab(
        compute=_compute,
        picture=IgnoredMeanPicture(STEPS),
        describe=_describe,
        step=slider("Step", 0, STEPS, 50),
        learning_rate=slider("Learning rate", 0.01, 0.2, 0.1, step=0.01),
        gradient=choice("Gradient", ("ignores the mean", "through the mean")),
        beta=switch("Learn β as well"),
    )


@cache
def _samples() -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(0)
    return rng.normal(size=SAMPLES), rng.normal(size=SAMPLES) + OFFSET


def _compute(step, learning_rate, gradient, beta) -> IgnoredMean:
    run = nn.mean_removed(*_samples(), STEPS, learning_rate, gradient, beta)
    return IgnoredMean(run, step, gradient, beta)


def _describe(result: IgnoredMean) -> str:
    run, step = result.run, result.step
    bias = round(run.biases[step], 2) + 0.0
    loss, start = run.losses[step], run.losses[0]
    beta = f" and β {run.betas[step]:.2f}" if result.beta else ""
    return (
        f"With a gradient that {_goes(result.gradient)} the bias is {bias:.2f}{beta} "
        f"after {step} steps; the loss went from {start:.3f} to {loss:.3f}."
    )


def _goes(gradient: str) -> str:
    return gradient if gradient.startswith("ignores") else "goes through the mean"
