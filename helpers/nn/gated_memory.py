"""What gates make of a memory, wherever the gates come from."""

from typing import NamedTuple

import numpy as np

from helpers.nn._checks import floats
from helpers.nn.activations import tanh


class GatedMemory(NamedTuple):
    """What is remembered and what is shown, each of the shape of the gates."""

    cell: np.ndarray  # what is remembered, without bounds
    hidden: np.ndarray  # what is shown, -1 to 1


def gated_memory(
    input_gate: np.ndarray,
    forget_gate: np.ndarray,
    candidate: np.ndarray,
    output_gate: np.ndarray,
    start: float = 0.0,
) -> GatedMemory:
    """Let given gates work on a memory, step by step.

    ``cell[t] = forget_gate[t] * cell[t-1] + input_gate[t] * candidate[t]``
    ``hidden[t] = output_gate[t] * tanh(cell[t])``

    These are the last two lines of `lstm_step`. There the gates are computed from the
    input and from the hidden state; here they are given, by hand or by a trained layer.

    Parameters
    ----------
    input_gate, forget_gate, candidate, output_gate : arrays of shape (time, ...)
        All alike. Gates lie from 0 to 1 and candidates from -1 to 1, which is not
        asked for.
    start : float, default 0
        The cell state before the first step.

    Returns
    -------
    GatedMemory

    Raises
    ------
    ValueError
        If the arrays are not alike, have no time axis or no step, or hold NaN.

    Examples
    --------
    Write 0.9 with the forget gate at 1, twenty times: the cell counts, and the hidden
    state does not leave -1 to 1.

    >>> gate = np.ones(20)
    >>> memory = gated_memory(gate, gate, 0.9 * gate, gate)
    >>> print(memory.cell[-1].round(3), memory.hidden.max() <= 1)
    18.0 True
    """
    parts = {
        "input_gate": input_gate,
        "forget_gate": forget_gate,
        "candidate": candidate,
        "output_gate": output_gate,
    }
    arrays = [floats(part, name) for name, part in parts.items()]
    shapes = [array.shape for array in arrays]
    if len(set(shapes)) > 1 or not shapes[0] or shapes[0][0] == 0:
        raise ValueError(
            f"gates and candidate must all be (time, ...) with a step at least, "
            f"not {', '.join(map(str, shapes))}"
        )
    write, keep, propose, reveal = arrays
    cell = np.empty(shapes[0])
    before: np.ndarray | float = start
    for time in range(len(cell)):
        before = cell[time] = keep[time] * before + write[time] * propose[time]
    return GatedMemory(cell, reveal * tanh(cell))
