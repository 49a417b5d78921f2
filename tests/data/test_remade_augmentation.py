"""A part of what augmentation was measured to do, made anew with wide bands."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import data

STORED = data.sweep("augmentation")


@pytest.fixture
def made(script):
    return script("augmentation")


def test_there_is_a_network_for_every_rule_and_every_question(made):
    fruits = [f"{w}, {c}" for w in made.WORLDS_OF_COLOUR for c in made.COLOURS]
    assert list(data.networks("augmentation")) == [*made.RULES, *fruits]


def test_every_choice_was_measured(made):
    assert list(STORED["rules"]) == list(STORED["survival"]) == list(made.RULES)
    assert list(STORED["strength"]) == [str(size) for size in made.SIZES]
    for of_size in STORED["strength"].values():
        assert list(of_size) == [str(strength) for strength in made.STRENGTHS]
        assert np.shape(list(of_size.values())) == (8, 2, len(STORED["worlds"]))


def test_survival_was_measured_at_every_turn_of_every_digit(made):
    for of_rule in STORED["survival"].values():
        assert list(of_rule) == list(made.FLIPS)
        for of_flip in of_rule.values():
            for shares in of_flip.values():
                assert np.shape(shares) == (len(made.ANGLES), 10)


def test_another_seed_loses_as_much_by_turning_all_the_way(made):
    found = made.digit_shares(made.reader("rotation up to 180°", seed=7))
    stored = STORED["rules"]["rotation up to 180°"]
    assert_allclose(found["all"], np.mean(stored["all"]), atol=0.12)
    assert found["six and nine"] < 0.8


def test_another_seed_is_as_good_at_the_best_strength(made):
    found = made.augmented_accuracies(3, 300, seed=7)
    stored = np.mean(STORED["strength"]["300"]["3"], axis=0)
    assert_allclose(found[:5], stored[:5], atol=0.12)


@pytest.mark.parametrize("world", ["ripe or not", "tall or wide"])
def test_another_seed_takes_swapped_channels_likewise(made, world):
    model = made.picker(world, "channel swap", seed=7)
    found = made.share_right(model, *made.WORLDS_OF_COLOUR[world]()[2:])
    assert_allclose(found, np.mean(STORED["colour"][world]["channel swap"]), atol=0.15)


def test_augmented_validation_reads_lower_than_clean():
    for run in STORED["validation"]:
        assert max(run["augmented"]) < run["clean"] - 0.01


def test_the_mean_over_small_shifts_is_as_good_as_clean():
    for run in STORED["validation"]:
        assert run["mean of 8 small shifts"] == pytest.approx(run["clean"], abs=0.02)
