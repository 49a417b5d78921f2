import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import nn


def sizes(*args, **settings):
    return [len(batch) for batch in nn.minibatches(*args, **settings)]


@pytest.mark.parametrize(
    ("samples", "batch_size", "expected"),
    [
        (6, 3, [3, 3]),
        (7, 3, [3, 3, 1]),
        (7, 7, [7]),
        (7, 100, [7]),
        (3, 1, [1, 1, 1]),
        (1, 32, [1]),
    ],
)
def test_only_the_last_batch_is_smaller(samples, batch_size, expected):
    assert sizes(samples, batch_size) == expected


def test_a_thousand_samples_make_16_batches_of_64_the_last_of_40():
    assert sizes(1000, 64) == 15 * [64] + [40]


def test_the_remainder_can_be_dropped():
    assert sizes(1000, 64, drop_remainder=True) == 15 * [64]


def test_a_full_last_batch_is_not_dropped():
    assert sizes(6, 3, drop_remainder=True) == [3, 3]


def test_nothing_is_left_when_the_only_batch_is_too_small():
    assert sizes(5, 8, drop_remainder=True) == []


@pytest.mark.parametrize("rng", [None, np.random.default_rng(0)])
def test_every_sample_comes_exactly_once(rng):
    batches = nn.minibatches(100, 7, rng)
    assert_array_equal(np.sort(np.concatenate(batches)), np.arange(100))


def test_without_rng_the_samples_stay_in_order():
    assert_array_equal(np.concatenate(nn.minibatches(10, 4)), np.arange(10))


def test_each_epoch_is_shuffled_anew():
    rng = np.random.default_rng(0)
    first, second = (np.concatenate(nn.minibatches(50, 8, rng)) for _ in range(2))
    assert (first != np.arange(50)).any() and (first != second).any()


def test_keras_makes_as_many_updates(keras):
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    x = np.zeros((200, 1), "f4")
    model.fit(x, x, batch_size=None, verbose=0)
    assert int(model.optimizer.iterations) == len(nn.minibatches(200)) == 7


def test_tf_data_cuts_the_same_batches():
    import tensorflow as tf

    theirs = tf.data.Dataset.range(23).batch(5)
    for ours, their in zip(nn.minibatches(23, 5), theirs, strict=True):
        assert_array_equal(ours, their.numpy())


def test_the_weighted_mean_over_batches_is_the_mean_over_samples():
    numbers = np.random.default_rng(0).normal(size=(1000, 3))
    batches = nn.minibatches(1000, 64)
    means = np.array([numbers[batch].mean(axis=0) for batch in batches])
    whole = nn.epoch_mean(means, [len(batch) for batch in batches])
    assert_allclose(whole, numbers.mean(axis=0))
    assert np.abs(means.mean(axis=0) - numbers.mean(axis=0)).max() > 1e-4


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: nn.minibatches(0), "samples must be at least 1, not 0"),
        (lambda: nn.minibatches(9, 0), "batch_size must be at least 1, not 0"),
        (lambda: nn.minibatches(9, 2.5), "batch_size must be a whole number, not 2.5"),
        (lambda: nn.epoch_mean([1.0], [2, 2]), "there must be one size for each batch"),
        (lambda: nn.epoch_mean([], []), "there must be one size for each batch"),
        (lambda: nn.epoch_mean([1.0], [0]), "every size must be at least 1, not 0"),
        (lambda: nn.epoch_mean([np.nan], [1]), "values holds NaN"),
    ],
)
def test_refuses(call, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}"):
        call()


def test_work_counts_samples_and_what_each_update_costs_besides():
    updates, seen = np.array([1, 16, 512]), np.array([512, 512, 512])
    assert_array_equal(nn.training_work(updates, seen), seen)
    assert_array_equal(nn.training_work(updates, seen, 10), seen + 10 * updates)


def test_an_update_cannot_cost_less_than_nothing():
    with pytest.raises(ValueError, match="overhead must be at least 0, not -1"):
        nn.training_work(np.ones(2), np.ones(2), overhead=-1)
