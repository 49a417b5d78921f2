"""Lab: activations, their gradients, and what a chain leaves of one."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers.labs.foundations.activations import NAMES, activations

START = {
    "layers": 10,
    "activation": "relu",
    "weight": 1.0,
    "mean": 0.0,
    "place": (1.0, 0.0),
}


@pytest.fixture(scope="module")
def one_lab():
    return activations()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(**START)
    return one_lab


def test_it_opens_as_the_other_tests_find_it():
    opened = activations().controls
    assert {name: control.value for name, control in opened.items()} == START


def test_relu_makes_half_of_a_normal_input_zero(lab):
    assert lab.result.zero == pytest.approx(0.5, abs=0.01)
    assert "makes 50% exactly 0, and there nothing is learned" in lab.sentence


@pytest.mark.parametrize("name", [name for name in NAMES if name != "relu"])
def test_no_other_activation_makes_zeros(lab, name):
    lab.move(activation=name)
    assert lab.result.zero == 0


def test_a_relu_that_is_negative_for_nearly_all_stops_learning(lab):
    lab.move(mean=-3.0)
    assert lab.result.still > 0.99
    assert "99.9% exactly 0" in lab.sentence


def test_ten_sigmoids_leave_less_than_a_millionth_of_a_gradient(lab):
    lab.move(activation="sigmoid", place=(0.0, 0.0))
    assert 0 < lab.result.chain[9] < 0.25**10
    assert "would leave 9.5e−07" in lab.sentence


def test_ten_relus_leave_all_of_it_where_they_are_on(lab):
    assert lab.result.chain[9] == 1
    lab.move(place=(-1.0, 0.0))
    assert lab.result.chain[9] == 0
    assert lab.sentence.endswith("the gradient is 0.")


def test_a_weight_of_2_makes_the_gradient_of_relus_explode(lab):
    lab.move(weight=2.0)
    assert lab.result.chain[9] == 2**9


def test_the_most_that_sigmoids_leave_counts_the_weights_too(lab):
    lab.move(activation="sigmoid", weight=2.0, layers=2, place=(0.0, 0.0))
    assert "would leave 0.125" in lab.sentence


def test_the_tangent_touches_the_curve_at_the_place(lab):
    lab.move(activation="tanh", place=(0.5, 2.0))
    (x0, y0), (x1, y1) = lab.picture.tangent.get_xydata()
    assert (x0 + x1) / 2 == pytest.approx(0.5)
    assert (y0 + y1) / 2 == pytest.approx(np.tanh(0.5))
    assert (y1 - y0) / (x1 - x0) == pytest.approx(1 - np.tanh(0.5) ** 2)


def test_the_bars_are_shares_of_the_outputs(lab):
    values = lab.picture.bars.get_data().values
    assert values[15] == pytest.approx(0.5 + 0.04, abs=0.01)  # from 0 up to 0.1
    assert (values[:15] < 0.001).all()


def test_an_exploding_gradient_is_drawn_at_the_end_of_its_axis(lab):
    lab.move(weight=2.0)
    assert lab.picture.chain.get_ydata().max() <= lab.picture.now.axes.get_ylim()[1]


@pytest.mark.parametrize(
    "values",
    [
        {"layers": 11},
        {"activation": "gelu"},
        {"weight": 0.9},
        {"mean": 0.1},
        {"place": (1.1, 0.0)},
    ],
)
def test_every_control_changes_picture_and_sentence(lab, values):
    before = lab.sentence, lab.picture.frame()
    lab.move(**values)
    assert lab.sentence != before[0]
    assert lab.picture.frame() != before[1]


def test_the_curves_are_the_result(lab):
    lab.move(activation="gelu")
    assert_allclose(lab.picture.curve.get_ydata(), lab.result.curve.y)
    assert_allclose(lab.picture.gradient.get_ydata(), lab.result.curve.gradient)


def test_moving_leaves_background_and_limits_alone(lab):
    lab.picture.frame()
    background = lab.picture._background
    lab.move(activation="softplus", layers=30, mean=3.0, weight=2.0, place=(4.0, 0.0))
    assert lab.picture._background is background
