"""The wrong answers of lesson 09 that have a message of their own."""

import numpy as np


def _count(shapes, biases=lambda shape: shape[-1]):
    return sum(int(np.prod(shape)) + biases(shape) for shape in shapes)


def count_frozen(shapes, frozen):
    return _count(shapes[:frozen])


def count_all(shapes, frozen):
    return _count(shapes)


def count_without_biases(shapes, frozen):
    return _count(shapes[frozen:], lambda shape: 0)


def count_biases_of_inputs(shapes, frozen):
    return _count(shapes[frozen:], lambda shape: shape[0])


def count_first(shapes, frozen):
    return _count(shapes[: len(shapes) - frozen])


def _softmax(scores):
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def _head(features, y, kernel, bias, rate, divide=True, forward=True, squash=_softmax):
    errors = squash(features @ kernel + forward * bias)
    errors[np.arange(len(y)), y] -= 1
    count = len(y) if divide else 1
    return kernel - rate * features.T @ errors / count, bias - rate * errors.sum(
        axis=0
    ) / count


def head_uphill(features, y, kernel, bias, learning_rate):
    return _head(features, y, kernel, bias, -learning_rate)


def head_summed(features, y, kernel, bias, learning_rate):
    return _head(features, y, kernel, bias, learning_rate, divide=False)


def head_without_bias(features, y, kernel, bias, learning_rate):
    return _head(features, y, kernel, bias, learning_rate)[0], bias


def head_without_rate(features, y, kernel, bias, learning_rate):
    return _head(features, y, kernel, bias, 1.0)


def head_without_softmax(features, y, kernel, bias, learning_rate):
    return _head(features, y, kernel, bias, learning_rate, squash=lambda s: s)


def head_forward_no_bias(features, y, kernel, bias, learning_rate):
    return _head(features, y, kernel, bias, learning_rate, forward=False)


def _rates(layers, frozen, rate, divisor):
    rates = rate / divisor ** np.arange(layers)[::-1]
    rates[:frozen] = 0
    return rates


def rates_reversed(layers, frozen, rate, divisor):
    rates = rate / divisor ** np.arange(layers)
    rates[:frozen] = 0
    return rates


def rates_not_frozen(layers, frozen, rate, divisor):
    return _rates(layers, 0, rate, divisor)


def rates_frozen_last(layers, frozen, rate, divisor):
    rates = _rates(layers, 0, rate, divisor)
    rates[layers - frozen :] = 0
    return rates


def rates_level(layers, frozen, rate, divisor):
    return _rates(layers, frozen, rate, 1.0)


def rates_one_too_many(layers, frozen, rate, divisor):
    return _rates(layers, frozen, rate / divisor, divisor)


def _match(x, epsilon, axes=None):
    axes = tuple(range(x.ndim - 1)) if axes is None else axes
    return np.sqrt(x.var(axis=axes) + epsilon), x.mean(axis=axes)


def match_variance(x, epsilon):
    gamma, beta = _match(x, epsilon)
    return gamma**2, beta


def match_without_epsilon(x, epsilon):
    return _match(x, 0.0)


def match_epsilon_outside(x, epsilon):
    gamma, beta = _match(x, 0.0)
    return gamma + epsilon, beta


def match_inverse(x, epsilon):
    gamma, beta = _match(x, epsilon)
    return 1 / gamma, beta


def match_minus_mean(x, epsilon):
    gamma, beta = _match(x, epsilon)
    return gamma, -beta


def match_first_axis(x, epsilon):
    return _match(x, epsilon, axes=0)


def match_swapped(x, epsilon):
    return _match(x, epsilon)[::-1]
