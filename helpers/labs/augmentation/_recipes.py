"""What may be done to pictures of wolves and huskies while a network trains."""

from functools import partial

import numpy as np

from helpers import data
from helpers.nn import augment

RECIPES = {
    "none": (),
    "flip, rotate, shift": (
        augment.random_flip,
        partial(augment.random_rotation, degrees=(-15, 15)),
        partial(augment.random_shift, pixels=(-2, 2)),
    ),
    "brightness, invert": (
        augment.random_invert,
        partial(augment.random_brightness, factor=(-0.2, 0.2)),
    ),
    "new background": None,
}
"""Random transforms by name; None: each animal on snow or grass, as a coin falls."""


def augmented(
    animals: data.Animals, recipe: str, rng: np.random.Generator
) -> np.ndarray:
    """Draw every picture once more by the recipe of that name: (n, 24, 24, 1)."""
    steps = RECIPES[recipe]
    if steps is None:
        return data.on_ground(animals.opacity, rng.random(len(animals.y)) < 0.5, rng)
    return augment.augment(animals.x, steps, rng).astype(np.float32)
