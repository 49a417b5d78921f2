"""A small part of what was measured of dropout, made anew with wide bands."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import data

SWEEP = data.sweep("dropout_claims")


@pytest.fixture
def dropout(script):
    return script("dropout_claims")


def test_every_question_was_asked_of_every_choice(dropout):
    asked = {
        "wrong_labels": dropout.REMEDIES,
        "width_and_rate": dropout.WIDTHS,
        "weight_norms": dropout.RATES,
        "schedules": dropout.SCHEDULES,
        "input_rate": dropout.INPUT_RATES,
        "jitter": dropout.JITTER_BATCHES,
    }
    for question, choices in asked.items():
        assert list(SWEEP[question]) == [str(choice) for choice in choices]


def test_dropout_makes_a_narrow_network_underfit_again(dropout):
    without, stored = (SWEEP["width_and_rate"]["8"][r]["train"] for r in ("0.0", "0.5"))
    found = dropout.width_and_rate(8, 0.5, seed=5)["train"]
    assert found < np.mean(without) - 0.05
    assert_allclose(found, np.mean(stored), atol=0.3)  # 0.53 to 0.82 over 8 seeds


def test_without_a_remedy_the_wrong_labels_are_learned_again(dropout):
    stored = SWEEP["wrong_labels"]["none"]
    found = dropout.wrong_labels("none", seed=5)
    assert found["train"] > 0.95
    assert_allclose(found["test"], np.mean(stored["test"]), atol=0.1)


def test_one_dropout_layer_is_removed_without_any_change_again(dropout):
    found = dropout.removed(seed=5)
    assert found["difference"] < 1e-6
    assert found["test loss, kernel halved"] > 1.4 * found["test loss"]


def test_batch_mates_jitter_less_in_larger_batches_again(dropout):
    for batch, stored in SWEEP["jitter"].items():
        assert_allclose(dropout.jitter(int(batch), seed=5), stored, rtol=0.25)


def test_neighbours_give_dropped_pixels_away_again(dropout):
    found = dropout.given_away("Dropout")
    assert found == pytest.approx(SWEEP["given_away"]["Dropout"], abs=0.02)
    assert dropout.given_away("SpatialDropout2D")["known"] == 0


def test_the_average_of_networks_loses_less_than_they_do_on_average():
    ensemble = SWEEP["ensemble"]
    assert ensemble["loss"] <= np.mean(ensemble["member loss"])
    assert ensemble["loss of five copies"] == ensemble["member loss"][0]
