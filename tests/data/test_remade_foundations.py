"""A small part of what networks can and cannot do, made anew with wide bands."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import data

SWEEP = data.sweep("foundations_claims")


@pytest.fixture
def foundations(script):
    return script("foundations_claims")


def test_every_network_was_asked_with_every_seed(foundations):
    assert list(SWEEP["xor"]) == list(foundations.XOR_NETWORKS)
    runs = [*SWEEP["xor"].values(), *SWEEP["bend"].values(), *SWEEP["clicks"].values()]
    assert {len(seeds) for seeds in runs} == {len(foundations.SEEDS)}


def test_a_linear_network_is_stuck_at_the_best_line_again(foundations):
    assert_allclose(foundations.bend("linear", seed=5), 1 / 12, atol=0.02)


@pytest.mark.parametrize("kind", ["one tanh layer", "relus below zero"])
def test_xor_is_learned_or_not_again(foundations, kind):
    stored = np.mean(SWEEP["xor"][kind])
    assert_allclose(foundations.xor(kind, seed=5), stored, atol=0.08)


def test_a_network_without_hidden_layer_has_the_weights_of_one_neuron(foundations):
    model = foundations.network(2, [], (1, "sigmoid"))
    assert [weights.shape for weights in model.get_weights()] == [(2, 1), (1,)]


def test_units_that_start_at_zero_stay_alike(foundations):
    model = foundations.network(2, ["tanh"], (1, "sigmoid"), 3, "zeros")
    x = np.random.default_rng(0).normal(size=(60, 2))
    y = x[:, 0] * x[:, 1] > 0
    foundations.trained(model, "binary_crossentropy", 0.03, x, y, epochs=2)
    kernel = model.get_weights()[0]
    assert_allclose(kernel, np.repeat(kernel[:, :1], 3, axis=1))


def test_a_ranking_without_mistake_has_an_auc_of_1(foundations):
    assert foundations.auc(np.array([False, False, True]), np.arange(3.0)) == 1


def test_the_auc_is_that_of_scikit_learn(foundations):
    from sklearn.metrics import roc_auc_score

    rng = np.random.default_rng(0)
    clicked, score = rng.random(200) < 0.3, rng.normal(size=200)
    expected = roc_auc_score(clicked, score)
    assert_allclose(foundations.auc(clicked, score), expected)


def test_every_name_has_a_column_of_its_own_or_shares_one(foundations):
    rng = np.random.default_rng(0)
    fields, _, _ = foundations.click_log(
        500, rng, [np.zeros(n) for n in foundations.VALUES]
    )
    own, shared = (foundations.encoded(fields, many) for many in (None, 32))
    assert (own.shape, shared.shape) == ((500, 100), (500, 32))
    assert_allclose((own.sum(axis=1), shared.sum(axis=1)), 3)
