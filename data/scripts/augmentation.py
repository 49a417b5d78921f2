"""What augmentation does to accuracy: its strength, its kind, and colour.

Makes data/sweeps/augmentation.json and data/networks/augmentation.npz in 3 minutes:
every network is trained by the function that the lesson trains one point with.
"""

from functools import partial
from typing import Any

import numpy as np
from _common import SEEDS, Stack, write_networks, write_sweep

from helpers import data, nn
from helpers.train.draws import (
    STACK,
    WORLDS,
    augmented_accuracies,
    fit_drawn,
    random_shift,
    share_right,
    shifted_tests,
)

SIZES = (50, 300, 1297)
STRENGTHS = range(8)
STRENGTH_SEEDS = (0, 1)

DIGITS = 300
_fill = {"fill_mode": "constant"}
RULES = {
    "nothing": None,
    "shift up to 2 pixels": random_shift(2),
    "zoom of 0.8 to 1.25": partial(nn.augment.random_zoom, factor=(0.8, 1.25), **_fill),
    "rotation up to 15°": partial(
        nn.augment.random_rotation, degrees=(-15, 15), **_fill
    ),
    "rotation up to 180°": partial(
        nn.augment.random_rotation, degrees=(-180, 180), **_fill
    ),
    "flips": partial(nn.augment.random_flip, mode="horizontal_and_vertical"),
    "inversion": nn.augment.random_invert,
}
"""Transforms of which every training digit gets a new draw each time."""

ANGLES = range(-180, 181, 15)
FLIPS = ("none", "horizontal", "vertical")

WORLDS_OF_COLOUR = {"ripe or not": data.ripe_or_not, "tall or wide": data.tall_or_wide}
COLOURS = {
    "nothing": None,
    "channel shift up to 0.3": partial(nn.augment.random_channel_shift, by=(-0.3, 0.3)),
    "channel swap": nn.augment.random_channel_swap,
}
FRUIT_STACK = (
    nn.Conv2D(8, 3, activation="relu"),
    nn.MaxPooling2D(2),
    nn.Conv2D(16, 3, activation="relu"),
    nn.MaxPooling2D(2),
    nn.Flatten(),
    nn.Dense(2, activation="softmax"),
)
FRUITS_SEEN = 4000


def reader(rule: str, seed: int = 0) -> Any:
    """Train a network on 300 digits under one of ``RULES``, rounded as it is stored."""
    return rounded(fit_drawn(data.large_digits(DIGITS), STACK, RULES[rule], seed))


def picker(world: str, colour: str, seed: int = 0) -> Any:
    """Train a network on fruits under one of ``COLOURS``, rounded as it is stored."""
    samples, step = WORLDS_OF_COLOUR[world](), COLOURS[colour]
    return rounded(fit_drawn(samples, FRUIT_STACK, step, seed, seen=FRUITS_SEEN))


def rounded(model: Any) -> Any:
    """Give a model the weights that are left of it when they are kept as float16."""
    weights = [w.astype(np.float16).astype(np.float32) for w in model.get_weights()]
    model.set_weights(weights)
    return model


def digit_shares(model: Any) -> dict[str, float]:
    """Return the accuracy on all test digits, and on those that are 6 or 9."""
    _, _, x, y = data.large_digits()
    which = np.isin(y, (6, 9))
    return {
        "all": share_right(model, x, y),
        "six and nine": share_right(model, x[which], y[which]),
    }


def turned(images: np.ndarray, degrees: float, flip: str, inverted: bool) -> np.ndarray:
    """Rotate, flip and invert digits, in this order."""
    images = nn.augment.rotate(images, degrees, **_fill)
    images = images if flip == "none" else nn.augment.flip(images, flip)
    return nn.augment.invert(images) if inverted else images


def survival(model: Any) -> dict[str, Any]:
    """Return the share still called so, ``[flip][inverted][angle][digit]``."""
    _, _, x, y = data.large_digits()
    found = {}
    for flip in FLIPS:
        found[flip] = {}
        for word, inverted in (("as it is", False), ("inverted", True)):
            moved = [turned(x, degrees, flip, inverted) for degrees in ANGLES]
            answers = np.asarray(model(np.concatenate(moved), training=False))
            right = answers.argmax(axis=1).reshape(-1, len(y)) == y
            found[flip][word] = [by_digit(row, y) for row in right]
    return found


def by_digit(right: np.ndarray, y: np.ndarray) -> list[float]:
    """Return the share that is right, of each digit."""
    return [round(float(right[y == digit].mean()), 3) for digit in range(10)]


def validation(seed: int) -> dict[str, Any]:
    """Judge one network by clean and by augmented digits, and by a mean of several."""
    samples = data.large_digits(DIGITS)
    model = fit_drawn(samples, STACK, random_shift(2), seed)
    x, y = samples.x_test, samples.y_test
    draws = [shifted_tests(samples, 2, seed=draw) for draw in range(5)]
    near = [shifted_tests(samples, 1, seed=draw) for draw in range(8)]
    mean = np.mean([np.asarray(model(drawn, training=False)) for drawn in near], axis=0)
    return {
        "clean": share_right(model, x, y),
        "augmented": [share_right(model, drawn, y) for drawn in draws],
        "mean of 8 small shifts": round(float(np.mean(mean.argmax(1) == y)), 4),
    }


def stored(model: Any) -> list[tuple[np.ndarray, np.ndarray]]:
    """Return the weights in pairs of kernel and bias."""
    return list(zip(*[iter(model.get_weights())] * 2, strict=True))


def described(stack: tuple) -> Stack:
    """Return a stack in the words of Keras."""
    return [(type(layer).__name__, layer._asdict()) for layer in stack]


def main() -> None:
    """Train everything and write what came of it."""
    readers = {rule: [reader(rule, seed) for seed in SEEDS] for rule in RULES}
    pickers = {
        f"{world}, {colour}": [picker(world, colour, seed) for seed in SEEDS]
        for world in WORLDS_OF_COLOUR
        for colour in COLOURS
    }
    firsts = {name: models[0] for name, models in (readers | pickers).items()}
    write_networks(
        "augmentation",
        {name: described(FRUIT_STACK if name in pickers else STACK) for name in firsts},
        {name: stored(model) for name, model in firsts.items()},
    )
    write_sweep("augmentation", figures(readers, pickers))


def figures(readers: dict, pickers: dict) -> dict[str, Any]:
    """Measure the trained networks, and train those of each strength."""
    shares = {rule: list(map(digit_shares, models)) for rule, models in readers.items()}
    return {
        "worlds": list(WORLDS),
        "strength": {
            str(size): {
                str(strength): [
                    augmented_accuracies(strength, size, seed)
                    for seed in STRENGTH_SEEDS
                ]
                for strength in STRENGTHS
            }
            for size in SIZES
        },
        "rules": {
            rule: {name: [run[name] for run in runs] for name in runs[0]}
            for rule, runs in shares.items()
        },
        "angles": list(ANGLES),
        "survival": {rule: survival(models[0]) for rule, models in readers.items()},
        "colour": {
            world: {
                colour: [
                    share_right(model, *WORLDS_OF_COLOUR[world]()[2:])
                    for model in pickers[f"{world}, {colour}"]
                ]
                for colour in COLOURS
            }
            for world in WORLDS_OF_COLOUR
        },
        "validation": [validation(seed) for seed in SEEDS],
    }


if __name__ == "__main__":
    main()
