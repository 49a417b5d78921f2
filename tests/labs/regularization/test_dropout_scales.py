"""Lab: only one rule of use meets what each form of dropout gives in training."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import nn
from helpers.labs.regularization.dropout_scales import dropout_scales

RULES = ("times 1 − rate", "times rate", "as it is")
OPENED = {"rate": 0.2, "count": 200, "form": "plain", "rule": "times rate", "seed": 0}


@pytest.fixture(scope="module")
def one_lab():
    return dropout_scales()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(**OPENED)
    return one_lab


def test_it_opens_as_the_other_tests_find_it():
    opened = dropout_scales().controls
    assert {name: control.value for name, control in opened.items()} == OPENED


def test_the_rule_of_the_notes_is_wrong_by_4_at_a_rate_of_a_fifth(lab):
    assert lab.result.used.sum() / lab.result.expected == pytest.approx(0.25)
    assert "4 times too small" in lab.sentence


@pytest.mark.parametrize(
    ("form", "right"), [("plain", "times 1 − rate"), ("inverted", "as it is")]
)
@pytest.mark.parametrize("rate", [0.05, 0.2, 0.35, 0.75, 0.9])
def test_one_rule_only_meets_the_mean_of_each_form(lab, form, right, rate):
    met = []
    for rule in RULES:
        lab.move(form=form, rate=rate, rule=rule)
        met += [rule] * ("that meets" in lab.sentence)
    assert met == [right]


def test_at_a_half_the_wrong_rule_is_right_by_chance(lab):
    lab.move(rate=0.5, rule="times rate")
    assert "that meets 3.00" in lab.sentence


def test_unscaled_in_use_is_too_large_for_plain_dropout(lab):
    lab.move(rate=0.5, rule="as it is")
    assert "2 times too large" in lab.sentence


def test_nothing_is_left_times_a_rate_of_zero(lab):
    lab.move(rate=0.0)
    assert "it is 0.00: that misses 6.00" in lab.sentence


@pytest.mark.parametrize("form", ["plain", "inverted"])
def test_the_mean_of_many_masks_is_near_the_mean_of_all(lab, form):
    lab.move(form=form, count=300)
    assert lab.result.running[-1] == pytest.approx(lab.result.expected, abs=0.25)


def test_inverted_dropout_is_that_of_nn(lab):
    lab.move(form="inverted", rate=0.4)
    result = lab.result
    ours = nn.inverted_dropout(result.x, result.mask, 0.4)
    assert_allclose(result.outputs[-1], ours)
    assert result.expected == pytest.approx(
        nn.dropout_moments(result.x, 0.4).mean.sum()
    )


def test_other_masks_are_other_masks(lab):
    before = lab.result.sums
    lab.move(seed=1)
    assert (lab.result.sums != before).any()


def test_the_masks_of_a_higher_rate_drop_what_those_of_a_lower_did(lab):
    low = lab.result.outputs > 0
    lab.move(rate=0.6)
    assert not (lab.result.outputs > 0)[~low].any()


@pytest.mark.parametrize(
    "values",
    [{"rate": 0.25}, {"count": 150}, {"form": "inverted"}, {"rule": "as it is"}],
)
def test_a_control_changes_what_is_said(lab, values):
    before = lab.sentence
    lab.move(**values)
    assert lab.sentence != before


def test_the_bars_are_the_mask_and_the_means(lab):
    result = lab.result
    heights = [bar.get_height() for bar in lab.picture.now]
    assert_allclose(heights, result.outputs[-1])
    assert_allclose([bar.get_height() for bar in lab.picture.means], result.means)


def test_a_cross_marks_every_unit_dropped(lab):
    lab.move(rate=0.5)
    crossed = lab.picture.dropped.get_xdata()
    assert_array_equal(crossed, 1 + np.flatnonzero(~lab.result.mask))


def test_the_diamonds_are_what_is_passed_on_in_use(lab):
    assert_allclose(lab.picture.used.get_ydata(), lab.result.used)
    assert_allclose(lab.picture.target.get_ydata(), lab.result.used.sum())


def test_a_unit_beyond_the_axis_is_marked_at_its_top(lab):
    lab.move(form="inverted", rate=0.9, count=4)
    beyond = lab.result.outputs[-1] > 3
    assert beyond.any()
    marks = lab.picture.beyond[0]
    assert_array_equal(marks.get_xdata(), 1 + np.flatnonzero(beyond))
    assert (np.array([bar.get_height() for bar in lab.picture.now]) <= 3).all()


def test_the_axes_keep_their_limits(lab):
    def limits():
        return [(*a.get_xlim(), *a.get_ylim()) for a in lab.picture.figure.axes]

    before, background = limits(), lab.picture._background
    lab.move(form="inverted", rate=0.9, count=1)
    assert limits() == before
    assert lab.picture._background is background


def test_a_function_of_the_learner_is_used_from_the_start():
    lab = dropout_scales(drop=lambda x, mask, rate: x * mask / (1 - rate))
    assert "that meets 6.00" in lab.sentence


def test_dividing_by_the_rate_is_seen_to_miss():
    lab = dropout_scales(drop=lambda x, mask, rate: x * mask / rate)
    assert "4 times too small" in lab.sentence


@pytest.mark.parametrize(
    ("drop", "problem"),
    [
        (lambda x, mask, rate: x[:1], "your function must return an output of shape"),
        (
            lambda x, mask, rate: x * np.nan,
            "rate 0.2 your function returned NaN or infinity",
        ),
    ],
)
def test_a_wrong_answer_of_the_learner_is_named(drop, problem):
    assert problem in dropout_scales(drop=drop).problem


def test_an_empty_function_is_called_empty():
    def drop(x, mask, rate):
        raise NotImplementedError

    assert "still empty" in dropout_scales(drop=drop).problem
