"""Lab: how far to shift digits while training depends on the world they are met in."""

from collections.abc import Callable
from functools import cache, partial
from typing import NamedTuple

import numpy as np

from helpers import data, nn
from helpers.draw.augmentation.strength_dial import StrengthDialPicture
from helpers.labs._lab import Lab
from helpers.labs._own import TRAINING, array, trainer
from helpers.labs.controls import again, ask, ladder, slider

STORED = "augmentation"
DRAWS = 15


class Point(NamedTuple):
    """One network, trained while the learner waits."""

    strength: float
    """In pixels."""
    size: int
    accuracy: tuple[float, ...]
    """(worlds,), share of test digits read rightly."""


class StrengthDial(NamedTuple):
    """What shifts in training do to digits, and to the accuracy in two worlds."""

    strength: float
    """Largest shift in training, in pixels."""
    world: int
    """Largest shift of the digits met in the world, in pixels."""
    size: int
    """How many digits the network learned from."""
    draws: np.ndarray
    """(15, 16, 16), ink from 0 to 1: training digits as they come in one pass."""
    strengths: np.ndarray
    """(strengths,), in pixels, at which networks were trained."""
    centred: np.ndarray
    """(strengths,), share of centred test digits read, mean of the seeds."""
    met: np.ndarray
    """(strengths,), share of test digits read that are shifted as in the world."""
    now: tuple[float, float]
    """The same two shares at `strength`, on the line between the trained ones."""
    sizes: tuple[int, ...]
    gains: np.ndarray
    """(2, sizes), by how much `strength` is better than none: centred, then met."""
    best: float
    """The strength with the best share in the world, in pixels."""
    live: Point | None
    """The network trained last in this lab, if there is one."""


def strength_dial(train: Callable[[float, int], list[float]] | None = None) -> Lab:
    """Turn up the shifts in training, and read two test sets.

    Parameters
    ----------
    train : callable, optional
        ``train(strength, size) -> accuracies``, such as ``train.augmented_accuracies``:
        a button then trains one network at any strength.
    """
    strength = slider("Shift in training", 0.0, 7.0, 0.0, step=0.5, unit="pixels")
    size = ladder("Training digits", _sweep()[0], 300)
    more = {}
    if train is not None:
        more["place"] = ask("Train one here", strength=strength, size=size)
    return Lab(
        compute=partial(_compute, trainer(train)),
        picture=StrengthDialPicture(),
        describe=_describe,
        strength=strength,
        world=slider("Shift in the world", 1, 5, 3, unit="pixels"),
        size=size,
        seed=again("Shuffle"),
        **more,
    )


def _compute(train, strength, world, size, seed, place=None) -> StrengthDial:
    sizes, strengths, accuracy = _sweep()
    curves = accuracy[:, :, [0, world]]  # (sizes, strengths, 2)
    reached = np.array(
        [[np.interp(strength, strengths, line) for line in curve.T] for curve in curves]
    )  # (sizes, 2)
    row = sizes.index(size)
    centred, met = curves[row].T
    return StrengthDial(
        strength=strength,
        world=world,
        size=size,
        draws=_draws(strength, seed),
        strengths=strengths,
        centred=centred,
        met=met,
        now=tuple(reached[row]),
        sizes=sizes,
        gains=(reached - curves[:, 0]).T,
        best=float(strengths[met.argmax()]),
        live=place and Point(**place, accuracy=_accuracies(train(**place))),
    )


def _accuracies(made: list[float]) -> tuple[float, ...]:
    worlds = len(data.sweep(STORED)["worlds"])
    return tuple(array(made, (worlds,), "accuracies", TRAINING).tolist())


@cache
def _sweep() -> tuple[tuple[int, ...], np.ndarray, np.ndarray]:
    """Return sizes, strengths and (sizes, strengths, worlds), mean of the seeds."""
    stored = data.sweep(STORED)["strength"]
    accuracy = [[runs for runs in of_size.values()] for of_size in stored.values()]
    strengths = np.array(list(next(iter(stored.values()))), float)
    return tuple(map(int, stored)), strengths, np.mean(accuracy, axis=2)


@cache
def _digits() -> np.ndarray:
    return data.large_digits(DRAWS).x_train


def _draws(strength: float, seed: int) -> np.ndarray:
    """Draw digits of one pass: the same digits and directions at every strength."""
    reach, rng = (-strength, strength), np.random.default_rng(seed)
    drawn = nn.augment.random_shift(_digits(), reach, rng, fill_mode="constant")
    return drawn[..., 0]


def _describe(result: StrengthDial) -> str:
    centred, met = result.now
    plain, plain_met = result.centred[0], result.met[0]
    shifted = f"shifted by up to {_pixels(result.world)}"
    how = "never shifted"
    if result.strength:
        how = f"shifted by up to {_pixels(result.strength)} anew each time"
    without = ""
    if result.strength:
        without = f" (without: {plain:.0%} and {plain_met:.0%})"
    return (
        f"Trained on {result.size:,} digits, {how}, a network reads {centred:.0%} of "
        f"centred test digits and {met:.0%} of those {shifted}{without}. In that world "
        f"{_pixels(result.best)} in training did best: {result.met.max():.0%}."
        f"{_trained(result)}"
    )


def _trained(result: StrengthDial) -> str:
    live = result.live
    if live is None:
        return ""
    return (
        f" The network trained here on {live.size:,} digits with shifts of "
        f"{_pixels(live.strength)} reads {live.accuracy[0]:.0%} and "
        f"{live.accuracy[result.world]:.0%}."
    )


def _pixels(number: float) -> str:
    return f"{number:g} pixel" if number == 1 else f"{number:g} pixels"
