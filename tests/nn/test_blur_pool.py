import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from scipy.ndimage import convolve1d

from helpers import nn

RNG = np.random.default_rng(6)
X = RNG.normal(size=(2, 7, 6, 3))
every_padding = pytest.mark.parametrize("padding", ["valid", "same"])
every_stride = pytest.mark.parametrize("strides", [1, 2, 3])
every_size = pytest.mark.parametrize("pool_size", [1, 2, 3, 5, (3, 2)])


def depthwise(pool_size):
    """Return the kernel that Keras needs for the same blur of three channels."""
    down, across = pool_size if isinstance(pool_size, tuple) else (pool_size,) * 2
    blur = np.outer(nn.binomial_kernel(down), nn.binomial_kernel(across))
    return np.repeat(blur[:, :, None, None], 3, axis=2)


@every_padding
@every_stride
@every_size
def test_every_number_is_that_of_a_depthwise_convolution(
    pool_size, strides, padding, oracle
):
    theirs = oracle.layer(
        "DepthwiseConv2D",
        X,
        weights=[depthwise(pool_size)],
        kernel_size=pool_size,
        strides=strides,
        padding=padding,
        use_bias=False,
        dtype="float64",
    )
    ours = nn.blur_pool2d(X, pool_size, strides, padding)
    assert_allclose(ours, theirs, atol=1e-12)


@every_padding
@every_stride
@every_size
def test_gradient_is_the_measured_slope(
    pool_size, strides, padding, central_differences
):
    how = {"pool_size": pool_size, "strides": strides, "padding": padding}
    x = X[:1, :, :, :2]
    weights = RNG.normal(size=nn.blur_pool2d(x, **how).shape)
    measured = central_differences(
        lambda x: (weights * nn.blur_pool2d(x, **how)).sum(), x
    )
    assert_allclose(nn.blur_pool2d_grad(x, weights, **how), measured, atol=1e-8)


def test_it_is_a_blur_by_scipy_of_which_every_second_pixel_stays():
    blur = nn.binomial_kernel(3)
    blurred = convolve1d(convolve1d(X, blur, axis=1), blur, axis=2)
    assert_allclose(nn.blur_pool2d(X), blurred[:, 1:-1:2, 1:-1:2], atol=1e-12)


@pytest.mark.parametrize(
    ("taps", "row"), [(1, [1]), (2, [1, 1]), (4, [1, 3, 3, 1]), (5, [1, 4, 6, 4, 1])]
)
def test_the_kernel_is_a_row_of_pascals_triangle(taps, row):
    assert_array_equal(nn.binomial_kernel(taps), np.array(row) / sum(row))


def test_an_even_map_stays_even_away_from_padding():
    assert_allclose(nn.blur_pool2d(np.full((1, 9, 9, 1), 3.0)), 3.0)


def test_zeros_around_the_map_darken_its_corner():
    y = nn.blur_pool2d(np.ones((1, 4, 4, 1)), strides=1, padding="same")[0, :, :, 0]
    assert (y[0, 0], y[0, 1], y[1, 1]) == (0.5625, 0.75, 1.0)


def test_two_taps_are_the_average_of_four():
    assert_allclose(nn.blur_pool2d(X, 2), nn.average_pool2d(X, 2), atol=1e-15)


def test_a_stripe_finer_than_the_stride_is_blurred_away_wherever_it_lies():
    stripes = np.indices((9, 9))[1].reshape(1, 9, 9, 1) % 2.0
    assert_allclose(nn.blur_pool2d(stripes), 0.5)
    assert_allclose(nn.blur_pool2d(1 - stripes), 0.5)


def test_a_dot_weighs_the_same_on_every_pixel_that_the_stride_visits_or_skips():
    sums = [
        nn.blur_pool2d(np.eye(1, 81, k).reshape(1, 9, 9, 1)).sum() for k in (40, 41)
    ]
    assert sums == [0.25, 0.25]


def test_channels_are_blurred_apart():
    both = nn.blur_pool2d(X)
    assert_array_equal(both[..., 1:2], nn.blur_pool2d(X[..., 1:2]))


@pytest.mark.parametrize(("given", "wanted"), [("f4", "f4"), ("i4", "f8")])
def test_floats_keep_their_type_and_integers_become_float64(given, wanted):
    x = X.astype(given)
    y = nn.blur_pool2d(x)
    assert (y.dtype, nn.blur_pool2d_grad(x, y).dtype) == (wanted, wanted)


def test_no_images_give_no_maps():
    assert nn.blur_pool2d(X[:0]).shape == (0, 3, 2, 3)


@pytest.mark.parametrize(
    ("x", "settings", "sentence"),
    [
        (X[0], {}, r"x must be \(batch, height, width, channels\), not \(7, 6, 3\)"),
        (X, {"pool_size": 7}, "a window of 7x7 does not fit into 7x6"),
        (X, {"pool_size": 0}, "pool_size must be at least 1, not 0"),
        (X, {"pool_size": 2.5}, "pool_size must be a whole number, not 2.5"),
        (X, {"strides": 0}, "strides must be at least 1, not 0"),
        (X, {"padding": "reflect"}, "padding must be 'valid' or 'same', not 'reflect'"),
        (X * np.nan, {}, "x holds NaN"),
        (X[:, :0], {}, "x must have no side of 0, not"),
    ],
)
def test_refuses(x, settings, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}"):
        nn.blur_pool2d(x, **settings)


def test_a_kernel_of_no_taps_is_refused():
    with pytest.raises(ValueError, match=r"^taps must be at least 1, not 0"):
        nn.binomial_kernel(0)


def test_a_gradient_of_another_shape_is_refused():
    with pytest.raises(ValueError, match=r"^output_grad must be \(2, 3, 2, 3\), not"):
        nn.blur_pool2d_grad(X, X)
