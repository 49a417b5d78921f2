"""Wolves on snow and huskies on grass, learned with four kinds of augmentation.

Makes data/sweeps/wolf_and_husky.json and data/networks/wolf_and_husky.npz: a small
network for every share of usual grounds and every kind, each in 2 to 4 seconds; the
networks are those of seed 0, and their weights are rounded as they are stored.
"""

import numpy as np
from _common import fit, layers_of, score, write_networks, write_sweep

from helpers import data
from helpers.data import Samples
from helpers.labs.augmentation._recipes import RECIPES, augmented

USUAL = (0.5, 0.75, 0.9, 0.97, 1.0)
"""Shares of the wolves on snow, and of the huskies on grass, in training."""

SEEDS = (0, 1)
TRAIN, EPOCHS, TEST, TEST_SEED = 800, 20, 500, 1000

STACK = [
    ("Conv2D", {"filters": 8, "kernel_size": 3, "activation": "relu"}),
    ("MaxPooling2D", {}),
    ("Conv2D", {"filters": 16, "kernel_size": 3, "activation": "relu"}),
    ("MaxPooling2D", {}),
    ("Flatten", {}),
    ("Dense", {"units": 2, "activation": "softmax"}),
]


def train(usual: float, recipe: str, seed: int):
    """Train one network on pictures drawn anew for every epoch."""
    animals = data.wolves_and_huskies(TRAIN, usual, seed=seed)
    rng = np.random.default_rng(seed)
    x = np.concatenate([augmented(animals, recipe, rng) for _ in range(EPOCHS)])
    samples = Samples(x, np.tile(animals.y, EPOCHS), x[:0], animals.y[:0])
    model = fit(lambda: layers_of(STACK), samples, seed, epochs=1)
    model.set_weights(
        [w.astype(np.float16).astype(np.float32) for w in model.get_weights()]
    )
    return model


def accuracies(model) -> dict[str, float]:
    """Return the accuracy with all animals on their usual ground, and on the other."""
    tests = {"usual": 1.0, "swapped": 0.0}
    found = {}
    for name, usual in tests.items():
        animals = data.wolves_and_huskies(TEST, usual, seed=TEST_SEED)
        found[name] = score(model, animals.x, animals.y)
    return found


def main() -> None:
    accuracy, weights = {}, {}
    for recipe in RECIPES:
        for usual in USUAL:
            models = [train(usual, recipe, seed) for seed in SEEDS]
            runs = [accuracies(model) for model in models]
            name = f"{recipe} {usual:g}"
            accuracy[name] = {test: [run[test] for run in runs] for test in runs[0]}
            arrays = models[0].get_weights()
            weights[name] = list(zip(arrays[::2], arrays[1::2], strict=True))
    write_networks("wolf_and_husky", dict.fromkeys(weights, STACK), weights)
    write_sweep(
        "wolf_and_husky",
        {"usual": USUAL, "recipes": list(RECIPES), "accuracy": accuracy},
    )


if __name__ == "__main__":
    main()
