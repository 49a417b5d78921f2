"""Lab: the number a forget gate starts from decides how long an LSTM remembers."""

from collections.abc import Callable
from functools import cache, lru_cache, partial
from typing import NamedTuple

import numpy as np

from helpers import data, nn
from helpers.draw.lstm_gates.forget_bias import ForgetBiasPicture
from helpers.labs._lab import Lab
from helpers.labs._own import TRAINING, number, trainer
from helpers.labs.controls import ask, slider

LONGEST = 100
UNITS, FEATURES = 24, 10
"""Those of the cells that were trained for the sweep."""
KERAS = 1.0
CHANCE = 1 / 8


class Point(NamedTuple):
    """One cell, trained while the learner waits."""

    bias: float
    gap: int
    """In steps."""
    accuracy: float
    """Share of symbols recalled."""


class ForgetBias(NamedTuple):
    """What a forget bias leaves of a memory, of a gradient and of the answers."""

    bias: float
    gap: int
    """In steps."""
    forget_gate: float
    """Share that one step keeps, from the bias alone."""
    half_life: float
    """In steps."""
    kept: np.ndarray
    """(101,), share of a memory left after 0, 1 ... 100 steps."""
    gradient: np.ndarray
    """(101,), gain of the gradient over so many steps back, before any training."""
    biases: tuple[float, ...]
    """From which cells were trained."""
    gaps: tuple[int, ...]
    """Over which they had to remember, in steps."""
    accuracy: np.ndarray
    """(biases, gaps, seeds), share of symbols recalled; guessing gives 1/8."""
    nearest: tuple[int, int]
    """Which of `biases` and of `gaps` are nearest to `bias` and `gap`."""
    live: Point | None
    """The cell trained last in this lab, if there is one."""


def forget_bias(train: Callable[[float, int], float] | None = None) -> Lab:
    """Turn the forget bias, and see how far back a memory and a gradient reach.

    Parameters
    ----------
    train : callable, optional
        ``train(bias, gap) -> accuracy``, such as ``train.recall_accuracy``: a button
        then trains one cell at any place between those of the map.
    """
    bias = slider("Forget bias", -1.0, 5.0, KERAS, step=0.5)
    gap = slider("Gap", 1, LONGEST, 20, unit="steps")
    more = {} if train is None else {"place": ask("Train one here", bias=bias, gap=gap)}
    return Lab(
        compute=partial(_compute, trainer(train)),
        picture=ForgetBiasPicture(LONGEST),
        describe=_describe,
        bias=bias,
        gap=gap,
        **more,
    )


def _compute(train, bias, gap, place=None) -> ForgetBias:
    biases, gaps, accuracy = _sweep()
    gate = float(nn.sigmoid(np.array(bias)))
    steps = np.ones(LONGEST)
    memory = nn.gated_memory(0 * steps, gate * steps, 0 * steps, steps, start=1.0)
    return ForgetBias(
        bias=bias,
        gap=gap,
        forget_gate=gate,
        half_life=float(np.log(0.5) / np.log(gate)),
        kept=np.append(1.0, memory.cell),
        gradient=_gradient(bias),
        biases=biases,
        gaps=gaps,
        accuracy=accuracy,
        nearest=(
            int(np.abs(np.array(biases) - bias).argmin()),
            int(np.abs(np.log(gaps) - np.log(gap)).argmin()),
        ),
        live=place and Point(**place, accuracy=number(train(**place), TRAINING)),
    )


@cache
def _sweep() -> tuple[tuple[float, ...], tuple[int, ...], np.ndarray]:
    stored = data.sweep("lstm_gates")["recall"]
    gaps = next(iter(stored.values()))
    accuracy = [[stored[bias][gap] for gap in gaps] for bias in stored]
    return tuple(map(float, stored)), tuple(map(int, gaps)), np.array(accuracy)


@lru_cache(maxsize=32)
def _gradient(bias: float) -> np.ndarray:
    """Run a cell as Keras starts it over one noisy row: (101,)."""
    rng = np.random.default_rng(0)
    reach = np.sqrt(6 / (FEATURES + 4 * UNITS))  # Glorot, uniform
    kernel = rng.uniform(-reach, reach, (FEATURES, 4 * UNITS))
    recurrent = np.linalg.qr(rng.normal(size=(4 * UNITS, UNITS)))[0].T
    start = np.repeat([0.0, bias, 0.0, 0.0], UNITS)
    row = data.recall(LONGEST - 2, train=1, test=1).x_train.astype(float)
    return nn.gradient_by_lag(row, nn.LSTMWeights(kernel, recurrent, start))


def _describe(result: ForgetBias) -> str:
    row, column = result.nearest
    bias, gap = result.biases[row], result.gaps[column]
    runs = result.accuracy[row, column]
    keras = ", Keras's start," if result.bias == KERAS else ""
    steps = "step" if result.gap == 1 else "steps"
    return (
        f"Forget bias {result.bias:g}{keras} opens the gate to "
        f"{result.forget_gate:.2f}: half is forgotten after "
        f"{_number(result.half_life)} steps, and {_share(result.kept[result.gap])} is "
        f"left after {result.gap} {steps}. Cells trained from bias {bias:g} over a gap "
        f"of {gap} recall {_runs(runs)} of the symbols; guessing gives {CHANCE:.0%}."
        f"{_trained(result.live)}"
    )


def _trained(live: Point | None) -> str:
    if live is None:
        return ""
    return (
        f" The cell trained here from bias {live.bias:g} over a gap of {live.gap} "
        f"recalls ≈{live.accuracy:.0%}."
    )


def _number(steps: float) -> str:
    return f"{steps:.1f}" if steps < 10 else f"{steps:.0f}"


def _share(share: float) -> str:
    return f"{share:.0%}" if share >= 0.01 else "less than 1%"


def _runs(runs: np.ndarray) -> str:
    return " and ".join(f"{accuracy:.0%}" for accuracy in runs)
