"""A small part of the networks of the ensemble lab, made anew with wide bands."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import data, nn

STORED = data.sweep("ensemble")


@pytest.fixture
def ensemble(script):
    return script("ensemble")


def test_every_kind_has_every_number_of_members(ensemble):
    assert list(STORED) == list(ensemble.KINDS)
    for figures in STORED.values():
        for name in ("squared", "average", "vote"):
            assert len(figures[name]) == ensemble.MEMBERS


@pytest.mark.parametrize("kind", STORED)
def test_a_few_networks_come_out_again(ensemble, kind):
    y = ensemble.digits()[3]
    found = np.array([ensemble.member(kind, seed) for seed in range(100, 104)])
    shared = nn.shared_errors(found - np.eye(10)[y])
    stored = STORED[kind]
    assert_allclose(shared.correlation, stored["correlation"], atol=0.1)
    assert_allclose(shared.squared, stored["one_squared"], rtol=0.25)
    assert_allclose(np.mean(found.argmax(2) == y), stored["one_accuracy"], atol=0.04)


@pytest.mark.parametrize("kind", STORED)
def test_the_average_errs_as_the_formula_says(kind):
    stored = STORED[kind]
    members = np.arange(1, len(stored["squared"]) + 1)
    formula = nn.average_error(members, stored["correlation"], stored["one_squared"])
    assert_allclose(stored["squared"], formula, rtol=0.03)


def test_one_vote_is_one_network(ensemble):
    y = np.array([0, 1, 1])
    probabilities = np.eye(10)[np.array([[0, 1, 0], [0, 0, 0]])]
    figures = ensemble.averaged(probabilities, y)
    assert_allclose(figures["vote"][0], 0.5)
    assert_allclose(figures["vote"][1], 1 / 3, atol=1e-5)
