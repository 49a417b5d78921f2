"""Exercises of lesson 08, LSTM gates: a worked solution and its check each."""

import numpy as np

from helpers.check import _lstm_gates_mistakes as wrong
from helpers.check._exercise import exercise

RNG = np.random.default_rng(8)


def _cell(features: int, units: int) -> tuple[np.ndarray, ...]:
    """Return x, h, c and the three weights of an LSTM, all at random."""
    x, h, c = (RNG.normal(size=n).round(1) for n in (features, units, units))
    kernel = RNG.normal(size=(features, 4 * units)).round(1)
    recurrent_kernel = RNG.normal(size=(units, 4 * units)).round(1)
    return x, h, c, kernel, recurrent_kernel, RNG.normal(size=4 * units).round(1)


def _loop(time: int, features: int, units: int) -> tuple[np.ndarray, ...]:
    """Return a sequence and the three weights of a simple RNN, all at random."""
    x = RNG.normal(size=(time, features)).round(1)
    kernel = RNG.normal(size=(features, units)).round(1)
    recurrent_kernel = (RNG.normal(size=(units, units)) / 2).round(1)
    return x, kernel, recurrent_kernel, RNG.normal(size=units).round(1)


NUMBERS = tuple(np.array(part) for part in ([1.0], [0.5], [2.0]))
SCALAR = np.array([[1.0, -1.0, 2.0, 0.5]])


@exercise(
    id="lstm_gates.lstm_step",
    title="one step of an LSTM",
    cases={
        "one unit on one input": (*NUMBERS, SCALAR, SCALAR / 2, np.zeros(4)),
        "the bias counts too": (*NUMBERS, SCALAR, SCALAR / 2, np.arange(4.0)),
        "two units, each with a memory of its own": _cell(1, 2),
        "three inputs into two units": _cell(3, 2),
    },
    mistakes={
        "Your gates are in another order: Keras stores input gate, forget gate, "
        "candidate, output gate.": wrong.step_forget_gate_first,
        "Your candidate and your output gate changed places: Keras's order is input "
        "gate, forget gate, candidate, output gate.": wrong.step_candidate_last,
        "Your candidate and your forget gate changed places: Keras's order is input "
        "gate, forget gate, candidate, output gate.": wrong.step_candidate_second,
        "A gate must lie between 0 and 1, so it is a sigmoid; you took tanh, which "
        "goes below 0.": wrong.step_gates_by_tanh,
        "The candidate must be able to lower the cell state, so it is a tanh; a "
        "sigmoid is never below 0.": wrong.step_candidate_by_sigmoid,
        "The candidate is written ungated: multiply it by the input gate first.": (
            wrong.step_candidate_not_gated
        ),
        "The hidden state lacks its tanh: it is output_gate * tanh(cell).": (
            wrong.step_output_without_tanh
        ),
        "The output shows the old cell state: take the new one.": (
            wrong.step_shows_the_old_cell
        ),
        "What is kept and what is written are added, not multiplied.": (
            wrong.step_multiplied
        ),
        "The state is not carried: h @ recurrent_kernel is missing from the sums.": (
            wrong.step_without_hidden
        ),
        "Both states are right but in the other order: return the hidden state first, "
        "then the cell state.": wrong.step_states_swapped,
    },
    hints=(
        "First the sums: x @ kernel + h @ recurrent_kernel + bias has 4 · units "
        "numbers. np.split(sums, 4) cuts them into four equal pieces.",
        "In this order they are for input gate, forget gate, candidate, output gate. "
        "Gates go through the sigmoid 1 / (1 + np.exp(-sum)), the "
        "candidate through np.tanh.",
        "cell = forget_gate * c + input_gate * candidate, and then "
        "hidden = output_gate * np.tanh(cell).",
    ),
    why="Four layers read the same two things, x and h. Three of them are gates, "
    "between 0 and 1, that say how much to write, to keep and to show; the fourth "
    "proposes what to write. Kept and written parts are added: that sum is what lets "
    "memory last.",
)
def lstm_step(x, h, c, kernel, recurrent_kernel, bias):
    """Return the new hidden state and the new cell state."""
    sums = x @ kernel + h @ recurrent_kernel + bias
    i, f, candidate, o = np.split(sums, 4)
    input_gate, forget_gate, output_gate = (1 / (1 + np.exp(-s)) for s in (i, f, o))
    cell = forget_gate * c + input_gate * np.tanh(candidate)
    return output_gate * np.tanh(cell), cell


@exercise(
    id="lstm_gates.unroll_rnn",
    title="a simple RNN over a sequence",
    cases={
        "one step starts from a state of zeros": _loop(1, 2, 3),
        "the second step reads the state of the first": _loop(2, 1, 1),
        "five steps give five states": _loop(5, 3, 2),
        "a long sequence works with the same weights": _loop(30, 2, 4),
    },
    mistakes={
        "The state is not carried: each step must start from the state that the step "
        "before it left.": wrong.unroll_without_carrying,
        "The tanh is missing: each state is tanh of the sum.": wrong.unroll_linear,
        "You kept the last state only: return those of all steps, one row for each.": (
            wrong.unroll_last_only
        ),
        "You went through the sequence from its end: start with x[0].": (
            wrong.unroll_backwards
        ),
        "You forgot the bias: it is added at every step.": wrong.unroll_without_bias,
        "The recurrent kernel is on its side: h @ recurrent_kernel, not "
        "recurrent_kernel @ h.": wrong.unroll_transposed,
    },
    hints=(
        "A loop over the rows of x, and one variable h that is overwritten at every "
        "step. What is it before the first step?",
        "Start with h = np.zeros(len(bias)). At each step the new h is made from the "
        "row of x and from the old h; append it to a list.",
        "h = np.tanh(row @ kernel + h @ recurrent_kernel + bias), and at the end "
        "np.array(states).",
    ),
    why="The loop is the variable h: it goes out of one step and into the next. The "
    "weights are the same at every step, so their number does not grow with the "
    "length of the sequence.",
)
def unroll_rnn(x, kernel, recurrent_kernel, bias):
    """Return the state after every step, of shape (time, units)."""
    h = np.zeros(len(bias))
    states = []
    for row in x:
        h = np.tanh(row @ kernel + h @ recurrent_kernel + bias)
        states.append(h)
    return np.array(states)


@exercise(
    id="lstm_gates.half_life",
    title="how many steps until less than half is left",
    cases={
        "a gate of 0.9 needs seven steps": (0.9,),
        "a gate of 0.3 needs one": (0.3,),
        "Keras's start, 0.73, needs three": (0.73,),
        "exactly one half is not yet less than half": (0.5,),
        "a gate of 0.982, from a bias of 4, needs 39": (0.982,),
    },
    mistakes={
        "You stopped one step early: after that many steps half or more is still "
        "left.": wrong.half_life_rounded_down,
        "Rounding to the nearest step can stop too early: round down and add 1.": (
            wrong.half_life_rounded
        ),
        "Exactly one half is not yet less than half: at 0.5 it takes two steps.": (
            wrong.half_life_rounded_up
        ),
        "The gate does not take away the same amount at each step, but the same share: "
        "multiply, do not subtract.": wrong.half_life_linear,
        "One step too many: count the multiplications, not the values.": (
            wrong.half_life_one_more
        ),
    },
    hints=(
        "After one step forget_gate is left of every 1 in the cell, after two steps "
        "forget_gate * forget_gate. Go on until less than 0.5 is left.",
        "A loop will do: left = 1.0, steps = 0, and while left >= 0.5 multiply and "
        "count.",
        "Without a loop: forget_gate ** t = 0.5 for t = log(0.5) / log(forget_gate). "
        "The first whole number above t is int(t) + 1.",
    ),
    why="Each step multiplies what is left by the forget gate, so after t steps it is "
    "forget_gate ** t. That is a geometric decay: a gate of 0.73 has lost half after 3 "
    "steps, a gate of 0.982 after 39.",
)
def half_life(forget_gate):
    """Return the number of steps, a whole number."""
    left, steps = 1.0, 0
    while left >= 0.5:
        left = left * forget_gate
        steps = steps + 1
    return steps


@exercise(
    id="lstm_gates.clip_by_norm",
    title="a gradient that is too long, made shorter",
    cases={
        "a gradient of length 5 is brought to length 1": (np.array([3.0, 4.0]), 1.0),
        "its direction stays": (np.array([-6.0, 0.5, 2.0]), 2.0),
        "a short gradient stays as it is": (np.array([0.3, 0.4]), 1.0),
        "a whole matrix has one length": (np.array([[1.0, 5.0], [-3.0, 1.0]]), 3.0),
    },
    mistakes={
        "That is clipping by value: each number was cut off on its own, so the "
        "direction has changed. Divide the whole gradient.": wrong.clip_by_value,
        "A gradient that is short enough must stay as it is: divide only if its norm "
        "is above the limit.": wrong.clip_always,
        "You left the square root out: the norm is np.sqrt((gradient**2).sum()).": (
            wrong.clip_by_squared_norm
        ),
        "You added up the sizes of the numbers: the norm is the root of the sum of "
        "their squares.": wrong.clip_by_sum,
        "You went by the largest number: the norm is the root of the sum of the "
        "squares of all.": wrong.clip_by_largest,
        "Each row was given a norm of its own: the whole gradient has one.": (
            wrong.clip_by_row
        ),
    },
    hints=(
        "The norm of a gradient is its length: np.sqrt((gradient**2).sum()). Is it "
        "above the limit at all?",
        "If it is, every number is made smaller by the same factor, so that the new "
        "length is the limit.",
        "The factor is limit / norm. If norm <= limit, return the gradient itself.",
    ),
    why="One factor for all numbers makes the step shorter and leaves its direction. "
    "Cutting off each number by itself would turn the step, towards where the "
    "gradient was small.",
)
def clip_by_norm(gradient, limit):
    """Return the gradient, no longer than the limit."""
    norm = np.sqrt((gradient**2).sum())
    if norm <= limit:
        return gradient
    return gradient * (limit / norm)
