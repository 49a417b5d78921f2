"""Lab: how much of a gradient is left after many steps back through time."""

from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np

from helpers import nn
from helpers.draw.lstm_gates.how_far_back import HowFarBackPicture
from helpers.labs._lab import Lab
from helpers.labs.controls import choice, point, slider, switch

LAGS = 60
"""How many steps back the picture looks."""

UNITS, FEATURES, BATCH = 16, 4, 2
DEPTH = 64
"""Numbers in each key of the attention."""

WARM_UP = 200
"""Steps that fill the cells of the LSTM before the gradient is measured."""

NETWORKS = ("simple RNN", "GRU", "LSTM", "attention")
LIMIT = 1.0
"""Length to which a gradient is clipped."""

RUNAWAY = 100
"""Gain from which on the sentence speaks of an explosion."""


class HowFarBack(NamedTuple):
    """Gain of a gradient by lag, for four ways to reach an earlier step."""

    gains: np.ndarray
    """(4, 61), in the order of `NETWORKS`, clipped where `clip` is True."""
    unclipped: np.ndarray
    """(4, 61)"""
    eigenvalues: np.ndarray
    """(16,), complex, of the recurrent kernel of the simple RNN."""
    lag: int
    """Steps back that are pointed at."""
    radius: float
    activation: str
    forget_bias: float
    clip: bool


def how_far_back() -> Lab:
    """Turn the loop up and down: gradients vanish, or explode.

    At spectral radius 1 every network stands as Keras starts it; else its recurrent
    kernel is multiplied by the radius.
    """
    return Lab(
        compute=_compute,
        picture=HowFarBackPicture(NETWORKS, LAGS),
        describe=_describe,
        radius=slider("Spectral radius", 0.5, 1.2, 0.9, step=0.01),
        activation=choice(
            "Simple RNN is", {"linear": "linear", "squashed by tanh": "tanh"}
        ),
        forget_bias=slider("LSTM forget bias", -1.0, 5.0, 1.0, step=0.1),
        clip=switch("Clip gradients longer than 1"),
        lag=point("Steps back", (50.0, 1.0), [(0, 1e-16), (LAGS, 1e6)]),
    )


def _compute(radius, activation, forget_bias, clip, lag) -> HowFarBack:
    unclipped = np.stack(
        [
            _simple_rnn(radius, activation),
            _gru(radius),
            _lstm(radius, forget_bias),
            _attention(),
        ]
    )
    return HowFarBack(
        gains=np.minimum(unclipped, LIMIT) if clip else unclipped,
        unclipped=unclipped,
        eigenvalues=_eigenvalues(radius),
        lag=int(np.clip(round(lag[0]), 0, LAGS)),
        radius=radius,
        activation=activation,
        forget_bias=forget_bias,
        clip=clip,
    )


@cache
def _noise(steps: int = LAGS, seed: int = 0) -> np.ndarray:
    """Return sequences of noise, (batch, time, features)."""
    return np.random.default_rng(seed).normal(size=(BATCH, steps, FEATURES))


@cache
def _start(gates: int) -> tuple[np.ndarray, np.ndarray]:
    """Return kernel and recurrent kernel as Keras starts them."""
    rng = np.random.default_rng(gates)
    limit = np.sqrt(6 / (FEATURES + gates * UNITS))  # Glorot's uniform start
    kernel = rng.uniform(-limit, limit, (FEATURES, gates * UNITS))
    orthogonal, _ = np.linalg.qr(rng.normal(size=(gates * UNITS, UNITS)))
    return kernel, orthogonal.T


@cache
def _loop_eigenvalues() -> np.ndarray:
    return np.linalg.eigvals(_start(1)[1])


def _eigenvalues(radius: float) -> np.ndarray:
    return radius * _loop_eigenvalues()


@lru_cache(maxsize=256)
def _simple_rnn(radius: float, activation: str) -> np.ndarray:
    kernel, loop = _start(1)
    weights = nn.RNNWeights(kernel, radius * loop)
    return nn.gradient_by_lag(_noise(), weights, activation=activation)


@lru_cache(maxsize=256)
def _gru(radius: float) -> np.ndarray:
    kernel, loops = _start(3)
    return nn.gradient_by_lag(_noise(), nn.GRUWeights(kernel, radius * loops))


@lru_cache(maxsize=256)
def _lstm(radius: float, forget_bias: float) -> np.ndarray:
    weights = _lstm_weights(radius, forget_bias)
    return nn.gradient_by_lag(_noise(), weights, _filled(forget_bias))


def _lstm_weights(radius: float, forget_bias: float) -> nn.LSTMWeights:
    kernel, loops = _start(4)
    bias = np.repeat([0.0, forget_bias, 0.0, 0.0], UNITS)
    return nn.LSTMWeights(kernel, radius * loops, bias)


@lru_cache(maxsize=256)
def _filled(forget_bias: float) -> tuple[np.ndarray, np.ndarray]:
    """Return hidden and cell state after long use.

    A cell that is still filling lets gradients grow, which tells of the start only.
    """
    run = nn.lstm(_noise(WARM_UP, seed=1), _lstm_weights(1.0, forget_bias))
    return run.hidden[:, -1], run.cell[:, -1]


@cache
def _attention() -> np.ndarray:
    """Return the weight of each step when the query asks for that very step."""
    keys = np.random.default_rng(1).normal(size=(1, LAGS + 1, DEPTH))
    keys *= np.sqrt(DEPTH) / np.linalg.norm(keys, axis=2, keepdims=True)
    values = np.zeros((1, LAGS + 1, 1))
    return np.diagonal(nn.attention(keys, keys, values).weights[0]).copy()


def _describe(result: HowFarBack) -> str:
    if result.lag == 0:
        return "No step back: nothing has happened to the gradient yet."
    rnn, gru, lstm, attention = map(_amount, result.gains[:, result.lag])
    steps = "1 step" if result.lag == 1 else f"{result.lag} steps"
    return (
        f"{steps} back, with spectral radius {result.radius:.2f}, this is left of a "
        f"gradient of length 1: simple RNN {rnn}, GRU {gru}, LSTM {lstm}; attention, "
        f"which reads that step directly, {attention}. {_finding(result)}"
    )


def _finding(result: HowFarBack) -> str:
    """Say what is special at this place."""
    raw = result.unclipped[:3, result.lag]
    if result.clip and raw.max() > 1.005 * LIMIT:
        return (
            f"Clipping has cut {_amount(raw.max())} down to 1; what has vanished it "
            "cannot bring back."
        )
    if raw.max() > RUNAWAY:
        return "That is an explosion: one such gradient throws the weights far off."
    if result.clip:
        return "Clipping changes nothing here: nothing is longer than 1."
    if result.activation == "linear":
        return (
            f"In the linear RNN that is {result.radius:.2f} to the power {result.lag}."
        )
    return (
        "The slope of tanh is at most 1: squashing shortens the gradient at every step "
        "further."
    )


def _amount(gain: float) -> str:
    """Write a gain for a reader: 0.052, 120, or 1 in 30 million."""
    if gain >= 1e6:
        return f"{_two_digits(gain / 1e6)} million"
    if gain >= 0.001:
        return _two_digits(gain)
    parts = 1 / gain
    if parts < 1e6:
        return f"1 in {_two_digits(parts)}"
    if parts < 1e9:
        return f"1 in {_two_digits(parts / 1e6)} million"
    if parts < 1e12:
        return f"1 in {_two_digits(parts / 1e9)} billion"
    return "less than 1 in 1,000 billion"


def _two_digits(number: float) -> str:
    rounded = float(f"{number:.2g}")
    return f"{rounded:,.0f}" if rounded >= 100 else f"{rounded:.2g}"
