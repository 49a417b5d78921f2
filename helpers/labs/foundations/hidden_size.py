"""Lab: how wide a hidden layer must be, and a rule that does not say it."""

from collections.abc import Callable
from functools import cache, partial
from typing import NamedTuple

import numpy as np

from helpers import data, nn
from helpers.draw.foundations.hidden_size import HiddenSizePicture
from helpers.labs._lab import Lab
from helpers.labs._own import TRAINING, number, trainer
from helpers.labs.controls import ask, choice, ladder, slider

WIDTHS = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256)
PIXELS, CLASSES = 64, 10
INPUTS = {"64 pixels": 1, "each pixel 16 times: 1,024": 16}
"""How often every pixel stands among the inputs, by the words in the menu."""
NEAR = 0.02
"""An accuracy within this of the best is called enough."""


class Point(NamedTuple):
    """One network, trained while the learner waits."""

    width: int
    copies: int
    accuracy: float


class HiddenSize(NamedTuple):
    """A width, the networks trained beforehand, and how the inputs vary."""

    width: int
    copies: int
    inputs: int
    parameters: int
    """Weights and biases of the network of that width."""
    widths: tuple[int, ...]
    """Of the networks trained beforehand."""
    accuracy: np.ndarray
    """(widths, seeds), share of 500 test digits read rightly."""
    nearest: int
    """Which of `widths` is nearest."""
    enough: int
    """The smallest width whose mean is within 0.02 of the best."""
    variance: np.ndarray
    """(64,), share of the variance in the first 1, 2 … 64 principal components."""
    keep: float
    """Share of the variance that is to be kept."""
    components: int
    """How many principal components that takes."""
    live: Point | None
    """The network trained last in this lab, if there is one."""


def hidden_size(train: Callable[[int, int], float] | None = None) -> Lab:
    """Widen the hidden layer of a reader of digits until it no longer helps.

    Parameters
    ----------
    train : callable, optional
        ``train(width, copies) -> accuracy``, such as ``train.hidden_accuracy``: a
        button then trains one network of any width.
    """
    width = ladder("Hidden units", WIDTHS, PIXELS)
    copies = choice("Inputs", INPUTS)
    more = {}
    if train is not None:
        more = {"trained": ask("Train one here", width=width, copies=copies)}
    return Lab(
        compute=partial(_compute, trainer(train)),
        picture=HiddenSizePicture(PIXELS),
        describe=_describe,
        width=width,
        copies=copies,
        keep=slider("Variance to keep", 0.5, 0.99, 0.95, step=0.01),
        **more,
    )


def _compute(train, width, copies, keep, trained=None) -> HiddenSize:
    widths, accuracy = _sweep(copies)
    means = accuracy.mean(axis=1)
    inputs, variance = PIXELS * copies, _variance()
    return HiddenSize(
        width=width,
        copies=copies,
        inputs=inputs,
        parameters=(inputs + 1) * width + (width + 1) * CLASSES,
        widths=widths,
        accuracy=accuracy,
        nearest=int(np.abs(np.log(widths) - np.log(width)).argmin()),
        enough=widths[int(np.argmax(means >= means.max() - NEAR))],
        variance=variance,
        keep=keep,
        components=int(np.argmax(variance >= keep)) + 1,
        live=trained and Point(**trained, accuracy=number(train(**trained), TRAINING)),
    )


@cache
def _sweep(copies: int) -> tuple[tuple[int, ...], np.ndarray]:
    stored = data.sweep("hidden_size")["accuracy"][str(copies)]
    return tuple(map(int, stored)), np.array(list(stored.values()))


@cache
def _variance() -> np.ndarray:
    """Add up the shares of the pixels' variance; copies would change nothing."""
    x = data.digits().x_train
    return np.cumsum(nn.variance_shares(x.reshape(len(x), -1)))


def _describe(result: HiddenSize) -> str:
    width = result.widths[result.nearest]
    *runs, last = (f"{a:.1%}" for a in result.accuracy[result.nearest])
    return (
        f"A network with {result.inputs:,} inputs and {_units(result.width)} has "
        f"{result.parameters:,} weights and biases. Trained with {_units(width)} it "
        f"reads {', '.join(runs)} and {last} of the test digits. {_enough(result)} "
        f"{result.components} principal components hold {result.keep:.0%} of the "
        f"variance of the pixels.{_trained(result.live)}"
    )


def _enough(result: HiddenSize) -> str:
    return (
        f"{_units(result.enough)} are enough to come within {100 * NEAR:.0f} points of "
        f"the best; the rule asks for {result.inputs:,}."
    )


def _trained(live: Point | None) -> str:
    if live is None:
        return ""
    return (
        f" The network trained here with {live.copies * PIXELS:,} inputs and "
        f"{_units(live.width)} reads ≈{live.accuracy:.1%}."
    )


def _units(width: int) -> str:
    return f"{width} hidden unit" + "s" * (width != 1)
