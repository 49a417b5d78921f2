"""ImageDataGenerator, as old notes use it, beside what took its place."""

import warnings
from collections.abc import Callable
from time import process_time
from typing import NamedTuple

import numpy as np

from helpers.train.augmented import augmented

BATCH = 64


class OldGenerator(NamedTuple):
    """What has become of ``ImageDataGenerator``, and how quick it and layers are."""

    words: str
    """With which its docstring begins."""
    in_keras: bool
    """Whether ``keras`` itself still has it, outside ``keras.legacy``."""
    generator: float
    """Its processor time for one pass over the images, in seconds."""
    layers: float
    """That of random layers in tf.data with the same ranges."""


def old_generator(images: int = 512, size: int = 32) -> OldGenerator:
    """Turn and shift the same images with ``ImageDataGenerator`` and with layers.

    Parameters
    ----------
    images : int, default 512
    size : int, in pixels, default 32
        Height and width; there are three channels of noise.
    """
    import keras
    import tensorflow as tf

    old = tf.keras.preprocessing.image.ImageDataGenerator
    x = np.random.default_rng(0).random((images, size, size, 3)).astype(np.float32)
    y = np.zeros(images, np.int64)
    flow = old(rotation_range=15, width_shift_range=0.1, height_shift_range=0.1)
    layers = [
        keras.layers.RandomRotation(15 / 360),
        keras.layers.RandomTranslation(0.1, 0.1),
    ]
    new = augmented(x, y, layers, BATCH)
    steps = -(-images // BATCH)

    def by_generator() -> None:
        batches = flow.flow(x, y, batch_size=BATCH, seed=0)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # it uses an old SciPy
            for _ in range(steps):
                next(batches)

    return OldGenerator(
        words=(old.__doc__ or "").split(".")[0].strip(),
        in_keras=hasattr(getattr(keras, "preprocessing", None), "image")
        and hasattr(keras.preprocessing.image, "ImageDataGenerator"),
        generator=_time(by_generator),
        layers=_time(lambda: list(new)),
    )


def _time(way: Callable[[], object]) -> float:
    way()
    start = process_time()
    way()
    return process_time() - start
