"""Two of the networks under a penalty, trained anew with wide bands."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import data, nn

NETWORKS = data.networks("weight_or_activity")


@pytest.fixture
def made(script):
    return script("weight_or_activity")


def shares(weights):
    """Return the share of weights, and of outputs, that are near zero."""
    kernel, bias = weights[0]
    x = nn.flatten(data.digits().x_test)
    outputs = nn.relu(nn.dense(x, kernel, bias))
    return np.mean(np.abs(kernel) < 0.01), np.mean(outputs < 0.001)


def test_there_is_a_network_for_every_kind_place_and_strength(made):
    assert list(NETWORKS) == list(made.NAMES)
    assert len(NETWORKS) == 21


@pytest.mark.parametrize("name", ["l1 kernel -2.5", "l1 activity -2.0"])
def test_another_seed_comes_to_the_same_shares_of_zeros(made, name):
    again = shares(made.trained(name, seed=7))
    assert_allclose(again, shares(NETWORKS[name].weights), atol=0.15)
