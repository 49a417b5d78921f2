"""Lab: softmax at every temperature, shifted, and overflown."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers.labs.foundations.softmax_temperature import softmax_temperature

START = {
    "logit_1": 1.0,
    "logit_2": 2.0,
    "logit_3": 3.0,
    "temperature": 1.0,
    "constant": 0,
    "naive": False,
    "hand": (1.0, 1.0),
}


@pytest.fixture(scope="module")
def one_lab():
    return softmax_temperature()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened; the hand moves first: it drags a bar."""
    one_lab.move(hand=START["hand"])
    one_lab.move(**START)
    return one_lab


def test_it_opens_as_the_other_tests_find_it():
    opened = softmax_temperature().controls
    assert {name: control.value for name, control in opened.items()} == START


def test_one_two_three_become_9_24_and_67_percent(lab):
    assert_allclose(lab.result.probabilities, [0.0900, 0.2447, 0.6652], atol=5e-5)
    assert "into 0.09 + 0.24 + 0.67, together 1" in lab.sentence


def test_cold_one_class_takes_nearly_all_but_no_class_gets_nothing(lab):
    lab.move(temperature=0.1)
    assert lab.result.probabilities[2] > 0.9999
    assert (lab.result.probabilities > 0).all()
    assert "2e−09 + 5e−05 + 1.00" in lab.sentence


def test_hot_all_classes_are_nearly_level(lab):
    lab.move(temperature=10.0)
    assert_allclose(lab.result.probabilities, [0.3006, 0.3322, 0.3672], atol=5e-5)


def test_the_order_of_the_classes_is_the_same_at_every_temperature(lab):
    lab.move(logit_1=-2.3, logit_2=4.0, logit_3=3.9)
    assert (np.argsort(lab.result.curves, axis=1) == [0, 2, 1]).all()
    assert "argmax says class 2 before and after" in lab.sentence


def test_entropy_rises_with_the_temperature(lab):
    lab.move(temperature=0.5)
    cold = lab.result.entropy
    lab.move(temperature=2.0)
    assert cold < lab.result.entropy < np.log(3)


def test_equal_logits_share_the_argmax(lab):
    lab.move(logit_2=3.0)
    assert "classes 2 and 3 share the largest logit" in lab.sentence
    assert lab.picture.argmax.texts == ["argmax", "argmax"]


@pytest.mark.parametrize("constant", [1000, -1000])
@pytest.mark.parametrize("temperature", [0.1, 1.0, 10.0])
def test_a_constant_changes_nothing(lab, constant, temperature):
    lab.move(constant=constant, temperature=temperature)
    assert lab.result.moved < 1e-9
    assert "changes every probability by less than 1e−9" in lab.sentence


def test_the_formula_as_it_stands_breaks_beyond_88(lab):
    lab.move(naive=True, constant=80)
    assert "says the same in float32" in lab.sentence
    lab.move(constant=90)
    assert np.isnan(lab.result.naive).all()
    assert "gives nan, nan, nan: exp(93.0) is beyond float32" in lab.sentence


def test_the_formula_as_it_stands_breaks_far_below_zero_too(lab):
    lab.move(naive=True, constant=-200)
    assert "exp(−197.0) is 0 in float32, and 0 ÷ 0 is nothing" in lab.sentence


def test_exponentials_that_fit_alone_but_not_together_are_told(lab):
    lab.move(naive=True, constant=90, logit_1=-1.4, logit_2=-1.4, logit_3=-1.4)
    assert_allclose(lab.result.naive, 0)
    assert "gives 0.00, 0.00, 0.00: the sum of the exponentials" in lab.sentence


def test_high_temperature_saves_the_formula(lab):
    lab.move(naive=True, constant=800, temperature=10.0)
    assert "says the same in float32" in lab.sentence


def test_a_hand_that_drags_a_bar_moves_its_slider(lab):
    lab.move(hand=(2.2, -1.26))
    assert lab.controls["logit_2"].value == -1.3
    assert lab.result.logits.tolist() == [1.0, -1.3, 3.0]


def test_a_bar_is_not_dragged_beyond_its_slider(lab):
    lab.move(hand=(3.4, 9.0))
    assert lab.result.logits.tolist() == [1.0, 2.0, 5.0]


@pytest.mark.parametrize(
    "values",
    [
        {"logit_1": 1.1},
        {"logit_2": 1.9},
        {"logit_3": 2.5},
        {"temperature": 1.12},
        {"constant": 10},
        {"naive": True},
        {"hand": (1.0, 2.0)},
    ],
)
def test_every_control_changes_the_sentence(lab, values):
    before = lab.sentence
    lab.move(**values)
    assert lab.sentence != before


def test_bars_show_what_the_formula_in_force_gives(lab):
    heights = lambda: [bar.get_height() for bar in lab.picture.shares]  # noqa: E731
    assert_allclose(heights(), lab.result.probabilities)
    lab.move(naive=True, constant=100)
    assert heights() == [0, 0, 0]
    assert lab.picture.numbers.texts == ["nan"] * 3
    outlines = [bar.get_height() for bar in lab.picture.outlines]
    assert_allclose(outlines, lab.result.probabilities)


def test_the_curves_pass_through_the_bars(lab):
    at_one = np.abs(np.log(lab.result.temperatures)).argmin()
    ys = [curve.get_ydata()[at_one] for curve in lab.picture.curves]
    assert_allclose(ys, lab.result.probabilities)


def test_moving_leaves_background_and_limits_alone(lab):
    lab.picture.frame()
    background = lab.picture._background
    lab.move(logit_1=5.0, logit_3=-5.0, temperature=0.1, constant=-500, naive=True)
    assert lab.picture._background is background
