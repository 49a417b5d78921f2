"""What one fixed shuffle of all pixels does to a dense network and to a CNN.

Makes data/sweeps/shuffle_the_world.json.
"""

import numpy as np
from _common import SEEDS, Stack, layers_of, train_and_score, write_sweep

from helpers import data

CANVAS, SHUFFLE_SEED, EPOCHS = 16, 0, 12
SHARES = (0.0, 0.25, 0.5, 0.75, 1.0)
WORLDS = {"centred": (4, 4), "moving": (0, 8)}  # first and last row and column

_TEN: Stack = [("Dense", {"units": 10, "activation": "softmax"})]
STACKS: dict[str, Stack] = {
    "dense": [("Flatten", {}), ("Dense", {"units": 64, "activation": "relu"}), *_TEN],
    "cnn": [
        ("Conv2D", {"filters": 16, "kernel_size": 3, "activation": "relu"}),
        ("MaxPooling2D", {"pool_size": 2}),
        ("Conv2D", {"filters": 32, "kernel_size": 3, "activation": "relu"}),
        ("GlobalMaxPooling2D", {}),
        *_TEN,
    ],
}


def shuffled_digits(world: str, share: float) -> data.Samples:
    """Place the digits and send each picture through the same shuffle."""
    x_train, y_train, x_test, y_test = data.moving_digits(CANVAS, *WORLDS[world])
    shuffle = data.pixel_shuffle(CANVAS, share, SHUFFLE_SEED)
    return data.Samples(
        _sent(x_train, shuffle), y_train, _sent(x_test, shuffle), y_test
    )


def _sent(x: np.ndarray, shuffle: np.ndarray) -> np.ndarray:
    return x.reshape(len(x), -1)[:, shuffle].reshape(x.shape)


def accuracy(world: str, share: float, network: str, seed: int) -> float:
    """Train one network on one shuffled world and test it there."""
    samples = shuffled_digits(world, share)
    run = train_and_score(lambda: layers_of(STACKS[network]), samples, seed, EPOCHS)
    return run["accuracy"]


def main() -> None:
    """Train for every world, network, share and seed: some 2 minutes."""
    write_sweep(
        "shuffle_the_world",
        {
            "canvas": CANVAS,
            "shuffle_seed": SHUFFLE_SEED,
            "shares": SHARES,
            "seeds": SEEDS,
            "stacks": STACKS,
            "accuracy": {
                world: {
                    network: [
                        [accuracy(world, share, network, seed) for seed in SEEDS]
                        for share in SHARES
                    ]
                    for network in STACKS
                }
                for world in WORLDS
            },
        },
    )


if __name__ == "__main__":
    main()
