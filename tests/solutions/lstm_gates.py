"""Lesson 08: right answers, the commonest wrong ones, and the stubs of the lesson.

The worked solution itself lives in helpers/check/lstm_gates.py; these are written
otherwise, as a learner might. Beside each wrong answer stands what the learner must
read.
"""

import numpy as np
from scipy.special import expit


def lstm_step_by_slices(x, h, c, kernel, recurrent_kernel, bias):
    n = len(h)
    z = np.concatenate([x, h]) @ np.concatenate([kernel, recurrent_kernel]) + bias
    kept = expit(z[n : 2 * n]) * c
    new = kept + expit(z[:n]) * np.tanh(z[2 * n : 3 * n])
    return np.tanh(new) * expit(z[3 * n :]), new


def lstm_step_by_loop(x, h, c, kernel, recurrent_kernel, bias):
    units = len(h)
    shown, stored = np.zeros(units), np.zeros(units)
    for unit in range(units):
        i, f, g, o = (
            x @ kernel[:, column] + h @ recurrent_kernel[:, column] + bias[column]
            for column in range(unit, 4 * units, units)
        )
        stored[unit] = c[unit] * expit(f) + expit(i) * np.tanh(g)
        shown[unit] = expit(o) * np.tanh(stored[unit])
    return shown, stored


def lstm_step_as_in_the_notes(x, h, c, kernel, recurrent_kernel, bias):
    f, i, g, o = np.split(x @ kernel + h @ recurrent_kernel + bias, 4)
    new = expit(f) * c + expit(i) * np.tanh(g)
    return expit(o) * np.tanh(new), new


def lstm_step_all_tanh(x, h, c, kernel, recurrent_kernel, bias):
    i, f, g, o = np.split(np.tanh(x @ kernel + h @ recurrent_kernel + bias), 4)
    new = f * c + i * g
    return o * np.tanh(new), new


def lstm_step_ungated(x, h, c, kernel, recurrent_kernel, bias):
    _, f, g, o = np.split(x @ kernel + h @ recurrent_kernel + bias, 4)
    new = c * expit(f) + np.tanh(g)
    return expit(o) * np.tanh(new), new


def lstm_step_bare_output(x, h, c, kernel, recurrent_kernel, bias):
    _, new = lstm_step_by_slices(x, h, c, kernel, recurrent_kernel, bias)
    o = (x @ kernel + h @ recurrent_kernel + bias)[-len(h) :]
    return expit(o) * new, new


def lstm_step_stateless(x, h, c, kernel, recurrent_kernel, bias):
    return lstm_step_by_slices(x, np.zeros_like(h), c, kernel, recurrent_kernel, bias)


def lstm_step_hidden_alone(x, h, c, kernel, recurrent_kernel, bias):
    return lstm_step_by_slices(x, h, c, kernel, recurrent_kernel, bias)[0]


def lstm_step_stub(x, h, c, kernel, recurrent_kernel, bias):
    """Return the new hidden state and the new cell state."""
    raise NotImplementedError


def unroll_into_an_array(x, kernel, recurrent_kernel, bias):
    states = np.zeros((len(x) + 1, len(bias)))
    for t in range(len(x)):
        states[t + 1] = np.tanh(
            x[t] @ kernel + states[t] @ recurrent_kernel + bias,
        )
    return states[1:]


def unroll_by_recursion(x, kernel, recurrent_kernel, bias):
    if len(x) == 0:
        return np.zeros((0, len(bias)))
    before = unroll_by_recursion(x[:-1], kernel, recurrent_kernel, bias)
    h = before[-1] if len(before) else np.zeros(len(bias))
    now = np.tanh(h @ recurrent_kernel + x[-1] @ kernel + bias)
    return np.vstack([before, now])


def unroll_reset(x, kernel, recurrent_kernel, bias):
    states = []
    for row in x:
        h = np.zeros(len(bias))
        states.append(np.tanh(row @ kernel + h @ recurrent_kernel + bias))
    return np.array(states)


def unroll_without_tanh(x, kernel, recurrent_kernel, bias):
    h, states = np.zeros(len(bias)), []
    for row in x:
        h = row @ kernel + h @ recurrent_kernel + bias
        states.append(h)
    return np.array(states)


def unroll_one_state(x, kernel, recurrent_kernel, bias):
    return unroll_into_an_array(x, kernel, recurrent_kernel, bias)[-1]


def unroll_overwriting(x, kernel, recurrent_kernel, bias):
    states = list(unroll_into_an_array(x, kernel, recurrent_kernel, bias))
    x[:] = 0
    return np.array(states)


def unroll_rnn_stub(x, kernel, recurrent_kernel, bias):
    """Return the state after every step, of shape (time, units)."""
    ...


def half_life_by_logarithm(forget_gate):
    return int(np.floor(np.log(0.5) / np.log(forget_gate))) + 1


def half_life_by_powers(forget_gate):
    left = forget_gate ** np.arange(1000)
    return np.argmax(left < 0.5)


def half_life_real(forget_gate):
    return np.log(0.5) / np.log(forget_gate)


def half_life_at_one_half(forget_gate):
    steps = 0
    while forget_gate**steps > 0.5:
        steps += 1
    return steps


def half_life_too_early(forget_gate):
    return int(np.log(0.5) / np.log(forget_gate))


def half_life_by_subtraction(forget_gate):
    left, steps = 1.0, 0
    while left >= 0.5:
        left -= 1 - forget_gate
        steps += 1
    return steps


def half_life_stub(forget_gate):
    pass


def clip_by_division(gradient, limit):
    return gradient / max(1.0, np.linalg.norm(gradient) / limit)


def clip_by_loop(gradient, limit):
    length = sum(number * number for number in gradient.ravel()) ** 0.5
    factor = limit / length if length > limit else 1.0
    clipped = np.zeros_like(gradient)
    for place, number in np.ndenumerate(gradient):
        clipped[place] = factor * number
    return clipped


def clip_each_number(gradient, limit):
    return np.minimum(np.maximum(gradient, -limit), limit)


def clip_everything(gradient, limit):
    return limit * gradient / np.sqrt((gradient**2).sum())


def clip_by_manhattan(gradient, limit):
    return gradient / max(1.0, np.abs(gradient).sum() / limit)


def clip_in_place(gradient, limit):
    gradient *= min(1.0, limit / max(np.linalg.norm(gradient), 1e-9))
    return gradient


def clip_by_norm_stub(gradient, limit):
    return ...


RIGHT = {
    "lstm_step": [lstm_step_by_slices, lstm_step_by_loop],
    "unroll_rnn": [unroll_into_an_array, unroll_by_recursion],
    "half_life": [half_life_by_logarithm, half_life_by_powers],
    "clip_by_norm": [clip_by_division, clip_by_loop],
}

WRONG = {
    "lstm_step": {
        lstm_step_as_in_the_notes: "gates are in another order",
        lstm_step_all_tanh: "so it is a sigmoid",
        lstm_step_ungated: "candidate is written ungated",
        lstm_step_bare_output: "hidden state lacks its tanh",
        lstm_step_stateless: "state is not carried",
        lstm_step_hidden_alone: "must be a tuple",
    },
    "unroll_rnn": {
        unroll_reset: "state is not carried",
        unroll_without_tanh: "tanh is missing",
        unroll_one_state: "last state only",
        unroll_overwriting: "changed its argument x",
    },
    "half_life": {
        half_life_real: "too small by",
        half_life_at_one_half: "one half is not yet less than half",
        half_life_too_early: "one step early",
        half_life_by_subtraction: "multiply, do not subtract",
    },
    "clip_by_norm": {
        clip_each_number: "clipping by value",
        clip_everything: "must stay as it is",
        clip_by_manhattan: "added up the sizes",
        clip_in_place: "changed its argument gradient",
    },
}

STUBS = {
    "lstm_step": lstm_step_stub,
    "unroll_rnn": unroll_rnn_stub,
    "half_life": half_life_stub,
    "clip_by_norm": clip_by_norm_stub,
}
