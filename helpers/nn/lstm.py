"""The long short-term memory as Keras computes it, one step and over time."""

from typing import NamedTuple

import numpy as np

from helpers.nn._checks import shaped, tensor
from helpers.nn._recurrent import ONE_STEP, SEQUENCES, apart, opened, starts, unroll
from helpers.nn.activations import sigmoid, tanh


class LSTMWeights(NamedTuple):
    """Weights of an LSTM, columns in Keras's order: input, forget, candidate, output.

    ``LSTMWeights(*layer.get_weights())`` opens a trained layer, and
    ``layer.set_weights(list(weights))`` writes it.
    """

    kernel: np.ndarray  # (features, 4 * units)
    recurrent_kernel: np.ndarray  # (units, 4 * units)
    bias: np.ndarray | None = None  # (4 * units,)


class LSTMStep(NamedTuple):
    """What an LSTM did at one step, each (batch, units)."""

    input_gate: np.ndarray  # share of the candidate that is written, 0 to 1
    forget_gate: np.ndarray  # share of the old cell that is kept, 0 to 1
    candidate: np.ndarray  # what could be written, -1 to 1
    output_gate: np.ndarray  # share of the cell that is shown, 0 to 1
    cell: np.ndarray  # what is remembered, without bounds
    hidden: np.ndarray  # what is shown, -1 to 1


class LSTMRun(NamedTuple):
    """What an LSTM did at every step, each (batch, time, units)."""

    input_gate: np.ndarray
    forget_gate: np.ndarray
    candidate: np.ndarray
    output_gate: np.ndarray
    cell: np.ndarray
    hidden: np.ndarray


def lstm_step(
    x: np.ndarray,
    h: np.ndarray,
    c: np.ndarray,
    weights: LSTMWeights,
    peephole: np.ndarray | None = None,
    coupled: bool = False,
) -> LSTMStep:
    """Read one input: forget, write, show.

    With ``W, U, b`` the columns of kernel, recurrent kernel and bias::

        input_gate = sigmoid(x @ W_i + h @ U_i + b_i)
        forget_gate = sigmoid(x @ W_f + h @ U_f + b_f)
        candidate = tanh(x @ W_c + h @ U_c + b_c)
        output_gate = sigmoid(x @ W_o + h @ U_o + b_o)
        cell = forget_gate * c + input_gate * candidate
        hidden = output_gate * tanh(cell)

    Parameters
    ----------
    x : array of shape (batch, features)
        The input of this step.
    h, c : arrays of shape (batch, units)
        Hidden and cell state after the step before.
    weights : LSTMWeights
    peephole : array of shape (3, units), optional
        Rows for input, forget and output gate: the first two add their row times the
        old cell to their sum, the last its row times the new cell [2]_.
    coupled : bool, default False
        Write exactly what is forgotten: ``input_gate = 1 - forget_gate``.

    Returns
    -------
    LSTMStep

    Raises
    ------
    ValueError
        For shapes that do not fit together, or NaN.

    References
    ----------
    .. [1] Hochreiter, Schmidhuber, "Long Short-Term Memory", 1997;
       https://keras.io/api/layers/recurrent_layers/lstm/
    .. [2] Gers, Schmidhuber, "Recurrent Nets that Time and Count", 2000.

    Examples
    --------
    >>> keep = LSTMWeights(np.zeros((1, 4)), np.zeros((1, 4)), np.r_[-99.0, 99, 0, 99])
    >>> step = lstm_step(np.ones((1, 1)), np.zeros((1, 1)), np.ones((1, 1)), keep)
    >>> step.cell, step.hidden.round(3)
    (array([[1.]]), array([[0.762]]))
    """
    x = tensor(x, "x", ONE_STEP)
    kernel, recurrent_kernel, bias = opened(weights, 4, x)
    units = len(recurrent_kernel)
    h = shaped(h, "h", (len(x), units), like=x)
    c = shaped(c, "c", (len(x), units), like=x)
    look = np.zeros((3, units)) if peephole is None else peephole
    look_i, look_f, look_o = shaped(look, "peephole", (3, units), like=x)

    sums = x @ kernel + h @ recurrent_kernel + bias
    sum_i, sum_f, sum_c, sum_o = apart(sums, 4)
    forget_gate = sigmoid(sum_f + look_f * c)
    input_gate = 1 - forget_gate if coupled else sigmoid(sum_i + look_i * c)
    candidate = tanh(sum_c)
    cell = forget_gate * c + input_gate * candidate
    output_gate = sigmoid(sum_o + look_o * cell)
    hidden = output_gate * tanh(cell)
    return LSTMStep(input_gate, forget_gate, candidate, output_gate, cell, hidden)


def lstm(
    x: np.ndarray,
    weights: LSTMWeights,
    initial_state: tuple[np.ndarray, np.ndarray] | None = None,
    mask: np.ndarray | None = None,
    peephole: np.ndarray | None = None,
    coupled: bool = False,
) -> LSTMRun:
    """Run an LSTM over sequences: `lstm_step` again and again.

    Parameters
    ----------
    x : array of shape (batch, time, features)
        At least one step.
    weights : LSTMWeights
        The same for every step.
    initial_state : (hidden, cell), each of shape (batch, units), optional
        The states before the first step, in Keras's order; by default 0.
    mask : array of bool of shape (batch, time), optional
        A step where it is False is skipped: cell and hidden state stay as they were,
        and the gates are what they would have been.
    peephole, coupled
        As for `lstm_step`.

    Returns
    -------
    LSTMRun
        Gates, candidate and states at every step.

    Raises
    ------
    ValueError
        As `lstm_step`; for no step, or a mask of another shape.

    Notes
    -----
    Keras shows zeros, not the initial state, for masked steps before the first valid
    one; the states that it hands on are the same.

    Examples
    --------
    Each step keeps a tenth of the cell before, and writes nothing:

    >>> weights = LSTMWeights(np.zeros((1, 4)), np.zeros((1, 4)),
    ...                       np.array([-99.0, np.log(0.1 / 0.9), 0.0, 99.0]))
    >>> start = np.zeros((1, 1)), np.ones((1, 1))
    >>> lstm(np.zeros((1, 3, 1)), weights, start).cell[0, :, 0]
    array([0.1  , 0.01 , 0.001])
    """
    x = tensor(x, "x", SEQUENCES)
    opened(weights, 4, x)
    names = ("hidden", "cell")
    states = starts(initial_state, names, weights, x)

    def step(now: np.ndarray, h: np.ndarray, c: np.ndarray) -> LSTMStep:
        return lstm_step(now, h, c, weights, peephole, coupled)

    return LSTMRun(*unroll(step, x, states, names, mask))
