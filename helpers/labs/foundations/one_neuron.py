"""Lab: one neuron, its line over points of two classes, and its output anywhere."""

from collections.abc import Callable
from functools import cache, partial
from typing import NamedTuple

import numpy as np

from helpers import data, nn
from helpers.draw.foundations.one_neuron import ENDS, SUMS, OneNeuronPicture
from helpers.labs._lab import Lab
from helpers.labs._own import lent
from helpers.labs.controls import choice, point, slider

POINTS = 80
CELLS, OWN_CELLS = 101, 31
"""Along each side of the shaded plane; fewer for a function asked point by point."""

KINDS = {"two clouds": "blobs", "a slanting border": "diagonal", "XOR": "corners"}


class Activation(NamedTuple):
    """A function of the sum, and the output at which its neuron is undecided."""

    function: Callable[[np.ndarray], np.ndarray]
    middle: float
    reach: float
    """So far from the middle the colour of a class is nearly full."""


ACTIVATIONS = {
    "sigmoid": Activation(nn.sigmoid, 0.5, 0.5),
    "tanh": Activation(nn.tanh, 0.0, 1.0),
    "relu": Activation(nn.relu, 0.0, 3.0),
    "step": Activation(nn.binary_step, 0.5, 0.5),
    "identity": Activation(nn.identity, 0.0, 3.0),
}


class OneNeuron(NamedTuple):
    """A neuron over the plane, and its numbers at one place."""

    weights: np.ndarray
    """(2,)"""
    bias: float
    activation: str
    shades: tuple[float, float]
    """Outputs with the full colour of class 0, and of class 1."""
    outputs: np.ndarray
    """(rows, columns) over the plane, the lowest row first."""
    curve: np.ndarray
    """(2, sums): sums, and what the activation makes of them."""
    line: np.ndarray | None
    """(3, 2), where the sum is 0: an end, the foot, an end; None without weights."""
    x: np.ndarray
    """(points, 2)"""
    y: np.ndarray
    """(points,), class 0 or 1."""
    right: np.ndarray
    """(points,), whether the point is on the side of its class."""
    best: int
    """How many any line can put on their own side."""
    place: tuple[float, float]
    total: float
    """The sum at the place."""
    output: float
    """The output there."""


Neuron = Callable[[np.ndarray, np.ndarray, float], float]


def one_neuron(neuron: Neuron | None = None) -> Lab:
    """Turn and push the line of one neuron until it parts the points.

    Parameters
    ----------
    neuron : callable, optional
        ``neuron(x, weights, bias) -> sum`` of the learner's own, before the activation:
        x and weights of shape (2,). It is asked about one place after the other. By
        default ``nn.neuron``.
    """
    low, high = ENDS
    return Lab(
        compute=partial(_compute, lent(neuron)),
        picture=OneNeuronPicture(),
        describe=_describe,
        weight_1=slider("Weight w₁", -3.0, 3.0, 1.0, step=0.1),
        weight_2=slider("Weight w₂", -3.0, 3.0, -0.5, step=0.1),
        bias=slider("Bias b", -4.0, 4.0, 0.5, step=0.1),
        activation=choice("Activation", list(ACTIVATIONS)),
        points=choice("Points", KINDS),
        place=point("Place", (1.0, 1.5), [(low, low), (high, high)], step=0.1),
    )


def _compute(neuron, weight_1, weight_2, bias, activation, points, place) -> OneNeuron:
    weights = np.array([weight_1, weight_2])
    function, middle, reach = ACTIVATIONS[activation]
    x, y = data.plane_points(points, POINTS)
    cells = OWN_CELLS if neuron else CELLS
    places = np.vstack([_grid(cells), x, [place]])
    sums = (
        _own(neuron, places, weights, bias)
        if neuron
        else nn.neuron(places, weights, bias)
    )
    outputs, shown = function(sums), np.linspace(*SUMS, 241)
    return OneNeuron(
        weights=weights,
        bias=bias,
        activation=activation,
        shades=(middle - 1.4 * reach, middle + 1.4 * reach),
        outputs=outputs[: cells**2].reshape(cells, cells),
        curve=np.stack([shown, function(shown)]),
        line=nn.decision_line(weights, bias, reach=10.0),
        x=x,
        y=y,
        right=(outputs[cells**2 : -1] > middle) == (y == 1),
        best=_best(points),
        place=place,
        total=float(sums[-1]),
        output=float(outputs[-1]),
    )


def _own(neuron: Neuron, x: np.ndarray, weights: np.ndarray, bias: float) -> np.ndarray:
    """Ask the learner's neuron for its sum at every place, one by one."""
    sums = [neuron(place, weights, bias) for place in x]
    shapes = {np.shape(total) for total in sums}
    if shapes != {()}:
        raise ValueError(
            "your neuron must return one number for a point, not an array of shape "
            f"{max(shapes)}"
        )
    sums = np.array(sums)
    if sums.dtype.kind not in "fiub":
        kind = type(sums[0]).__name__
        raise ValueError(f"your neuron must return a number, not {kind}")
    if not np.isfinite(sums).all():
        raise ValueError("your neuron returned NaN or infinity")
    return sums


@cache
def _grid(cells: int) -> np.ndarray:
    """Return the places of the shaded plane, (rows * columns, 2), lowest row first."""
    across, up = np.meshgrid(*[np.linspace(*ENDS, cells)] * 2)
    return np.column_stack([across.ravel(), up.ravel()])


@cache
def _best(kind: str) -> int:
    return nn.best_half_plane(*data.plane_points(kind, POINTS)).right


def _describe(result: OneNeuron) -> str:
    right, total = int(result.right.sum()), len(result.y)
    x, y = result.place
    where = f"({x:.1f}, {y:.1f})"
    best = f"the best of all lines gets {result.best}"
    if result.line is None:
        side = "With both weights 0 there is no line"
    else:
        side = f"{right} of {total} points are on their own side of the line"
        if right >= result.best:
            best = "no line gets more"
    return _minus(
        f"{side}; {best}. At {where} the sum is {result.total:.2f}, and the "
        f"{result.activation} neuron gives {result.output:.2f}."
    )


def _minus(text: str) -> str:
    return text.replace("-", "−")
