from itertools import product

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from scipy.signal import convolve2d

from helpers import nn

RNG = np.random.default_rng(0)
X = RNG.normal(size=(2, 7, 6, 3))
KERNEL = RNG.normal(size=(3, 2, 3, 4))
BIAS = RNG.normal(size=4)
MAP, FILTER = X[:1, :, :, :1], KERNEL[:, :, :1, :1]

STEPS = [(s, d) for s, d in product([1, 2, 3], [1, 2, 3]) if s == 1 or d == 1]
PADDINGS = ["valid", "same"]


def fits(sides, window, padding, dilation_rate=1):
    spans = [(taps - 1) * dilation_rate + 1 for taps in window]
    return padding == "same" or not any(np.greater(spans, sides))


SIDES = [(12, 12), (11, 9)]
WINDOWS = [(1, 1), (2, 2), (3, 3), (3, 2), (4, 4), (5, 5)]
GRID = [
    (sides, window, padding, strides, dilation_rate)
    for sides, window, padding in product(SIDES, WINDOWS, PADDINGS)
    for strides, dilation_rate in STEPS
    if fits(sides, window, padding, dilation_rate)
]
SMALL = [
    (size, window, padding)
    for size, window, padding in product(range(1, 5), range(1, 6), PADDINGS)
    if fits([size], [window], padding)
]


@pytest.mark.parametrize(("sides", "window", "padding", "strides", "dilation"), GRID)
def test_every_number_is_that_of_keras(
    sides, window, padding, strides, dilation, oracle
):
    how = {"strides": strides, "padding": padding, "dilation_rate": dilation}
    x = RNG.normal(size=(2, *sides, 3))
    kernel = RNG.normal(size=(*window, 3, 4))
    layer = {"filters": 4, "kernel_size": window, "dtype": "float64"} | how
    theirs = oracle.layer("Conv2D", x, [kernel, BIAS], **layer)
    assert_allclose(nn.conv2d(x, kernel, BIAS, **how), theirs, atol=1e-12)


@pytest.mark.parametrize(("size", "window", "padding"), SMALL)
def test_small_images_are_as_in_keras(size, window, padding, oracle):
    x = RNG.normal(size=(1, size, size, 2))
    kernel = RNG.normal(size=(window, window, 2, 1))
    layer = {"filters": 1, "kernel_size": window, "dtype": "float64"}
    theirs = oracle.layer("Conv2D", x, [kernel, BIAS[:1]], padding=padding, **layer)
    assert_allclose(nn.conv2d(x, kernel, BIAS[:1], padding=padding), theirs, atol=1e-12)


@pytest.mark.parametrize("padding", PADDINGS)
@pytest.mark.parametrize("strides", [1, 2, 3])
@pytest.mark.parametrize("dilation_rate", [1, 2, 3])
def test_refuses_and_sizes_as_keras_does(padding, strides, dilation_rate, oracle):
    how = {"strides": strides, "padding": padding, "dilation_rate": dilation_rate}

    def ours(size, window):
        x, kernel = np.ones((1, size, size, 1)), np.ones((window, window, 1, 1))
        try:
            return nn.conv2d(x, kernel, **how).shape[1]
        except ValueError:
            return "refused"

    grid = list(product(range(1, 13), range(1, 6)))
    theirs = {(n, k): oracle.output_size(n, kernel_size=k, **how) for n, k in grid}
    assert {(n, k): ours(n, k) for n, k in grid} == theirs


def test_pairs_of_strides_are_height_then_width(oracle):
    how = {"strides": (3, 1), "padding": "same"}
    theirs = oracle.layer(
        "Conv2D",
        X,
        [KERNEL, BIAS],
        filters=4,
        kernel_size=(3, 2),
        dtype="float64",
        **how,
    )
    assert_allclose(nn.conv2d(X, KERNEL, BIAS, **how), theirs, atol=1e-12)


def test_pairs_of_dilation_rates_are_height_then_width(oracle):
    how = {"dilation_rate": (1, 3), "padding": "same"}
    theirs = oracle.layer(
        "Conv2D",
        X,
        [KERNEL, BIAS],
        filters=4,
        kernel_size=(3, 2),
        dtype="float64",
        **how,
    )
    assert_allclose(nn.conv2d(X, KERNEL, BIAS, **how), theirs, atol=1e-12)


def test_one_window_is_the_sum_of_its_products():
    x = np.array([[1.0, 2.0], [3.0, 4.0]]).reshape(1, 2, 2, 1)
    kernel = np.array([[10.0, 0.0], [0.0, 100.0]]).reshape(2, 2, 1, 1)
    assert_array_equal(nn.conv2d(x, kernel), [[[[1 * 10 + 4 * 100]]]])


def test_zeros_of_same_padding_darken_edges_and_corners():
    y = nn.conv2d(np.ones((1, 3, 3, 1)), np.ones((3, 3, 1, 1)), padding="same")
    assert_array_equal(y[0, :, :, 0], [[4, 6, 4], [6, 9, 6], [4, 6, 4]])


def test_a_filter_spans_all_channels_and_sums():
    per_channel = [nn.conv2d(X[..., [c]], KERNEL[:, :, [c]]) for c in range(3)]
    assert_allclose(nn.conv2d(X, KERNEL), sum(per_channel), atol=1e-12)


def test_the_bias_is_added_to_its_own_map():
    assert_allclose(nn.conv2d(X, KERNEL, BIAS), nn.conv2d(X, KERNEL) + BIAS)


def test_shifting_the_image_shifts_the_map():
    wide = np.pad(MAP, ((0, 0), (5, 5), (5, 5), (0, 0)))
    shifted = np.roll(wide, (2, 3), axis=(1, 2))
    map_shifted = np.roll(nn.conv2d(wide, FILTER), (2, 3), axis=(1, 2))
    assert_allclose(nn.conv2d(shifted, FILTER), map_shifted, atol=1e-12)


def test_two_filters_in_a_row_are_one_larger_filter():
    both = convolve2d(FILTER[..., 0, 0], FILTER[..., 0, 0])[..., None, None]
    twice = nn.conv2d(nn.conv2d(MAP, FILTER), FILTER)
    assert_allclose(twice, nn.conv2d(MAP, both), atol=1e-12)


def test_convolution_is_correlation_with_the_kernel_turned_around():
    image, kernel = MAP[0, ..., 0], FILTER[..., 0, 0]
    y = nn.conv2d(MAP, nn.flip_kernel(FILTER))
    assert_allclose(y[0, ..., 0], convolve2d(image, kernel, "valid"), atol=1e-12)


def test_turning_a_kernel_twice_brings_it_back():
    assert_array_equal(nn.flip_kernel(nn.flip_kernel(KERNEL)), KERNEL)


@pytest.mark.parametrize(
    ("given", "result"),
    [("f4", "f4"), ("f8", "f8"), ("i8", "f8"), ("u1", "f8"), ("?", "f8"), ("f2", "f4")],
)
def test_only_float32_and_less_stays_float32(given, result):
    assert nn.conv2d(np.ones((1, 3, 3, 1), given), FILTER).dtype == result


def test_no_images_give_no_maps():
    assert nn.conv2d(X[:0], KERNEL).shape == (0, 5, 5, 4)


def test_the_arguments_are_left_as_they_were():
    x, kernel, bias = X.copy(), KERNEL.copy(), BIAS.copy()
    nn.conv2d(x, kernel, bias, padding="same")
    assert all(map(np.array_equal, (x, kernel, bias), (X, KERNEL, BIAS)))


NAN = np.full((1, 3, 3, 1), np.nan)


@pytest.mark.parametrize(
    ("x", "kernel", "settings", "sentence"),
    [
        (X[0], KERNEL, {}, r"x must be \(batch, height, width, channels\), not \(7, 6"),
        (X, KERNEL[0], {}, r"kernel must be \(height, width, in, out\), not \(2, 3, 4"),
        (MAP, KERNEL, {}, r"kernel \(3, 2, 3, 4\) wants 3 channels, but x .* has 1"),
        (X, KERNEL[:0], {}, r"kernel must have no side of 0, not \(0, 2, 3, 4\)"),
        (X, KERNEL[..., :0], {}, r"kernel must have no side of 0, not \(3, 2, 3, 0\)"),
        (X[:, :0], KERNEL, {}, r"x must have no side of 0, not \(2, 0, 6, 3\)"),
        (X[:, :2], KERNEL, {}, "a window of 3x2 does not fit into 2x6"),
        (X, KERNEL, {"strides": 0}, "strides must be at least 1, not 0"),
        (X, KERNEL, {"strides": (1, 2, 3)}, r"strides must be one number or \(height"),
        (X, KERNEL, {"strides": 1.5}, "strides must be a whole number, not 1.5"),
        (X, KERNEL, {"dilation_rate": 0}, "dilation_rate must be at least 1, not 0"),
        (
            X,
            KERNEL,
            {"padding": "causal"},
            "padding must be 'valid' or 'same', not 'ca",
        ),
        (X, KERNEL, {"strides": (2, 1), "dilation_rate": (1, 2)}, "strides 2 and dila"),
        (X, KERNEL, {"bias": BIAS[:3]}, r"bias must be \(4,\), not \(3,\)"),
        (NAN, FILTER, {}, "x holds NaN"),
        (MAP, NAN, {}, "kernel holds NaN"),
        (MAP, FILTER, {"bias": NAN[0, 0, 0]}, "bias holds NaN"),
        ("a photo", FILTER, {}, "x must hold numbers, not <U7"),
        ([[1, 2], [3]], FILTER, {}, "x must be a regular array of numbers"),
        (MAP * 1j, FILTER, {}, "x must hold numbers, not complex128"),
    ],
)
def test_refuses(x, kernel, settings, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}"):
        nn.conv2d(x, kernel, **settings)
