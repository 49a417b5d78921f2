"""One network with one input and whatever last layer and loss it is given."""

import warnings
from typing import NamedTuple

import numpy as np

from helpers import data

UNITS = 24
EPOCHS, BATCH = 150, 80
STEPS = 90
"""Taken in one go, which spares most of the waiting."""

LEARNING_RATE = 0.01
TEST = 1000
GRID = np.linspace(-3, 3, 61)
NUMBERS = ("any number", "share")
"""Problems whose answer is a number; in the others it is a class or labels."""


class LastLayer(NamedTuple):
    """What a network answers that was trained with one last layer and one loss."""

    outputs: np.ndarray
    """(61, outputs), over inputs from -3 to 3."""
    score: float
    """On 1000 new samples: mean squared error of a number; otherwise the share of
    samples whose class, or whose labels, were all right."""


def last_layer(problem: str, activation: str, loss: str, seed: int = 0) -> LastLayer:
    """Train a network of two hidden layers of 24 with that last layer and that loss.

    Parameters
    ----------
    problem : str
        As for ``data.line_problem``.
    activation : str
        Of the last layer, as Keras calls it; ``"linear"`` is none.
    loss : str
        As Keras calls it, such as ``"mean_squared_error"``.
    seed : int
        Of the samples and of the first weights.

    Returns
    -------
    LastLayer
    """
    from helpers.train._seed import fix_seed

    learn = data.line_problem(problem, seed=seed)
    fix_seed(seed)
    with warnings.catch_warnings():  # Keras warns of some pairs; that is the lesson
        warnings.simplefilter("ignore")
        model = _network(learn.y.shape[1], activation, loss)
        rng = np.random.default_rng(seed)
        order = np.hstack([rng.permutation(len(learn.x)) for _ in range(EPOCHS)])
        how = {"batch_size": BATCH, "shuffle": False, "verbose": 0}
        model.fit(learn.x[order], learn.y[order], **how)
        test = data.line_problem(problem, TEST, seed=seed + 1000)
        answers = np.asarray(model(test.x, training=False))
        outputs = np.asarray(model(GRID[:, None], training=False))
    return LastLayer(outputs, score(problem, test.y, answers))


def score(problem: str, wanted: np.ndarray, came: np.ndarray) -> float:
    """Score answers of shape (samples, outputs) as `LastLayer` says."""
    if problem in NUMBERS:
        return float(np.mean((came - wanted) ** 2))
    if problem == "multiclass":
        return float(np.mean(came.argmax(axis=1) == wanted.argmax(axis=1)))
    return float(np.mean(((came > 0.5) == (wanted > 0.5)).all(axis=1)))


def _network(outputs: int, activation: str, loss: str):
    import keras
    from keras import layers

    hidden = [layers.Dense(UNITS, activation="tanh") for _ in range(2)]
    last = layers.Dense(outputs, activation=activation)
    model = keras.Sequential([keras.Input((1,)), *hidden, last])
    adam = keras.optimizers.Adam(LEARNING_RATE)
    model.compile(adam, loss, steps_per_execution=STEPS)
    return model
