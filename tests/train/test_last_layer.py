"""One network with whatever last layer and loss it is given."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import train
from helpers.train.last_layer import score


def test_classes_are_scored_by_the_largest_output():
    wanted = np.eye(3)[[0, 1, 2]]
    came = np.array([[0.5, 0.4, 0.4], [0.1, 0.0, 0.9], [-2, -3, -1]])
    assert score("multiclass", wanted, came) == pytest.approx(2 / 3)


def test_labels_count_only_if_all_three_are_right():
    wanted = np.array([[1, 0, 1], [1, 0, 1]])
    came = np.array([[0.9, 0.1, 0.6], [0.9, 0.6, 0.6]])
    assert score("several labels", wanted, came) == 0.5


def test_numbers_are_scored_by_the_mean_squared_error():
    assert score("any number", np.array([[1.0], [2]]), np.array([[1.0], [5]])) == 4.5


def test_an_unknown_problem_is_refused_before_keras_is_loaded():
    with pytest.raises(ValueError, match="there is no problem 'ternary'"):
        train.last_layer("ternary", "linear", "mean_squared_error")


def test_a_softmax_over_one_unit_stays_at_1_in_keras():
    run = train.last_layer("any number", "softmax", "mean_squared_error")
    assert_allclose(run.outputs, 1, atol=1e-6)
