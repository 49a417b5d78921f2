"""Augmentation where it belongs: on the way of the training data into the network."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np


def augmented(
    x: np.ndarray,
    y: np.ndarray,
    layers: Sequence[Any],
    batch_size: int = 50,
    seed: int = 0,
) -> Any:
    """Return training data whose images are changed anew whenever they are asked for.

    ``Dataset.from_tensor_slices((x, y)).shuffle(...).batch(...).map(change)``: every
    epoch comes in a new order and with new draws, the labels as they were. Validation
    data go into ``model.fit`` as they are.

    Parameters
    ----------
    x : array of shape (batch, height, width, channels)
    y : array of shape (batch,)
    layers : sequence of keras.layers.Layer
        Such as ``keras.layers.RandomTranslation(0.1, 0.1)``, one after the other.
        They draw by their own ``seed``, or by `fix_seed` called before they are made.
    batch_size : int, default 50
    seed : int
        Of the order.

    Returns
    -------
    tf.data.Dataset
        Of pairs: images (batch, height, width, channels), labels (batch,). It shuffles
        by itself: ``model.fit`` warns unless it is told ``shuffle=False``.

    Raises
    ------
    ValueError
        If there are no images, or not one label for each, or `batch_size` is below 1.

    Examples
    --------
    ``model.fit(train.augmented(x, y, [keras.layers.RandomFlip()]), shuffle=False)``
    """
    import tensorflow as tf

    if len(x) != len(y) or not len(x):
        raise ValueError(
            f"every image needs one label, not {len(x)} images and {len(y)} labels"
        )
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1, not {batch_size}")
    x = np.asarray(x, np.float32)

    def change(images: Any, labels: Any) -> tuple[Any, Any]:
        return through(images, layers), labels

    data = tf.data.Dataset.from_tensor_slices((x, y))
    data = data.shuffle(len(x), seed=seed).batch(batch_size)
    return data.map(change).prefetch(1)


class ValidationScores(NamedTuple):
    """Shares of validation images named rightly by one network."""

    clean: float
    """On the images as they are: this is validation."""
    augmented: list[float]
    """On augmented images, once for each draw."""
    averaged: float
    """With the mean of the answers to all draws, each image as it is among them."""


def validation_scores(
    model: Any,
    x: np.ndarray,
    y: np.ndarray,
    layers: Sequence[Any],
    draws: int = 8,
) -> ValidationScores:
    """Test a network on validation images as they are, and augmented.

    Parameters
    ----------
    model : keras.Model
        Gives a probability for each class.
    x : array of shape (batch, height, width, channels)
    y : array of shape (batch,)
    layers : sequence of keras.layers.Layer
        As for `augmented`.
    draws : int, default 8
        How often the images are augmented.

    Returns
    -------
    ValidationScores
        ``averaged`` is test-time augmentation, the one good use of augmented images
        at this place.

    Raises
    ------
    ValueError
        If `draws` is below 1.
    """
    if draws < 1:
        raise ValueError(f"draws must be at least 1, not {draws}")
    x = np.asarray(x, np.float32)
    plain = np.asarray(model(x, training=False))
    answers = [
        np.asarray(model(through(x, layers), training=False)) for _ in range(draws)
    ]
    mean = np.mean([plain, *answers], axis=0)
    return ValidationScores(
        _right(plain, y), [_right(one, y) for one in answers], _right(mean, y)
    )


def through(images: Any, layers: Sequence[Any]) -> Any:
    """Send images through random layers that are switched on."""
    for layer in layers:
        images = layer(images, training=True)
    return images


def _right(answers: np.ndarray, y: np.ndarray) -> float:
    return round(float(np.mean(answers.argmax(axis=1) == y)), 4)
