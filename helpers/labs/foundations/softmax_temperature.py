"""Lab: three logits become probabilities; temperature, shift and overflow."""

from typing import NamedTuple

import numpy as np

from helpers import nn
from helpers.draw.foundations.softmax_temperature import (
    SoftmaxTemperaturePicture,
    short,
)
from helpers.labs._drawing import brush_of
from helpers.labs._lab import Lab
from helpers.labs.controls import Control, log_slider, slider, switch
from helpers.labs.foundations._words import signed

REACH = 5.0
"""Logits go from minus this to plus this."""
COLDEST, HOTTEST = 0.1, 10.0
LADDER = np.geomspace(COLDEST, HOTTEST, 61)
LARGEST = float(np.finfo(np.float32).max)
WRONG = 1e-3
"""A probability further off than this is called wrong."""


class Tempered(NamedTuple):
    """Three logits, and what softmax makes of them."""

    logits: np.ndarray
    """(3,), before the constant is added."""
    constant: float
    temperature: float
    probabilities: np.ndarray
    """(3,), with the constant added."""
    moved: float
    """By how much the constant changes any of them."""
    naive: np.ndarray | None
    """(3,), by the formula as it stands in float32; None if that is not asked."""
    entropy: float
    """In nats."""
    temperatures: np.ndarray
    """(61,)"""
    curves: np.ndarray
    """(61, 3), the probabilities at each of them."""


def softmax_temperature() -> Lab:
    """Push three logits up and down, and heat or cool their softmax."""
    logits = {
        f"logit_{k}": slider(f"Logit of class {k}", -REACH, REACH, float(k), step=0.1)
        for k in (1, 2, 3)
    }
    return Lab(
        compute=_compute,
        picture=SoftmaxTemperaturePicture(REACH, LADDER),
        describe=_describe,
        **logits,
        temperature=log_slider("Temperature", COLDEST, HOTTEST, 1.0),
        constant=slider("Constant added to all", -1000, 1000, 0, step=10),
        naive=switch("float32, naive formula"),
        hand=_hand(list(logits.values())),
    )


def _hand(sliders: list[Control]) -> Control:
    """Return the hand that drags the bars of the logits: it moves their sliders."""

    def drag(place: tuple[float, float]) -> None:
        x, y = place
        pushed = sliders[int(np.clip(round(x), 1, 3)) - 1]
        pushed.set(float(np.clip(round(y, 1), -REACH, REACH)))

    ends = ((1.0, -REACH), (3.0, REACH))
    return brush_of("Drag a logit", drag, (1.0, 1.0), ends)


def _compute(
    logit_1: float,
    logit_2: float,
    logit_3: float,
    temperature: float,
    constant: int,
    naive: bool,
    hand: tuple[float, float],
) -> Tempered:
    logits = np.array([logit_1, logit_2, logit_3])
    scores = (logits + constant)[None]
    p = nn.softmax(scores, temperature)
    before = nn.softmax(logits[None], temperature)
    return Tempered(
        logits=logits,
        constant=constant,
        temperature=temperature,
        probabilities=p[0],
        moved=float(np.abs(p - before).max()),
        naive=nn.naive_softmax(scores, temperature)[0] if naive else None,
        entropy=float(nn.entropy(p)[0]),
        temperatures=LADDER,
        curves=nn.softmax(logits / LADDER[:, None]),
    )


def _describe(result: Tempered) -> str:
    logits = ", ".join(signed(logit, 1) for logit in result.logits)
    shares = " + ".join(map(short, result.probabilities))
    return (
        f"Softmax at temperature {result.temperature:g} turns the logits {logits} into "
        f"{shares}, together 1; {_largest(result)}. Entropy {result.entropy:.2f} of at "
        f"most {np.log(3):.2f} nats.{_shifted(result)}{_overflown(result)}"
    )


def _largest(result: Tempered) -> str:
    top = [str(k + 1) for k in np.flatnonzero(result.logits == result.logits.max())]
    if len(top) > 1:
        return f"classes {' and '.join(top)} share the largest logit and the argmax"
    return f"argmax says class {top[0]} before and after"


def _shifted(result: Tempered) -> str:
    if not result.constant:
        return ""
    moved = "less than 1e−9" if result.moved < 1e-9 else f"{result.moved:.0e}"
    constant = signed(result.constant, 0)
    return f" Adding {constant} to all changes every probability by {moved}."


def _overflown(result: Tempered) -> str:
    """Say what the formula as it stands gives, and why."""
    if result.naive is None:
        return ""
    gap = np.abs(result.naive - result.probabilities).max()
    if gap < WRONG:
        return " The formula as it stands says the same in float32."
    given = ", ".join(map(short, result.naive))
    return f" The formula as it stands gives {given}: {_why(result)}."


def _why(result: Tempered) -> str:
    power = (result.logits.max() + result.constant) / result.temperature
    if power < 0:
        return f"exp({signed(power, 1)}) is 0 in float32, and 0 ÷ 0 is nothing"
    end = f"float32, which ends at {LARGEST:.1e}".replace("+", "")
    if power > np.log(LARGEST):
        return f"exp({signed(power, 1)}) is beyond {end}"
    return f"the sum of the exponentials is beyond {end}"
