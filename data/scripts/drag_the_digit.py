"""Three networks that saw digits in the lower right only, and where each can read.

Makes data/networks/drag_the_digit.npz and data/sweeps/drag_the_digit.json.
"""

import numpy as np
from _common import Stack, fit, layers_of, score, write_networks, write_sweep

from helpers import data

CANVAS, DIGIT = 28, 8
LOW, HIGH = 15, 17  # rows and columns of the top left corner while training
EPOCHS, SEED = 25, 0

_SAME = {"kernel_size": 3, "padding": "same", "activation": "relu"}
_EDGES: Stack = [
    ("Conv2D", {"filters": 12, **_SAME}),
    ("MaxPooling2D", {"pool_size": 2}),
    ("Conv2D", {"filters": 24, **_SAME}),
]
_TEN: Stack = [("Dense", {"units": 10, "activation": "softmax"})]
STACKS: dict[str, Stack] = {
    "dense": [("Flatten", {}), ("Dense", {"units": 64, "activation": "relu"}), *_TEN],
    "conv + flatten": [*_EDGES, ("Flatten", {}), *_TEN],
    "conv + global max": [*_EDGES, ("GlobalMaxPooling2D", {}), *_TEN],
}


def train(network: str, epochs: int = EPOCHS):
    """Train a network on the lower right, its weights rounded as they are stored."""
    lower_right = data.moving_digits(CANVAS, LOW, HIGH, seed=SEED)
    model = fit(lambda: layers_of(STACKS[network]), lower_right, SEED, epochs)
    model.set_weights(
        [w.astype(np.float16).astype(np.float32) for w in model.get_weights()]
    )
    return model


def accuracy_at(model, row: int, column: int) -> float:
    """Return the accuracy with every test digit at one place."""
    _, _, x, y = data.digits()
    return score(model, data.place(x, CANVAS, row, column), y)


def accuracy_map(model) -> list[list[float]]:
    """Return the accuracy at each place: rows of the canvas, then columns."""
    places = range(CANVAS - DIGIT + 1)
    return [[accuracy_at(model, row, column) for column in places] for row in places]


def main() -> None:
    """Train all three and write what came of it."""
    models = {network: train(network) for network in STACKS}
    pairs = {
        network: list(zip(*[iter(model.get_weights())] * 2, strict=True))
        for network, model in models.items()
    }
    write_networks("drag_the_digit", STACKS, pairs)
    write_sweep(
        "drag_the_digit",
        {
            "canvas": CANVAS,
            "trained_from": LOW,
            "trained_to": HIGH,
            "accuracy": {name: accuracy_map(model) for name, model in models.items()},
        },
    )


if __name__ == "__main__":
    main()
