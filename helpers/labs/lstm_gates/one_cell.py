"""Lab: one LSTM cell of one unit, with the number on every wire."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import numpy as np

from helpers import nn
from helpers.draw.lstm_gates.digits import two_digits
from helpers.draw.lstm_gates.one_cell import OneCellPicture
from helpers.labs._lab import Lab
from helpers.labs._own import brief, lent, number
from helpers.labs.controls import choice, slider

KERNEL = np.array([[1.5, -1.0, 0.8, 0.5]])
RECURRENT_KERNEL = np.array([[-0.6, 0.4, 0.6, 1.0]])
"""Fixed weights, (1, 4), in Keras's order: input, forget, candidate, output."""

HOLD = 60.0
"""A bias of this size closes or opens a gate: sigmoid(-60) is 1e-26."""

HELD = {"left free": None, "held at 0": 0, "held at 1": 1}
"""What a gate is held at, by the words in its menu."""
SAME = 0.005
"""Two numbers nearer than this look alike with two digits."""

Step = Callable[..., tuple[np.ndarray, np.ndarray]]


class OneCell(NamedTuple):
    """Every number on the wires of one cell at one step."""

    x: float
    previous_hidden: float
    previous_cell: float
    sums: np.ndarray
    """(4,), what goes into input gate, forget gate, candidate and output gate."""
    biases: np.ndarray
    """(4,), the part of the sums that the sliders set."""
    held: tuple[int | None, ...]
    """For each of the four 0 or 1 if it is held there, else None."""
    gates: np.ndarray
    """(4,), input gate, forget gate, candidate and output gate."""
    kept: float
    """Forget gate times previous cell state."""
    written: float
    """Input gate times candidate."""
    cell: float
    """The sum of both."""
    squashed: float
    """tanh of the cell state."""
    hidden: float
    own: tuple[float, float] | None
    """Hidden and cell state by the learner's function, if there is one."""


def one_cell(step: Step | None = None) -> Lab:
    """Follow every number through one LSTM cell, and hold its gates open or shut.

    Parameters
    ----------
    step : callable, optional
        Your own ``step(x, h, c, kernel, recurrent_kernel, bias)``, which returns the
        hidden and the cell state, as in the exercise: what it gives is held against
        what the wires carry.
    """
    return Lab(
        compute=partial(_compute, lent(step)),
        picture=OneCellPicture(KERNEL[0], RECURRENT_KERNEL[0]),
        describe=_describe,
        previous_cell=slider("Old cell state", -3.0, 3.0, 1.0, step=0.1),
        previous_hidden=slider("Old hidden state", -1.0, 1.0, 0.5, step=0.1),
        x=slider("Input", -2.0, 2.0, 1.0, step=0.1),
        forget_bias=slider("Forget gate: bias", -5.0, 5.0, 1.0, step=0.1),
        input_bias=slider("Input gate: bias", -5.0, 5.0, 0.0, step=0.1),
        output_bias=slider("Output gate: bias", -5.0, 5.0, 0.0, step=0.1),
        forget_gate=choice("Forget gate", list(HELD)),
        input_gate=choice("Input gate", list(HELD)),
        output_gate=choice("Output gate", list(HELD)),
    )


def _compute(
    own_step,
    previous_cell,
    previous_hidden,
    x,
    forget_bias,
    input_bias,
    output_bias,
    forget_gate,
    input_gate,
    output_gate,
) -> OneCell:
    biases = np.array([input_bias, forget_bias, 0.0, output_bias])
    held = (HELD[input_gate], HELD[forget_gate], None, HELD[output_gate])
    in_force = [
        bias if hold is None else HOLD * (2 * hold - 1)
        for bias, hold in zip(biases, held, strict=True)
    ]
    weights = nn.LSTMWeights(KERNEL, RECURRENT_KERNEL, np.array(in_force))
    states = [np.array([number]) for number in (x, previous_hidden, previous_cell)]
    made = nn.lstm_step(*(state[None] for state in states), weights)
    gates = np.array([gate.item() for gate in made[:4]])
    own = None if own_step is None else _own(own_step(*states, *weights))
    return OneCell(
        x=x,
        previous_hidden=previous_hidden,
        previous_cell=previous_cell,
        sums=nn.dense(states[0][None], KERNEL, biases)[0]
        + nn.dense(states[1][None], RECURRENT_KERNEL)[0],
        biases=biases,
        held=held,
        gates=gates,
        kept=float(gates[1] * previous_cell),
        written=float(gates[0] * gates[2]),
        cell=made.cell.item(),
        squashed=float(nn.tanh(made.cell).item()),
        hidden=made.hidden.item(),
        own=own,
    )


def _own(answer: object) -> tuple[float, float]:
    """Return the two numbers of the learner's answer, or say what came instead."""
    if not isinstance(answer, (tuple, list)) or len(answer) != 2:
        raise ValueError(
            f"your step must return the hidden and the cell state, not {brief(answer)}"
        )
    sizes = [np.size(state) for state in answer]
    if sizes != [1, 1]:
        raise ValueError(
            f"your step must return one number for each state, not {sizes} numbers"
        )
    hidden, cell = (number(np.ravel(state)[0], "your step") for state in answer)
    return hidden, cell


def _describe(result: OneCell) -> str:
    write, keep, candidate, reveal = map(two_digits, result.gates)
    before, kept, lost, written, cell, squashed, hidden = map(
        two_digits,
        (
            result.previous_cell,
            result.kept,
            result.previous_cell - result.kept,
            result.written,
            result.cell,
            result.squashed,
            result.hidden,
        ),
    )
    sentence = (
        f"Of the old cell state {before} the forget gate ({keep}) keeps {kept}: {lost} "
        f"is forgotten. Of the candidate {candidate} the input gate ({write}) lets "
        f"{written} be written, so the cell state is now {cell}. Of tanh({cell}) = "
        f"{squashed} the output gate ({reveal}) shows {hidden}."
    )
    if result.own is None:
        return sentence
    own_hidden, own_cell = result.own
    gaps = own_hidden - result.hidden, own_cell - result.cell
    if np.max(np.abs(gaps)) < SAME:
        return f"{sentence} Your function says the same."
    return (
        f"{sentence} Your function says otherwise: cell state {two_digits(own_cell)}, "
        f"hidden state {two_digits(own_hidden)}."
    )
