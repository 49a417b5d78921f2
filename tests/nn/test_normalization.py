import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import nn

RNG = np.random.default_rng(3)
WEIGHTS = nn.BatchNormWeights(
    np.array([1.5, -0.5, 2.0]),
    RNG.normal(size=3),
    RNG.normal(size=3),
    np.arange(1, 4.0),
)
X = {
    "features": RNG.normal(2, 3, size=(5, 3)),
    "images": RNG.normal(-1, 2, size=(2, 4, 3, 3)),
}
each_shape = pytest.mark.parametrize("shape", X)
both_modes = pytest.mark.parametrize("training", [False, True])


def fresh(channels):
    ones, zeros = np.ones(channels), np.zeros(channels)
    return nn.BatchNormWeights(ones, zeros, zeros, ones)


def layer_of_keras(keras, x, **settings):
    layer = keras.layers.BatchNormalization(dtype="float64", **settings)
    layer.build(x.shape)
    layer.set_weights(list(WEIGHTS))
    return layer


@each_shape
@both_modes
def test_is_the_layer_of_keras(keras, shape, training):
    layer = layer_of_keras(keras, X[shape])
    ours = nn.batch_norm(X[shape], WEIGHTS, training)
    assert_allclose(ours.y, layer(X[shape], training=training), atol=1e-9)
    for mine, theirs in zip(ours.weights, layer.get_weights(), strict=True):
        assert_allclose(mine, theirs, atol=1e-6)


def test_moving_averages_follow_those_of_keras_over_many_batches(keras):
    layer = layer_of_keras(keras, X["features"], momentum=0.8, epsilon=0.1)
    weights = WEIGHTS
    for scale in (1, 5, 0.1):
        x = scale * X["features"]
        y, weights = nn.batch_norm(x, weights, True, momentum=0.8, epsilon=0.1)
        assert_allclose(y, layer(x, training=True), atol=1e-6)
    assert_allclose(weights, np.stack(layer.get_weights()), atol=1e-5)


@each_shape
@both_modes
def test_the_gradient_is_that_of_central_differences(
    central_differences, shape, training
):
    x = X[shape]
    pull = RNG.normal(size=x.shape)
    grad = nn.batch_norm_grad(x, WEIGHTS, pull, training)

    def loss(x=x, **change):
        return np.vdot(pull, nn.batch_norm(x, WEIGHTS._replace(**change), training).y)

    assert_allclose(grad.x, central_differences(lambda v: loss(v), x), atol=1e-6)
    for name in ("gamma", "beta"):
        theirs = central_differences(
            lambda v, name=name: loss(**{name: v}), getattr(WEIGHTS, name)
        )
        assert_allclose(getattr(grad, name), theirs, atol=1e-6)


def test_the_gradient_is_that_of_keras(keras, oracle):
    x = X["images"].astype("float32")
    layer = keras.layers.BatchNormalization()
    layer.build(x.shape)
    layer.set_weights(list(WEIGHTS))
    pull = RNG.normal(size=x.shape).astype("float32")
    (theirs,) = oracle.gradients(
        lambda v: keras.ops.sum(pull * layer(v, training=True)), x
    )
    assert_allclose(nn.batch_norm_grad(x, WEIGHTS, pull).x, theirs, atol=1e-4)


def test_a_batch_is_brought_to_mean_0_and_deviation_1():
    y = nn.batch_norm(X["images"], fresh(3), training=True, epsilon=0).y
    assert_allclose(y.mean((0, 1, 2)), 0, atol=1e-12)
    assert_allclose(y.std((0, 1, 2)), 1)


def test_stretching_and_moving_the_batch_changes_nothing():
    settings = {"training": True, "epsilon": 0}
    same = nn.batch_norm(X["features"], WEIGHTS, **settings).y
    moved = nn.batch_norm(40 * X["features"] + 7, WEIGHTS, **settings).y
    assert_allclose(moved, same)


def test_a_batch_of_one_is_normalized_to_zero_whatever_it_is():
    x = RNG.normal(5, 3, size=(1, 4))
    assert_array_equal(nn.batch_norm(x, fresh(4), training=True).y, np.zeros((1, 4)))


def test_pushing_the_whole_batch_gets_no_gradient():
    grad = nn.batch_norm_grad(X["features"], WEIGHTS, np.ones((5, 3)))
    assert_allclose(grad.x, 0, atol=1e-12)


def test_the_weights_given_stay_as_they_are():
    before = [array.copy() for array in WEIGHTS]
    nn.batch_norm(X["features"], WEIGHTS, training=True)
    for array, old in zip(WEIGHTS, before, strict=True):
        assert_array_equal(array, old)


def test_float32_stays_float32():
    x = X["features"].astype("f4")
    assert nn.batch_norm(x, WEIGHTS, training=True).y.dtype == np.float32
    assert nn.batch_norm_grad(x, WEIGHTS, x).x.dtype == np.float32


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"x": np.ones(3)}, r"x must be \(..., channels\) with samples, not \(3,\)"),
        ({"x": np.ones((0, 3))}, r"with samples, not \(0, 3\)"),
        ({"x": np.full((2, 3), np.inf)}, "x must be finite"),
        ({"x": np.ones((2, 4))}, r"gamma must be \(4,\), not \(3,\)"),
        ({"weights": WEIGHTS[:3]}, "weights must be gamma, beta, moving_mean"),
        (
            {"weights": WEIGHTS._replace(moving_variance=-np.ones(3))},
            "moving_variance must be 0 or more, not -1.0",
        ),
        ({"momentum": 1.5}, "momentum must be from 0 to 1, not 1.5"),
        ({"epsilon": -1}, "epsilon must be 0 or more, not -1"),
    ],
)
def test_refuses(change, words):
    given = {"x": X["features"], "weights": WEIGHTS, **change}
    with pytest.raises(ValueError, match=words):
        nn.batch_norm(**given)


def test_refuses_a_gradient_of_another_shape():
    with pytest.raises(ValueError, match=r"output_grad must be \(5, 3\), not \(5, 2\)"):
        nn.batch_norm_grad(X["features"], WEIGHTS, np.ones((5, 2)))
