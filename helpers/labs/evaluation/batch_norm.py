"""Lab: what batch normalization keeps alive in a deep network, and when it fails."""

from functools import cache
from typing import NamedTuple

import numpy as np

from helpers import data, nn
from helpers.draw.evaluation.batch_norm import BatchNormPicture
from helpers.labs._lab import Lab
from helpers.labs.controls import choice, ladder, log_slider

LAYERS, UNITS = 20, 64
DIGITS = 128
"""All of them go through the network, in batches."""
LIMIT, BINS = 4.0, 33
TINY = 1e-7
"""Smaller distances are not written out."""
EVERY = 2
"""Of so many digits one is counted in the maps."""


class DeepNetwork(NamedTuple):
    """What the sums of every layer of one network look like."""

    scale: float
    """Standard deviation of the first weights, times the root of 64."""
    batch_size: int
    mode: str
    """``training`` or ``inference``: which of the two the second map shows."""
    seen: int
    """Batches from which the moving averages of inference come."""
    over: str
    """``batch``, or ``features`` for the wrong axis."""
    spread: np.ndarray
    """(3, 20), distance of the digits in a unit: without, in training, in inference."""
    shares: np.ndarray
    """(2, 20, 33), of the sums by their size: without, and with it in this mode."""


def batch_norm() -> Lab:
    """Send digits through 20 layers, with batch normalization and without."""
    return Lab(
        compute=_compute,
        picture=BatchNormPicture(LAYERS, LIMIT),
        describe=_describe,
        scale=log_slider("Initial scale", 0.1, 3.0, 1.0),
        batch_size=ladder("Batch size", (1, 2, 4, 8, 16, 32, 64, 128), 32),
        activation=choice("Activation", ("tanh", "relu")),
        mode=choice("Mode", ("training", "inference")),
        seen=ladder(
            "Moving averages of", (0, 10, 50, 100, 200, 500), 500, unit="batches"
        ),
        over=choice(
            "Mean over", {"batch, per unit": "batch", "units, per sample": "features"}
        ),
    )


@cache
def _start() -> tuple[np.ndarray, np.ndarray]:
    """Return standardized digits (128, 64) and kernels of scale 1 (20, 64, 64)."""
    x = data.digits().x_train[:DIGITS].reshape(DIGITS, UNITS)
    kernels = np.random.default_rng(0).normal(size=(LAYERS, UNITS, UNITS))
    return nn.standardize(x).x, (kernels / np.sqrt(UNITS)).astype(np.float32)


def _compute(scale, batch_size, activation, mode, seen, over) -> DeepNetwork:
    x, kernels = _start()
    through = {
        "x": x.reshape(-1, batch_size, UNITS),
        "kernels": np.float32(scale) * kernels,
        "activation": activation,
    }
    plain = nn.deep_sums(**through)
    training = inference = nn.deep_sums(**through, norm=over)
    if over == "batch":
        moving = nn.moving_after(training.seen, seen)
        inference = nn.deep_sums(**through, norm=over, moving=moving)
    shown = training if mode == "training" else inference
    runs = (plain, training, inference)
    return DeepNetwork(
        scale=scale,
        batch_size=batch_size,
        mode=mode,
        seen=seen,
        over=over,
        spread=np.array([nn.digit_spread(run.sums) for run in runs]),
        shares=np.array([_shares(run.sums) for run in (plain, shown)]),
    )


def _shares(sums: np.ndarray) -> np.ndarray:
    flat = sums.reshape(LAYERS, DIGITS, UNITS)[:, ::EVERY]
    return nn.value_shares(flat, LIMIT, BINS)


def _describe(result: DeepNetwork) -> str:
    plain, training, inference = (_number(one[-1]) for one in result.spread)
    alone = (
        f"Without batch norm, at initial scale {result.scale:g}, the digits are "
        f"{plain} apart in a unit of layer {LAYERS} (standard deviation)."
    )
    if result.over == "features":
        return (
            f"{alone} With mean and variance over the units of each sample, which is "
            f"layer normalization, they are {training} apart, for every batch size."
        )
    if result.batch_size == 1 and result.mode == "training":
        return (
            f"{alone} A batch of one is its own mean: in training batch norm makes "
            f"everything 0; in inference the digits are {inference} apart."
        )
    if result.mode == "training":
        return (
            f"{alone} With batch norm, in batches of {result.batch_size}, they are "
            f"{training} apart in training, and {inference} in inference."
        )
    return (
        f"{alone} With batch norm in inference, by the moving averages of "
        f"{result.seen} batches of {result.batch_size}, they are {inference} apart; in "
        f"training {training}."
    )


def _number(value: float) -> str:
    if 0 < value < TINY:
        return f"under {TINY:g}".replace("e-0", "e-")
    if value == 0 or 0.01 <= value < 1000:
        return f"{value:.3g}"
    return f"{value:.0e}".replace("e-0", "e-").replace("e+0", "e+")
