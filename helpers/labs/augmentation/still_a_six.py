"""Lab: a turned 6 is a 9, so which changes leave a label alone depends on the label."""

from functools import cache
from typing import NamedTuple

import numpy as np

from helpers import data, nn
from helpers.draw.augmentation.still_a_six import StillASixPicture
from helpers.labs._lab import Lab
from helpers.labs.controls import again, choice, slider, switch

STORED = "augmentation"
FLIPS = {"none": "none", "left to right": "horizontal", "top to bottom": "vertical"}


class StillASix(NamedTuple):
    """One digit, turned and flipped, and what a network calls it and its like."""

    digit: int
    """What was written."""
    degrees: int
    """By how much it was turned counter-clockwise."""
    flip: str
    """``none``, ``horizontal`` or ``vertical``."""
    inverted: bool
    written: np.ndarray
    """(16, 16), ink from 0 to 1."""
    turned: np.ndarray
    """(16, 16), the same after all changes."""
    probabilities: np.ndarray
    """(10,), the network's answer to it."""
    guess: int
    """The most probable digit."""
    count: int
    """How many test digits of this kind were asked about."""
    votes: np.ndarray
    """(10,), share of them, changed likewise, that is called each digit."""
    angles: tuple[int, ...]
    """In degrees."""
    kept: np.ndarray
    """(angles,), share of them still called by their name, measured beforehand."""
    trained: str
    """What was done to the digits the network learned from; one of `rules`."""
    rules: tuple[str, ...]
    accuracy: np.ndarray
    """(rules, 2, seeds), on upright test digits: on all, and on 6 and 9."""


def still_a_six() -> Lab:
    """Turn, flip and invert a digit, and count who still calls it by its name."""
    return Lab(
        compute=_compute,
        picture=StillASixPicture(),
        describe=_describe,
        degrees=slider("Turn", -180, 180, 0, step=5, unit="degrees"),
        flip=choice("Flip", FLIPS),
        inverted=switch("Invert"),
        digit=choice("Digit", {str(digit): digit for digit in range(10)}, 6),
        sample=again("Another hand"),
        trained=choice("Network trained with", _rules()[0]),
    )


def _compute(degrees, flip, inverted, digit, sample, trained) -> StillASix:
    rules, accuracy = _rules()
    images = _test_digits(digit)
    sample %= len(images)
    turned = _turned(images, degrees, flip, inverted)
    answers = nn.run_stack(turned, *_network(trained))[-1]
    guesses = answers.argmax(axis=1)
    stored = _sweep()
    word = "inverted" if inverted else "as it is"
    survival = np.array(stored["survival"][trained][flip][word])  # (angles, digits)
    return StillASix(
        digit=digit,
        degrees=degrees,
        flip=flip,
        inverted=inverted,
        written=images[sample, :, :, 0],
        turned=turned[sample, :, :, 0],
        probabilities=answers[sample],
        guess=int(guesses[sample]),
        count=len(images),
        votes=np.bincount(guesses, minlength=10) / len(images),
        angles=tuple(stored["angles"]),
        kept=survival[:, digit],
        trained=trained,
        rules=rules,
        accuracy=accuracy,
    )


def _turned(
    images: np.ndarray, degrees: float, flip: str, inverted: bool
) -> np.ndarray:
    """Rotate, flip and invert, in this order."""
    images = nn.augment.rotate(images, degrees, fill_mode="constant")
    images = images if flip == "none" else nn.augment.flip(images, flip)
    return nn.augment.invert(images) if inverted else images


@cache
def _sweep() -> dict:
    return data.sweep(STORED)


@cache
def _rules() -> tuple[tuple[str, ...], np.ndarray]:
    stored = _sweep()["rules"]
    shares = [[runs["all"], runs["six and nine"]] for runs in stored.values()]
    return tuple(stored), np.array(shares)


@cache
def _network(trained: str) -> tuple[list, list]:
    network = data.networks(STORED)[trained]
    stack = [getattr(nn, name)(**settings) for name, settings in network.stack]
    return stack, network.weights


@cache
def _test_digits(digit: int) -> np.ndarray:
    digits = data.large_digits()
    return digits.x_test[digits.y_test == digit]


def _describe(result: StillASix) -> str:
    every, six_nine = result.accuracy[result.rules.index(result.trained)].mean(axis=1)
    digit, share = result.digit, result.probabilities[result.guess]
    plain = result.trained == result.rules[0]
    how = "out augmentation" if plain else f" {result.trained}"
    return (
        f"This {digit}{_changes(result)} is called {result.guess} with probability "
        f"{share:.2f}. {_votes(result)} Trained with{how}, the network reads "
        f"{every:.0%} of upright test digits, and {six_nine:.0%} of 6 and 9."
    )


def _changes(result: StillASix) -> str:
    side = " counter-clockwise" if result.degrees > 0 else " clockwise"
    side = "" if abs(result.degrees) == 180 else side
    turn = f"turned by {abs(result.degrees)}°{side}" if result.degrees else ""
    flips = {"none": "", "horizontal": "flipped left to right"}
    flip = flips.get(result.flip, "flipped top to bottom")
    invert = "inverted" if result.inverted else ""
    done = [change for change in (turn, flip, invert) if change]
    return f", {', '.join(done)}," if done else ""


def _votes(result: StillASix) -> str:
    digit, votes = result.digit, result.votes
    kept = f"Of {result.count} test digits like it {votes[digit]:.0%} are still called"
    others = np.where(np.arange(10) == digit, -1.0, votes)
    other = int(others.argmax())
    more = f", {votes[other]:.0%} are called {other}" if votes[other] > 0 else ""
    return f"{kept} {digit}{more}."
