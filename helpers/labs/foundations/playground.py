"""Lab: a network of your own design learns to part points, as you watch."""

from collections.abc import Callable
from functools import cache, lru_cache, partial
from typing import Any, NamedTuple

import numpy as np

from helpers import nn
from helpers.draw.foundations.playground import ENDS, PlaygroundPicture
from helpers.labs._lab import Lab
from helpers.labs.controls import (
    Control,
    again,
    choice,
    ladder,
    player,
    slider,
    switch,
)
from helpers.labs.foundations._training import Settings, Training

EPOCHS = 300
CELLS = 61
"""Along each side of the plane."""

KINDS = {"XOR": "xor", "two clouds": "blobs", "circle": "circle", "spiral": "spiral"}
ACTIVATIONS = ["tanh", "relu", "sigmoid", "linear"]
FEATURES = {f"feature_{n}": name for n, name in enumerate(nn.PLANE_FEATURES, 1)}
RATES = (0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0)
BATCHES = (4, 8, 16, 32, 64, 128)
STRENGTHS = (0, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03)


class Played(NamedTuple):
    """A network after one epoch of its training."""

    epoch: int
    features: tuple[str, ...]
    activation: str
    layers: tuple[nn.DenseLayer, ...]
    pictures: tuple[np.ndarray, ...]
    """Of the features and of each hidden layer (units, rows, columns), from -1 to 1."""
    surface: np.ndarray
    """(rows, columns), probability of class 1, the lowest row first."""
    x: tuple[np.ndarray, np.ndarray]
    """Training and test points, (points, 2)."""
    y: tuple[np.ndarray, np.ndarray]
    """Their classes, (points,)."""
    losses: np.ndarray
    """(epochs + 1, 2), cross-entropy on training and test points, in nats."""
    accuracies: tuple[float, float]
    """On training and test points, shares."""


def playground() -> Lab:
    """Design a network, press play, and see what every neuron comes to."""
    train = lru_cache(maxsize=4)(Training)
    return Lab(
        compute=partial(_compute, train),
        picture=PlaygroundPicture(EPOCHS),
        describe=_describe,
        epoch=_epochs(),
        points=choice("Points", KINDS),
        activation=choice("Activation", ACTIVATIONS),
        **{f"layer_{n}": _layer(n, start) for n, start in ((1, 4), (2, 2), (3, 0))},
        learning_rate=ladder("Learning rate", RATES, 0.1, live=False),
        batch_size=ladder("Batch size", BATCHES, 8, unit="points", live=False),
        l1=ladder("L1 penalty", STRENGTHS, 0, live=False),
        l2=ladder("L2 penalty", STRENGTHS, 0, live=False),
        noise=slider("Noise", 0.0, 1.0, 0.1, step=0.05, unit="sd", live=False),
        share=slider("Training share", 0.1, 0.9, 0.5, step=0.1, live=False),
        **{key: switch(name, name in ("x₁", "x₂")) for key, name in FEATURES.items()},
        start=again("New first weights"),
    )


def _epochs() -> Control:
    """Return the player; tests need not train to its end at every corner."""
    return player("Epoch", 0, EPOCHS, "epochs")._replace(ends=(0, 12))


def _layer(number: int, start: int) -> Control:
    return slider(f"Hidden layer {number}", 0, 8, start, unit="units", live=False)


def _compute(
    train: Callable[[Settings], Training],
    epoch: int,
    layer_1: int,
    layer_2: int,
    layer_3: int,
    **rest: Any,
) -> Played:
    features = tuple(name for key, name in FEATURES.items() if rest.pop(key))
    units = tuple(count for count in (layer_1, layer_2, layer_3) if count)
    training = train(Settings(units=units, features=features, **rest))
    states = training.at(epoch)
    layers = states[-1].layers
    grid = nn.plane_features(_grid(), features)
    outputs = nn.mlp(grid, layers).outputs
    return Played(
        epoch=epoch,
        features=features,
        activation=rest["activation"],
        layers=layers,
        pictures=tuple(_pictures(part) for part in (grid, *outputs[:-1])),
        surface=outputs[-1].reshape(CELLS, CELLS),
        x=training.x,
        y=training.y,
        losses=np.array([state.losses for state in states]),
        accuracies=states[-1].accuracies,
    )


@cache
def _grid() -> np.ndarray:
    """Return the places of the plane, (rows * columns, 2), the lowest row first."""
    across, up = np.meshgrid(*[np.linspace(*ENDS, CELLS)] * 2)
    return np.column_stack([across.ravel(), up.ravel()])


def _pictures(outputs: np.ndarray) -> np.ndarray:
    """Cut what units give over the plane into pictures, each on its own scale."""
    maps = outputs.T.reshape(-1, CELLS, CELLS)[:, ::2, ::2]
    reach = np.abs(maps).max(axis=(1, 2), keepdims=True)
    return maps / np.maximum(reach, 1e-9)


def _describe(result: Played) -> str:
    train, test = result.losses[-1]
    right = [f"≈{100 * share:.0f}%" for share in result.accuracies]
    counts = [len(y) for y in result.y]
    weights = sum(layer.kernel.size + layer.bias.size for layer in result.layers)
    return (
        f"Epoch {result.epoch} of {EPOCHS}: {_design(result)}, {weights} weights and "
        f"biases. The loss is ≈{train:.3f} on {counts[0]} training points and "
        f"≈{test:.3f} on {counts[1]} test points; {right[0]} and {right[1]} of them "
        "are put into the right class."
    )


def _design(result: Played) -> str:
    """Say of what the network is made."""
    read = ", ".join(result.features)
    *hidden, _ = [len(layer.bias) for layer in result.layers]
    if not hidden:
        return f"{read}, no hidden layer"
    counts = " and ".join(", ".join(map(str, hidden)).rsplit(", ", 1))
    layers = "hidden layer" if len(hidden) == 1 else "hidden layers"
    unit = "unit" if hidden == [1] else "units"
    return f"{read}, {layers} of {counts} {result.activation} {unit}"
