import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import nn

RNG = np.random.default_rng(5)
BATCH, TIME, FEATURES, UNITS = 2, 5, 3, 4
X = RNG.normal(size=(BATCH, TIME, FEATURES))
PULL = RNG.normal(size=(BATCH, TIME, UNITS))
"""Gradient of the loss with respect to each hidden state."""
STARTS = RNG.normal(size=(2, BATCH, UNITS))
MASK = np.array([[1, 1, 0, 1, 0], [0, 1, 1, 0, 1]], bool)


def weights_of(kind, gates, bias=None):
    columns = gates * UNITS
    kernel = RNG.normal(size=(FEATURES, columns))
    return kind(
        kernel, RNG.normal(size=(UNITS, columns)), RNG.normal(size=bias or columns)
    )


RNN = weights_of(nn.RNNWeights, 1)
LSTM = weights_of(nn.LSTMWeights, 4)
GRU = weights_of(nn.GRUWeights, 3, bias=(2, 3 * UNITS))


def loss_of(run, x, weights, start, **settings):
    return np.vdot(PULL, run(x, weights, start, **settings).hidden)


@pytest.mark.parametrize("mask", [None, MASK], ids=["all steps", "masked"])
@pytest.mark.parametrize("activation", ["tanh", "linear"])
def test_the_simple_rnn_grad_is_that_of_central_differences(
    central_differences, mask, activation
):
    settings = {"mask": mask, "activation": activation}
    grad = nn.simple_rnn_grad(X, RNN, PULL, STARTS[0], **settings)

    def along(**change):
        given = {"x": X, "start": STARTS[0], **RNN._asdict(), **change}
        x, start = given.pop("x"), given.pop("start")
        return loss_of(nn.simple_rnn, x, nn.RNNWeights(**given), start, **settings)

    inputs = {"x": X, **RNN._asdict(), "start": STARTS[0]}
    for ours, (name, value) in zip(grad, inputs.items(), strict=True):
        theirs = central_differences(lambda v, name=name: along(**{name: v}), value)
        assert_allclose(ours, theirs, atol=1e-6, err_msg=name)


@pytest.mark.parametrize("mask", [None, MASK], ids=["all steps", "masked"])
def test_the_lstm_grad_is_that_of_central_differences(central_differences, mask):
    grad = nn.lstm_grad(X, LSTM, PULL, tuple(STARTS), mask)

    def along(**change):
        given = {"x": X, "h": STARTS[0], "c": STARTS[1], **LSTM._asdict(), **change}
        x, start = given.pop("x"), (given.pop("h"), given.pop("c"))
        return loss_of(nn.lstm, x, nn.LSTMWeights(**given), start, mask=mask)

    inputs = {"x": X, **LSTM._asdict(), "h": STARTS[0], "c": STARTS[1]}
    for ours, (name, value) in zip(grad, inputs.items(), strict=True):
        theirs = central_differences(lambda v, name=name: along(**{name: v}), value)
        assert_allclose(ours, theirs, atol=1e-6, err_msg=name)


def test_the_lstm_grad_is_that_of_keras(oracle, keras):
    import tensorflow as tf

    layer = keras.layers.LSTM(UNITS, return_sequences=True, dtype="float64")
    layer.build(X.shape)
    layer.set_weights(list(LSTM))
    with tf.GradientTape() as tape:
        x = tf.constant(X)
        tape.watch(x)
        loss = tf.reduce_sum(layer(x) * PULL)
    theirs = tape.gradient(loss, [x, *layer.trainable_weights])
    grad = nn.lstm_grad(X, LSTM, PULL)
    for ours, their in zip(grad, theirs, strict=False):
        assert_allclose(ours, np.asarray(their), atol=1e-10)


@pytest.mark.parametrize("grad", [nn.simple_rnn_grad, nn.lstm_grad])
def test_a_gradient_of_another_shape_is_refused(grad):
    weights = RNN if grad is nn.simple_rnn_grad else LSTM
    with pytest.raises(ValueError, match="hidden_grad must be"):
        grad(X, weights, PULL[:, -1])


def jacobian(run, weights, lag, is_lstm):
    """Return d last hidden / d state `lag` steps before, by central differences."""
    before, after = X[:1, : TIME - lag], X[:1, TIME - lag :]
    ran = run(before, weights)
    state = ran.hidden[0, -1]
    if is_lstm:
        state = np.concatenate([ran.cell[0, -1], state])

    def last(flat):
        start = (flat[None, UNITS:], flat[None, :UNITS]) if is_lstm else flat[None]
        return run(after, weights, start).hidden[0, -1]

    steps = 1e-5 * np.eye(len(state))
    return np.array([last(state + d) - last(state - d) for d in steps]) / 2e-5


@pytest.mark.parametrize("lag", [1, 2, 4])
@pytest.mark.parametrize(
    ("run", "weights"), [(nn.simple_rnn, RNN), (nn.gru, GRU), (nn.lstm, LSTM)]
)
def test_the_gain_by_lag_is_that_of_central_differences(run, weights, lag):
    theirs = jacobian(run, weights, lag, is_lstm=run is nn.lstm)
    ours = nn.gradient_by_lag(X[:1], weights)
    assert_allclose(ours[lag], np.linalg.norm(theirs) / UNITS**0.5, rtol=1e-6)


@pytest.mark.parametrize(
    ("radius", "gain"), [(0.5, 8.9e-16), (0.9, 0.0052), (1.0, 1.0), (1.1, 117.4)]
)
def test_an_orthogonal_loop_multiplies_by_its_radius_at_every_step(radius, gain):
    loop = radius * np.linalg.qr(RNG.normal(size=(8, 8)))[0]
    weights = nn.RNNWeights(np.ones((1, 8)), loop)
    sizes = nn.gradient_by_lag(np.zeros((1, 50, 1)), weights, activation="linear")
    assert_allclose(sizes, radius ** np.arange(51))
    assert sizes[-1] == pytest.approx(gain, rel=0.01)


def test_only_the_forget_gate_stands_on_the_road_of_the_cell():
    bias = np.array([-99, np.log(9), 0, 99])
    weights = nn.LSTMWeights(np.zeros((1, 4)), np.zeros((1, 4)), bias)
    sizes = nn.gradient_by_lag(np.zeros((1, 50, 1)), weights)
    assert_allclose(sizes[1:], 0.9 ** np.arange(1, 51))


def test_the_gain_is_a_mean_over_the_batch():
    both = nn.gradient_by_lag(X, LSTM)
    each = [nn.gradient_by_lag(x[None], LSTM) for x in X]
    assert_allclose(both, np.mean(each, axis=0))


def test_other_weights_are_refused():
    with pytest.raises(ValueError, match="not tuple"):
        nn.gradient_by_lag(X, tuple(LSTM))


def test_an_empty_batch_has_no_gain():
    with pytest.raises(ValueError, match="at least one sequence"):
        nn.gradient_by_lag(X[:0], LSTM)
