"""A small part of how wide a hidden layer must be, made anew with wide bands."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import data, train

ACCURACY = data.sweep("hidden_size")["accuracy"]


@pytest.fixture
def hidden(script):
    return script("hidden_size")


def test_every_width_was_trained_on_all_inputs_with_every_seed(hidden):
    assert list(ACCURACY) == [str(copies) for copies in hidden.COPIES]
    for runs in ACCURACY.values():
        assert list(runs) == [str(width) for width in hidden.WIDTHS]
        assert {len(seeds) for seeds in runs.values()} == {len(hidden.SEEDS)}


def test_sixteen_units_read_the_digits_again():
    stored = np.mean(ACCURACY["1"]["16"])
    assert_allclose(train.hidden_accuracy(16, seed=5), stored, atol=0.03)


def test_thirty_two_units_read_a_thousand_inputs_again():
    stored = np.mean(ACCURACY["16"]["32"])
    assert_allclose(train.hidden_accuracy(32, 16, seed=5), stored, atol=0.03)
