"""How well a small network reads digits that moved since it was trained."""

from typing import Any

import numpy as np

from helpers import data, nn
from helpers.train._models import keras_model
from helpers.train._seed import fix_seed

CANVAS, MIDDLE = 22, 7
"""Side of the canvas, and the digit's first row and column in its middle, in pixels."""
FARTHEST = 3
"""Longest shift, in pixels: four more to the rim, and no convolution meets it."""
SAMPLES, EPOCHS, BATCH, RATE = 800, 12, 50, 0.005

DIRECTIONS = {"right": (0, 1), "down": (1, 0), "right and down": (1, 1)}
"""Pixels down and right for every pixel of shift."""

_THIN, _WIDE = nn.Conv2D(12, activation="relu"), nn.Conv2D(24, activation="relu")
_SAME = nn.Conv2D(12, padding="same", activation="relu")
_LAST = nn.Dense(10, "softmax")

POOLINGS = {
    "no pooling": (_THIN, _THIN, nn.Flatten(), _LAST),
    "one 2×2 pool": (_THIN, nn.MaxPooling2D(), _THIN, nn.Flatten(), _LAST),
    "two 2×2 pools": (
        *(_SAME, nn.MaxPooling2D()) * 2,
        nn.Flatten(),
        _LAST,
    ),
    "global max": (_THIN, _WIDE, nn.GlobalMaxPooling2D(), _LAST),
}
"""Two convolutions each, by what pools between and behind them."""


def shift_network(pooling: str, moved: int = 0, seed: int = 0) -> Any:
    """Train a network on digits in the middle of a 22×22 canvas, or near it.

    Parameters
    ----------
    pooling : str
        One of ``POOLINGS``.
    moved : int, in pixels
        How far a training digit may stand from the middle, down, up and sideways.
    seed : int
        Of the first weights and of the places.

    Returns
    -------
    keras.Sequential

    Raises
    ------
    ValueError
        If there is no such pooling, or a digit would leave the canvas.
    """
    import keras

    if pooling not in POOLINGS:
        raise ValueError(f"pooling must be one of {list(POOLINGS)}, not {pooling!r}")
    if not 0 <= moved <= MIDDLE:
        raise ValueError(f"moved must be from 0 to {MIDDLE} pixels, not {moved}")
    first, last = MIDDLE - moved, MIDDLE + moved
    x, y, *_ = data.moving_digits(CANVAS, first, last, seed=seed)
    fix_seed(seed)
    model = keras_model(x.shape[1:], POOLINGS[pooling])
    model.compile(keras.optimizers.Adam(RATE), "sparse_categorical_crossentropy")
    how = {"batch_size": BATCH, "epochs": EPOCHS, "verbose": 0}
    model.fit(x[:SAMPLES], y[:SAMPLES], **how)
    return model


def shift_answers(model: Any) -> dict[str, list[np.ndarray]]:
    """Ask a network for test digits that stand 0, 1, 2 and 3 pixels off the middle.

    Returns
    -------
    dict of list of int array of shape (500,)
        By direction, ``right``, ``down`` and ``right and down``: its answer to each of
        the 500 test digits after each shift.
    """
    digits = data.digits().x_test
    answers = {}
    for name, (down, right) in DIRECTIONS.items():
        answers[name] = []
        for shift in range(FARTHEST + 1):
            place = MIDDLE + shift * down, MIDDLE + shift * right
            outputs = model(data.place(digits, CANVAS, *place), training=False)
            answers[name].append(np.asarray(outputs).argmax(axis=1))
    return answers


def shift_scores(answers: dict[str, list[np.ndarray]]) -> dict[str, list[float]]:
    """Return the share of right ones among `shift_answers`, in the same order."""
    right = data.digits().y_test
    return {
        direction: [round(float(np.mean(guesses == right)), 4) for guesses in shifts]
        for direction, shifts in answers.items()
    }


def shift_accuracy(pooling: str, moved: int = 0, seed: int = 2) -> dict[str, list]:
    """Train a network by `shift_network` and say how much it reads after each shift.

    The networks of the stored sweep began with the seeds 0 and 1. Result as that of
    `shift_scores`.
    """
    return shift_scores(shift_answers(shift_network(pooling, moved, seed)))
