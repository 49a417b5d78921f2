"""Lab: exact zeros, near zeros, and when it pays to have them."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import nn
from helpers.labs.regularization.zero_or_almost import zero_or_almost

START = {"relevant": 5, "zeros": 90, "power": -0.5, "solver": "proximal", "draw": 0}


@pytest.fixture(scope="module")
def one_lab():
    return zero_or_almost()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(**START)
    return one_lab


def best(lab, **values):
    """Return the least error under L1 and under L2, over three draws."""
    least = []
    for draw in range(3):
        lab.move(draw=draw, **values)
        least.append(lab.result.errors.min(axis=1))
    return np.array(least).T


@pytest.mark.parametrize("zeros", [0, 50, 90])
def test_few_relevant_weights_favour_l1_whatever_the_input(lab, zeros):
    l1, l2 = best(lab, relevant=5, zeros=zeros)
    assert l1.max() < 0.6 * l2.min()


@pytest.mark.parametrize("zeros", [0, 50, 90])
def test_many_relevant_weights_favour_l2_whatever_the_input(lab, zeros):
    l1, l2 = best(lab, relevant=100, zeros=zeros)
    assert l2.mean() < l1.mean() - 0.03


def test_the_sentence_names_the_winner(lab):
    assert "so L1 wins" in lab.sentence
    lab.move(relevant=100)
    assert "so L2 wins" in lab.sentence


def test_proximal_steps_leave_many_exact_zeros(lab):
    assert lab.result.exact[0] > 60 and lab.result.exact[1] == 0
    assert f"leave {lab.result.exact[0]} weights exactly 0" in lab.sentence


def test_the_sgd_of_keras_leaves_none_but_as_many_near_zero(lab):
    near = lab.result.near[0]
    lab.move(solver="SGD")
    assert lab.result.exact[0] == 0
    assert abs(lab.result.near[0] - near) < 10


def test_both_solvers_predict_alike(lab):
    error = lab.result.error[0]
    lab.move(solver="SGD")
    assert lab.result.error[0] == pytest.approx(error, abs=0.03)


def test_more_strength_leaves_more_zeros(lab):
    counts = []
    for power in (-2.0, -1.0, -0.5, 0.75):
        lab.move(power=power)
        counts.append(lab.result.exact[0])
    assert counts == sorted(counts) and counts[0] < counts[-1]


@pytest.mark.parametrize(
    ("relevant", "power"), [(5, -2.0), (5, -0.5), (100, -1.0), (100, 0.75)]
)
def test_the_errors_on_the_left_and_on_the_right_agree(lab, relevant, power):
    lab.move(relevant=relevant, power=power)
    column = round((power + 2) / 0.25)
    assert_allclose(lab.result.errors[:, column], lab.result.error, atol=1e-9)


@pytest.mark.parametrize(
    "values",
    [{"relevant": 10}, {"zeros": 50}, {"power": 0.0}, {"solver": "SGD"}, {"draw": 1}],
)
def test_every_control_changes_what_is_said(lab, values):
    before = lab.sentence
    lab.move(**values)
    assert lab.sentence != before


def test_hollow_marks_stand_where_weights_are_exactly_zero(lab):
    row = lab.picture.rows[0]
    zero = lab.result.l1 == 0
    assert_allclose(row["hollow"].get_xdata(), np.flatnonzero(zero) + 1)
    assert_allclose(row["full"].get_ydata(), lab.result.l1[~zero])
    assert len(row["stems"].get_segments()) == 100 - zero.sum()
    assert not len(lab.picture.rows[1]["hollow"].get_xdata())


def test_the_curves_are_the_errors_and_the_stars_their_least(lab):
    for curve, star, errors in zip(
        lab.picture.curves, lab.picture.best, lab.result.errors, strict=True
    ):
        assert_allclose(curve.get_ydata(), errors)
        assert star.get_ydata() == [errors.min()]


@pytest.mark.parametrize("penalty", ["l1", "l2"])
def test_weights_stand_where_their_truth_stands(lab, penalty):
    weights = getattr(lab.result, penalty)
    assert np.corrcoef(weights, lab.result.truth)[0, 1] > 0.6


def test_the_truth_is_drawn_largest_first(lab):
    lab.move(relevant=30)
    heights = np.abs(lab.picture.rows[0]["truth"].get_ydata())
    assert len(heights) == 30 and (np.diff(heights) <= 0).all()


def test_moving_leaves_the_background_alone(lab):
    background = lab.picture._background
    lab.move(relevant=100, zeros=0, power=0.75, solver="SGD", draw=2)
    assert lab.picture._background is background


def test_the_learners_own_function_is_confirmed():
    def mine(weights, threshold):
        return np.sign(weights) * np.maximum(np.abs(weights) - threshold, 0)

    assert "leads to the same weights" in zero_or_almost(mine).sentence


def test_a_learner_who_cuts_without_shrinking_is_told():
    def mine(weights, threshold):
        return np.where(np.abs(weights) > threshold, weights, 0.0)

    lab = zero_or_almost(mine)
    assert "leads to other weights than soft thresholding" in lab.sentence
    lab.move(solver="SGD")
    assert "Your function" not in lab.sentence


def test_a_function_that_changes_its_argument_does_no_harm():
    def mine(weights, threshold):
        shrunk = nn.soft_threshold(weights, threshold)
        weights[:] = 99.0
        return shrunk

    assert "leads to the same weights" in zero_or_almost(mine).sentence


def test_an_empty_function_is_said_to_be_empty():
    def mine(weights, threshold):
        raise NotImplementedError

    assert "still empty" in zero_or_almost(mine).problem


def test_a_function_that_returns_nothing_is_refused_in_words():
    problem = zero_or_almost(lambda w, t: None).problem
    assert problem.startswith("your function returned nothing (None)")


def test_it_opens_as_the_other_tests_find_it(lab):
    opened = zero_or_almost().controls
    assert {name: control.value for name, control in opened.items()} == START
