import os
from types import SimpleNamespace

import numpy as np
import pytest


@pytest.fixture(scope="session")
def keras():
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    import keras

    return keras


@pytest.fixture(scope="session")
def oracle(keras):
    """Keras, asked in one line; what it refuses is the string "refused"."""

    def layer(kind, x, weights=(), **settings):
        made = getattr(keras.layers, kind)(**settings)
        made.build(x.shape)
        made.set_weights([w for w in weights if w is not None])
        return np.asarray(made(x))

    def output_size(size, **settings):
        try:
            made = keras.layers.Conv2D(1, **settings)
            return made.compute_output_shape((1, size, size, 1))[1]
        except ValueError:
            return "refused"

    def gradients(loss, *arrays):
        import tensorflow as tf

        inputs = [tf.constant(array) for array in arrays]
        with tf.GradientTape() as tape:
            for tensor in inputs:
                tape.watch(tensor)
            value = loss(*inputs)
        return [np.asarray(grad) for grad in tape.gradient(value, inputs)]

    return SimpleNamespace(layer=layer, output_size=output_size, gradients=gradients)


@pytest.fixture(scope="session")
def central_differences():
    """Measure the gradient of a loss with respect to an array, number by number."""

    def measure(loss, array, step=1e-5):
        grad = np.zeros_like(array)
        for place in np.ndindex(array.shape):
            nudge = np.zeros_like(array)
            nudge[place] = step
            grad[place] = (loss(array + nudge) - loss(array - nudge)) / (2 * step)
        return grad

    return measure


@pytest.fixture(scope="session")
def in_keras(keras):
    """Build the Keras model of a stack, in float64."""

    def model(input_shape, stack):
        layers = [
            getattr(keras.layers, type(one).__name__)(dtype="float64", **one._asdict())
            for one in stack
        ]
        return keras.Sequential([keras.Input(input_shape), *layers])

    return model
