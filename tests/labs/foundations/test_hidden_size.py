"""Lab: how wide a hidden layer must be."""

import pytest
from numpy.testing import assert_allclose

from helpers import data
from helpers.labs.foundations.hidden_size import hidden_size

START = {"width": 64, "copies": 1, "keep": 0.95}


@pytest.fixture(scope="module")
def one_lab():
    return hidden_size()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(**START)
    return one_lab


def test_it_opens_as_the_other_tests_find_it():
    opened = hidden_size().controls
    assert {name: control.value for name, control in opened.items()} == START


def test_a_quarter_of_the_inputs_is_enough(lab):
    assert lab.result.enough == 16
    assert "are enough to come within 2 points of the best" in lab.sentence


def test_sixteen_times_the_inputs_need_no_more_units(lab):
    lab.move(copies=16)
    assert 8 < lab.result.enough <= 32
    assert "the rule asks for 1,024" in lab.sentence


def test_one_unit_is_too_few(lab):
    assert lab.result.accuracy[0].max() < 0.6
    assert lab.result.accuracy[-1].min() > 0.95


def test_the_parameters_are_those_of_keras(lab):
    import keras

    lab.move(width=48, copies=16)
    model = keras.Sequential(
        [keras.Input((1024,)), keras.layers.Dense(48), keras.layers.Dense(10)]
    )
    assert lab.result.parameters == model.count_params()
    assert f"{model.count_params():,} weights and biases" in lab.sentence


def test_28_components_hold_95_percent_of_the_variance(lab):
    assert lab.result.components == 28
    assert "28 principal components hold 95%" in lab.sentence


def test_fewer_components_hold_less(lab):
    lab.move(keep=0.5)
    assert lab.result.components < 10
    assert lab.result.variance[lab.result.components - 1] >= 0.5


def test_the_sentence_tells_the_runs_of_the_nearest_width(lab):
    lab.move(width=12)
    runs = data.sweep("hidden_size")["accuracy"]["1"]["16"]
    assert (
        f"Trained with 16 hidden units it reads {runs[0]:.1%}, {runs[1]:.1%} and"
        in lab.sentence
    )


@pytest.mark.parametrize("values", [{"width": 96}, {"copies": 16}, {"keep": 0.9}])
def test_every_control_changes_picture_and_sentence(lab, values):
    before = lab.sentence, lab.picture.frame()
    lab.move(**values)
    assert lab.sentence != before[0]
    assert lab.picture.frame() != before[1]


def test_every_network_is_a_dot(lab):
    dots = lab.picture.dots.get_xydata()
    assert len(dots) == lab.result.accuracy.size
    assert_allclose(dots[:3], [[1, a] for a in lab.result.accuracy[0]])


def test_the_rule_stands_at_the_number_of_inputs(lab):
    lab.move(copies=16)
    assert lab.picture.rule.get_xdata()[0] == 1024


def test_the_ring_lies_on_the_mean_curve_between_trained_widths(lab):
    lab.move(width=24)
    (x, y), *_ = lab.picture.now.get_xydata()
    low, high = sorted(lab.result.accuracy.mean(axis=1)[4:6])
    assert x == 24 and low <= y <= high


def test_moving_leaves_background_and_limits_alone(lab):
    lab.picture.frame()
    background = lab.picture._background
    lab.move(width=1, copies=16, keep=0.5)
    assert lab.picture._background is background


@pytest.fixture
def live_lab():
    """Return a lab that trains, where accuracy is the width in thousandths."""
    return hidden_size(train=lambda width, copies: width / 1000)


def press(lab):
    lab.controls["trained"].view.children[0].click()


def test_without_a_trainer_there_is_no_button(lab):
    assert "trained" not in lab.controls


def test_the_button_trains_a_network_as_wide_as_the_slider_says(live_lab):
    live_lab.move(width=192)
    press(live_lab)
    assert live_lab.result.live == (192, 1, 0.192)
    assert "64 inputs and 192 hidden units reads ≈19.2%" in live_lab.sentence
    assert_allclose(live_lab.picture.live.get_xydata(), [[192, 0.192]])


def test_a_trained_network_stays_while_the_slider_moves_on(live_lab):
    press(live_lab)
    live_lab.move(width=1)
    assert live_lab.result.live.width == 64


def test_the_mark_is_not_shown_among_networks_with_other_inputs(live_lab):
    press(live_lab)
    live_lab.move(copies=16)
    assert len(live_lab.picture.live.get_xdata()) == 0


def test_what_goes_wrong_in_training_is_shown():
    def fails(width, copies):
        raise ValueError("nothing to read")

    lab = hidden_size(train=fails)
    press(lab)
    assert lab.problem == "nothing to read"
