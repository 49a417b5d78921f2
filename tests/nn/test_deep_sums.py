import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import nn

RNG = np.random.default_rng(8)
X = RNG.normal(2, 3, size=(3, 4, 5))  # (batches, batch, features)
KERNELS = [RNG.normal(size=(5, 6)), RNG.normal(size=(6, 6))]
FUNCTIONS = {"tanh": np.tanh, "relu": lambda sums: np.maximum(sums, 0)}
each_activation = pytest.mark.parametrize("activation", FUNCTIONS)


def fresh(units):
    ones, zeros = np.ones(units), np.zeros(units)
    return nn.BatchNormWeights(ones, zeros, zeros, ones)


@each_activation
def test_without_normalization_these_are_dense_layers(activation):
    first, second = nn.deep_sums(X, KERNELS, activation).sums
    assert_allclose(first, X @ KERNELS[0])
    assert_allclose(second, FUNCTIONS[activation](first) @ KERNELS[1])


@each_activation
def test_every_batch_goes_through_the_layers_of_keras(keras, activation):
    made = nn.deep_sums(X, KERNELS, activation, norm="batch").sums
    model = keras.Sequential(
        [
            keras.Input((5,), dtype="float64"),
            keras.layers.Dense(6, use_bias=False, dtype="float64"),
            keras.layers.BatchNormalization(dtype="float64"),
            keras.layers.Activation(activation, dtype="float64"),
            keras.layers.Dense(6, use_bias=False, dtype="float64"),
            keras.layers.BatchNormalization(dtype="float64"),
        ]
    )
    model.layers[0].set_weights([KERNELS[0]])
    model.layers[3].set_weights([KERNELS[1]])
    for batch, ours in zip(X, made[1], strict=True):
        assert_allclose(ours, model(batch, training=True), atol=1e-9)


def test_inference_takes_the_moving_averages_as_batch_norm_does():
    moving = nn.MovingStatistics(RNG.normal(size=(1, 6)), RNG.uniform(1, 2, (1, 6)))
    ours = nn.deep_sums(X, KERNELS[:1], norm="batch", moving=moving).sums[0]
    weights = fresh(6)._replace(
        moving_mean=moving.mean[0], moving_variance=moving.variance[0]
    )
    assert_allclose(ours, nn.batch_norm(X @ KERNELS[0], weights).y)


def test_over_the_features_it_is_the_layer_normalization_of_keras(keras):
    ours = nn.deep_sums(X, KERNELS[:1], norm="features").sums[0]
    layer = keras.layers.LayerNormalization(dtype="float64")
    assert_allclose(ours, layer(X @ KERNELS[0]), atol=1e-9)


def test_a_batch_of_one_comes_out_as_zero_in_every_layer():
    made = nn.deep_sums(X.reshape(12, 1, 5), [KERNELS[0]], norm="batch")
    assert not made.sums.any()


def test_the_moving_averages_are_those_of_batch_norm_fed_the_same_batch():
    seen = nn.deep_sums(X[:1], KERNELS[:1], norm="batch").seen
    weights = fresh(6)
    for _ in range(30):
        weights = nn.batch_norm(X[0] @ KERNELS[0], weights, training=True).weights
    after = nn.moving_after(seen, batches=30)
    assert_allclose(after.mean[0], weights.moving_mean)
    assert_allclose(after.variance[0], weights.moving_variance)


def test_before_the_first_batch_the_averages_are_0_and_1():
    seen = nn.MovingStatistics(np.full((2, 3), 7.0), np.full((2, 3), 9.0))
    mean, variance = nn.moving_after(seen, batches=0)
    assert not mean.any() and (variance == 1).all()


def test_the_spread_of_normalized_batches_is_1():
    made = nn.deep_sums(X, KERNELS[:1], norm="batch", epsilon=0.0)
    assert_allclose(nn.digit_spread(made.sums), 1)


def test_float32_stays_float32():
    made = nn.deep_sums(X.astype("f4"), KERNELS[:1], norm="batch")
    assert made.sums.dtype == made.seen.variance.dtype == np.float32


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"x": X[0]}, r"x must be \(batches, batch, features\), not \(4, 5\)"),
        ({"x": X * np.inf}, "x and kernels must be finite"),
        ({"kernels": []}, "at least one kernel"),
        ({"kernels": KERNELS[1:]}, r"a kernel must be \(5, units\), not \(6, 6\)"),
        ({"norm": "group"}, "norm must be 'none' or 'batch' or 'features'"),
        ({"activation": "elu"}, "activation must be 'tanh' or 'relu', not 'elu'"),
    ],
)
def test_refuses(change, words):
    with pytest.raises(ValueError, match=words):
        nn.deep_sums(**{"x": X, "kernels": KERNELS[:1], **change})


@pytest.mark.parametrize(
    ("batches", "momentum", "words"),
    [(-1, 0.9, "batches must be 0 or more"), (1, 2, "momentum must be from 0 to 1")],
)
def test_refuses_averages(batches, momentum, words):
    seen = nn.MovingStatistics(np.zeros((1, 1)), np.ones((1, 1)))
    with pytest.raises(ValueError, match=words):
        nn.moving_after(seen, batches, momentum)
