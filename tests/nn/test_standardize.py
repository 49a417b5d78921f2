import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import nn

RNG = np.random.default_rng(4)
TRAIN = RNG.normal([5, -100, 0.1], [1, 30, 0.01], size=(60, 3))
TEST = RNG.normal([5, -100, 0.1], [1, 30, 0.01], size=(20, 3))


def test_is_the_normalization_layer_of_keras(keras):
    layer = keras.layers.Normalization()
    layer.adapt(TRAIN)
    theirs = np.asarray(layer(TEST))
    assert_allclose(nn.standardize(TEST, TRAIN).x, theirs, atol=1e-4)


def test_training_samples_have_mean_0_and_deviation_1():
    x = nn.standardize(TRAIN).x
    assert_allclose(x.mean(axis=0), 0, atol=1e-12)
    assert_allclose(x.std(axis=0), 1)


def test_test_samples_are_measured_by_the_training_samples():
    made = nn.standardize(TEST, TRAIN)
    assert_allclose(made.mean, TRAIN.mean(axis=0))
    assert abs(made.x.mean()) > 1e-3


def test_mean_and_scale_undo_it():
    made = nn.standardize(TEST, TRAIN)
    assert_allclose(made.x * made.scale + made.mean, TEST)


def test_centring_alone_keeps_the_scale():
    made = nn.standardize(TRAIN, scale=False)
    assert_allclose(made.x.std(axis=0), TRAIN.std(axis=0))
    assert_array_equal(made.scale, 1)


def test_scaling_alone_keeps_the_offset():
    made = nn.standardize(TRAIN, center=False)
    assert_allclose(made.x, TRAIN / TRAIN.std(axis=0))


def test_a_constant_feature_becomes_0():
    assert_array_equal(nn.standardize(np.full((4, 2), 3.0)).x, np.zeros((4, 2)))


@pytest.mark.parametrize(
    ("x", "train", "words"),
    [
        (np.ones(3), None, r"x must be .* with samples, not \(3,\)"),
        (TEST, TRAIN[:0], r"train must be .* not \(0, 3\)"),
        (TEST, TRAIN[:, :2], r"\(20, 3\) and train \(60, 2\)"),
        (TEST, np.full((2, 3), np.inf), "train must be finite"),
        (np.full((2, 3), np.nan), None, "x holds NaN"),
    ],
)
def test_refuses(x, train, words):
    with pytest.raises(ValueError, match=words):
        nn.standardize(x, train)
