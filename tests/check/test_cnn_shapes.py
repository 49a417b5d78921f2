"""The worked solutions of lesson 05 agree with nn and with Keras."""

from itertools import product

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import check, nn

RNG = np.random.default_rng(5)


@pytest.mark.parametrize("padding", ["valid", "same"])
@pytest.mark.parametrize("strides", [1, 2, 3])
def test_the_output_size_is_that_of_nn(strides, padding):
    pairs = [(size, k) for size, k in product(range(1, 13), range(1, 6)) if k <= size]
    solved = [check.output_size.reference(*pair, strides, padding) for pair in pairs]
    assert solved == [nn.conv_output_size(*pair, strides, padding) for pair in pairs]


@pytest.mark.parametrize("arguments", check.output_size.cases.values())
def test_the_output_size_of_each_case_is_that_of_keras(arguments):
    import keras

    size, kernel_size, strides, padding = arguments
    layer = keras.layers.Conv2D(1, kernel_size, strides=strides, padding=padding)
    expected = layer.compute_output_shape((None, size, size, 1))[1]
    assert check.output_size.reference(*arguments) == expected


@pytest.mark.parametrize("arguments", check.parameters.cases.values())
def test_the_parameters_of_each_case_are_those_of_keras(arguments):
    import keras

    kernel_size, in_channels, filters = arguments
    layer = keras.layers.Conv2D(filters, kernel_size)
    layer.build((None, 9, 9, in_channels))
    assert check.parameters.reference(*arguments) == layer.count_params()


@pytest.mark.parametrize("arguments", check.convolve_by_hand.cases.values())
def test_the_convolution_of_each_case_is_that_of_keras(arguments):
    import keras

    image, kernel = arguments
    layer = keras.layers.Conv2D(1, kernel.shape, use_bias=False, dtype="float64")
    layer.build((None, *image.shape, 1))
    layer.set_weights([kernel[..., None, None]])
    expected = np.asarray(layer(image[None, ..., None]))[0, ..., 0]
    assert_allclose(check.convolve_by_hand.reference(image, kernel), expected)


@pytest.mark.parametrize("shape", [(3, 3), (1, 2), (4, 1)])
def test_the_convolution_by_hand_is_that_of_nn(shape):
    image, kernel = RNG.normal(size=(6, 7)), RNG.normal(size=shape)
    expected = nn.conv2d(image[None, ..., None], kernel[..., None, None])[0, ..., 0]
    assert_allclose(check.convolve_by_hand.reference(image, kernel), expected)


def test_channels_last_holds_the_same_pictures():
    images = RNG.normal(size=(2, 3, 4, 5))
    turned = check.channels_first_to_last.reference(images)
    assert_array_equal(turned[1, :, :, 2], images[1, 2])
