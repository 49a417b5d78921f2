import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import nn

RNG = np.random.default_rng(8)

LAYERS = {
    "SimpleRNN": (nn.simple_rnn, nn.RNNWeights, 1),
    "GRU": (nn.gru, nn.GRUWeights, 3),
    "LSTM": (nn.lstm, nn.LSTMWeights, 4),
}
SIZES = [(1, 1, 1, 1), (2, 7, 3, 5), (3, 1, 2, 4), (1, 40, 1, 8), (4, 5, 6, 1)]
"""Batch, time, features, units."""


def weights_of(name, features, units):
    _, kind, gates = LAYERS[name]
    bias = (2, gates * units) if name == "GRU" else gates * units
    return kind(
        RNG.normal(size=(features, gates * units)),
        RNG.normal(size=(units, gates * units)) * units**-0.5,
        RNG.normal(size=bias),
    )


def states_of(name, batch, units):
    states = tuple(RNG.normal(size=(2, batch, units)))
    return states if name == "LSTM" else states[0]


def in_keras(keras, name, x, weights, initial_state=None, mask=None):
    """Return Keras's hidden states and final states."""
    layer = getattr(keras.layers, name)(
        weights.recurrent_kernel.shape[0],
        return_sequences=True,
        return_state=True,
        dtype="float64",
    )
    layer.build(x.shape)
    layer.set_weights(list(weights))
    if initial_state is not None:
        initial_state = list(initial_state) if name == "LSTM" else [initial_state]
    ran = layer(x, initial_state=initial_state, mask=mask)
    return [np.asarray(one) for one in ran]


def assert_same(run, theirs):
    assert_allclose(run.hidden, theirs[0], atol=1e-10)
    finals = [run.hidden[:, -1], *([run.cell[:, -1]] if len(theirs) == 3 else [])]
    assert_allclose(finals, theirs[1:], atol=1e-10)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", LAYERS)
def test_every_number_is_that_of_keras(keras, name, size):
    batch, time, features, units = size
    x, weights = RNG.normal(size=(batch, time, features)), None
    weights = weights_of(name, features, units)
    assert_same(LAYERS[name][0](x, weights), in_keras(keras, name, x, weights))


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", LAYERS)
def test_an_initial_state_is_taken_up_as_in_keras(keras, name, size):
    batch, time, features, units = size
    x, start = RNG.normal(size=(batch, time, features)), states_of(name, batch, units)
    weights = weights_of(name, features, units)
    ours = LAYERS[name][0](x, weights, start)
    assert_same(ours, in_keras(keras, name, x, weights, start))


@pytest.mark.parametrize("with_start", [False, True])
@pytest.mark.parametrize("name", LAYERS)
def test_masked_steps_are_skipped_as_in_keras(keras, name, with_start):
    x, weights = RNG.normal(size=(3, 9, 2)), weights_of(name, 2, 4)
    mask = RNG.random((3, 9)) < 0.6
    mask[:, 0] = True  # before the first valid step Keras shows zeros
    start = states_of(name, 3, 4) if with_start else None
    ours = LAYERS[name][0](x, weights, start, mask)
    assert_same(ours, in_keras(keras, name, x, weights, start, mask))


@pytest.mark.parametrize("name", LAYERS)
def test_a_first_step_that_is_masked_hands_on_the_start_as_in_keras(keras, name):
    x, weights = RNG.normal(size=(2, 4, 2)), weights_of(name, 2, 3)
    mask = np.array([[False, True, True, True], [False, False, True, False]])
    start = states_of(name, 2, 3)
    ours = LAYERS[name][0](x, weights, start, mask)
    theirs = in_keras(keras, name, x, weights, start, mask)
    assert_allclose(ours.hidden[:, 2:], theirs[0][:, 2:], atol=1e-10)
    assert_allclose(ours.hidden[:, -1], theirs[1], atol=1e-10)


@pytest.mark.parametrize("name", LAYERS)
def test_a_layer_of_float32_is_equal_to_five_digits(keras, name):
    layer = getattr(keras.layers, name)(16, return_sequences=True)
    x = RNG.normal(size=(4, 30, 8)).astype(np.float32)
    theirs = np.asarray(layer(x))
    run, kind, _ = LAYERS[name]
    ours = run(x, kind(*layer.get_weights())).hidden
    assert ours.dtype == np.float32
    assert_allclose(ours, theirs, atol=1e-5)


@pytest.mark.parametrize("name", LAYERS)
def test_a_layer_without_bias_opens_too(keras, name):
    layer = getattr(keras.layers, name)(3, use_bias=False)
    x = RNG.normal(size=(2, 5, 2)).astype(np.float32)
    theirs = np.asarray(layer(x))
    run, kind, _ = LAYERS[name]
    ours = run(x, kind(*layer.get_weights())).hidden
    assert_allclose(ours[:, -1], theirs, atol=1e-5)


@pytest.mark.parametrize("name", LAYERS)
def test_the_cut_of_a_sequence_may_lie_anywhere(name):
    x, weights = RNG.normal(size=(2, 6, 3)), weights_of(name, 3, 4)
    run = LAYERS[name][0]
    first = run(x[:, :4], weights)
    state = first.hidden[:, -1]
    if name == "LSTM":
        state = state, first.cell[:, -1]
    rest = run(x[:, 4:], weights, state)
    assert_allclose(run(x, weights).hidden[:, 4:], rest.hidden)


def test_a_step_of_an_lstm_is_the_first_of_its_run():
    x, weights = RNG.normal(size=(2, 6, 3)), weights_of("LSTM", 3, 4)
    zeros = np.zeros((2, 4))
    step, run = nn.lstm_step(x[:, 0], zeros, zeros, weights), nn.lstm(x, weights)
    assert_array_equal(np.array(step), np.array(run)[:, :, 0])


@pytest.mark.parametrize(
    ("forget", "write", "show", "cell", "hidden"),
    [
        (1, 0, 1, 1.0, 0.762),
        (0, 1, 1, 0.8, 0.664),
        (1, 1, 1, 1.8, 0.947),
        (1, 0, 0, 1, 0),
    ],
)
def test_gates_of_0_and_1_keep_replace_add_and_hide(forget, write, show, cell, hidden):
    shut_or_open = 200 * np.array([write, forget, 0.5, show]) - 100
    bias = shut_or_open + np.array([0, 0, np.arctanh(0.8), 0])
    weights = nn.LSTMWeights(np.zeros((1, 4)), np.zeros((1, 4)), bias)
    one = np.ones((1, 1))
    step = nn.lstm_step(one, 0 * one, one, weights)
    assert_allclose([step.cell, step.hidden], [[[cell]], [[hidden]]], atol=5e-4)


def test_a_cell_counts_far_beyond_1_and_its_hidden_state_does_not():
    bias = np.array([99, 99, np.arctanh(0.9), 99])
    weights = nn.LSTMWeights(np.zeros((1, 4)), np.zeros((1, 4)), bias)
    run = nn.lstm(np.zeros((1, 20, 1)), weights)
    assert_allclose(run.cell[0, -1], 18.0)
    assert run.hidden.max() <= 1


def test_coupled_gates_write_what_they_forget():
    x, weights = RNG.normal(size=(2, 6, 3)), weights_of("LSTM", 3, 4)
    run = nn.lstm(x, weights, coupled=True)
    assert_allclose(run.input_gate, 1 - run.forget_gate)
    assert np.abs(run.cell).max() <= 1  # a mean of numbers between -1 and 1


def test_peepholes_let_the_gates_see_the_cell():
    weights = nn.LSTMWeights(np.zeros((1, 4)), np.zeros((1, 4)))
    peephole = np.array([[1.0], [2.0], [3.0]])
    zero, cell = np.zeros((1, 1)), np.array([[0.5]])
    step = nn.lstm_step(zero, zero, cell, weights, peephole)
    assert_allclose(step.input_gate, nn.sigmoid(1 * cell))
    assert_allclose(step.forget_gate, nn.sigmoid(2 * cell))
    assert_allclose(step.output_gate, nn.sigmoid(3 * step.cell))


def test_peepholes_of_zero_change_nothing():
    x, weights = RNG.normal(size=(2, 6, 3)), weights_of("LSTM", 3, 4)
    with_them = nn.lstm(x, weights, peephole=np.zeros((3, 4)))
    assert_array_equal(with_them.hidden, nn.lstm(x, weights).hidden)


@pytest.mark.parametrize("name", LAYERS)
def test_a_batch_may_be_empty(name):
    run = LAYERS[name][0](np.zeros((0, 5, 3)), weights_of(name, 3, 4))
    assert run.hidden.shape == (0, 5, 4)


def test_sums_of_thousands_do_not_overflow():
    x = np.full((1, 3, 1), 1e6)
    with np.errstate(all="raise", under="ignore"):
        for name, (run, _, _) in LAYERS.items():
            assert np.isfinite(run(x, weights_of(name, 1, 2)).hidden).all()


X = np.zeros((2, 5, 3))


@pytest.mark.parametrize("name", LAYERS)
@pytest.mark.parametrize(
    ("x", "sentence"),
    [
        (X[:, :0], r"x must have no side of 0, not \(2, 0, 3\)"),
        (X[0], r"x must be \(batch, time, features\), not \(5, 3\)"),
        (X[..., :2], r"wants 3 features, but x \(2, 5, 2\) has 2"),
        (X * np.nan, "x holds NaN"),
        (X.astype(str), "x must hold numbers"),
    ],
)
def test_a_sequence_that_cannot_be_read_gets_one_sentence(name, x, sentence):
    with pytest.raises(ValueError, match=sentence):
        LAYERS[name][0](x, weights_of(name, 3, 4))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"kernel": np.zeros((3, 12))}, r"kernel must be \(features, 16\)"),
        ({"recurrent_kernel": np.zeros((4, 12))}, r"\(units, 4 \* units\)"),
        ({"bias": np.zeros(4)}, r"bias must be \(16,\), not \(4,\)"),
        ({"bias": np.full(16, np.nan)}, "bias holds NaN"),
    ],
)
def test_weights_of_another_layer_get_one_sentence(change, sentence):
    with pytest.raises(ValueError, match=sentence):
        nn.lstm(X, weights_of("LSTM", 3, 4)._replace(**change))


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"initial_state": np.zeros((2, 4))}, r"not \(4,\)"),
        ({"initial_state": [np.zeros((2, 4))]}, "hidden and cell, not 1 arrays"),
        ({"initial_state": (np.zeros((2, 4)), np.zeros((2, 5)))}, r"cell, must be"),
        ({"mask": np.ones((2, 4), bool)}, r"mask .* \(2, 5\), not bool \(2, 4\)"),
        ({"mask": np.ones((2, 5))}, "not float64"),
        ({"peephole": np.zeros(4)}, r"peephole must be \(3, 4\)"),
    ],
)
def test_settings_of_an_lstm_that_do_not_fit_get_one_sentence(settings, sentence):
    with pytest.raises(ValueError, match=sentence):
        nn.lstm(X, weights_of("LSTM", 3, 4), **settings)


def test_another_activation_is_refused():
    with pytest.raises(ValueError, match="activation must be 'tanh' or 'linear'"):
        nn.simple_rnn(X, weights_of("SimpleRNN", 3, 4), activation="relu")
