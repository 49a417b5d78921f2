"""Lab: a curve built from straight lines that bend where a ReLU switches on."""

from functools import cache
from typing import NamedTuple

import numpy as np

from helpers import nn
from helpers.draw.foundations.kink_builder import KinkBuilderPicture
from helpers.labs._lab import Lab
from helpers.labs.controls import choice, point, slider
from helpers.labs.foundations._words import signed

END = np.pi
"""The data lie from minus this to plus this."""
MOST = 64
WIDEST = 3.0
"""How many times as wide as the data the view can be."""
SAMPLES = 801
FITTED_FROM = 4
"""The width from which the slope of the error is measured."""
EXACT = 1e-9
"""An error below this is called none."""
LEVEL = -0.2
"""A slope above this is called none."""

CURVES = {
    "sine": np.sin,
    "absolute value": lambda x: 2 * np.abs(x) / np.pi - 1,
    "bump": lambda x: 2 * np.exp(-2 * x**2) - 1,
    "fast sine": lambda x: np.sin(5 * x),
    "step": lambda x: np.where(x < 0, -1.0, 1.0),
}
ON_CURVE, LEAST_SQUARES = "on the curve", "least squares"


class Errors(NamedTuple):
    """How far the sum is from the curve on the data, for every width."""

    largest: np.ndarray
    """(widths,), for 1 to 64 hinges."""
    rmse: np.ndarray
    """(widths,)"""
    slope: float | None
    """Of the largest error on log-log axes; None where the sum is exact somewhere."""


class Built(NamedTuple):
    """A sum of hinges beside the curve it follows."""

    curve: str
    width: int
    x: np.ndarray
    """(places,), over the widest view."""
    wanted: np.ndarray
    """(places,), the curve."""
    total: np.ndarray
    """(places,), the network."""
    hinges: np.ndarray
    """(units, 2, 2), what each unit adds, as a line from where it switches on."""
    knots: np.ndarray
    """(units + 1,), where the lines meet."""
    heights: np.ndarray
    """(units + 1,)"""
    errors: Errors
    view: float
    """How many times as wide as the data."""
    outside: float | None
    """RMSE over what is in view beyond the data; None if nothing is."""
    place: float
    """What is pointed at."""
    at: tuple[float, float]
    """Curve and sum there."""
    nearest: int
    """The hinge next to it, counted from 0."""
    bend: float
    """By how much that hinge changes the slope."""


def kink_builder() -> Lab:
    """Build a curve from ReLU hinges, then look beyond the data."""
    return Lab(
        compute=_compute,
        picture=KinkBuilderPicture(END, MOST),
        describe=_describe,
        width=slider("Hinges (hidden units)", 1, MOST, 8),
        curve=choice("Curve", list(CURVES)),
        heights=choice("Heights", [ON_CURVE, LEAST_SQUARES]),
        view=slider("View", 1.0, WIDEST, 1.0, step=0.1, unit="× the data"),
        place=point("Place", (0.6, 0.0), [(-END, 0.0), (WIDEST * END, 0.0)], step=0.1),
    )


def _compute(
    width: int, curve: str, heights: str, view: float, place: tuple[float, float]
) -> Built:
    knots, tops, layers = _built(curve, heights, width)
    x = np.linspace(-WIDEST * END, WIDEST * END, SAMPLES)
    run = nn.mlp(x[:, None], layers)
    wanted, total = CURVES[curve](x), run.outputs[-1][:, 0]
    beyond = (np.abs(x) > END) & (np.abs(x) <= view * END)
    here = np.array([place[0]])
    nearest = int(np.abs(knots[:-1] - place[0]).argmin())
    return Built(
        curve=curve,
        width=width,
        x=x,
        wanted=wanted,
        total=total,
        hinges=_lines(knots[:-1], run.outputs[0][-1] * layers[1].kernel[:, 0], x[-1]),
        knots=knots,
        heights=tops,
        errors=_errors(curve, heights),
        view=view,
        outside=_rmse(total[beyond] - wanted[beyond]) if beyond.any() else None,
        place=place[0],
        at=(CURVES[curve](here).item(), _output(here, layers).item()),
        nearest=nearest,
        bend=layers[1].kernel[nearest, 0].item(),
    )


def _built(curve: str, heights: str, width: int) -> tuple:
    """Return knots, heights, and the network that joins them."""
    knots = np.linspace(-END, END, width + 1)
    tops = CURVES[curve](knots)
    if heights == LEAST_SQUARES:
        x = _samples()
        tops = nn.best_heights(knots, x, CURVES[curve](x))
    return knots, tops, nn.hinge_network(knots, tops)


def _lines(starts: np.ndarray, last: np.ndarray, end: float) -> np.ndarray:
    """Return lines from 0 at `starts` to `last` at `end`: (units, 2, 2)."""
    first = np.column_stack([starts, np.zeros(len(starts))])
    return np.stack([first, np.column_stack([np.full(len(last), end), last])], axis=1)


def _samples() -> np.ndarray:
    return np.linspace(-END, END, SAMPLES)


@cache
def _errors(curve: str, heights: str) -> Errors:
    x = _samples()
    wanted = CURVES[curve](x)
    gaps = [
        _output(x, _built(curve, heights, width)[2]) - wanted
        for width in range(1, MOST + 1)
    ]
    largest = np.array([np.abs(gap).max() for gap in gaps])
    from_here = slice(FITTED_FROM - 1, None)
    exact = largest[from_here].min() < EXACT
    widths = np.arange(1.0, MOST + 1)
    slope = None if exact else nn.power_of(widths[from_here], largest[from_here])
    return Errors(largest, np.array([_rmse(gap) for gap in gaps]), slope)


def _output(x: np.ndarray, layers) -> np.ndarray:
    return nn.mlp(x[:, None], layers).outputs[-1][:, 0]


def _rmse(gap: np.ndarray) -> float:
    return float(np.sqrt(np.mean(gap**2)))


def _describe(result: Built) -> str:
    inside = result.errors.rmse[result.width - 1]
    largest = result.errors.largest[result.width - 1]
    hinges = "hinge follows" if result.width == 1 else "hinges follow"
    wanted, total = result.at
    knot = result.knots[result.nearest]
    return (
        f"{result.width} {hinges} the {result.curve} with a largest error of "
        f"{_short(largest)} on the data{_law(result.errors)}. {_beyond(result, inside)}"
        f" At x = {signed(result.place)} the curve is {signed(wanted)} and the sum "
        f"{signed(total)}; the nearest hinge, at {signed(knot)}, bends the slope by "
        f"{signed(result.bend)}."
    )


def _law(errors: Errors) -> str:
    if errors.slope is None:
        return "; where a hinge stands on the kink, at even widths, it is 0"
    widths = f"the widths from {FITTED_FROM} to {MOST}"
    if errors.slope > LEVEL:
        return f"; over {widths} it does not fall"
    return f"; over {widths} it falls with slope {signed(errors.slope)}"


def _beyond(result: Built, inside: float) -> str:
    if result.outside is None:
        return "The view ends where the data end."
    return (
        f"RMSE inside the data {_short(inside)}, outside {_short(result.outside)}: "
        "there the sum goes straight on."
    )


def _short(error: float) -> str:
    if error < EXACT:
        return "0"
    return f"{error:.2g}" if error < 0.1 else f"{error:.2f}"
