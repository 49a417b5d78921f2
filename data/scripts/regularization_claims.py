"""What helps against overfitting, and what overfitting is, on the digits.

Makes data/sweeps/regularization_claims.json. A share of the training labels is wrong,
all test labels are right. Accuracies are shares, losses are in nats.
"""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("TF_NUM_INTRAOP_THREADS", "1")

from collections.abc import Callable

import numpy as np
from _common import write_sweep

from helpers import data

SEEDS = (0, 1, 2)
SAMPLES, MANY, WRONG, WIDTH = 250, 1250, 0.25, 256
EPOCHS = 50
REMEDIES = {
    "none": {},
    "5 times the data": {"samples": MANY, "epochs": EPOCHS * SAMPLES // MANY},
    "10 epochs": {"epochs": 10},
    "12 units": {"widths": (12,)},
    "L2 0.03": {"penalty": ("L2", 0.03)},
    "L2 0.3": {"penalty": ("L2", 0.3)},
    "L1 0.005": {"penalty": ("L1", 0.005)},
}
FEATURES = (20, 50, 100, 200, 400, 1600, 6400)


def digits(
    samples: int, wrong: float, seed: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Take the first digits, and give that share of them the label of another one."""
    x, y, x_test, y_test = data.digits()
    rng = np.random.default_rng(seed)
    changed, shift = rng.random(MANY) < wrong, rng.integers(1, 10, MANY)
    noisy = (y[:MANY] + changed * shift) % 10
    flat = [pictures.reshape(len(pictures), -1) for pictures in (x, x_test)]
    return flat[0][:samples], noisy[:samples], flat[1], y_test


def fit(x, y, seed: int, epochs: int, widths=(WIDTH, WIDTH), penalty=None, rate=0.005):
    """Train a dense network with Adam, the same way for the same seed."""
    import keras
    import tensorflow as tf
    from keras import layers, regularizers

    keras.utils.set_random_seed(seed)
    tf.config.experimental.enable_op_determinism()
    made = penalty and getattr(regularizers, penalty[0])(penalty[1])
    hidden = [layers.Dense(width, "relu", kernel_regularizer=made) for width in widths]
    last = layers.Dense(10, "softmax")
    model = keras.Sequential([keras.Input((x.shape[1],)), *hidden, last])
    name = "sparse_categorical_crossentropy"
    model.compile(keras.optimizers.Adam(rate), name, metrics=["accuracy", name])
    run = model.fit(x, y, batch_size=50, epochs=epochs, verbose=0)
    return model, run.history


def scores(model, x, y) -> tuple[float, float]:
    """Return accuracy and cross-entropy without any penalty."""
    _, accuracy, loss = model.evaluate(x, y, verbose=0)
    return round(accuracy, 4), round(loss, 4)


def remedy(name: str, seed: int) -> dict:
    """Train with a quarter of the labels wrong, and with that remedy."""
    settings = {"samples": SAMPLES, "epochs": EPOCHS, **REMEDIES[name]}
    x, y, x_test, y_test = digits(settings.pop("samples"), WRONG, seed)
    model, _ = fit(x, y, seed, **settings)
    train, _ = scores(model, x, y)
    test, loss = scores(model, x_test, y_test)
    return {"train": train, "test": test, "test_loss": loss}


def memorising(labels: str, seed: int) -> dict:
    """Train on 300 digits with their own labels, or with labels drawn by lot."""
    x, y, x_test, y_test = digits(300, 0.0, seed)
    if labels == "random":
        y = np.random.default_rng(seed).integers(0, 10, len(y))
    model, history = fit(x, y, seed, 60, widths=(WIDTH,), rate=0.01)
    reached = np.flatnonzero(np.array(history["accuracy"]) > 0.99)
    return {
        "train": scores(model, x, y)[0],
        "test": scores(model, x_test, y_test)[0],
        "epochs": int(reached[0]) + 1 if len(reached) else 60,
    }


def capacity(features: int, seed: int) -> float:
    """Return the test error of the smallest fit on that many random ReLU features."""
    x, y, x_test, y_test = digits(200, 0.15, 0)
    rng = np.random.default_rng(seed)
    kernel = rng.normal(size=(64, features)) / np.sqrt(8)
    bias = 0.3 * rng.normal(size=features)
    seen, new = (np.maximum(0, part @ kernel + bias) for part in (x, x_test))
    weights = np.linalg.lstsq(seen, np.eye(10)[y], rcond=1e-10)[0]
    return round(float(np.mean((new @ weights).argmax(axis=1) != y_test)), 4)


def penalty_in_loss(seed: int) -> dict:
    """Ask Keras for the test loss of a network with L2, and for its parts."""
    x, y, x_test, y_test = digits(MANY, 0.0, seed)
    model, _ = fit(x, y, seed, 15, (64,), ("L2", 0.02), rate=0.01)
    loss, _, crossentropy = model.evaluate(x_test, y_test, verbose=0)
    parts = loss, crossentropy, float(sum(model.losses))
    names = "evaluate", "crossentropy", "penalty"
    return {name: round(part, 4) for name, part in zip(names, parts, strict=True)}


def over_seeds(run: Callable, *choice) -> dict | list:
    """Repeat a run with each seed; every figure becomes a list."""
    runs = [run(*choice, seed) for seed in SEEDS]
    if isinstance(runs[0], dict):
        return {name: [one[name] for one in runs] for name in runs[0]}
    return runs


def main() -> None:
    """Answer all questions: about a minute."""
    write_sweep(
        "regularization_claims",
        {
            "seeds": SEEDS,
            "remedies": {name: over_seeds(remedy, name) for name in REMEDIES},
            "memorising": {
                labels: over_seeds(memorising, labels) for labels in ("true", "random")
            },
            "capacity": {
                str(features): over_seeds(capacity, features) for features in FEATURES
            },
            "penalty_in_loss": over_seeds(penalty_in_loss),
        },
    )


if __name__ == "__main__":
    main()
