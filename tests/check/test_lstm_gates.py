"""The worked solutions of lesson 08 agree with nn and with Keras."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import check, nn


@pytest.mark.parametrize("arguments", check.lstm_step.cases.values())
def test_the_step_of_each_case_is_that_of_keras(arguments):
    import keras

    x, h, c, *weights = arguments
    cell = keras.layers.LSTMCell(len(h), dtype="float64")
    cell.build((None, len(x)))
    cell.set_weights(weights)
    _, states = cell(x[None], [h[None], c[None]])
    expected = [np.asarray(state)[0] for state in states]
    assert_allclose(check.lstm_step.reference(*arguments), expected)


@pytest.mark.parametrize("arguments", check.lstm_step.cases.values())
def test_the_step_of_each_case_is_that_of_nn(arguments):
    x, h, c, *weights = arguments
    step = nn.lstm_step(x[None], h[None], c[None], nn.LSTMWeights(*weights))
    hidden, cell = check.lstm_step.reference(*arguments)
    assert_allclose((step.hidden[0], step.cell[0]), (hidden, cell))


@pytest.mark.parametrize("arguments", check.unroll_rnn.cases.values())
def test_the_loop_of_each_case_is_that_of_keras(arguments):
    import keras

    x, *weights = arguments
    units = len(weights[-1])
    layer = keras.layers.SimpleRNN(units, return_sequences=True, dtype="float64")
    layer.build((None, *x.shape))
    layer.set_weights(weights)
    expected = np.asarray(layer(x[None]))[0]
    assert_allclose(check.unroll_rnn.reference(*arguments), expected)


@pytest.mark.parametrize("arguments", check.half_life.cases.values())
def test_a_half_life_is_the_first_step_with_less_than_half_left(arguments):
    (gate,) = arguments
    steps = check.half_life.reference(gate)
    assert gate**steps < 0.5 <= gate ** (steps - 1)


@pytest.mark.parametrize("arguments", check.clip_by_norm.cases.values())
def test_the_clipping_of_each_case_is_that_of_tensorflow(arguments):
    import tensorflow as tf

    gradient, limit = arguments
    expected = tf.clip_by_norm(gradient, limit).numpy()
    assert_allclose(check.clip_by_norm.reference(gradient, limit), expected)


def test_every_claim_about_memory_is_there():
    assert len(check.ledger("lstm_gates").claims) == 17
