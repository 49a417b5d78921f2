"""Functions of nn beside the same operation of Keras, on the same numbers."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from statistics import median
from time import perf_counter
from typing import NamedTuple

import numpy as np

from helpers import nn

REPEATS = 15
"""Times that each is run, in turn with the other; the first is not counted."""


class Pair(NamedTuple):
    """One operation in two libraries."""

    numbers: int  # that go in, without weights
    ours: Callable
    theirs: Callable


def _random(*shape):
    return np.random.default_rng(0).standard_normal(shape, dtype=np.float32)


def compiled(function, *arrays):
    """Return a call of `function` on `arrays` as Keras runs it in fit and predict."""
    import tensorflow as tf

    graph, tensors = tf.function(function), [tf.constant(array) for array in arrays]
    return lambda: np.asarray(graph(*tensors))


def built(kind, shape, *arguments, **settings):
    """Return a layer of Keras and its weights."""
    import keras

    layer = getattr(keras.layers, kind)(*arguments, **settings)
    layer.build(shape)
    return layer, [np.asarray(weight) for weight in layer.get_weights()]


def dense(size):
    """Return a layer of 64 units over `size` samples of 64 features."""
    x = _random(size, 64)
    layer, weights = built("Dense", x.shape, 64)
    return Pair(x.size, lambda: nn.dense(x, *weights), compiled(layer, x))


def conv2d(size):
    """Return 16 filters of 3 x 3 over a colour picture of sides `size`."""
    x = _random(1, size, size, 3)
    layer, weights = built("Conv2D", x.shape, 16, 3)
    return Pair(x.size, lambda: nn.conv2d(x, *weights), compiled(layer, x))


def max_pool2d(size):
    """Return the largest of 2 x 2 pixels in 16 maps of sides `size`."""
    x = _random(1, size, size, 16)
    layer, _ = built("MaxPooling2D", x.shape, 2)
    return Pair(x.size, lambda: nn.max_pool2d(x, 2), compiled(layer, x))


def batch_norm(size):
    """Return the normalization of `size` samples of 64 features, in training."""
    x = _random(size, 64)
    layer, weights = built("BatchNormalization", x.shape)
    known = nn.BatchNormWeights(*weights)
    return Pair(
        x.size,
        lambda: nn.batch_norm(x, known, training=True).y,
        compiled(lambda batch: layer(batch, training=True), x),
    )


def lstm(size):
    """Return 32 units that read 16 sequences of `size` steps with 8 features."""
    x = _random(16, size, 8)
    layer, weights = built("LSTM", x.shape, 32, return_sequences=True)
    known = nn.LSTMWeights(*weights)
    return Pair(x.size, lambda: nn.lstm(x, known).hidden, compiled(layer, x))


def mlp_grad(size):
    """Return forward and back through 64 relu and 10 linear units, `size` samples."""
    import tensorflow as tf

    x, grad = _random(size, 64), _random(size, 10)
    hidden, first = built("Dense", x.shape, 64, "relu")
    output, second = built("Dense", (size, 64), 10)
    layers = [nn.DenseLayer(*first, "relu"), nn.DenseLayer(*second)]

    def ours():
        return nn.mlp_grad(nn.mlp(x, layers), layers, grad).layers[0].kernel_grad

    def theirs(x, grad):
        with tf.GradientTape() as tape:
            y = output(hidden(x))
        weights = hidden.trainable_weights + output.trainable_weights
        return tape.gradient(y, weights, output_gradients=grad)[0]

    return Pair(x.size, ours, compiled(theirs, x, grad))


def softmax(size):
    """Return the probabilities of 10 classes for `size` samples."""
    import keras

    x = _random(size, 10)
    return Pair(x.size, lambda: nn.softmax(x), compiled(keras.ops.softmax, x))


def categorical_crossentropy(size):
    """Return the loss of `size` samples over 10 classes, from logits."""
    import keras

    x, y = _random(size, 10), np.eye(10, dtype=np.float32)[np.arange(size) % 10]
    loss = partial(keras.losses.categorical_crossentropy, from_logits=True)
    return Pair(
        x.size,
        lambda: nn.categorical_crossentropy(y, x, from_logits=True).values,
        compiled(loss, y, x),
    )


SIZES = {
    dense: (16, 128, 1024, 8192),
    conv2d: (16, 48, 112, 224),
    max_pool2d: (16, 48, 112, 224),
    batch_norm: (16, 128, 1024, 8192),
    lstm: (8, 24, 72, 216),
    mlp_grad: (16, 128, 1024, 8192),
    softmax: (16, 256, 4096, 65536),
    categorical_crossentropy: (16, 256, 4096, 65536),
}


def measure(make):
    """Return the milliseconds of both at each size of one operation."""
    import_module("helpers.train")  # sets TensorFlow up as in the lessons
    pairs = [make(size) for size in SIZES[make]]
    times = [in_turn(pair) for pair in pairs]
    ours, theirs = zip(*times, strict=True)
    return {
        "numbers": [pair.numbers for pair in pairs],
        "ours": list(ours),
        "theirs": list(theirs),
    }


def in_turn(pair):
    """Return the median milliseconds of ours and of theirs."""
    times = [(_took(pair.ours), _took(pair.theirs)) for _ in range(REPEATS + 1)]
    return [round(median(side), 4) for side in zip(*times[1:], strict=True)]


def _took(action):
    start = perf_counter()
    action()
    return 1000 * (perf_counter() - start)
