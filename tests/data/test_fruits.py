import numpy as np
import pytest
from numpy.testing import assert_array_equal

from helpers import data

FRUITS = [data.ripe_or_not, data.tall_or_wide]


def redness(x):
    """Return how much redder than green the middle of each picture is."""
    return (x[:, 6:10, 6:10, 0] - x[:, 6:10, 6:10, 1]).mean(axis=(1, 2))


def tallness(x):
    """Return by how many pixels each fruit is higher than wide."""
    fruit = np.ptp(x, axis=-1) > 0.25
    return fruit.any(axis=2).sum(axis=1) - fruit.any(axis=1).sum(axis=1)


@pytest.mark.parametrize("fruits", FRUITS)
def test_the_same_seed_draws_the_same_fruits(fruits):
    assert_array_equal(fruits(seed=4).x_train, fruits(seed=4).x_train)


@pytest.mark.parametrize("fruits", FRUITS)
def test_another_seed_draws_others(fruits):
    assert np.any(fruits(seed=4).x_train != fruits(seed=5).x_train)


@pytest.mark.parametrize("fruits", FRUITS)
def test_light_stays_between_0_and_1(fruits):
    for x in (fruits().x_train, fruits().x_test):
        assert x.dtype == np.float32 and x.min() >= 0 and x.max() <= 1


@pytest.mark.parametrize("fruits", FRUITS)
def test_both_answers_come_about_as_often(fruits):
    assert 0.4 < fruits().y_train.mean() < 0.6


def test_ripe_fruits_are_red_in_training_and_in_testing():
    x_train, y_train, x_test, y_test = data.ripe_or_not()
    assert_array_equal(redness(x_train) > 0, y_train == 1)
    assert_array_equal(redness(x_test) > 0, y_test == 1)


def test_long_fruits_are_red_when_tall_in_training_only():
    x_train, y_train, x_test, y_test = data.tall_or_wide()
    assert_array_equal(redness(x_train) > 0, y_train == 1)
    assert 0.4 < np.mean((redness(x_test) > 0) == y_test) < 0.6


def test_tall_fruits_are_higher_than_wide():
    _, _, x_test, y_test = data.tall_or_wide()
    assert np.mean((tallness(x_test) > 0) == y_test) > 0.98


def test_round_fruits_are_as_high_as_wide():
    assert np.abs(tallness(data.ripe_or_not().x_test)).max() <= 1


@pytest.mark.parametrize("fruits", FRUITS)
def test_no_fruit_is_refused(fruits):
    with pytest.raises(ValueError, match="train must be a whole number"):
        fruits(train=0)
