"""Can it learn XOR? Small networks with one thing wrong at a time.

    python data/scripts/xor.py

Writes data/sweeps/xor.json. Every network has one hidden layer of 1 to 8 units. What
can be wrong: the units are linear, all first weights are alike, or the first biases are
so low that no ReLU ever answers. Takes half a minute.
"""

from itertools import product

import numpy as np
from _common import SEEDS, write_sweep

from helpers import data, nn

WIDTHS = range(1, 9)
TRAIN, TEST = 800, 1000
RATES = [0.3] * 60 + [0.03] * 20
"""Learning rate of every epoch: small at last, so that the network settles."""

BATCH = 16
ALIKE = 0.5
"""Every first weight, where they are not distinct."""

DEAD = -10.0
"""Every first bias of units that are not live."""


def first_layers(
    width: int, seed: int, nonlinear: bool, distinct: bool, live: bool
) -> list[nn.DenseLayer]:
    """Make the network as it starts."""
    kinds = ["relu" if nonlinear else "linear", "sigmoid"]
    hidden, output = nn.mlp_start([2, width, 1], kinds, np.random.default_rng(seed))
    if not distinct:
        hidden, output = (
            layer._replace(kernel=np.full_like(layer.kernel, ALIKE))
            for layer in (hidden, output)
        )
    if not live:
        hidden = hidden._replace(bias=np.full(width, DEAD))
    return [hidden, output]


def train(width: int, seed: int, **switches: bool) -> dict:
    """Train one network; return its test accuracy and all its weights in a row."""
    x, y = data.plane_points("xor", TRAIN, seed=0)
    layers = first_layers(width, seed, **switches)
    for epoch, rate in enumerate(RATES):
        rng = np.random.default_rng((seed, epoch))
        layers = nn.train_epoch(x, y, layers, rng, rate, BATCH)
    x, y = test_points()
    right = (nn.mlp(x, layers).outputs[-1][:, 0] > 0.5) == y
    flat = np.concatenate([part.ravel() for layer in layers for part in layer[:2]])
    return {
        "accuracy": round(float(right.mean()), 4),
        "weights": flat.round(4).tolist(),
    }


def test_points() -> data.PlanePoints:
    """Return the points that no network was trained on."""
    return data.plane_points("xor", TEST, seed=1)


def main() -> None:
    """Train every network three times and store it."""
    corners = data.PlanePoints(
        np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]),
        np.array([0, 1, 1, 0]),
    )
    runs = {}
    for switches in product((True, False), repeat=3):
        named = dict(zip(("nonlinear", "distinct", "live"), switches, strict=True))
        runs["".join(str(int(on)) for on in switches)] = {
            str(width): [train(width, seed, **named) for seed in SEEDS]
            for width in WIDTHS
        }
    write_sweep(
        "xor",
        {
            "widths": list(WIDTHS),
            "seeds": list(SEEDS),
            "test_points": TEST,
            "best_line": nn.best_half_plane(*test_points()).right / TEST,
            "best_line_of_corners": nn.best_half_plane(*corners).right / 4,
            "runs": runs,
        },
    )


if __name__ == "__main__":
    main()
