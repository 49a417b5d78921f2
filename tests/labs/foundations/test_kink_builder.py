"""Lab: a curve built from ReLU hinges, and what it does beyond the data."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers.labs.foundations.kink_builder import kink_builder

START = {
    "width": 8,
    "curve": "sine",
    "heights": "on the curve",
    "view": 1.0,
    "place": (0.6, 0.0),
}


@pytest.fixture(scope="module")
def one_lab():
    return kink_builder()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(**START)
    return one_lab


def test_it_opens_as_the_other_tests_find_it():
    opened = kink_builder().controls
    assert {name: control.value for name, control in opened.items()} == START


def test_eight_hinges_follow_a_sine_within_a_fourteenth(lab):
    # a line over a piece of length h misses a sine by about h²/8
    assert lab.result.errors.largest[7] == pytest.approx((np.pi / 4) ** 2 / 8, rel=0.1)
    assert "largest error of 0.07 on the data" in lab.sentence


def test_twice_the_hinges_leave_a_quarter_of_the_error(lab):
    assert lab.result.errors.slope == pytest.approx(-2, abs=0.15)
    assert "falls with slope −1.96" in lab.sentence


def test_outside_the_data_the_error_is_over_a_hundred_times_as_large(lab):
    lab.move(width=32, view=3.0)
    assert lab.result.outside > 100 * lab.result.errors.rmse[31]
    assert "RMSE inside the data 0.0025, outside 2.83" in lab.sentence


def test_more_hinges_do_not_help_outside(lab):
    lab.move(view=3.0, width=8)
    few = lab.result.outside
    lab.move(width=64)
    assert lab.result.outside > 0.9 * few


def test_outside_the_sum_is_straight(lab):
    lab.move(view=3.0, curve="fast sine", width=23)
    right = lab.result.x > np.pi
    assert_allclose(np.diff(lab.result.total[right], 2), 0, atol=1e-9)


def test_before_the_view_is_widened_nothing_is_said_of_outside(lab):
    assert lab.result.outside is None
    assert "outside" not in lab.sentence


def test_a_step_keeps_its_largest_error_whatever_the_width(lab):
    lab.move(curve="step")
    assert lab.result.errors.largest[-1] > 0.9
    assert "does not fall" in lab.sentence


def test_a_hinge_on_the_kink_makes_the_sum_exact(lab):
    lab.move(curve="absolute value", width=2)
    assert lab.result.errors.largest[1] < 1e-12 < 0.1 < lab.result.errors.largest[2]
    assert "largest error of 0 on the data" in lab.sentence


def test_least_squares_lowers_the_rmse(lab):
    on_curve = lab.result.errors.rmse
    lab.move(heights="least squares")
    assert (lab.result.errors.rmse <= on_curve + 1e-12).all()
    assert lab.result.errors.rmse[7] < 0.7 * on_curve[7]


def test_the_single_hinges_add_up_to_the_sum(lab):
    lab.move(width=11)
    last = lab.result.hinges[:, 1, 1].sum() + lab.result.heights[0]
    assert last == pytest.approx(lab.result.total[-1])


def test_the_nearest_hinge_is_told_and_drawn(lab):
    lab.move(place=(-0.7, 0.3))
    assert lab.result.knots[lab.result.nearest] == pytest.approx(-np.pi / 4)
    assert "nearest hinge, at −0.79" in lab.sentence
    assert_allclose(lab.picture.hinge.get_xydata()[0], [-np.pi / 4, 0])


def test_the_sum_at_the_place_is_that_of_the_network(lab):
    lab.move(place=(np.pi / 2, 0.0))  # a knot: curve and sum meet
    assert_allclose(lab.result.at, 1)


@pytest.mark.parametrize(
    "values",
    [
        {"width": 9},
        {"curve": "bump"},
        {"heights": "least squares"},
        {"view": 1.4},
        {"place": (0.7, 0.0)},
    ],
)
def test_every_control_changes_picture_and_sentence(lab, values):
    before = lab.sentence, lab.picture.frame()
    lab.move(**values)
    assert lab.sentence != before[0]
    assert lab.picture.frame() != before[1]


def test_the_curves_are_the_result(lab):
    lab.move(width=5, curve="bump")
    result, picture = lab.result, lab.picture
    assert_allclose(picture.total.get_xydata().T, [result.x, result.total])
    assert_allclose(picture.wanted.get_ydata(), result.wanted)
    assert_allclose(picture.now.get_xydata(), [[5, result.errors.largest[4]]])


def test_a_wider_view_shows_more_of_the_curve(lab):
    lab.move(view=2.0)
    assert_allclose(lab.picture.axes.get_xlim(), (-2.06 * np.pi, 2.06 * np.pi))


def test_moving_leaves_the_background_alone(lab):
    lab.picture.frame()
    background = lab.picture._background
    lab.move(width=30, view=3.0, curve="step", place=(5.0, 1.0))
    assert lab.picture._background is background
