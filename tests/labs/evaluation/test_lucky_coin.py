"""Lab: the best of many models that know nothing looks good on the test set."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import nn
from helpers.labs.evaluation.lucky_coin import lucky_coin

OPENED = {"models": 200, "samples": 100, "seed": 0}


@pytest.fixture(scope="module")
def one_lab():
    return lucky_coin()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(**OPENED)
    return one_lab


def best(lab):
    return lab.result.contest.scores.max()


def test_it_opens_as_the_other_tests_find_it():
    opened = lucky_coin().controls
    assert {name: control.value for name, control in opened.items()} == OPENED


def test_the_best_of_200_looks_good_and_is_not(lab):
    assert best(lab) > 0.6
    assert abs(lab.result.contest.fresh - 0.5) < 0.01
    assert f"scores {best(lab):.3f} on 100 test samples" in lab.sentence
    assert f"scores {lab.result.contest.fresh:.3f}: it knows nothing" in lab.sentence


def test_0_636_is_expected_of_200_on_100(lab):
    assert lab.result.expected == pytest.approx(0.636, abs=0.001)
    assert "0.636 is to be expected" in lab.sentence


def test_a_large_test_set_leaves_little_to_luck(lab):
    lab.move(models=1000, samples=5000)
    assert best(lab) < 0.54


def test_a_single_model_is_expected_to_score_a_half(lab):
    lab.move(models=1)
    assert lab.result.expected == pytest.approx(0.5)
    assert lab.sentence.startswith("One coin-flip model")


def test_trying_more_models_goes_on_with_the_same_contest(lab):
    first = lab.result.contest.scores
    lab.move(models=500)
    assert_allclose(lab.result.contest.scores[:200], first)


@pytest.mark.parametrize("values", [{"models": 300}, {"samples": 200}, {"seed": 1}])
def test_every_control_changes_what_is_said(lab, values):
    before = lab.sentence
    lab.move(**values)
    assert lab.sentence != before


@pytest.mark.parametrize("samples", [50, 100, 5000])
def test_the_bars_hold_all_models(lab, samples):
    lab.move(samples=samples)
    heights = [path.vertices[:, 1].max() for path in lab.picture.bars.get_paths()]
    assert sum(heights) == pytest.approx(100)


def test_the_marks_are_the_two_scores_of_the_winner(lab):
    fresh = lab.result.contest.fresh
    assert_allclose(lab.picture.winner.get_xdata(), [best(lab)])
    assert_allclose(lab.picture.fresh.get_xdata(), [fresh])
    assert_allclose(lab.picture.now.get_xydata(), [[200, best(lab)]])
    assert_allclose(lab.picture.fresh_now.get_xydata(), [[200, fresh]])


def test_the_curve_is_what_is_expected_of_so_many(lab):
    numbers, expected = lab.picture.expected.get_data()
    assert_allclose(expected, nn.best_of(numbers, 100).expected)


def test_the_stairs_never_go_down_and_end_at_the_winner(lab):
    stairs = lab.picture.so_far.get_ydata()
    assert (np.diff(stairs) >= 0).all() and stairs[-1] == best(lab)


def test_the_axes_keep_their_limits(lab):
    def limits():
        return [(*a.get_xlim(), *a.get_ylim()) for a in lab.picture.figure.axes]

    before, background = limits(), lab.picture._background
    lab.move(models=1000, samples=50, seed=3)
    assert limits() == before
    assert lab.picture._background is background
