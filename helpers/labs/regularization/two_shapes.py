"""Lab: the shape of a penalty decides whether weights become exactly zero."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from helpers import nn
from helpers.draw.regularization.two_shapes import REACH, TwoShapesPicture
from helpers.labs._lab import Lab
from helpers.labs.controls import choice, point, slider

KINDS = {"L1": (1.0, 0.0), "L2": (0.0, 1.0), "L1 and L2": (1.0, 1.0)}
"""For each kind its l1 and l2 at strength 1."""

STRONGEST = 3.0
PATH = np.linspace(0, STRONGEST, 61)
LEVELS = (0.1, 0.4, 0.9, 1.6, 2.5)
"""Losses whose ellipses are drawn."""
STEPS = 200
SPOTS = np.linspace(-REACH, REACH, 161)


class TwoShapes(NamedTuple):
    """A quadratic loss over two weights, and over one, under a penalty."""

    kind: str
    strength: float
    free: np.ndarray
    """(2,), the weights of the least loss."""
    best: np.ndarray
    """(2,), the weights of the least loss plus penalty."""
    path: np.ndarray
    """(61, 2), where they move while the strength grows from 0 to 3."""
    ellipses: np.ndarray
    """(5, points, 2), on each of which the loss is the same."""
    touching: np.ndarray
    """(points, 2), the ellipse through `best`."""
    shape: np.ndarray
    """(points, 2), all weights with the same penalty as `best`."""
    spots: np.ndarray
    """(161,), values of a weight that is alone."""
    loss: np.ndarray
    """(161,), its loss."""
    penalty: np.ndarray
    """(161,)."""
    alone: float
    """Its value of the least loss plus penalty."""
    pull: float
    """Slope of the penalty there where the loss is least."""

    @property
    def zero(self) -> np.ndarray:
        """Which of the two weights are exactly 0: (2,)."""
        return self.best == 0


def two_shapes() -> Lab:
    """Drag the minimum of a loss, and see where a diamond or a circle holds it."""
    corner = REACH - 0.2
    return Lab(
        compute=_compute,
        picture=TwoShapesPicture(len(LEVELS)),
        describe=_describe,
        strength=slider("Strength", 0.0, STRONGEST, 1.2, step=0.05),
        kind=choice("Penalty", list(KINDS)),
        correlation=slider("Correlation of inputs", -0.8, 0.8, 0.3, step=0.1),
        free=point(
            "Minimum of the loss",
            (1.5, 0.4),
            [(-corner, -corner), (corner, corner), (0.0, 0.0)],
            step=0.1,
        ),
    )


def _compute(strength, kind, correlation, free) -> TwoShapes:
    free = np.round(np.clip(free, -REACH, REACH), 2) + 0.0
    covariance, x = _inputs(correlation)
    l1, l2 = np.multiply(KINDS[kind], strength)
    best = nn.proximal_descent(x, x @ free, l1, l2, STEPS).weights
    hessian = 2 * covariance
    excess = float((best - free) @ covariance @ (best - free))
    unit = KINDS[kind]
    one = np.ones((1, 1))
    return TwoShapes(
        kind=kind,
        strength=strength,
        free=free,
        best=best,
        path=_path(kind, correlation, *free),
        ellipses=np.stack([nn.quadratic_contour(v, hessian, free) for v in LEVELS]),
        touching=nn.quadratic_contour(excess, hessian, free),
        shape=nn.penalty_contour(nn.l1_l2(best, *unit).value, *unit),
        spots=SPOTS,
        loss=(SPOTS - free[0]) ** 2,
        penalty=np.array([nn.l1_l2(spot, l1, l2).value for spot in SPOTS]),
        alone=nn.proximal_descent(one, free[:1], l1, l2, 5).weights.item(),
        pull=nn.l1_l2(free[0], l1, l2).gradient.item(),
    )


def _inputs(correlation: float) -> tuple[np.ndarray, np.ndarray]:
    """Return the covariance of two inputs, and two samples that have it."""
    covariance = np.array([[1.0, correlation], [correlation, 1.0]])
    return covariance, np.sqrt(2) * np.linalg.cholesky(covariance).T


@lru_cache(maxsize=64)
def _path(kind: str, correlation: float, first: float, second: float) -> np.ndarray:
    """Return the minimum under every strength: (strengths, 2)."""
    _, x = _inputs(correlation)
    y = x @ np.array([first, second])
    return nn.penalty_path(x, y, *np.outer(KINDS[kind], PATH), STEPS)


def _describe(result: TwoShapes) -> str:
    if result.strength == 0:
        return (
            f"Without strength the minimum stays at {_place(result.free)}: the loss "
            "alone decides."
        )
    return (
        f"{result.kind} of strength {result.strength:.2f} moves the minimum from "
        f"{_place(result.free)} to {_place(result.best)}: {_zeros(result)}. "
        f"A weight alone goes from {_number(result.free[0])}, where the penalty pulls "
        f"with {_number(abs(result.pull))}, to {_number(result.alone)}."
    )


def _zeros(result: TwoShapes) -> str:
    first, second = result.zero
    if first and second:
        return "both weights are exactly 0"
    if first or second:
        return f"weight {1 if first else 2} is exactly 0"
    small = np.abs(result.best).min() < 0.005
    return "neither is exactly 0, however small" if small else "neither weight is 0"


def _place(weights: np.ndarray) -> str:
    return f"({_number(weights[0])}, {_number(weights[1])})"


def _number(value: float) -> str:
    """Write a number with two digits; only an exact zero is a plain 0."""
    if value == 0:
        return "0"
    return f"{round(float(value), 2) + 0.0:.2f}".replace("-", "−")
