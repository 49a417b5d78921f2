"""Train on transforms drawn anew in every pass, and test on digits as they are met."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np

from helpers import data, nn

STACK = (
    nn.Conv2D(12, 3, activation="relu"),
    nn.MaxPooling2D(2),
    nn.Conv2D(24, 3, activation="relu"),
    nn.Flatten(),
    nn.Dense(10, activation="softmax"),
)
"""A small reader of 16 × 16 digits, with 8746 weights."""

SEEN = 10_000
BATCH = 50
WORLDS = (0, 1, 2, 3, 4, 5)
"""How far a test digit lies from the middle at most, in pixels."""

Step = Callable[..., np.ndarray]


def fit_drawn(
    samples: data.Samples,
    stack: Sequence[nn.layers.Layer],
    step: Step | None = None,
    seed: int = 0,
    seen: int = SEEN,
    learning_rate: float = 0.005,
) -> Any:
    """Train with Adam on pictures that are transformed anew each time they come.

    Parameters
    ----------
    samples : Samples
        Only its training part is looked at.
    stack : sequence of layers
        The last one has one output for each class, with softmax.
    step : callable, optional
        ``step(images, rng=rng) -> images``, as for ``nn.augment.augment``; the pictures
        stay as they are if not given.
    seed : int
        Of the first weights, the order and the draws.
    seen : int
        How many pictures are shown, over all passes: the same for few samples, which
        then come often, and for many.
    learning_rate : float

    Returns
    -------
    keras.Sequential
        The trained model.
    """
    import keras

    from helpers.train._models import keras_model
    from helpers.train._seed import fix_seed

    fix_seed(seed)
    x, y = _passes(samples, step, seen, np.random.default_rng(seed))
    model = keras_model(x.shape[1:], stack)
    model.compile(
        keras.optimizers.Adam(learning_rate), "sparse_categorical_crossentropy"
    )
    model.fit(x, y, batch_size=BATCH, shuffle=False, verbose=0)
    return model


def share_right(model: Any, x: np.ndarray, y: np.ndarray) -> float:
    """Return the share of pictures whose most probable class is the right one."""
    guesses = np.asarray(model(x, training=False)).argmax(axis=1)
    return round(float(np.mean(guesses == y)), 4)


def random_shift(strength: float) -> Step | None:
    """Return a step that moves digits by up to `strength` pixels each way."""
    if strength == 0:
        return None
    reach = (-strength, strength)
    return partial(nn.augment.random_shift, pixels=reach, fill_mode="constant")


def augmented_accuracies(strength: float, size: int, seed: int = 0) -> list[float]:
    """Train a network on shifted digits, and test it in worlds of more and more shift.

    Parameters
    ----------
    strength : float, in pixels
        How far a training digit is moved at most, up or down and left or right; every
        time anew.
    size : int
        How many digits there are to train on, 1 to 1297.
    seed : int
        Of the first weights, the order and the draws.

    Returns
    -------
    list of float
        Share of 500 test digits read rightly in each of ``WORLDS``.
    """
    samples = data.large_digits(size)
    model = fit_drawn(samples, STACK, random_shift(strength), seed)
    return [
        share_right(model, shifted_tests(samples, reach), samples.y_test)
        for reach in WORLDS
    ]


def shifted_tests(samples: data.Samples, reach: float, seed: int = 100) -> np.ndarray:
    """Move every test digit by up to `reach` pixels, the same for the same seed."""
    images, step = samples.x_test, random_shift(reach)
    return step(images, rng=np.random.default_rng(seed)) if step else images


def _passes(
    samples: data.Samples, step: Step | None, seen: int, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Lay passes one after the other, each in its own order and newly drawn."""
    count = len(samples.x_train)
    orders = [rng.permutation(count) for _ in range(-(-seen // count))]
    order = np.concatenate(orders)[:seen]
    images = samples.x_train[order]
    return step(images, rng=rng) if step else images, samples.y_train[order]
