"""Lab: the same penalty on the weights of a layer, or on what it gives."""

from functools import cache
from typing import NamedTuple

import numpy as np

from helpers import data, nn
from helpers.draw.regularization.weight_or_activity import WeightOrActivityPicture
from helpers.labs._lab import Lab
from helpers.labs.controls import choice, slider

PIXELS, UNITS = 64, 32
EACH = 6
"""So many test pictures of every digit are shown."""
KINDS = {"L1": "l1", "L2": "l2"}


class WeightOrActivity(NamedTuple):
    """Three trained hidden layers: without penalty, on weights, on outputs."""

    kind: str
    """``l1`` or ``l2``."""
    strength: float
    threshold: float
    """What is smaller counts as zero."""
    weights: np.ndarray
    """(3, 32, 64), kernels, one row for each unit."""
    outputs: np.ndarray
    """(3, 32, 60), of every unit for six pictures of each digit, in order."""
    zero_weights: np.ndarray
    """(3,), share of all weights that count as zero."""
    silent: np.ndarray
    """(3,), share of all outputs for 500 test pictures that count as zero."""
    accuracy: np.ndarray
    """(3,), share of the 500 test pictures that are named rightly."""


class _Layer(NamedTuple):
    """One trained network at work on the test pictures."""

    kernel: np.ndarray  # (64, 32)
    outputs: np.ndarray  # (500, 32)
    accuracy: float


def weight_or_activity() -> Lab:
    """Put one penalty on weights or on outputs, and see which become sparse."""
    return Lab(
        compute=_compute,
        picture=WeightOrActivityPicture(UNITS, PIXELS, EACH),
        describe=_describe,
        power=slider("Strength: 10 to the", -4.0, -2.0, -2.5, step=0.5),
        kind=choice("Penalty", KINDS),
        below=slider("Zero is below 10 to the", -4.0, -1.0, -2.0, step=0.5),
    )


def _compute(power, kind, below) -> WeightOrActivity:
    names = ("none", f"{kind} kernel {power}", f"{kind} activity {power}")
    layers = [_layer(name) for name in names]
    weights = np.stack([layer.kernel.T for layer in layers])
    outputs = np.stack([layer.outputs for layer in layers])
    threshold = 10.0**below
    return WeightOrActivity(
        kind=kind,
        strength=10.0**power,
        threshold=threshold,
        weights=weights,
        outputs=outputs[:, _shown()].swapaxes(1, 2),
        zero_weights=(np.abs(weights) < threshold).mean(axis=(1, 2)),
        silent=(np.abs(outputs) < threshold).mean(axis=(1, 2)),
        accuracy=np.array([layer.accuracy for layer in layers]),
    )


@cache
def _samples() -> data.Samples:
    return data.digits()


@cache
def _shown() -> np.ndarray:
    """Return which test pictures are shown: the first of every digit, in order."""
    answers = _samples().y_test
    return np.concatenate([np.flatnonzero(answers == n)[:EACH] for n in range(10)])


@cache
def _networks() -> dict[str, data.Network]:
    return data.networks("weight_or_activity")


@cache
def _layer(name: str) -> _Layer:
    (kernel, bias), last = _networks()[name].weights
    outputs = nn.relu(nn.dense(nn.flatten(_samples().x_test), kernel, bias))
    guesses = nn.dense(outputs, *last).argmax(axis=1)
    return _Layer(kernel, outputs, float(np.mean(guesses == _samples().y_test)))


def _describe(result: WeightOrActivity) -> str:
    weights, silent, right = (
        [f"{share:.0%}" for share in shares]
        for shares in (result.zero_weights, result.silent, result.accuracy)
    )
    return (
        f"{result.kind.upper()} of strength {result.strength:.2g}; what is below "
        f"{result.threshold:.2g} counts as zero. Without penalty {weights[0]} of the "
        f"weights and {silent[0]} of the outputs are zero; with the penalty on the "
        f"weights {weights[1]} and {silent[1]}; with it on the outputs {weights[2]} "
        f"and {silent[2]}. Digits named rightly: {right[0]}, {right[1]}, {right[2]}."
    )
