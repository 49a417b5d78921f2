"""A small part of how optimizers train on the digits, made anew with wide bands."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import data

ACCURACY = data.sweep("gradients_claims")["accuracy"]


@pytest.fixture
def claims(script):
    return script("gradients_claims")


def test_every_optimizer_was_run_at_every_rate_with_every_seed(claims):
    asked = {name: [str(r) for r in rates] for name, rates in claims.RATES.items()}
    assert {name: list(by) for name, by in ACCURACY.items()} == asked
    runs = [len(seeds) for by in ACCURACY.values() for seeds in by.values()]
    assert set(runs) == {len(claims.SEEDS)}


def test_every_accuracy_is_a_share():
    every = [a for by in ACCURACY.values() for seeds in by.values() for a in seeds]
    assert 0 <= min(every) <= max(every) <= 1


@pytest.mark.parametrize("name", ["SGD with momentum", "Adam"])
def test_the_network_learns_the_digits_again(claims, name):
    rate = {"SGD with momentum": 0.03, "Adam": 0.003}[name]
    stored = np.mean(ACCURACY[name][str(rate)])
    assert_allclose(claims.accuracy(name, rate, seed=5), stored, atol=0.05)
