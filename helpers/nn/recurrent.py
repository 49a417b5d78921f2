"""Recurrent layers as Keras computes them: the simple RNN and the GRU."""

from typing import NamedTuple

import numpy as np

from helpers.nn._checks import choice, shaped, tensor
from helpers.nn._recurrent import ONE_STEP, SEQUENCES, apart, opened, starts, unroll
from helpers.nn.activations import sigmoid, tanh

ACTIVATIONS = ("tanh", "linear")


class RNNWeights(NamedTuple):
    """Weights of a simple RNN: ``RNNWeights(*layer.get_weights())``."""

    kernel: np.ndarray  # (features, units)
    recurrent_kernel: np.ndarray  # (units, units)
    bias: np.ndarray | None = None  # (units,)


class GRUWeights(NamedTuple):
    """Weights of a GRU, columns in Keras's order: update, reset, candidate."""

    kernel: np.ndarray  # (features, 3 * units)
    recurrent_kernel: np.ndarray  # (units, 3 * units)
    bias: np.ndarray | None = None  # (2, 3 * units): of the input, of the loop


class SimpleRNNRun(NamedTuple):
    """What a simple RNN did at every step."""

    hidden: np.ndarray  # (batch, time, units)


class GRUStep(NamedTuple):
    """What a GRU did at one step, each (batch, units)."""

    update_gate: np.ndarray  # share of the old state that is kept, 0 to 1
    reset_gate: np.ndarray  # share of the loop that the candidate sees, 0 to 1
    candidate: np.ndarray  # what could be written, -1 to 1
    hidden: np.ndarray  # what is carried on


class GRURun(NamedTuple):
    """What a GRU did at every step, each (batch, time, units)."""

    update_gate: np.ndarray
    reset_gate: np.ndarray
    candidate: np.ndarray
    hidden: np.ndarray


def simple_rnn_step(
    x: np.ndarray, h: np.ndarray, weights: RNNWeights, activation: str = "tanh"
) -> np.ndarray:
    """Read one input and renew the hidden state.

    ``h[t] = tanh(x[t] @ kernel + h[t-1] @ recurrent_kernel + bias)``

    Parameters
    ----------
    x : array of shape (batch, features)
        The input of this step.
    h : array of shape (batch, units)
        The hidden state after the step before.
    weights : RNNWeights
    activation : {"tanh", "linear"}, default "tanh"

    Returns
    -------
    array of shape (batch, units)
        The new hidden state, without unit.

    Raises
    ------
    ValueError
        For shapes that do not fit together, NaN, or another activation.

    Examples
    --------
    >>> weights = RNNWeights(np.array([[1.0]]), np.array([[0.5]]))
    >>> simple_rnn_step(np.array([[1.0]]), np.array([[2.0]]), weights, "linear")
    array([[2.]])
    """
    x = tensor(x, "x", ONE_STEP)
    choice(activation, "activation", ACTIVATIONS)
    kernel, recurrent_kernel, bias = opened(weights, 1, x)
    h = shaped(h, "h", (len(x), len(recurrent_kernel)), like=x)
    total = x @ kernel + h @ recurrent_kernel + bias
    return tanh(total) if activation == "tanh" else total


def simple_rnn(
    x: np.ndarray,
    weights: RNNWeights,
    initial_state: np.ndarray | None = None,
    mask: np.ndarray | None = None,
    activation: str = "tanh",
) -> SimpleRNNRun:
    """Run a simple RNN over sequences: `simple_rnn_step` again and again.

    Parameters
    ----------
    x : array of shape (batch, time, features)
        At least one step.
    weights : RNNWeights
        The same for every step.
    initial_state : array of shape (batch, units), optional
        The hidden state before the first step, by default 0.
    mask : array of bool of shape (batch, time), optional
        A step where it is False is skipped: the state stays as it was.
    activation : {"tanh", "linear"}, default "tanh"

    Returns
    -------
    SimpleRNNRun
        The hidden state after every step.

    Raises
    ------
    ValueError
        As `simple_rnn_step`; for no step, or a mask of another shape.

    References
    ----------
    .. [1] https://keras.io/api/layers/recurrent_layers/simple_rnn/

    Examples
    --------
    >>> weights = RNNWeights(np.array([[1.0]]), np.array([[0.5]]))
    >>> x = np.array([[[8.0], [0.0], [0.0]]])
    >>> simple_rnn(x, weights, activation="linear").hidden[0, :, 0]
    array([8., 4., 2.])
    """
    x = tensor(x, "x", SEQUENCES)
    opened(weights, 1, x)
    states = starts(initial_state, ("hidden",), weights, x)

    def step(now: np.ndarray, h: np.ndarray) -> SimpleRNNRun:
        return SimpleRNNRun(simple_rnn_step(now, h, weights, activation))

    return SimpleRNNRun(*unroll(step, x, states, ("hidden",), mask))


def gru_step(x: np.ndarray, h: np.ndarray, weights: GRUWeights) -> GRUStep:
    """Read one input and renew the hidden state through two gates.

    With ``W, U, b, r`` the columns of kernel, recurrent kernel and the two biases::

        update = sigmoid(x @ W_update + b_update + h @ U_update + r_update)
        reset = sigmoid(x @ W_reset + b_reset + h @ U_reset + r_reset)
        candidate = tanh(x @ W_cand + b_cand + reset * (h @ U_cand + r_cand))
        hidden = update * h + (1 - update) * candidate

    Parameters
    ----------
    x : array of shape (batch, features)
    h : array of shape (batch, units)
        The hidden state after the step before.
    weights : GRUWeights
        Of a Keras layer with its default ``reset_after=True``.

    Returns
    -------
    GRUStep

    Raises
    ------
    ValueError
        For shapes that do not fit together, or NaN.

    References
    ----------
    .. [1] Cho et al., "Learning Phrase Representations using RNN Encoder-Decoder",
       2014, equations 5 to 8; https://keras.io/api/layers/recurrent_layers/gru/

    Examples
    --------
    >>> weights = GRUWeights(np.zeros((1, 3)), np.zeros((1, 3)))
    >>> gru_step(np.array([[1.0]]), np.array([[0.8]]), weights).hidden
    array([[0.4]])
    """
    x = tensor(x, "x", ONE_STEP)
    kernel, recurrent_kernel, bias = opened(weights, 3, x, bias_rows=2)
    h = shaped(h, "h", (len(x), len(recurrent_kernel)), like=x)
    x_update, x_reset, x_cand = apart(x @ kernel + bias[0], 3)
    h_update, h_reset, h_cand = apart(h @ recurrent_kernel + bias[1], 3)
    update_gate = sigmoid(x_update + h_update)
    reset_gate = sigmoid(x_reset + h_reset)
    candidate = tanh(x_cand + reset_gate * h_cand)
    hidden = update_gate * h + (1 - update_gate) * candidate
    return GRUStep(update_gate, reset_gate, candidate, hidden)


def gru(
    x: np.ndarray,
    weights: GRUWeights,
    initial_state: np.ndarray | None = None,
    mask: np.ndarray | None = None,
) -> GRURun:
    """Run a GRU over sequences: `gru_step` again and again.

    Parameters and refusals are those of `simple_rnn`; a masked step leaves the hidden
    state as it was, and its gates are what they would have been.

    Examples
    --------
    >>> weights = GRUWeights(np.zeros((1, 3)), np.zeros((1, 3)))
    >>> start = np.array([[0.8]])
    >>> gru(np.zeros((1, 3, 1)), weights, start).hidden[0, :, 0]
    array([0.4, 0.2, 0.1])
    """
    x = tensor(x, "x", SEQUENCES)
    opened(weights, 3, x, bias_rows=2)
    states = starts(initial_state, ("hidden",), weights, x)

    def step(now: np.ndarray, h: np.ndarray) -> GRUStep:
        return gru_step(now, h, weights)

    return GRURun(*unroll(step, x, states, ("hidden",), mask))
