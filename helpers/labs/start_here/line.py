"""Lab: one weight and one bias make a straight line."""

from typing import NamedTuple

import numpy as np

from helpers import nn
from helpers.draw.start_here.line import LinePicture
from helpers.labs._lab import Lab
from helpers.labs.controls import slider


class Line(NamedTuple):
    """A straight line, from one side of the picture to the other."""

    x: np.ndarray  # (2,)
    y: np.ndarray  # (2,)
    weight: float
    zero: float | None
    """Where it crosses zero inside the picture."""


def line() -> Lab:
    """Turn and lift a line by its weight and its bias."""
    return Lab(
        compute=_compute,
        picture=LinePicture(),
        describe=_describe,
        weight=slider("Weight", -3.0, 3.0, 1.0, step=0.1),
        bias=slider("Bias", -3.0, 3.0, 1.0, step=0.1),
    )


def _compute(weight: float, bias: float) -> Line:
    x = np.array([-5.0, 5.0])
    y = nn.dense(x[:, None], np.array([[weight]]), np.array([bias]))[:, 0]
    zero = -bias / weight if abs(weight) * 5 >= abs(bias) and weight else None
    return Line(x, y, weight, zero)


def _describe(result: Line) -> str:
    slope = abs(result.weight)
    if slope < 1e-9:
        return "The line is level: the output does not depend on the input."
    way = "rises" if result.weight > 0 else "falls"
    start = f"The line {way} by {slope:.1f} for every step to the right"
    if result.zero is None:
        return f"{start}, and stays on one side of zero in this picture."
    zero = f"{result.zero + 0.0:.2f}".replace("-", "−")
    return f"{start}, and crosses zero at x = {zero}."
