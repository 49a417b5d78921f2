"""Lab: the forget bias decides how far back a memory reaches."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import data, nn
from helpers.labs.lstm_gates import forget_bias as module
from helpers.labs.lstm_gates.forget_bias import forget_bias


@pytest.fixture(scope="module")
def one_lab():
    return forget_bias()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(bias=1.0, gap=20)
    return one_lab


def test_the_start_of_keras_keeps_three_quarters(lab):
    assert lab.result.forget_gate == pytest.approx(0.731, abs=0.001)
    assert "Keras's start" in lab.sentence and "0.73" in lab.sentence


def test_a_start_other_than_that_of_keras_is_not_called_so(lab):
    lab.move(bias=2.0)
    assert "Keras" not in lab.sentence


def test_memory_fades_as_a_power_of_the_gate(lab):
    lab.move(bias=2.5)
    gate = 1 / (1 + np.exp(-2.5))
    assert_allclose(lab.result.kept, gate ** np.arange(101), rtol=1e-9)


def test_after_the_half_life_half_is_left(lab):
    lab.move(bias=4.0)
    result = lab.result
    assert result.forget_gate**result.half_life == pytest.approx(0.5)
    assert "half is forgotten after 38 steps" in lab.sentence


def test_a_larger_bias_lets_more_gradient_through(lab):
    gains = []
    for bias in (-1.0, 1.0, 2.5, 4.0):
        lab.move(bias=bias)
        gains.append(lab.result.gradient[50])
    assert gains == sorted(gains)
    assert gains[0] < 1e-15 and gains[1] < 1e-3 and gains[3] > 0.1


def test_the_gradient_is_that_of_the_layer_as_keras_starts_it(lab):
    import keras
    import tensorflow as tf

    row = tf.constant(data.recall(98, train=1, test=1).x_train)
    gains = []
    for seed in range(3):
        keras.utils.set_random_seed(seed)
        layer = keras.layers.LSTM(module.UNITS)
        layer.build(row.shape)
        weights = nn.LSTMWeights(*layer.get_weights())
        gains.append(nn.gradient_by_lag(row.numpy().astype(float), weights)[10])
    assert 0.3 < lab.result.gradient[10] / np.mean(gains) < 3


def test_the_default_start_fails_where_a_large_bias_recalls_all(lab):
    row = lab.result.biases.index
    column = lab.result.gaps.index(20)
    assert lab.result.accuracy[row(1), column].max() < 0.5
    assert lab.result.accuracy[row(4), column].min() > 0.9


def test_every_bias_recalls_over_a_short_gap(lab):
    assert lab.result.accuracy[:, 0].min() > 0.9


def test_the_sentence_tells_both_runs_of_the_nearest_cell(lab):
    lab.move(bias=3.5, gap=40)
    one, two = data.sweep("lstm_gates")["recall"]["4"]["50"]
    assert (
        f"from bias 4 over a gap of 50 recall {one:.0%} and {two:.0%}" in lab.sentence
    )


@pytest.mark.parametrize("values", [{"bias": 3.0}, {"gap": 60}])
def test_every_control_changes_what_is_said(lab, values):
    before = lab.sentence
    lab.move(**values)
    assert lab.sentence != before


def test_the_dots_lie_on_the_curves_at_the_gap(lab):
    lab.move(bias=3.0, gap=33)
    assert_allclose(lab.picture.gap.get_xydata(), [[33, lab.result.kept[33]]])
    assert_allclose(lab.picture.gain_now.get_xydata(), [[33, lab.result.gradient[33]]])


def test_the_curves_are_the_result(lab):
    lab.move(bias=3.0)
    assert_allclose(lab.picture.kept.get_ydata(), lab.result.kept)
    assert_allclose(lab.picture.gain.get_ydata(), lab.result.gradient)


def test_the_frame_stands_on_the_nearest_trained_cell(lab):
    lab.move(bias=5.0, gap=100)
    assert lab.picture.frame_now.get_xy() == (2.5, 3.5)


def test_a_half_life_beyond_the_axis_is_written_without_its_mark(lab):
    lab.move(bias=5.0)
    assert not lab.picture.half.get_visible()
    assert "103" in lab.picture.half_life.get_text()


def test_the_axes_keep_their_limits(lab):
    def limits():
        return [(*a.get_xlim(), *a.get_ylim()) for a in lab.picture.figure.axes]

    before = limits()
    lab.move(bias=-1.0, gap=100)
    assert limits() == before


def test_moving_leaves_the_background_alone(lab):
    background = lab.picture._background
    lab.move(bias=3.0, gap=70)
    assert lab.picture._background is background


def test_it_opens_as_the_other_tests_find_it(lab):
    opened = forget_bias().controls
    assert {name: control.value for name, control in opened.items()} == {
        name: control.value for name, control in lab.controls.items()
    }


@pytest.fixture
def live_lab():
    """Return a lab that trains, where every cell recalls a hundredth of its gap."""
    return forget_bias(train=lambda bias, gap: gap / 100)


def press(lab):
    lab.controls["place"].view.children[0].click()


def test_without_a_trainer_there_is_no_button(lab):
    assert "place" not in lab.controls


def test_the_button_trains_a_cell_where_the_sliders_stand(live_lab):
    live_lab.move(bias=3.0, gap=35)
    press(live_lab)
    assert live_lab.result.live == (3.0, 35, 0.35)
    assert "trained here from bias 3 over a gap of 35 recalls ≈35%" in live_lab.sentence


def test_a_trained_cell_stays_while_the_sliders_move_on(live_lab):
    press(live_lab)
    live_lab.move(gap=80)
    assert live_lab.result.live.gap == 20


def test_the_trained_cell_lies_between_those_of_the_map(live_lab):
    live_lab.move(bias=3.0, gap=20)
    press(live_lab)
    assert_allclose(live_lab.picture.live.get_xydata(), [[1, 2.5]])
    assert live_lab.picture.live.get_visible()


def test_what_goes_wrong_in_training_is_shown():
    def fails(bias, gap):
        raise ValueError("no memory left")

    lab = forget_bias(train=fails)
    press(lab)
    assert lab.problem == "no memory left"
