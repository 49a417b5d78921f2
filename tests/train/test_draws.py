"""Training on pictures that are drawn anew each time they come."""

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from helpers import data, nn
from helpers.train import draws

TINY = (nn.Flatten(), nn.Dense(10, activation="softmax"))


@pytest.fixture(scope="module")
def samples():
    return data.large_digits(train=30)


@pytest.fixture
def seen(samples):
    """Return a step that changes nothing, and the list of what it was given."""
    given = []

    def step(images, rng):
        given.append(images)
        return images

    return step, given


def test_every_pass_holds_every_sample_once(samples, seen):
    step, given = seen
    draws.fit_drawn(samples, TINY, step, seen=90)
    every = np.sort(samples.x_train.sum(axis=(1, 2, 3)))
    for images in np.split(given[0], 3):
        assert_array_equal(np.sort(images.sum(axis=(1, 2, 3))), every)


def test_as_many_pictures_are_shown_as_asked_for(samples, seen):
    step, given = seen
    draws.fit_drawn(samples, TINY, step, seen=70)
    assert given[0].shape == (70, 16, 16, 1)


def test_the_test_part_is_never_looked_at(samples):
    blank = samples._replace(x_test=None, y_test=None)
    models = [draws.fit_drawn(part, TINY, seen=60) for part in (samples, blank)]
    kernels = [model.get_weights()[0] for model in models]
    assert_array_equal(*kernels)


def test_the_same_seed_trains_the_same_network(samples):
    step = draws.random_shift(2)
    models = [draws.fit_drawn(samples, TINY, step, seed=3, seen=60) for _ in range(2)]
    assert_array_equal(models[0].get_weights()[0], models[1].get_weights()[0])


def test_a_shift_of_none_is_no_step():
    assert draws.random_shift(0) is None


def test_a_world_without_shifts_is_the_test_set(samples):
    assert_array_equal(draws.shifted_tests(samples, 0), samples.x_test)


def test_a_world_with_shifts_is_the_same_each_time(samples):
    once, twice = (draws.shifted_tests(samples, 3) for _ in range(2))
    assert_array_equal(once, twice)
    assert np.any(once != samples.x_test)


def test_the_share_right_counts_the_most_probable_class(samples):
    def model(x, training):
        return np.eye(10)[np.zeros(len(x), int)]

    share = draws.share_right(model, samples.x_test, samples.y_test)
    assert share == pytest.approx(np.mean(samples.y_test == 0))
