"""How much of a gradient is left after each step back through time."""

import numpy as np

from helpers.nn._checks import tensor
from helpers.nn._recurrent import SEQUENCES, before, opened, starts
from helpers.nn.lstm import LSTMWeights, lstm
from helpers.nn.recurrent import GRUWeights, RNNWeights, gru, simple_rnn


def gradient_by_lag(
    x: np.ndarray,
    weights: RNNWeights | GRUWeights | LSTMWeights,
    initial_state: np.ndarray | tuple[np.ndarray, np.ndarray] | None = None,
    activation: str = "tanh",
) -> np.ndarray:
    """Measure the gain of a gradient from the last hidden state back through time.

    ``size[lag] = norm(d hidden[T] / d state[T - lag]) / sqrt(units)``, a mean over the
    batch: how many times longer, on average, a gradient of random direction is after
    `lag` steps back. The state is the hidden state, for an LSTM cell and hidden state
    together: both are handed from step to step.

    Parameters
    ----------
    x : array of shape (batch, time, features)
    weights : RNNWeights, GRUWeights or LSTMWeights
        Which of them it is says which network runs.
    initial_state
        As for `simple_rnn`, `gru` or `lstm`.
    activation : {"tanh", "linear"}, default "tanh"
        Of the simple RNN.

    Returns
    -------
    array of shape (time + 1,)
        Without unit, for lags of 0 to `time` steps; 1 at lag 0. The last lag reaches
        the initial state.

    Raises
    ------
    ValueError
        As the network that runs, for other weights, and for an empty batch.

    Notes
    -----
    The norm is Frobenius's. For a linear network whose recurrent kernel is ``r`` times
    an orthogonal matrix, the gain is ``r ** lag`` exactly.

    References
    ----------
    .. [1] Pascanu, Mikolov, Bengio, "On the difficulty of training recurrent neural
       networks", 2013, equation 5.

    Examples
    --------
    >>> weights = RNNWeights(np.eye(2), 0.5 * np.eye(2))
    >>> gradient_by_lag(np.ones((1, 3, 2)), weights, activation="linear")
    array([1.   , 0.5  , 0.25 , 0.125])
    """
    x = tensor(x, "x", SEQUENCES)
    if len(x) == 0:
        raise ValueError(f"x must hold at least one sequence, not {x.shape}")
    match weights:
        case LSTMWeights():
            slopes = _lstm_slopes(x, weights, initial_state)
        case GRUWeights():
            slopes = _gru_slopes(x, weights, initial_state)
        case RNNWeights():
            slopes = _rnn_slopes(x, weights, initial_state, activation)
        case _:
            raise ValueError(
                "weights must be RNNWeights, GRUWeights or LSTMWeights, "
                f"not {type(weights).__name__}"
            )
    units, states = len(weights.recurrent_kernel), slopes.shape[-1]
    back = np.broadcast_to(np.eye(states)[-units:], (len(x), units, states))
    sizes = [1.0]
    for time in reversed(range(x.shape[1])):
        back = back @ slopes[:, time]
        norms = np.sqrt((back**2).sum(axis=(1, 2)) / units)
        sizes.append(float(norms.mean()))
    return np.array(sizes)


def _rnn_slopes(x, weights, initial_state, activation) -> np.ndarray:
    """Return d hidden / d hidden before, (batch, time, units, units)."""
    hidden = simple_rnn(x, weights, initial_state, activation=activation).hidden
    _, loop, _ = opened(weights, 1, x)
    slope = 1 - hidden**2 if activation == "tanh" else np.ones_like(hidden)
    return slope[..., None] * loop.T


def _gru_slopes(x, weights, initial_state) -> np.ndarray:
    """Return d hidden / d hidden before, (batch, time, units, units)."""
    z, r, candidate, hidden = gru(x, weights, initial_state)
    _, loop, bias = opened(weights, 3, x, bias_rows=2)
    old = before(hidden, *starts(initial_state, ("hidden",), weights, x))
    loop_z, loop_r, loop_c = np.split(loop, 3, axis=1)
    seen = old @ loop_c + np.split(bias[1], 3)[2]
    write = (1 - z) * (1 - candidate**2)
    return (
        z[..., None] * np.eye(z.shape[-1])
        + ((old - candidate) * z * (1 - z))[..., None] * loop_z.T
        + (write * seen * r * (1 - r))[..., None] * loop_r.T
        + (write * r)[..., None] * loop_c.T
    )


def _lstm_slopes(x, weights, initial_state) -> np.ndarray:
    """Return d state / d state before, (batch, time, 2 * units, 2 * units).

    The state is the cell followed by the hidden state.
    """
    i, f, g, o, cell, _ = lstm(x, weights, initial_state)
    _, loop, _ = opened(weights, 4, x)
    _, start = starts(initial_state, ("hidden", "cell"), weights, x)
    loop_i, loop_f, loop_g, loop_o = np.split(loop, 4, axis=1)
    shown = np.tanh(cell)
    show = (o * (1 - shown**2))[..., None]
    cell_by_cell = f[..., None] * np.eye(f.shape[-1])
    cell_by_hidden = (
        (g * i * (1 - i))[..., None] * loop_i.T
        + (before(cell, start) * f * (1 - f))[..., None] * loop_f.T
        + (i * (1 - g**2))[..., None] * loop_g.T
    )
    gate = (shown * o * (1 - o))[..., None] * loop_o.T
    return np.block(
        [
            [cell_by_cell, cell_by_hidden],
            [show * cell_by_cell, show * cell_by_hidden + gate],
        ]
    )
