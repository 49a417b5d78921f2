"""Lab: which past inputs one output of a stack of dilated convolutions sees."""

from functools import cache
from typing import NamedTuple

import numpy as np

from helpers import nn
from helpers.draw.lstm_gates.dilated import DilatedPicture
from helpers.labs._lab import Lab
from helpers.labs.controls import choice, point, slider, switch

STEPS = 64
"""Length of the sequence."""

DEEPEST = 6
RADIUS = 0.9
"""Spectral radius of the simple RNN beside it, which is linear."""


class Dilated(NamedTuple):
    """What one output sees, and what that costs, against a simple RNN."""

    edges: list[np.ndarray]
    """For each layer (edges, 2): place in its input, place in its output."""
    cnn: np.ndarray
    """(64,), influence of each input by the number of paths; the strongest is 1."""
    rnn: np.ndarray
    """(64,), influence of each input on the same output of a simple RNN."""
    output: int
    """Step pointed at."""
    depth: int
    kernel_size: int
    field: int
    """Steps that the formula predicts, those beyond the sequence included."""
    weights: int
    """Numbers in the kernels, for one channel."""
    doubling: bool
    causal: bool

    @property
    def seen(self) -> np.ndarray:
        """Inputs with a path to the output, in order."""
        return np.flatnonzero(self.cnn)


def dilated() -> Lab:
    """Double the gaps from layer to layer, and see far with few weights."""
    return Lab(
        compute=_compute,
        picture=DilatedPicture(STEPS, DEEPEST),
        describe=_describe,
        depth=slider("Depth", 1, DEEPEST, 4, unit="layers"),
        kernel_size=slider("Filter width", 2, 4, 2, unit="steps"),
        doubling=choice("Dilation", {"1, 2, 4, …": True, "1, 1, 1, …": False}),
        causal=switch("Causal: look back only", True),
        output=point("Output", (STEPS - 4.0, DEEPEST), [(0, 0), (STEPS - 1, DEEPEST)]),
    )


def _compute(depth, kernel_size, doubling, causal, output) -> Dilated:
    place = int(np.clip(round(output[0]), 0, STEPS - 1))
    layers = _layers(depth, kernel_size, doubling, causal)
    paths = _paths(layers)[:, place]
    return Dilated(
        edges=nn.connections(layers, STEPS, place),
        cnn=paths / paths.max(),
        rnn=_rnn(place),
        output=place,
        depth=depth,
        kernel_size=kernel_size,
        field=nn.receptive_field(layers).size,
        weights=depth * nn.conv_parameters((kernel_size,), 1, 1, use_bias=False),
        doubling=doubling,
        causal=causal,
    )


def _layers(depth, kernel_size, doubling, causal) -> tuple[nn.Window, ...]:
    padding = "causal" if causal else "same"
    gaps = (2**number if doubling else 1 for number in range(depth))
    return tuple(nn.Window(kernel_size, 1, padding, gap) for gap in gaps)


@cache
def _paths(layers: tuple[nn.Window, ...]) -> np.ndarray:
    """Count the paths from each input (rows) to each output (columns).

    A stack whose kernels are all ones answers a single 1 with that count.
    """
    x = np.eye(STEPS)[:, :, None]
    for taps, strides, padding, gap in layers:
        x = nn.conv1d(x, np.ones((taps, 1, 1)), None, strides, padding, gap)
    return x[:, :, 0]


@cache
def _gains() -> np.ndarray:
    weights = nn.RNNWeights(np.ones((1, 1)), np.array([[RADIUS]]))
    x = np.zeros((1, STEPS, 1))
    return nn.gradient_by_lag(x, weights, activation="linear")


def _rnn(output: int) -> np.ndarray:
    """Return the influence of each input on the state after step `output`."""
    influence = np.zeros(STEPS)
    influence[: output + 1] = _gains()[: output + 1][::-1]
    return influence


def _describe(result: Dilated) -> str:
    first, last = result.seen[[0, -1]]
    inputs = _count(len(result.seen), "input")
    weights = f"{result.depth} × {result.kernel_size} = {result.weights} weights"
    return (
        f"Output {result.output} sees {inputs}, from step {first} to {last}, through "
        f"{_count(result.depth, 'layer')} with {weights}; one layer that wide needs "
        f"{result.field}. {_finding(result)}"
    )


def _count(number: int, noun: str) -> str:
    return f"1 {noun}" if number == 1 else f"{number} {noun}s"


def _finding(result: Dilated) -> str:
    """Say what is special about this view."""
    first, last = result.seen[[0, -1]]
    ahead = last - result.output
    if ahead > 0:
        steps = "1 of them lies" if ahead == 1 else f"{ahead} of them lie"
        return f"{steps} in its future: a forecast would be cheating."
    if len(result.seen) < result.field:
        return (
            f"Its view is {result.field} steps wide; what lies outside the sequence is "
            "filled with 0."
        )
    back = result.output - first
    if result.depth == 1:
        return "Another layer shows how the view grows."
    if not result.doubling:
        more = result.kernel_size - 1
        return f"Each layer more adds only {more} to the view; doubled gaps double it."
    return (
        f"From input {first} a gradient comes back over {result.depth} layers; in a "
        f"simple RNN it walks {back} steps, and {RADIUS} to the power {back}, "
        f"{RADIUS**back:.2g}, is left of it."
    )
