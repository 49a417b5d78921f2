from itertools import product

import numpy as np
import pytest

from helpers import nn

SIZES, KERNELS = range(1, 13), range(1, 6)
SETTINGS = list(product(["valid", "same"], [1, 2, 3], [1, 2, 3]))


def answer(function, *args, **settings):
    try:
        return function(*args, **settings)
    except ValueError:
        return "refused"


@pytest.mark.parametrize(("padding", "strides", "dilation_rate"), SETTINGS)
def test_output_size_is_what_keras_says(padding, strides, dilation_rate, oracle):
    how = {"padding": padding, "strides": strides, "dilation_rate": dilation_rate}
    grid = list(product(SIZES, KERNELS))
    ours = {(n, k): answer(nn.conv_output_size, n, k, **how) for n, k in grid}
    assert ours == {
        (n, k): oracle.output_size(n, kernel_size=k, **how) for n, k in grid
    }


@pytest.mark.parametrize("padding", ["valid", "same"])
@pytest.mark.parametrize("strides", [1, 2, 3])
def test_output_size_serves_pooling(padding, strides, keras):
    grid = list(product(SIZES, [1, 2, 3]))

    def keras_says(size, pool_size):
        pool = keras.layers.MaxPooling2D(pool_size, strides, padding)
        return pool.compute_output_shape((1, size, size, 1))[1]

    ours = {g: answer(nn.conv_output_size, *g, strides, padding) for g in grid}
    assert ours == {g: answer(keras_says, *g) for g in grid}


@pytest.mark.parametrize(("strides", "dilation_rate"), [(1, 1), (2, 1), (3, 1), (1, 3)])
def test_causal_output_size_is_what_keras_says(strides, dilation_rate, keras):
    how = {"strides": strides, "padding": "causal", "dilation_rate": dilation_rate}
    grid = list(product(SIZES, KERNELS))
    keras_says = {
        (n, k): keras.layers.Conv1D(1, k, **how).compute_output_shape((1, n, 1))[1]
        for n, k in grid
    }
    assert {(n, k): nn.conv_output_size(n, k, **how) for n, k in grid} == keras_says


def test_a_window_as_large_as_the_image_gives_one_output():
    assert nn.conv_output_size(7, 7) == 1


def test_same_padding_keeps_the_size_at_stride_one():
    assert nn.conv_output_size(28, 4, padding="same") == 28


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"size": 0}, "size must be at least 1, not 0"),
        ({"size": 2.5}, "size must be a whole number, not 2.5"),
        ({"kernel_size": 0}, "kernel_size must be at least 1, not 0"),
        ({"strides": 0}, "strides must be at least 1, not 0"),
        ({"dilation_rate": 0}, "dilation_rate must be at least 1, not 0"),
        ({"padding": "full"}, "padding must be .* not 'full'"),
        ({"kernel_size": 10}, "a window of 10 does not fit into 9"),
        ({"dilation_rate": 5}, "a window of 11 does not fit into 9"),
        ({"strides": 2, "dilation_rate": 3}, "strides 2 and dilation_rate 3 cannot"),
    ],
)
def test_output_size_refuses(settings, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}"):
        nn.conv_output_size(**{"size": 9, "kernel_size": 3} | settings)


@pytest.mark.parametrize(
    ("kernel_size", "zeros"), [(2, (0, 1)), (3, (1, 1)), (4, (1, 2))]
)
def test_an_odd_zero_of_same_padding_goes_after_the_end(kernel_size, zeros):
    assert nn.pad_same(28, kernel_size) == zeros


def test_same_padding_is_never_negative():
    assert nn.pad_same(8, 1, strides=4) == (0, 0)


@pytest.mark.parametrize("kernel_size", [1, 3, (2, 5)])
@pytest.mark.parametrize("use_bias", [True, False])
def test_parameters_are_what_keras_counts(kernel_size, use_bias, keras):
    layer = keras.layers.Conv2D(5, kernel_size, use_bias=use_bias)
    layer.build((1, 9, 9, 3))
    assert nn.conv_parameters(kernel_size, 3, 5, use_bias) == layer.count_params()


def test_parameters_along_one_axis_are_what_keras_counts(keras):
    layer = keras.layers.Conv1D(5, 4)
    layer.build((1, 9, 3))
    assert nn.conv_parameters((4,), 3, 5) == layer.count_params()


def test_a_convolution_without_filters_is_refused():
    with pytest.raises(ValueError, match="filters must be at least 1, not 0"):
        nn.conv_parameters(3, in_channels=1, filters=0)


@pytest.mark.parametrize("padding", ["valid", "same", "causal"])
@pytest.mark.parametrize("strides, dilation_rate", [(1, 1), (2, 1), (3, 1), (1, 2)])
def test_window_positions_are_where_a_convolution_looks(
    padding, strides, dilation_rate
):
    settings = {"padding": padding, "strides": strides, "dilation_rate": dilation_rate}
    line, kernel = np.arange(9.0) ** 2, np.array([1.0, 10.0, 100.0])
    maps = nn.conv1d(line[None, :, None], kernel[:, None, None], **settings)[0, :, 0]
    padded = np.pad(line, 9)
    for index, output in enumerate(maps):
        taps = nn.window_positions(index, 9, 3, **settings)
        assert output == padded[taps + 9] @ kernel
