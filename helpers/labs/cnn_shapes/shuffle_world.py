"""Lab: every picture of a world goes through the same shuffle of its pixels."""

from functools import cache
from typing import NamedTuple

import numpy as np

from helpers import data
from helpers.draw.cnn_shapes.shuffle_world import ShuffleWorldPicture
from helpers.labs._lab import Lab
from helpers.labs.controls import again, choice, slider

WORLDS = {"in the middle": "centred", "anywhere": "moving"}
PLACES = {"centred": (4, 4), "moving": (0, 8)}
"""First and last row, and column, of a digit's corner, as when the sweep was made."""


class Shuffled(NamedTuple):
    """Some digits before and after the shuffle, and how well networks read them."""

    world: str
    """``centred`` or ``moving``."""
    shares: tuple[float, ...]
    """Shares of the pixels shuffled for which networks were trained."""
    number: int
    """Which of `shares` is shown."""
    before: np.ndarray
    """(10, height, width), ink from 0 to 1: a 0, a 1 and so on."""
    after: np.ndarray
    """(10, height, width), the same digits with their pixels shuffled."""
    neighbours: dict[str, list[float]]
    """By world, for each of `shares`: correlation of neighbouring pixels."""
    accuracy: dict[str, dict[str, np.ndarray]]
    """By world and network: (shares, seeds), share of test digits read rightly."""


def shuffle_world() -> Lab:
    """Shuffle the pixels of all pictures alike, and see who can still read them."""
    return Lab(
        compute=_compute,
        picture=ShuffleWorldPicture(),
        describe=_describe,
        share=slider("Pixels shuffled", 0, 100, 0, step=25, unit="%"),
        world=choice("Digits stand", WORLDS),
        others=again("Other digits"),
    )


def _compute(share, world, others) -> Shuffled:
    sweep = _sweep()
    shares = tuple(sweep["shares"])
    number = int(np.argmin(np.abs(np.array(shares) - share / 100)))
    before = _one_of_each(world, seed=others)
    return Shuffled(
        world=world,
        shares=shares,
        number=number,
        before=before,
        after=_shuffled(before, shares[number]),
        neighbours={w: [_neighbours(w, s) for s in shares] for w in PLACES},
        accuracy={
            name: {net: np.array(runs) for net, runs in nets.items()}
            for name, nets in sweep["accuracy"].items()
        },
    )


@cache
def _sweep() -> dict:
    return data.sweep("shuffle_the_world")


@cache
def _digits(world: str) -> data.Samples:
    return data.moving_digits(_sweep()["canvas"], *PLACES[world])


def _one_of_each(world: str, seed: int) -> np.ndarray:
    """Pick a 0, a 1 … a 9 from the test digits: (10, height, width)."""
    digits, rng = _digits(world), np.random.default_rng(seed)
    picks = [rng.choice(np.flatnonzero(digits.y_test == name)) for name in range(10)]
    return digits.x_test[picks, :, :, 0]


def _shuffled(digits: np.ndarray, share: float) -> np.ndarray:
    sweep = _sweep()
    shuffle = data.pixel_shuffle(sweep["canvas"], share, sweep["shuffle_seed"])
    return digits.reshape(len(digits), -1)[:, shuffle].reshape(digits.shape)


@cache
def _neighbours(world: str, share: float) -> float:
    """Correlate every pixel with the one to its right and the one below."""
    digits = _shuffled(_digits(world).x_test[..., 0], share)
    beside = [(digits[:, :, :-1], digits[:, :, 1:]), (digits[:, :-1], digits[:, 1:])]
    pixels = [np.concatenate([pair[i].ravel() for pair in beside]) for i in (0, 1)]
    return float(np.corrcoef(*pixels)[0, 1])


def _describe(result: Shuffled) -> str:
    first, here = 0, result.number
    cnn = result.accuracy[result.world]["cnn"].mean(axis=1)
    dense = result.accuracy[result.world]["dense"].mean(axis=1)
    alike = result.neighbours[result.world]
    place = "in the middle" if result.world == "centred" else "anywhere"
    if here == first:
        return (
            f"Nothing is shuffled: neighbouring pixels correlate {alike[here]:.2f}. "
            f"With digits {place} the CNN reads {cnn[here]:.0%} of them, the dense net "
            f"{dense[here]:.0%}."
        )
    if cnn[first] - cnn[here] < 0.1:
        outcome = f"still reads {cnn[here]:.0%} of them ({cnn[first]:.0%} before)"
    else:
        outcome = f"falls from {cnn[first]:.0%} to {cnn[here]:.0%}"
    return (
        f"With {result.shares[here]:.0%} of the pixels shuffled, neighbours correlate "
        f"{alike[here]:.2f} instead of {alike[first]:.2f}. With digits {place} the CNN "
        f"{outcome}, the dense net reads {dense[here]:.0%}."
    )
