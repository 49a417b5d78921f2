"""Lab: which past inputs one output of dilated convolutions sees."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers.labs.lstm_gates.dilated import dilated


@pytest.fixture(scope="module")
def one_lab():
    return dilated()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(depth=4, kernel_size=2, doubling=True, causal=True, output=(60.0, 6))
    return one_lab


@pytest.mark.parametrize("depth", [1, 2, 3, 4, 5])
def test_doubled_gaps_of_width_2_double_the_view_with_every_layer(lab, depth):
    lab.move(depth=depth)
    assert len(lab.result.seen) == lab.result.field == 2**depth
    assert lab.result.weights == 2 * depth


@pytest.mark.parametrize("depth", [1, 3, 6])
def test_gaps_of_1_add_the_width_less_1_with_every_layer(lab, depth):
    lab.move(depth=depth, doubling=False, kernel_size=3)
    assert len(lab.result.seen) == 1 + 2 * depth


def test_the_gradient_of_keras_reaches_the_same_inputs(lab):
    import tensorflow as tf
    from keras import layers

    lab.move(kernel_size=3, depth=3)
    x = tf.Variable(np.zeros((1, 64, 1), np.float32))
    with tf.GradientTape() as tape:
        y = x
        for gap in (1, 2, 4):
            settings = {"padding": "causal", "kernel_initializer": "ones"}
            y = layers.Conv1D(1, 3, dilation_rate=gap, **settings)(y)
        output = y[0, 60, 0]
    paths = np.asarray(tape.gradient(output, x))[0, :, 0]
    assert_allclose(lab.result.cnn, paths / paths.max())


def test_a_causal_stack_sees_nothing_of_the_future(lab):
    lab.move(kernel_size=4, depth=6, output=(30.0, 6))
    assert lab.result.seen.max() == 30 and "future" not in lab.sentence


def test_a_stack_that_is_not_causal_is_told_to_cheat(lab):
    lab.move(kernel_size=3, depth=2, causal=False, output=(30.0, 2))
    assert lab.result.seen.max() == 33
    assert "3 of them lie in its future" in lab.sentence


def test_the_rnn_sees_all_the_past_and_fades(lab):
    rnn = lab.result.rnn
    assert_allclose(rnn[:61], 0.9 ** np.arange(60, -1, -1))
    assert not rnn[61:].any()


def test_the_sentence_counts_layers_against_steps(lab):
    assert "back over 4 layers" in lab.sentence
    assert "walks 15 steps, and 0.9 to the power 15, 0.21," in lab.sentence


def test_an_output_near_the_start_looks_at_zeros(lab):
    lab.move(output=(5.0, 6))
    assert len(lab.result.seen) == 6 and "filled with 0" in lab.sentence


@pytest.mark.parametrize(
    "values",
    [
        {"depth": 3},
        {"kernel_size": 3},
        {"doubling": False},
        {"causal": False},
        {"output": (40.0, 0.0)},
    ],
)
def test_every_control_changes_what_is_said(lab, values):
    before = lab.sentence
    lab.move(**values)
    assert lab.sentence != before


def test_the_strokes_are_the_edges_of_the_tree(lab):
    x, y = lab.picture.lines.get_data()
    below = np.column_stack([x[0::3], x[1::3]])
    assert_array_equal(below, np.vstack(lab.result.edges))
    assert_array_equal(y[1::3] - y[0::3], 1)
    assert np.isnan(x[2::3]).all()


def test_the_squares_are_the_inputs_seen(lab):
    assert_array_equal(lab.picture.inputs.get_xdata(), np.arange(45, 61))


def test_the_influence_drawn_is_that_of_the_result(lab):
    lab.move(kernel_size=3)
    assert_allclose(lab.picture.cnn.get_data().values, lab.result.cnn)
    assert_allclose(lab.picture.rnn.get_ydata(), lab.result.rnn[:61])


def test_a_bar_longer_than_its_axis_is_said_to_be(lab):
    lab.move(kernel_size=4, depth=6)
    assert "190 (beyond the axis)" in lab.picture.bar_texts.texts[1]
    assert lab.picture.bars[1].get_width() == 70


def test_moving_leaves_the_background_alone(lab):
    background = lab.picture._background
    lab.move(depth=6, kernel_size=4, causal=False, output=(3.0, 1))
    assert lab.picture._background is background


def test_it_opens_as_the_other_tests_find_it(lab):
    opened = dilated().controls
    assert {name: control.value for name, control in opened.items()} == {
        name: control.value for name, control in lab.controls.items()
    }
