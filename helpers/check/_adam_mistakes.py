"""The wrong ways to write a step of Adam that have a message of their own."""

import numpy as np


def _means(gradient, state, first=0.1, second=0.001):
    step, mean, mean_square = (0, 0.0, 0.0) if state is None else state
    mean = 0.9 * mean + first * gradient
    return step + 1, mean, 0.999 * mean_square + second * gradient**2


def _corrected(step, mean, mean_square):
    return mean / (1 - 0.9**step), mean_square / (1 - 0.999**step)


def _move(weights, mean, mean_square, learning_rate):
    return weights - learning_rate * mean / (np.sqrt(mean_square) + 1e-7)


def uncorrected(weights, gradient, state, learning_rate):
    state = _means(gradient, state)
    return _move(weights, *state[1:], learning_rate), state


def half_corrected(weights, gradient, state, learning_rate):
    state = _means(gradient, state)
    mean, _ = _corrected(*state)
    return _move(weights, mean, state[2], learning_rate), state


def corrected_by_the_step_before(weights, gradient, state, learning_rate):
    state = _means(gradient, state)
    means = _corrected(max(state[0] - 1, 1), *state[1:])
    return _move(weights, *means, learning_rate), state


def uphill(weights, gradient, state, learning_rate):
    state = _means(gradient, state)
    return _move(weights, *_corrected(*state), -learning_rate), state


def epsilon_in_the_root(weights, gradient, state, learning_rate):
    state = _means(gradient, state)
    mean, mean_square = _corrected(*state)
    return weights - learning_rate * mean / np.sqrt(mean_square + 1e-7), state


def without_root(weights, gradient, state, learning_rate):
    state = _means(gradient, state)
    mean, mean_square = _corrected(*state)
    return weights - learning_rate * mean / (mean_square + 1e-7), state


def sums(weights, gradient, state, learning_rate):
    state = _means(gradient, state, first=1.0, second=1.0)
    return _move(weights, *_corrected(*state), learning_rate), state


def not_squared(weights, gradient, state, learning_rate):
    step, mean, mean_square = (0, 0.0, 0.0) if state is None else state
    mean = 0.9 * mean + 0.1 * gradient
    state = step + 1, mean, 0.999 * mean_square + 0.001 * np.abs(gradient)
    return _move(weights, *_corrected(*state), learning_rate), state


def stores_what_is_corrected(weights, gradient, state, learning_rate):
    state = _means(gradient, state)
    means = _corrected(*state)
    return _move(weights, *means, learning_rate), (state[0], *means)


def epsilon_of_the_paper(weights, gradient, state, learning_rate):
    state = _means(gradient, state)
    mean, mean_square = _corrected(*state)
    return weights - learning_rate * mean / (np.sqrt(mean_square) + 1e-8), state
