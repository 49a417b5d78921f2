"""Lab: several models together err less, as far as they err differently."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import data, nn
from helpers.labs.evaluation.ensemble import ensemble

OPENED = {
    "members": 10,
    "correlation": 0.3,
    "accuracy": 0.7,
    "differ": "first weights",
    "seed": 0,
}


@pytest.fixture(scope="module")
def one_lab():
    return ensemble()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(**OPENED)
    return one_lab


def test_it_opens_as_the_other_tests_find_it():
    opened = ensemble().controls
    assert {name: control.value for name, control in opened.items()} == OPENED


def test_ten_members_leave_what_is_in_common_and_a_tenth_of_the_rest(lab):
    assert lab.result.error[9] == pytest.approx(0.3 + 0.7 / 10)
    assert "The average of 10 members leaves 37%" in lab.sentence


def test_the_simulation_agrees_with_the_formula(lab):
    for correlation in (0.0, 0.3, 0.8, 1.0):
        lab.move(correlation=correlation)
        result = lab.result
        assert_allclose(result.simulated_error, result.error, rtol=0.15, atol=0.02)
        assert_allclose(result.simulated_vote, result.vote, atol=0.04)


def test_models_that_all_err_alike_gain_nothing(lab):
    lab.move(correlation=1.0, members=50)
    assert_allclose(lab.result.error, 1)
    assert_allclose(lab.result.vote, 0.7)


def test_independent_models_gain_most(lab):
    lab.move(correlation=0.0, members=50)
    assert lab.result.error[-1] == pytest.approx(0.02)
    assert lab.result.vote[-1] > 0.99


def test_a_vote_of_models_worse_than_chance_is_worse_still(lab):
    lab.move(accuracy=0.3, correlation=0.0)
    assert lab.result.vote[49] < lab.result.vote[0]


@pytest.mark.parametrize("differ", data.sweep("ensemble"))
def test_real_networks_lie_on_the_formula_for_their_correlation(lab, differ):
    lab.move(differ=differ)
    real = lab.result.real
    assert_allclose(real.error, real.formula[: len(real.error)], rtol=0.03)
    assert f"differ in {differ} correlate {real.correlation:.2f}" in lab.sentence


def test_seeing_other_samples_leaves_less_in_common_than_other_first_weights(lab):
    starts = lab.result.real
    lab.move(differ="training samples")
    assert lab.result.real.correlation < starts.correlation - 0.1
    assert np.ptp(lab.result.real.vote) > np.ptp(starts.vote)


@pytest.mark.parametrize(
    "values",
    [
        {"members": 11},
        {"correlation": 0.35},
        {"accuracy": 0.75},
        {"differ": "pixels seen"},
        {"seed": 1},
    ],
)
def test_every_control_changes_what_is_said(lab, values):
    before = lab.sentence
    lab.move(**values)
    assert lab.sentence != before


def test_the_curves_are_the_result_in_percent(lab):
    lab.move(correlation=0.5, members=7)
    for artists, exact, drawn in (
        (lab.picture.error, lab.result.error, lab.result.simulated_error),
        (lab.picture.vote, lab.result.vote, lab.result.simulated_vote),
    ):
        curve, dots, now = artists
        assert_allclose(curve.get_ydata(), 100 * exact)
        assert_allclose(dots.get_ydata(), 100 * drawn)
        assert_allclose(now.get_xydata(), [[7, 100 * exact[6]]])


def test_the_lines_lie_at_what_is_in_common_and_at_one_member(lab):
    lab.move(correlation=0.5, accuracy=0.85)
    assert_allclose(lab.picture.floor.get_ydata(), 50)
    assert_allclose(lab.picture.one.get_ydata(), 85)


def test_the_squares_are_the_real_networks(lab):
    real = lab.result.real
    assert_allclose(lab.picture.real_error.get_ydata(), 100 * real.error)
    assert_allclose(lab.picture.real_vote.get_ydata(), 100 * real.vote)
    formula = nn.average_error(np.arange(1, 51), real.correlation)
    assert_allclose(lab.picture.real_formula.get_ydata(), 100 * formula)


def test_the_axes_keep_their_limits(lab):
    def limits():
        return [(*a.get_xlim(), *a.get_ylim()) for a in lab.picture.figure.axes]

    before, background = limits(), lab.picture._background
    lab.move(members=50, correlation=1.0, accuracy=0.3, differ="pixels seen")
    assert limits() == before
    assert lab.picture._background is background
