"""The scores of one training as Keras reports them, and as they are."""

from typing import Any

import numpy as np

from helpers import data

UNITS, RATE, L2 = 128, 0.6, 0.001
"""Of both hidden layers: units, dropout rate and strength of the penalty."""
SHIFT = 1 / 8
"""Of the augmentation: up to one pixel of the eight, either way."""
EPOCHS, BATCH = 20, 64
DRAWS = 2
"""What is random is measured so often, and the mean is kept."""


def honest_scores(
    dropout: bool,
    penalty: bool,
    augmentation: bool,
    seed: int = 0,
    epochs: int = EPOCHS,
) -> dict[str, dict[str, list[float]]]:
    """Train a network on the digits, and measure its training score in several ways.

    Parameters
    ----------
    dropout : bool
        Whether 0.6 of the units of both hidden layers are dropped in training.
    penalty : bool
        Whether the loss holds an L2 penalty on both hidden kernels.
    augmentation : bool
        Whether every digit is shifted by up to one pixel in training.
    seed : int
        Of the first weights and of the shuffling.
    epochs : int

    Returns
    -------
    dict
        ``[how][accuracy or loss]``: one figure for every epoch; losses in nats. How:
        ``reported``, ``validation``, as Keras reports them; then after each epoch, one
        thing less each time: ``all on``, ``no dropout``, ``no augmentation``, and
        ``honest``, which leaves the penalty out as well.

    Examples
    --------
    >>> made = honest_scores(True, False, False, epochs=1)  # doctest: +SKIP
    """
    from helpers.train._seed import fix_seed

    fix_seed(seed)
    measured = _train(_network(dropout, penalty, augmentation), epochs)
    return {
        how: {
            "accuracy": [round(float(one[how][0]), 4) for one in measured],
            "loss": [round(float(one[how][1]), 4) for one in measured],
        }
        for how in measured[0]
    }


def _train(model: Any, epochs: int) -> list[dict[str, tuple[float, float]]]:
    """Train on the digits, and return what was measured after every epoch."""
    import keras

    samples, measured = data.digits(), []
    model.compile(
        keras.optimizers.Adam(0.003),
        "sparse_categorical_crossentropy",
        metrics=["accuracy"],
        steps_per_execution=21,  # one epoch at a time: quicker
    )
    after = keras.callbacks.LambdaCallback(
        on_epoch_end=lambda epoch, logs: measured.append(_measure(model, samples, logs))
    )
    model.fit(
        samples.x_train,
        samples.y_train,
        validation_data=(samples.x_test, samples.y_test),
        batch_size=BATCH,
        validation_batch_size=len(samples.x_test),
        epochs=epochs,
        callbacks=[after],
        verbose=0,
    )
    return measured


def _network(dropout: bool, penalty: bool, augmentation: bool) -> Any:
    import keras
    from keras import layers

    def shrink():
        return keras.regularizers.L2(L2) if penalty else None

    parts = [keras.Input((8, 8, 1))]
    if augmentation:
        parts.append(layers.RandomTranslation(SHIFT, SHIFT, fill_mode="constant"))
    parts.append(layers.Flatten())
    for _ in range(2):
        parts.append(layers.Dense(UNITS, "relu", kernel_regularizer=shrink()))
        if dropout:
            parts.append(layers.Dropout(RATE))
    return keras.Sequential([*parts, layers.Dense(10, activation="softmax")])


def _measure(model: Any, samples: data.Samples, logs: dict) -> dict:
    """Return accuracy and loss after an epoch, measured in every way."""
    price = float(sum(model.losses))
    every = _score(model, samples, ("Dropout", "RandomTranslation"))
    shifted = _score(model, samples, ("RandomTranslation",), every)
    plain = _score(model, samples, (), shifted)
    return {
        "reported": (logs["accuracy"], logs["loss"]),
        "validation": (logs["val_accuracy"], logs["val_loss"]),
        "all on": (every[0], every[1] + price),
        "no dropout": (shifted[0], shifted[1] + price),
        "no augmentation": (plain[0], plain[1] + price),
        "honest": plain,
    }


def _score(
    model: Any,
    samples: data.Samples,
    on: tuple[str, ...],
    before: tuple[float, float] | None = None,
) -> tuple[float, float]:
    """Return accuracy and cross-entropy on the training digits, these layers on.

    It is that of `before` where the network has none of the layers turned off since.
    """
    kinds = [type(layer).__name__ for layer in model.layers]
    off = {"Dropout", "RandomTranslation"} - set(on)
    if before is not None and not off & set(kinds):
        return before
    draws = DRAWS if set(on) & set(kinds) else 1
    rounds = [_answers(model, samples.x_train, on) for _ in range(draws)]
    answers = np.concatenate(rounds)
    y = np.tile(samples.y_train, draws)
    chances = np.clip(answers[np.arange(len(y)), y], 1e-7, None)
    return float(np.mean(answers.argmax(1) == y)), float(-np.log(chances).mean())


def _answers(model: Any, x: np.ndarray, on: tuple[str, ...]) -> np.ndarray:
    """Run a network with only some of its noisy layers in training mode."""
    for layer in model.layers:
        kind = type(layer).__name__
        noisy = kind in ("RandomTranslation", "Dropout")
        x = layer(x, training=kind in on) if noisy else layer(x)
    return np.asarray(x)
