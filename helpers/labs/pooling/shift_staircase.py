"""Lab: networks read digits that moved since training, by how much they pool."""

from collections.abc import Callable
from functools import cache, partial
from typing import NamedTuple

import numpy as np

from helpers import data
from helpers.draw.pooling.shift_staircase import ShiftStaircasePicture
from helpers.labs._lab import Lab
from helpers.labs._own import TRAINING, array, trainer
from helpers.labs.controls import again, ask, choice, slider

STEPS = {"right and down": (1, 1), "right": (0, 1), "down": (1, 0)}
"""Pixels down and right for every pixel of shift."""
POOLINGS = ("no pooling", "one 2×2 pool", "two 2×2 pools", "global max")


class Trained(NamedTuple):
    """One network, trained while the learner waits."""

    pooling: str
    moved: int
    """How far digits were moved in its training, in pixels."""
    accuracy: dict[str, list[float]]
    """By direction, after 0, 1, 2 and 3 pixels."""


class Staircase(NamedTuple):
    """A digit after a shift, four networks' answers, and how well they read."""

    shift: int
    """In pixels."""
    direction: str
    """``right``, ``down`` or ``right and down``."""
    moved: int
    """How far digits were moved in training, in pixels."""
    pooling: str
    """The network that stands out."""
    canvas: np.ndarray
    """(22, 22), ink from 0 to 1."""
    home: int
    """Row and column of the digit's upper left corner in the middle."""
    digit: int
    """What it really is."""
    answers: tuple[int, ...]
    """What each network says of it."""
    poolings: tuple[str, ...]
    """The four networks."""
    accuracy: np.ndarray
    """(4, 4, seeds): networks, shifts of 0 to 3; share of 500 test digits."""
    live: Trained | None
    """The network trained last in this lab, if there is one."""


def shift_staircase(
    train: Callable[[str, int], dict[str, list[float]]] | None = None,
) -> Lab:
    """Shift the test digits step by step, and see who still reads them.

    Parameters
    ----------
    train : callable, optional
        ``train(pooling, moved) -> accuracy``, such as ``train.shift_accuracy``: a
        button then trains one network anew, from another random start.
    """
    moved = slider("Moved in training", 0, 3, 0, unit="pixels")
    pooling = choice("Network", POOLINGS, POOLINGS[-1])
    asked = {} if train is None else {"pooling": pooling, "moved": moved}
    return Lab(
        compute=partial(_compute, trainer(train)),
        picture=ShiftStaircasePicture(POOLINGS, live=train is not None),
        describe=_describe,
        shift=slider("Shift", 0, 3, 1, unit="pixels"),
        direction=choice("Direction", list(STEPS)),
        moved=moved,
        pooling=pooling,
        sample=again("Another digit"),
        **({"place": ask("Train this network here", **asked)} if asked else {}),
    )


def _compute(train, shift, direction, moved, pooling, sample, place=None) -> Staircase:
    sweep, (images, labels) = _sweep(), _digits()
    sample %= len(labels)
    home = sweep["middle"]
    down, right = STEPS[direction]
    corner = home + shift * down, home + shift * right
    return Staircase(
        shift=shift,
        direction=direction,
        moved=moved,
        pooling=pooling,
        canvas=data.place(images[sample][None], sweep["canvas"], *corner)[0, ..., 0],
        home=home,
        digit=int(labels[sample]),
        answers=tuple(
            int(sweep["answers"][name][str(moved)][direction][shift][sample])
            for name in POOLINGS
        ),
        poolings=POOLINGS,
        accuracy=np.array(
            [sweep["staircase"][name][str(moved)][direction] for name in POOLINGS]
        ),
        live=place and Trained(**place, accuracy=_accuracy(train(**place))),
    )


def _accuracy(made: dict) -> dict[str, list[float]]:
    """Return one share for every direction and shift, or refuse what is not so."""
    shares = [made.get(way) for way in STEPS] if isinstance(made, dict) else made
    rows = array(shares, (len(STEPS), 4), "shares by direction and shift", TRAINING)
    return dict(zip(STEPS, rows.tolist(), strict=True))


@cache
def _sweep() -> dict:
    return data.sweep("pooling")


@cache
def _digits() -> tuple[np.ndarray, np.ndarray]:
    """Return the test digits of which the answers are stored, and what they are."""
    digits, answers = data.digits(), _sweep()["answers"][POOLINGS[0]]["0"]["right"][0]
    return digits.x_test[: len(answers)], digits.y_test[: len(answers)]


def _describe(result: Staircase) -> str:
    shares = result.accuracy[:, result.shift].mean(axis=1)
    pixels = "pixel" if result.shift == 1 else "pixels"
    where = f"{result.shift} {pixels} {result.direction}"
    if result.shift == 0:
        where = "in the middle"
    trained = (
        "in the middle" if result.moved == 0 else f"up to {result.moved} pixels off it"
    )
    read = [f"{n} {s:.0%}" for n, s in zip(result.poolings, shares, strict=True)]
    return (
        f"Trained on digits {trained}, tested {where}, the networks read of 500 "
        f"digits: {', '.join(read)}. {_one(result)}{_live(result)}"
    )


def _one(result: Staircase) -> str:
    named = zip(result.poolings, result.answers, strict=True)
    right = [name for name, answer in named if answer == result.digit]
    who = " and ".join([", ".join(right[:-1]), right[-1]] if right[1:] else right)
    count = "all four" if len(right) == len(result.poolings) else who or "no network"
    return f"This {result.digit} is read by {count}."


def _live(result: Staircase) -> str:
    if result.live is None:
        return ""
    share = result.live.accuracy[result.direction][result.shift]
    return (
        f" The network trained here ({result.live.pooling}, digits moved by "
        f"{result.live.moved}) reads ≈{share:.0%}."
    )
