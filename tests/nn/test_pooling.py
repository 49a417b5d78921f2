import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import nn

RNG = np.random.default_rng(4)
X = RNG.normal(size=(2, 7, 6, 3))
TIES = RNG.integers(0, 3, size=(2, 7, 6, 3)).astype(float)
IN_KERAS = {"max_pool2d": "MaxPooling2D", "average_pool2d": "AveragePooling2D"}
GLOBAL_IN_KERAS = {
    "global_max_pool2d": "GlobalMaxPooling2D",
    "global_average_pool2d": "GlobalAveragePooling2D",
}
every_pooling = pytest.mark.parametrize("name", IN_KERAS)
every_global = pytest.mark.parametrize("name", GLOBAL_IN_KERAS)
every_padding = pytest.mark.parametrize("padding", ["valid", "same"])
every_stride = pytest.mark.parametrize("strides", [None, 1, 2, 3])
every_size = pytest.mark.parametrize("pool_size", [1, 2, 3, (3, 2)])


@every_pooling
@every_padding
@every_stride
@every_size
def test_every_number_is_that_of_keras(name, pool_size, strides, padding, oracle):
    how = {"pool_size": pool_size, "strides": strides, "padding": padding}
    theirs = oracle.layer(IN_KERAS[name], X, dtype="float64", **how)
    assert_allclose(getattr(nn, name)(X, **how), theirs, atol=1e-12)


@every_pooling
@pytest.mark.parametrize("size", range(1, 4))
def test_same_windows_may_be_larger_than_the_image(name, size, oracle):
    x = X[:, :size, :size]
    theirs = oracle.layer(
        IN_KERAS[name], x, pool_size=3, padding="same", dtype="float64"
    )
    assert_allclose(getattr(nn, name)(x, 3, padding="same"), theirs, atol=1e-12)


@every_pooling
@every_padding
@every_stride
@every_size
@pytest.mark.parametrize("x", [X, TIES], ids=["distinct", "ties"])
def test_gradient_is_what_gradient_tape_says(
    x, name, pool_size, strides, padding, oracle, keras
):
    how = {"pool_size": pool_size, "strides": strides, "padding": padding}
    weights = RNG.normal(size=getattr(nn, name)(x, **how).shape)
    layer = getattr(keras.layers, IN_KERAS[name])(dtype="float64", **how)
    (theirs,) = oracle.gradients(lambda t: keras.ops.sum(layer(t) * weights), x)
    ours = getattr(nn, f"{name}_grad")(x, weights, **how)
    assert_allclose(ours, theirs, atol=1e-12)


@every_pooling
@every_padding
def test_gradient_is_the_measured_slope(name, padding, central_differences):
    how = {"pool_size": 3, "strides": 2, "padding": padding}
    weights = RNG.normal(size=getattr(nn, name)(X, **how).shape)
    measured = central_differences(
        lambda x: (weights * getattr(nn, name)(x, **how)).sum(), X
    )
    ours = getattr(nn, f"{name}_grad")(X, weights, **how)
    assert_allclose(ours, measured, atol=1e-8)


@every_global
def test_global_pooling_is_that_of_keras(name, oracle):
    theirs = oracle.layer(GLOBAL_IN_KERAS[name], X, dtype="float64")
    assert_allclose(getattr(nn, name)(X), theirs, atol=1e-12)


@every_global
@pytest.mark.parametrize("x", [X, TIES], ids=["distinct", "ties"])
def test_global_gradient_is_what_gradient_tape_says(x, name, oracle, keras):
    weights = RNG.normal(size=(2, 3))
    layer = getattr(keras.layers, GLOBAL_IN_KERAS[name])(dtype="float64")
    (theirs,) = oracle.gradients(lambda t: keras.ops.sum(layer(t) * weights), x)
    ours = getattr(nn, f"{name}_grad")(x, weights)
    assert_allclose(ours, theirs, atol=1e-12)


@every_global
def test_global_gradient_is_the_measured_slope(name, central_differences):
    weights = RNG.normal(size=(2, 3))
    measured = central_differences(lambda x: (weights * getattr(nn, name)(x)).sum(), X)
    ours = getattr(nn, f"{name}_grad")(X, weights)
    assert_allclose(ours, measured, atol=1e-8)


def test_average_at_the_border_counts_real_pixels_only():
    y = nn.average_pool2d(np.ones((1, 3, 3, 1)), 2, padding="same")
    assert_array_equal(y, np.ones((1, 2, 2, 1)))


def test_maximum_at_the_border_ignores_the_padding():
    y = nn.max_pool2d(np.full((1, 3, 3, 1), -5.0), 2, padding="same")
    assert_array_equal(y, np.full((1, 2, 2, 1), -5.0))


def test_pixels_that_fill_no_valid_window_are_dropped():
    assert_array_equal(nn.max_pool2d(X), nn.max_pool2d(X[:, :6]))


def test_global_maximum_stays_when_the_image_is_shifted():
    shifted = np.roll(X, (2, 3), axis=(1, 2))
    assert_array_equal(nn.global_max_pool2d(shifted), nn.global_max_pool2d(X))


@pytest.mark.parametrize("name", [*IN_KERAS, *GLOBAL_IN_KERAS])
def test_float32_stays_float32(name):
    assert getattr(nn, name)(X.astype("f4")).dtype == "f4"


@pytest.mark.parametrize("name", [*IN_KERAS, *GLOBAL_IN_KERAS])
def test_integers_become_float64(name):
    assert getattr(nn, name)(TIES.astype("u1")).dtype == "f8"


@pytest.mark.parametrize("name", [*IN_KERAS, *GLOBAL_IN_KERAS])
def test_gradients_of_float32_are_float32(name):
    y = getattr(nn, name)(X.astype("f4"))
    assert getattr(nn, f"{name}_grad")(X.astype("f4"), y).dtype == "f4"


@pytest.mark.parametrize("name", [*IN_KERAS, *GLOBAL_IN_KERAS])
def test_no_images_give_no_maps(name):
    assert len(getattr(nn, name)(X[:0])) == 0


@every_pooling
@pytest.mark.parametrize(
    ("x", "settings", "sentence"),
    [
        (X[0], {}, r"x must be \(batch, height, width, channels\), not \(7, 6, 3\)"),
        (X, {"pool_size": 7}, "a window of 7x7 does not fit into 7x6"),
        (X, {"pool_size": 0}, "pool_size must be at least 1, not 0"),
        (X, {"strides": 0}, "strides must be at least 1, not 0"),
        (X, {"padding": "causal"}, "padding must be 'valid' or 'same', not 'causal'"),
        (X * np.nan, {}, "x holds NaN"),
        (X[:, :, :0], {"padding": "same"}, "x must have no side of 0, not"),
    ],
)
def test_refuses(name, x, settings, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}"):
        getattr(nn, name)(x, **settings)


@every_global
def test_global_pooling_refuses_what_is_no_map(name):
    with pytest.raises(
        ValueError, match=r"^x must be \(batch, height, width, channels"
    ):
        getattr(nn, name)(X[:, 0])


@every_pooling
def test_a_gradient_of_another_shape_is_refused(name):
    with pytest.raises(ValueError, match=r"^output_grad must be \(2, 3, 3, 3\), not"):
        getattr(nn, f"{name}_grad")(X, X)


@every_global
def test_a_global_gradient_of_another_shape_is_refused(name):
    with pytest.raises(ValueError, match=r"^output_grad must be \(2, 3\), not"):
        getattr(nn, f"{name}_grad")(X, X)
