"""A reader of licence plates, trained on plates that a generator drew.

Makes data/sweeps/licence_plates.json: a small network that names the character in a
strip, for every recipe of the generator, each in 3 to 5 seconds.
"""

import numpy as np
from _common import fit, layers_of, write_sweep

from helpers import data
from helpers.data import Samples
from helpers.labs.augmentation._plate_recipes import (
    RECIPES,
    WORLD,
    recipe_name,
    settings,
)

SEEDS = (0, 1)
PLATES, TEST, TEST_SEED = 4000, 200, 1000
RATE = 0.003
ROUNDS = 8
"""How often a reader sees each plate where there are fewer, but as many strips."""

STACK = [
    ("Conv2D", {"filters": 12, "kernel_size": 3, "activation": "relu"}),
    ("MaxPooling2D", {}),
    ("Conv2D", {"filters": 24, "kernel_size": 3, "activation": "relu"}),
    ("MaxPooling2D", {}),
    ("Flatten", {}),
    ("Dense", {"units": 48, "activation": "relu"}),
    ("Dense", {"units": len(data.PLATE_CHARACTERS), "activation": "softmax"}),
]

EVERYTHING = RECIPES[-1]


def train(recipe: tuple, seed: int, plates: int = PLATES, rounds: int = 1):
    """Train a reader on so many plates, each seen `rounds` times."""
    drawn = data.licence_plates(plates, **settings(*recipe), seed=seed)
    strips = data.plate_strips(drawn.x)
    samples = Samples(strips, drawn.y.ravel(), strips[:0], drawn.y[:0])
    return fit(lambda: layers_of(STACK), samples, seed, rounds, RATE)


def accuracies(model) -> dict[str, float]:
    """Return shares of characters, and of whole plates, that are read rightly."""
    plain = _right(model, data.licence_plates(TEST, seed=TEST_SEED))
    world = _right(model, data.licence_plates(TEST, **WORLD, seed=TEST_SEED))
    shares = {"plain": plain, "world": world, "whole plates": world.all(axis=1)}
    return {name: round(float(right.mean()), 4) for name, right in shares.items()}


def _right(model, plates: data.Plates) -> np.ndarray:
    """Say which characters are read rightly: bool (plates, 5)."""
    outputs = np.asarray(model(data.plate_strips(plates.x), training=False))
    return outputs.argmax(axis=1).reshape(plates.y.shape) == plates.y


def over_seeds(*arguments) -> dict[str, list[float]]:
    """Train with each seed and list the accuracies."""
    runs = [accuracies(train(arguments[0], seed, *arguments[1:])) for seed in SEEDS]
    return {name: [run[name] for run in runs] for name in runs[0]}


def main() -> None:
    write_sweep(
        "licence_plates",
        {
            "accuracy": {recipe_name(*r): over_seeds(r) for r in RECIPES},
            "drawn_once": over_seeds(EVERYTHING, PLATES // ROUNDS, ROUNDS),
        },
    )


if __name__ == "__main__":
    main()
