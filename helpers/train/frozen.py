"""What augmentation costs where the features of a frozen base could be kept."""

from collections.abc import Callable, Sequence
from time import process_time
from typing import Any, NamedTuple

import numpy as np

from helpers import data
from helpers.train._seed import fix_seed
from helpers.train.augmented import augmented, through

BATCH, RATE = 50, 0.01


class FrozenCosts(NamedTuple):
    """Processor time of three ways to train a new last layer on a frozen base."""

    cached: float
    """Seconds with the features of the images computed once."""
    copies: float
    """Seconds with the features of a few augmented copies computed once."""
    fresh: float
    """Seconds with augmentation anew in every epoch, and so the base as well."""
    feature_change: float
    """How far augmentation moves a feature, as a share of the features' mean size."""

    @property
    def ratio(self) -> float:
        """How many times as long fresh augmentation takes as cached features."""
        return self.fresh / self.cached


def frozen_base() -> Any:
    """Return the convolutions of a stored network for digits, not to be trained.

    Returns
    -------
    keras.Sequential
        From images of shape (batch, 28, 28, 1) to features of shape (batch, features).
    """
    import keras

    network = data.networks("drag_the_digit")["conv + global max"]
    made = [getattr(keras.layers, kind)(**more) for kind, more in network.stack[:-1]]
    base = keras.Sequential([keras.Input((28, 28, 1)), *made])
    base.set_weights([part for pair in network.weights[:-1] for part in pair])
    base.trainable = False
    return base


def frozen_costs(
    base: Any,
    x: np.ndarray,
    y: np.ndarray,
    layers: Sequence[Any],
    epochs: int = 10,
    copies: int = 3,
    seed: int = 0,
) -> FrozenCosts:
    """Time the training of a last layer with cached features and with augmentation.

    Every way runs once, with the same model, before the clock starts, so that what
    TensorFlow does once does not count. The clock is that of the processor, which goes
    on only while this program works.

    Parameters
    ----------
    base : keras.Model
        From images to features of shape (batch, features).
    x : array of shape (batch, height, width, channels)
    y : array of shape (batch,)
        Classes from 0.
    layers : sequence of keras.layers.Layer
        As for `train.augmented`.
    epochs : int, default 10
    copies : int, default 3
        How many augmented copies of each image the middle way keeps.
    seed : int

    Returns
    -------
    FrozenCosts

    Raises
    ------
    ValueError
        If `copies` is not from 1 to `epochs`.
    """
    if not 1 <= copies <= epochs:
        raise ValueError(f"copies must be from 1 to {epochs} epochs, not {copies}")
    fix_seed(seed)
    classes = int(np.max(y)) + 1
    images = augmented(x, y, layers, BATCH, seed)
    heads = [_last_layer(base, classes) for _ in range(2)]
    whole = _on_top(base, classes)

    def cached(epochs: int) -> None:
        heads[0].fit(_features(base, x), y, **_how(epochs))

    def kept(epochs: int) -> None:
        parts = []
        for _ in range(min(copies, epochs)):
            parts += [(base(one, training=False), labels) for one, labels in images]
        some = [np.concatenate(part) for part in zip(*parts, strict=True)]
        heads[1].fit(*some, **_how(max(1, epochs // copies)))

    def fresh(epochs: int) -> None:
        whole.fit(images, epochs=epochs, verbose=0, shuffle=False)

    times = [_time(way, epochs) for way in (cached, kept, fresh)]
    return FrozenCosts(*times, feature_change(base, x, layers))


def _how(epochs: int) -> dict[str, int]:
    return {"batch_size": BATCH, "epochs": epochs, "verbose": 0}


def _features(base: Any, x: np.ndarray) -> np.ndarray:
    return base.predict(x, batch_size=BATCH, verbose=0)


def _last_layer(base: Any, classes: int) -> Any:
    import keras

    layer = keras.layers.Dense(classes, activation="softmax")
    return _compiled([keras.Input(base.output_shape[1:]), layer])


def _on_top(base: Any, classes: int) -> Any:
    import keras

    layer = keras.layers.Dense(classes, activation="softmax")
    return _compiled([keras.Input(base.input_shape[1:]), base, layer])


def _compiled(layers: list) -> Any:
    import keras

    model = keras.Sequential(layers)
    model.compile(keras.optimizers.Adam(RATE), "sparse_categorical_crossentropy")
    return model


def _time(way: Callable[[int], None], epochs: int) -> float:
    way(1)
    start = process_time()
    way(epochs)
    return process_time() - start


def feature_change(base: Any, x: np.ndarray, layers: Sequence[Any]) -> float:
    """Compare the features of 100 images with those of the same images augmented.

    ``mean(|after - before|) / mean(|before|)``: 0 where augmentation changes nothing.

    Parameters
    ----------
    base, x, layers
        As for `frozen_costs`.
    """
    some = np.asarray(x[:100], np.float32)
    before = np.asarray(base(some, training=False))
    after = np.asarray(base(through(some, layers), training=False))
    return float(np.abs(after - before).mean() / np.abs(before).mean())
