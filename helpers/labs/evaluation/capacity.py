"""Lab: how much a model may bend, given so many points and so much noise."""

from functools import cache
from typing import NamedTuple

import numpy as np

from helpers import nn
from helpers.draw.evaluation.capacity import CapacityPicture
from helpers.labs._lab import Lab
from helpers.labs.controls import again, ladder, slider

HIGHEST = 25
"""The highest degree."""
PLACES = np.linspace(-1, 1, 161)
OTHERS = 12
"""So many further draws of the noise are shown as faint fits."""

CLOSE = 1.15
"""Up to so many times the noise, a test error is said to sit at the noise."""
EXACT = 0.01
"""An error that small, in units of y, is called none even without noise."""


class Capacity(NamedTuple):
    """Polynomials of every degree through one draw of points, and their errors."""

    degree: int
    noise: float
    """Standard deviation, in units of y."""
    x: np.ndarray
    """(points,)"""
    y: np.ndarray
    """(points,)"""
    places: np.ndarray
    """(places,), where the curves are drawn and tested."""
    truth: np.ndarray
    """(places,), without noise."""
    curve: np.ndarray
    """(places,), the fit of this degree."""
    others: np.ndarray
    """(draws, places), fits of this degree to the same x with other noise."""
    train: np.ndarray
    """(26,), RMSE on the points, for every degree."""
    test: np.ndarray
    """(26,), RMSE on fresh points with the same noise, expected."""
    parts: nn.BiasVariance
    """(26,) each, over all draws of the noise."""


def capacity() -> Lab:
    """Raise the degree of a polynomial against data and noise."""
    return Lab(
        compute=_compute,
        picture=CapacityPicture(PLACES, _truth(PLACES), HIGHEST),
        describe=_describe,
        degree=slider("Degree", 0, HIGHEST, 1),
        noise=slider("Noise", 0.0, 0.5, 0.2, step=0.02, unit="of y, sd"),
        points=ladder("Data", (30, 40, 60, 100, 200, 400), 40, unit="points"),
        draw=again("Draw other points"),
    )


def _truth(x: np.ndarray) -> np.ndarray:
    return np.sin(3 * x)


@cache
def _draw(points: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Draw x, and noise of size 1 for this draw and the others: (draws, points)."""
    rng = np.random.default_rng(seed)
    x = np.sort(rng.uniform(-1, 1, points))
    return x, rng.normal(size=(1 + OTHERS, points))


def _compute(degree: int, noise: float, points: int, draw: int) -> Capacity:
    x, drawn = _draw(points, draw)
    y = _truth(x) + noise * drawn
    truth = _truth(PLACES)
    fits = nn.polynomial_family(x, y, HIGHEST, PLACES)
    missed = fits.fitted[:, 0] - y[0]
    off = np.mean((fits.curves[:, 0] - truth) ** 2, axis=1)
    return Capacity(
        degree=degree,
        noise=noise,
        x=x,
        y=y[0],
        places=PLACES,
        truth=truth,
        curve=fits.curves[degree, 0],
        others=fits.curves[degree, 1:],
        train=np.sqrt(np.mean(missed**2, axis=1)),
        test=np.sqrt(off + noise**2),
        parts=nn.bias_variance(x, _truth(x), HIGHEST, PLACES, truth, noise),
    )


def _describe(result: Capacity) -> str:
    degree = result.degree
    bias, variance = (part[degree] for part in result.parts)
    train, test = _number(result.train[degree]), _number(result.test[degree])
    return (
        f"Degree {degree} on {len(result.x)} points: RMSE {train} in training, {test} "
        f"on fresh points; the noise alone is {result.noise:.2f}, so it "
        f"{_verdict(result)}. Bias² {_number(bias)}, variance "
        f"{_number(variance)}; for these points the test error is least at "
        f"degree {int(result.test.argmin())}."
    )


def _verdict(result: Capacity) -> str:
    bias, variance = (part[result.degree] for part in result.parts)
    floor = max(CLOSE * result.noise, np.hypot(result.noise, EXACT))
    if result.test[result.degree] <= floor:
        where = "it sits at the noise" if result.noise else "the error is about 0"
        return f"neither underfits nor overfits: {where}"
    return "underfits" if bias > variance else "overfits"


def _number(value: float) -> str:
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.2f}" if value >= 0.1 else f"{value:.2g}"
