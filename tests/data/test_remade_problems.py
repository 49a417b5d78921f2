"""A small part of what was trained for lesson 10, made anew with wide bands."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import data

STORED = data.sweep("last_layer")


@pytest.fixture
def last_layer(script):
    return script("last_layer")


def test_every_pair_was_trained_for_every_problem(last_layer):
    assert list(STORED) == list(last_layer.PROBLEMS)
    for rows in STORED.values():
        assert list(rows) == list(last_layer.ACTIVATIONS)
        assert all(list(row) == list(last_layer.LOSSES) for row in rows.values())


def test_a_number_without_activation_comes_out_again(last_layer):
    pair = "any number", "linear", "mean_squared_error"
    found, stored = last_layer.run(*pair), STORED[pair[0]][pair[1]][pair[2]]
    assert found["score"] < 0.05
    assert_allclose(found["outputs"], stored["outputs"], atol=0.4)


def test_a_sigmoid_stays_below_the_answers_again(last_layer):
    found = last_layer.run("any number", "sigmoid", "mean_squared_error")
    assert found["score"] > 1 >= np.max(found["outputs"])
