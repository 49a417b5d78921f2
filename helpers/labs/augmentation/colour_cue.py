"""Lab: colour as the answer, and colour as a false cue, under colour augmentation."""

from functools import cache
from typing import NamedTuple

import numpy as np

from helpers import data, nn
from helpers.draw.augmentation.colour_cue import ColourCuePicture
from helpers.labs._lab import Lab
from helpers.labs.controls import again, choice

STORED = "augmentation"
SHOWN = 12
CHANNEL_SHIFT = (-0.3, 0.3)

WORLDS = {"ripe or not": data.ripe_or_not, "tall or wide": data.tall_or_wide}
NAMES = {"ripe or not": ("unripe", "ripe"), "tall or wide": ("wide", "tall")}
"""What the answers 0 and 1 stand for."""


class ColourCue(NamedTuple):
    """Fruits to learn from and to test on, and what colour augmentation does."""

    world: str
    """``ripe or not`` or ``tall or wide``."""
    colour: str
    """What was done to the colours in training."""
    learned: np.ndarray
    """(12, 16, 16, 3), training pictures as they come, light from 0 to 1."""
    tested: np.ndarray
    """(12, 16, 16, 3), test pictures, which are never augmented."""
    names: tuple[str, str]
    """Of the classes 0 and 1."""
    labels: np.ndarray
    """(12,), of the training pictures."""
    guesses: np.ndarray
    """(12,), what the network calls each test picture."""
    truth: np.ndarray
    """(12,), what each is."""
    colours: tuple[str, ...]
    """All that can be done to the colours."""
    accuracy: dict[str, np.ndarray]
    """By world, (colours, seeds): share of 300 test pictures called rightly."""


def colour_cue() -> Lab:
    """Swap the channels in training, where colour matters and where it misleads."""
    return Lab(
        compute=_compute,
        picture=ColourCuePicture(),
        describe=_describe,
        world=choice("Question", {f"{name}?": name for name in WORLDS}),
        colour=choice("Colours in training", _sweep()[0]),
        seed=again("Other fruits"),
    )


def _compute(world, colour, seed) -> ColourCue:
    samples, rng = _samples(world), np.random.default_rng(seed)
    first = rng.integers(len(samples.x_train) - SHOWN) if seed else 0
    learned = samples.x_train[first : first + SHOWN]
    start = rng.integers(len(samples.x_test) - SHOWN) if seed else 0
    tested = samples.x_test[start : start + SHOWN]
    colours, accuracy = _sweep()
    answers = nn.run_stack(tested, *_network(f"{world}, {colour}"))[-1]
    return ColourCue(
        world=world,
        colour=colour,
        learned=_recoloured(learned, colour, rng),
        tested=tested,
        names=NAMES[world],
        labels=samples.y_train[first : first + SHOWN],
        guesses=answers.argmax(axis=1),
        truth=samples.y_test[start : start + SHOWN],
        colours=colours,
        accuracy=accuracy,
    )


def _recoloured(
    images: np.ndarray, colour: str, rng: np.random.Generator
) -> np.ndarray:
    if colour == "channel swap":
        return nn.augment.random_channel_swap(images, rng)
    if colour.startswith("channel shift"):
        return nn.augment.random_channel_shift(images, CHANNEL_SHIFT, rng)
    return images


@cache
def _samples(world: str) -> data.Samples:
    return WORLDS[world]()


@cache
def _sweep() -> tuple[tuple[str, ...], dict[str, np.ndarray]]:
    stored = data.sweep(STORED)["colour"]
    accuracy = {world: np.array(list(runs.values())) for world, runs in stored.items()}
    return tuple(next(iter(stored.values()))), accuracy


@cache
def _network(name: str) -> tuple[list, list]:
    network = data.networks(STORED)[name]
    stack = [getattr(nn, layer)(**settings) for layer, settings in network.stack]
    return stack, network.weights


def _describe(result: ColourCue) -> str:
    row = result.colours.index(result.colour)
    mean = result.accuracy[result.world][row].mean()
    plain = result.accuracy[result.world][0].mean()
    right = int((result.guesses == result.truth).sum())
    cue = {
        "ripe or not": "Colour is the answer here",
        "tall or wide": "Colour is a false cue here, tied to the answer in training",
    }[result.world]
    done = "left as they are"
    before = ""
    if row:
        done = f"changed by {result.colour}"
        before = f" ({plain:.0%} without)"
    return (
        f"{cue}. With the training colours {done}, a network calls {mean:.0%} of 300 "
        f"test fruits rightly{before}; of the {len(result.truth)} shown, {right}."
    )
