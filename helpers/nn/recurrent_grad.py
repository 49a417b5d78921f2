"""Backpropagation through time by hand: the simple RNN and the LSTM."""

from typing import NamedTuple

import numpy as np

from helpers.nn._checks import shaped, tensor
from helpers.nn._recurrent import SEQUENCES, before, opened, starts, valid
from helpers.nn.lstm import LSTMWeights, lstm
from helpers.nn.recurrent import RNNWeights, simple_rnn


class SimpleRNNGrad(NamedTuple):
    """Gradients of a loss with respect to what went into `simple_rnn`."""

    x_grad: np.ndarray  # (batch, time, features)
    kernel_grad: np.ndarray  # (features, units)
    recurrent_kernel_grad: np.ndarray  # (units, units)
    bias_grad: np.ndarray  # (units,)
    initial_hidden_grad: np.ndarray  # (batch, units)


class LSTMGrad(NamedTuple):
    """Gradients of a loss with respect to what went into `lstm`."""

    x_grad: np.ndarray  # (batch, time, features)
    kernel_grad: np.ndarray  # (features, 4 * units)
    recurrent_kernel_grad: np.ndarray  # (units, 4 * units)
    bias_grad: np.ndarray  # (4 * units,)
    initial_hidden_grad: np.ndarray  # (batch, units)
    initial_cell_grad: np.ndarray  # (batch, units)


def simple_rnn_grad(
    x: np.ndarray,
    weights: RNNWeights,
    hidden_grad: np.ndarray,
    initial_state: np.ndarray | None = None,
    mask: np.ndarray | None = None,
    activation: str = "tanh",
) -> SimpleRNNGrad:
    """Send a gradient back through `simple_rnn`, from the last step to the first.

    At each step, with ``slope = 1 - h**2`` for tanh and 1 for linear::

        sum_grad = slope * (hidden_grad[t] + what comes back from step t + 1)
        goes back to step t - 1 = sum_grad @ recurrent_kernel.T

    The weights are used at every step, so that their gradients add up over time.

    Parameters
    ----------
    x, weights, initial_state, mask, activation
        As given to `simple_rnn`.
    hidden_grad : array of shape (batch, time, units)
        Gradient of the loss with respect to the hidden state shown at each step; all
        0 but the last for a loss on the last state.

    Returns
    -------
    SimpleRNNGrad

    Raises
    ------
    ValueError
        As `simple_rnn`, and if `hidden_grad` has another shape.

    References
    ----------
    .. [1] Goodfellow, Bengio, Courville, "Deep Learning", 2016, section 10.2.2.

    Examples
    --------
    >>> weights = RNNWeights(np.array([[1.0]]), np.array([[0.5]]))
    >>> last = np.array([[[0.0], [0.0], [1.0]]])
    >>> simple_rnn_grad(np.ones((1, 3, 1)), weights, last, activation="linear").x_grad
    array([[[0.25],
            [0.5 ],
            [1.  ]]])
    """
    x = tensor(x, "x", SEQUENCES)
    hidden = simple_rnn(x, weights, initial_state, mask, activation).hidden
    hidden_grad = shaped(hidden_grad, "hidden_grad", hidden.shape, like=x)
    kernel, recurrent_kernel, _ = opened(weights, 1, x)
    (start,) = starts(initial_state, ("hidden",), weights, x)
    keep = valid(mask, x)[..., None]
    slope = 1 - hidden**2 if activation == "tanh" else np.ones_like(hidden)

    sum_grad = np.zeros_like(hidden)
    back = np.zeros_like(start)
    for t in reversed(range(x.shape[1])):
        back = back + hidden_grad[:, t]
        sum_grad[:, t] = keep[:, t] * slope[:, t] * back
        skipped = np.where(keep[:, t], 0, back)
        back = skipped + sum_grad[:, t] @ recurrent_kernel.T
    shared = _shared(x, before(hidden, start), sum_grad, kernel)
    return SimpleRNNGrad(*shared, initial_hidden_grad=back)


def lstm_grad(
    x: np.ndarray,
    weights: LSTMWeights,
    hidden_grad: np.ndarray,
    initial_state: tuple[np.ndarray, np.ndarray] | None = None,
    mask: np.ndarray | None = None,
) -> LSTMGrad:
    """Send a gradient back through `lstm`, from the last step to the first.

    From one step to the one before, the gradient of the cell is only multiplied by
    the forget gate: ``cell_grad[t-1] = cell_grad[t] * forget_gate[t] + ...``. That is
    the road on which it can travel far.

    Parameters
    ----------
    x, weights, initial_state, mask
        As given to `lstm`; without peepholes or coupled gates.
    hidden_grad : array of shape (batch, time, units)
        Gradient of the loss with respect to the hidden state shown at each step.

    Returns
    -------
    LSTMGrad

    Raises
    ------
    ValueError
        As `lstm`, and if `hidden_grad` has another shape.

    References
    ----------
    .. [1] Greff et al., "LSTM: A Search Space Odyssey", 2017, appendix A.

    Examples
    --------
    >>> keep = LSTMWeights(np.ones((1, 4)), np.zeros((1, 4)), np.r_[0.0, 99, 0, 99])
    >>> last = np.array([[[0.0], [0.0], [1.0]]])
    >>> lstm_grad(np.zeros((1, 3, 1)), keep, last).x_grad[0, :, 0]
    array([0.5, 0.5, 0.5])
    """
    x = tensor(x, "x", SEQUENCES)
    run = lstm(x, weights, initial_state, mask)
    hidden_grad = shaped(hidden_grad, "hidden_grad", run.hidden.shape, like=x)
    kernel, recurrent_kernel, _ = opened(weights, 4, x)
    start_h, start_c = starts(initial_state, ("hidden", "cell"), weights, x)
    old_cell = before(run.cell, start_c)
    keep = valid(mask, x)[..., None]
    i, f, g, o = run[:4]
    shown = np.tanh(run.cell)

    sum_grad = np.zeros((*x.shape[:2], recurrent_kernel.shape[1]), x.dtype)
    back_h, back_c = np.zeros_like(start_h), np.zeros_like(start_c)
    for t in reversed(range(x.shape[1])):
        back_h = back_h + hidden_grad[:, t]
        cell_grad = back_c + back_h * o[:, t] * (1 - shown[:, t] ** 2)
        gates = (
            cell_grad * g[:, t] * i[:, t] * (1 - i[:, t]),
            cell_grad * old_cell[:, t] * f[:, t] * (1 - f[:, t]),
            cell_grad * i[:, t] * (1 - g[:, t] ** 2),
            back_h * shown[:, t] * o[:, t] * (1 - o[:, t]),
        )
        sum_grad[:, t] = keep[:, t] * np.concatenate(gates, axis=1)
        back_c = np.where(keep[:, t], cell_grad * f[:, t], back_c)
        skipped = np.where(keep[:, t], 0, back_h)
        back_h = skipped + sum_grad[:, t] @ recurrent_kernel.T
    shared = _shared(x, before(run.hidden, start_h), sum_grad, kernel)
    return LSTMGrad(*shared, initial_hidden_grad=back_h, initial_cell_grad=back_c)


def _shared(
    x: np.ndarray, old_hidden: np.ndarray, sum_grad: np.ndarray, kernel: np.ndarray
) -> tuple[np.ndarray, ...]:
    """Return the gradients of x, kernel, recurrent kernel and bias."""
    flat = sum_grad.reshape(-1, sum_grad.shape[-1])  # (batch * time, columns)
    return (
        sum_grad @ kernel.T,
        x.reshape(-1, x.shape[-1]).T @ flat,
        old_hidden.reshape(-1, old_hidden.shape[-1]).T @ flat,
        flat.sum(axis=0),
    )
