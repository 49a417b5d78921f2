"""How long an update takes."""

from collections.abc import Sequence
from time import perf_counter
from typing import Any

import numpy as np


def update_times(
    models: Sequence[Any], x: np.ndarray, y: np.ndarray, repeats: int = 30
) -> list[float]:
    """Return how long one update on one batch takes, for each of some Keras models.

    The first update, in which TensorFlow prepares itself, is not counted. The models
    take turns, so that what else the machine does slows all of them alike; they are
    trained by it.

    Parameters
    ----------
    models : sequence of keras.Model
        Compiled.
    x, y : arrays
        The batch: inputs and targets.
    repeats : int, default 30

    Returns
    -------
    list of float, in milliseconds
        The shortest of all repeats of each model.
    """
    for model in models:
        model.train_on_batch(x, y)
    rounds = [[_time(model, x, y) for model in models] for _ in range(repeats)]
    return [1000 * min(times) for times in zip(*rounds, strict=True)]


def _time(model: Any, x: np.ndarray, y: np.ndarray) -> float:
    start = perf_counter()
    model.train_on_batch(x, y)
    return perf_counter() - start
