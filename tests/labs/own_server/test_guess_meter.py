"""Lab: how long a password holds against somebody who has stolen its hash."""

import pytest
from numpy.testing import assert_allclose

from helpers.labs.own_server.guess_meter import YEAR, guess_meter

RATES = {"sha1": 2_000_000.0, "argon2": 20.0}


@pytest.fixture
def lab():
    return guess_meter(RATES)


def test_eight_small_letters_behind_sha1_fall_within_a_day(lab):
    assert lab.result.wanted == pytest.approx(26**8 / 2 / 2e6)
    assert "≈15 hours" in lab.sentence


def test_behind_argon2_they_hold_for_a_lifetime(lab):
    lab.move(kind="argon2")
    assert lab.result.wanted / YEAR > 100
    assert "≈20 a second against argon2" in lab.sentence and "years" in lab.sentence


def test_ten_cores_take_a_tenth_of_the_time(lab):
    alone = lab.result.wanted
    lab.move(cores=10.0)
    assert lab.result.wanted == pytest.approx(alone / 10)
    assert "with 10 cores" in lab.sentence


def test_the_curves_are_a_factor_apart_at_every_length(lab):
    seconds = lab.result.seconds
    assert_allclose(seconds["argon2"] / seconds["sha1"], 1e5)


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (1, "within a second"),
        (6, "in ≈77 seconds"),
        (7, "in ≈33 minutes"),
        (9, "in ≈16 days"),
        (11, "in ≈29 years"),
        (16, "in ≈350 million years"),
    ],
)
def test_times_are_said_in_the_unit_that_fits(lab, length, words):
    lab.move(length=length)
    assert words in lab.sentence


def test_no_unit_is_left_above_the_age_of_the_universe(lab):
    lab.move(length=16, alphabet="words of a list", kind="argon2")
    assert "times the age of the universe" in lab.sentence


def test_the_picture_shows_both_curves_and_the_chosen_place(lab):
    lab.move(length=5, kind="argon2")
    assert_allclose(lab.picture.curves["sha1"].get_ydata(), lab.result.seconds["sha1"])
    assert_allclose(lab.picture.chosen.get_xydata(), [[5, lab.result.wanted]])


def test_a_time_beyond_the_axes_is_marked_at_their_end(lab):
    lab.move(length=16, alphabet="words of a list")
    assert lab.picture.chosen.get_ydata()[0] == 1e26


def test_without_rates_those_of_this_machine_are_measured():
    rates = guess_meter().result.rates
    assert rates["sha1"] > 1000 * rates["argon2"] > 0
