"""Lab: cross-entropy and squared error under a sigmoid."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers.labs.foundations.loss_and_sigmoid import loss_and_sigmoid

START = {"logit": -8.0, "target": 1}


@pytest.fixture(scope="module")
def one_lab():
    return loss_and_sigmoid()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(**START)
    return one_lab


def test_it_opens_as_the_other_tests_find_it():
    opened = loss_and_sigmoid().controls
    assert {name: control.value for name, control in opened.items()} == START


def test_confidently_wrong_only_cross_entropy_pushes(lab):
    assert lab.result.entropy.gradient == pytest.approx(-0.9997, abs=5e-5)
    assert lab.result.squared.gradient == pytest.approx(-0.00067, abs=5e-6)
    assert "gradient −0.9997 on the logit" in lab.sentence
    assert "squared error 0.9993 with −0.00067" in lab.sentence


def test_squared_error_needs_over_a_hundred_times_as_many_steps(lab):
    assert lab.result.squared.steps > 100 * lab.result.entropy.steps
    assert "needs 9 steps" in lab.sentence and "1,507 with squared" in lab.sentence


def test_near_the_middle_both_push(lab):
    lab.move(logit=-0.5)
    assert lab.result.squared.gradient < -0.2


def test_a_no_is_a_yes_with_the_sign_turned(lab):
    yes = lab.result
    lab.move(logit=8.0, target=0)
    assert lab.result.squared.gradient == pytest.approx(-yes.squared.gradient)
    assert lab.result.entropy.steps == yes.entropy.steps


def test_what_is_right_already_needs_no_step(lab):
    lab.move(logit=2.0)
    assert "on the right side already" in lab.sentence


def test_the_far_end_comes_over_within_the_steps_there_are(lab):
    lab.move(logit=-10.0)
    assert lab.result.squared.path[-1, 1] > 0


def test_the_slopes_are_those_of_the_curves(lab):
    result = lab.result
    for loss in (result.entropy, result.squared):
        measured = np.gradient(loss.curve, result.x)
        assert_allclose(loss.slopes[1:-1], measured[1:-1], atol=2e-3)


def test_a_long_descent_is_shown_in_few_points_with_its_ends(lab):
    path = lab.result.squared.path
    assert len(path) < 150
    assert_allclose(path[0], [0, -8.0])
    assert path[-1, 0] == 1507 and path[-2, 1] <= 0 < path[-1, 1]


@pytest.mark.parametrize("values", [{"logit": -7.9}, {"target": 0}])
def test_every_control_changes_picture_and_sentence(lab, values):
    before = lab.sentence, lab.picture.frame()
    lab.move(**values)
    assert lab.sentence != before[0]
    assert lab.picture.frame() != before[1]


def test_the_dots_lie_on_the_curves(lab):
    lab.move(logit=-2.0)
    for curve, dot in lab.picture.sets:
        (x, y), *_ = dot.get_xydata()
        assert np.interp(x, *curve.get_data()) == pytest.approx(y, abs=1e-3)


def test_the_right_side_is_shaded_above_or_below(lab):
    assert lab.picture.shade.get_y() == 0
    lab.move(target=0)
    assert lab.picture.shade.get_y() < -10


def test_moving_leaves_background_and_limits_alone(lab):
    lab.picture.frame()
    background = lab.picture._background
    lab.move(logit=10.0, target=0)
    assert lab.picture._background is background
