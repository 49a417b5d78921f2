"""Keras models built from the same description that the labs use."""

import os
import subprocess
import sys
from collections.abc import Sequence
from typing import Any


def keras_model(input_shape: tuple[int, ...], stack: Sequence[Any]) -> Any:
    """Build the Keras model of a stack of ``helpers.nn`` layers.

    Each layer is a tuple such as ``nn.Conv2D(10, 3, padding="same")``; its fields
    have the names of Keras's arguments, so they are handed over as they are.

    Parameters
    ----------
    input_shape : tuple of int
        (height, width, channels), without the batch axis.
    stack : sequence of layers
        As taken by ``nn.layer_shapes``.

    Returns
    -------
    keras.Sequential
        With fresh random weights.
    """
    import keras

    layers = [keras.Input(input_shape)]
    for layer in stack:
        layers.append(getattr(keras.layers, type(layer).__name__)(**layer._asdict()))
    return keras.Sequential(layers)


def keras_runs_on(backend: str) -> bool:
    """Say whether Keras starts with `backend`, tried in an interpreter of its own."""
    run = subprocess.run(
        [sys.executable, "-c", "import keras"],
        env={**os.environ, "KERAS_BACKEND": backend},
        capture_output=True,
        check=False,
    )
    return run.returncode == 0
