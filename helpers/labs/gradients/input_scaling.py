"""Lab: one regression on raw, centred and standardised inputs."""

from functools import cache
from typing import NamedTuple

import numpy as np

from helpers import nn
from helpers.draw.gradients.input_scaling import InputScalingPicture, counted
from helpers.labs._lab import Lab
from helpers.labs.controls import slider

SAMPLES = 400
EFFECTS = np.array([1.0, 1.5])
"""How much a standard deviation of each feature adds to what is predicted."""
CONSTANT = -10.0
"""What is predicted where both features have their mean."""
NOISE = 0.1
NEAR = 0.01
"""A loss this share above the lowest is near enough."""

WALKED = 60
"""Steps of descent that the picture shows in each bowl."""
CURVE = np.concatenate([[0], np.round(np.logspace(0, 9, 110))])
"""Steps at which the loss is shown."""

TREATMENTS = {
    "raw": {"center": False, "scale": False},
    "centred": {"center": True, "scale": False},
    "standardised": {"center": True, "scale": True},
}


class Treated(NamedTuple):
    """The problem as gradient descent meets it after one treatment of the inputs."""

    name: str
    points: np.ndarray
    """(samples, 2), the features, divided by the largest of both."""
    condition: float
    steps: int
    """Until the loss is near enough, from weights of 0."""
    losses: np.ndarray
    """(len(CURVE),), above the lowest, in units of the lowest."""
    path: np.ndarray
    """(steps + 1, 2), from one unit off along the steepest and the flattest axis."""


class Scaled(NamedTuple):
    """All three treatments of one problem."""

    treatments: tuple[Treated, ...]
    share: float
    """The learning rate, in units of 2 / largest curvature, its limit."""


def input_scaling() -> Lab:
    """Stretch and shift the inputs, and count the steps that it costs."""
    return Lab(
        compute=_compute,
        picture=InputScalingPicture(tuple(TREATMENTS), CURVE, NEAR),
        describe=_describe,
        scale=slider("Scale of feature 2", 1, 300, 30),
        mean_1=slider("Mean of feature 1", 0, 20, 5),
        mean_2=slider("Mean of feature 2", 0, 500, 100, step=5),
        correlation=slider("Correlation", 0.0, 0.95, 0.0, step=0.05),
        share=slider("Learning rate ÷ limit", 0.05, 0.99, 0.95, step=0.01),
    )


def _compute(
    scale: int, mean_1: int, mean_2: int, correlation: float, share: float
) -> Scaled:
    first, second, noise = _drawn()
    second = correlation * first + np.sqrt(1 - correlation**2) * second
    features = np.column_stack([first, second])
    x = features * [1, scale] + np.array([mean_1, mean_2])
    y = CONSTANT + features @ EFFECTS + NOISE * noise
    treated = (_treat(name, x, y, share) for name in TREATMENTS)
    return Scaled(tuple(treated), share)


def _treat(name: str, x: np.ndarray, y: np.ndarray, share: float) -> Treated:
    x = nn.standardize(x, **TREATMENTS[name]).x
    hessian, best, lowest = nn.least_squares(x, y)
    curvatures = np.linalg.eigvalsh(hessian)
    rate = share * 2 / curvatures[-1]
    factors = 1 - rate * curvatures[[-1, 0]]
    return Treated(
        name=name,
        points=x / np.abs(x).max(),
        condition=nn.condition_number(hessian),
        steps=nn.steps_to_reach(hessian, -best, rate, NEAR * lowest),
        losses=nn.bowl_excess(hessian, -best, rate, CURVE) / lowest,
        path=factors ** np.arange(WALKED + 1)[:, None],
    )


@cache
def _drawn() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return two features and the noise, each (samples,), of deviation 1."""
    rng = np.random.default_rng(0)
    features = rng.normal(size=(SAMPLES, 2))
    return features[:, 0], features[:, 1], rng.normal(size=SAMPLES)


def _describe(result: Scaled) -> str:
    raw, centred, standardised = result.treatments
    return (
        f"Raw the condition number is {counted(raw.condition)}, and at "
        f"{result.share:.2f} of the largest stable learning rate it takes "
        f"{raw.steps:,} steps to come within 1 % of the lowest loss; centred "
        f"{counted(centred.condition)} and {centred.steps:,} steps; standardised "
        f"{counted(standardised.condition)} and {standardised.steps:,} steps."
    )
