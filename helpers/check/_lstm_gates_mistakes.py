"""The wrong answers of lesson 08 that have a message of their own."""

import math

import numpy as np


def _sigmoid(x):
    return 1 / (1 + np.exp(-x))


def _four(x, h, kernel, recurrent_kernel, bias):
    return np.split(x @ kernel + h @ recurrent_kernel + bias, 4)


def _step(c, i, f, candidate, o):
    cell = _sigmoid(f) * c + _sigmoid(i) * np.tanh(candidate)
    return _sigmoid(o) * np.tanh(cell), cell


def step_forget_gate_first(x, h, c, *weights):
    f, i, candidate, o = _four(x, h, *weights)
    return _step(c, i, f, candidate, o)


def step_candidate_last(x, h, c, *weights):
    i, f, o, candidate = _four(x, h, *weights)
    return _step(c, i, f, candidate, o)


def step_candidate_second(x, h, c, *weights):
    i, candidate, f, o = _four(x, h, *weights)
    return _step(c, i, f, candidate, o)


def step_gates_by_tanh(x, h, c, *weights):
    i, f, candidate, o = (np.tanh(part) for part in _four(x, h, *weights))
    cell = f * c + i * candidate
    return o * np.tanh(cell), cell


def step_candidate_by_sigmoid(x, h, c, *weights):
    i, f, candidate, o = (_sigmoid(part) for part in _four(x, h, *weights))
    cell = f * c + i * candidate
    return o * np.tanh(cell), cell


def step_candidate_not_gated(x, h, c, *weights):
    _, f, candidate, o = _four(x, h, *weights)
    cell = _sigmoid(f) * c + np.tanh(candidate)
    return _sigmoid(o) * np.tanh(cell), cell


def step_output_without_tanh(x, h, c, *weights):
    i, f, candidate, o = _four(x, h, *weights)
    _, cell = _step(c, i, f, candidate, o)
    return _sigmoid(o) * cell, cell


def step_shows_the_old_cell(x, h, c, *weights):
    i, f, candidate, o = _four(x, h, *weights)
    _, cell = _step(c, i, f, candidate, o)
    return _sigmoid(o) * np.tanh(c), cell


def step_multiplied(x, h, c, *weights):
    i, f, candidate, o = _four(x, h, *weights)
    cell = _sigmoid(f) * c * _sigmoid(i) * np.tanh(candidate)
    return _sigmoid(o) * np.tanh(cell), cell


def step_without_hidden(x, h, c, *weights):
    return _step(c, *_four(x, 0 * h, *weights))


def step_states_swapped(x, h, c, *weights):
    hidden, cell = _step(c, *_four(x, h, *weights))
    return cell, hidden


def _unroll(x, kernel, recurrent_kernel, bias, squash=np.tanh, carried=1):
    h, states = np.zeros(len(bias)), []
    for row in x:
        h = squash(row @ kernel + carried * h @ recurrent_kernel + bias)
        states.append(h)
    return np.array(states)


def unroll_without_carrying(x, kernel, recurrent_kernel, bias):
    return _unroll(x, kernel, recurrent_kernel, bias, carried=0)


def unroll_linear(x, kernel, recurrent_kernel, bias):
    return _unroll(x, kernel, recurrent_kernel, bias, squash=lambda total: total)


def unroll_last_only(x, kernel, recurrent_kernel, bias):
    return _unroll(x, kernel, recurrent_kernel, bias)[-1]


def unroll_backwards(x, kernel, recurrent_kernel, bias):
    return _unroll(x[::-1], kernel, recurrent_kernel, bias)


def unroll_without_bias(x, kernel, recurrent_kernel, bias):
    return _unroll(x, kernel, recurrent_kernel, 0 * bias)


def unroll_transposed(x, kernel, recurrent_kernel, bias):
    return _unroll(x, kernel, recurrent_kernel.T, bias)


def half_life_rounded_down(forget_gate):
    return int(math.log(0.5) / math.log(forget_gate))


def half_life_rounded(forget_gate):
    return round(math.log(0.5) / math.log(forget_gate))


def half_life_rounded_up(forget_gate):
    return math.ceil(math.log(0.5) / math.log(forget_gate))


def half_life_linear(forget_gate):
    return int(0.5 / (1 - forget_gate)) + 1


def half_life_one_more(forget_gate):
    return half_life_rounded_down(forget_gate) + 2


def clip_by_value(gradient, limit):
    return np.clip(gradient, -limit, limit)


def clip_always(gradient, limit):
    return gradient * limit / np.linalg.norm(gradient)


def _clip(gradient, limit, norm):
    return gradient * limit / np.maximum(norm, limit)


def clip_by_squared_norm(gradient, limit):
    return _clip(gradient, limit, (gradient**2).sum())


def clip_by_sum(gradient, limit):
    return _clip(gradient, limit, np.abs(gradient).sum())


def clip_by_largest(gradient, limit):
    return _clip(gradient, limit, np.abs(gradient).max())


def clip_by_row(gradient, limit):
    norm = np.sqrt((gradient**2).sum(axis=-1, keepdims=True))
    return _clip(gradient, limit, norm)
