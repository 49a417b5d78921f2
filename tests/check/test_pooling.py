"""The worked solutions of lesson 06 agree with nn and with Keras."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import check, nn

HOW = {"padding": "valid", "data_format": "channels_last"}


def four_axes(image):
    return np.asarray(image, float)[None, ..., None]


@pytest.mark.parametrize("arguments", check.max_pool_by_hand.cases.values())
def test_the_pooling_of_each_case_is_that_of_keras(arguments):
    import keras

    image, pool_size, strides = arguments
    expected = keras.ops.max_pool(four_axes(image), pool_size, strides, **HOW)
    ours = check.max_pool_by_hand.reference(*arguments)
    assert_allclose(ours, np.asarray(expected)[0, ..., 0])


@pytest.mark.parametrize("arguments", check.max_pool_by_hand.cases.values())
def test_the_pooling_of_each_case_is_that_of_nn(arguments):
    image, *how = arguments
    expected = nn.max_pool2d(four_axes(image), *how)[0, ..., 0]
    assert_allclose(check.max_pool_by_hand.reference(*arguments), expected)


@pytest.mark.parametrize("arguments", check.max_pool_grad.cases.values())
def test_the_gradient_of_each_case_is_that_of_tensorflow(arguments):
    import tensorflow as tf

    image, output_grad, pool_size, strides = arguments
    x = tf.constant(four_axes(image))
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = tf.nn.max_pool2d(x, pool_size, strides, "VALID")
    expected = tape.gradient(y, x, four_axes(output_grad))[0, ..., 0]
    assert_allclose(check.max_pool_grad.reference(*arguments), expected)


@pytest.mark.parametrize("arguments", check.max_pool_grad.cases.values())
def test_the_gradient_of_each_case_is_that_of_nn(arguments):
    image, output_grad, *how = arguments
    expected = nn.max_pool2d_grad(four_axes(image), four_axes(output_grad), *how)
    assert_allclose(check.max_pool_grad.reference(*arguments), expected[0, ..., 0])


@pytest.mark.parametrize("arguments", check.pooled_size.cases.values())
def test_the_size_of_each_case_is_that_of_keras(arguments):
    import keras

    size, *how = arguments
    shape = keras.layers.MaxPooling2D(*how).compute_output_shape((1, size, size, 1))
    assert check.pooled_size.reference(*arguments) == shape[1]


@pytest.mark.parametrize("arguments", check.global_average.cases.values())
def test_the_average_of_each_case_is_that_of_keras(arguments):
    import keras

    layer = keras.layers.GlobalAveragePooling2D(dtype="float64")
    assert_allclose(check.global_average.reference(*arguments), layer(*arguments))


def test_every_claim_about_pooling_is_there():
    assert len(check.ledger("pooling").claims) == 12
