"""Lesson 09: right answers, the commonest wrong ones, and the stubs of the lesson.

The worked solution itself lives in helpers/check/transfer.py; these are written
otherwise, as a learner might. Beside each wrong answer stands what the learner must
read.
"""

import math

import numpy as np
from scipy.special import log_softmax, softmax


def count_by_loop(shapes, frozen):
    total = 0
    for number, shape in enumerate(shapes):
        if number >= frozen:
            total += math.prod(shape[:-1]) * shape[-1] + shape[-1]
    return total


def count_by_difference(shapes, frozen):
    each = np.array([(math.prod(shape[:-1]) + 1) * shape[-1] for shape in shapes])
    return each.sum() - each[:frozen].sum()


def count_kernels(shapes, frozen):
    return int(sum(np.prod(shape) for shape in shapes[frozen:]))


def count_everything(shapes, frozen):
    return sum(math.prod(shape) + shape[-1] for shape in shapes)


def count_what_is_frozen(shapes, frozen):
    return sum(math.prod(shape) + shape[-1] for shape in shapes[:frozen])


def count_as_float(shapes, frozen):
    return float(count_by_loop(shapes, frozen))


def trainable_count_stub(shapes, frozen):
    """Return how many numbers are trained if the first `frozen` layers are not."""
    raise NotImplementedError


def head_by_one_hot(features, y, kernel, bias, learning_rate):
    errors = softmax(features @ kernel + bias, axis=1) - np.eye(len(bias))[y]
    gradient = np.einsum("bf,bc->fc", features, errors) / len(y)
    return kernel - learning_rate * gradient, bias - learning_rate * errors.mean(0)


def head_by_loop(features, y, kernel, bias, learning_rate):
    new_kernel, new_bias = kernel.copy(), bias.copy()
    for row, answer in zip(features, y, strict=True):
        error = np.exp(log_softmax(row @ kernel + bias))
        error[answer] -= 1
        new_kernel -= learning_rate * np.outer(row, error) / len(y)
        new_bias -= learning_rate * error / len(y)
    return new_kernel, new_bias


def head_that_climbs(features, y, kernel, bias, learning_rate):
    return head_by_one_hot(features, y, kernel, bias, -learning_rate)


def head_with_a_sum(features, y, kernel, bias, learning_rate):
    return head_by_one_hot(features, y, kernel, bias, learning_rate * len(y))


def head_kernel_alone(features, y, kernel, bias, learning_rate):
    return head_by_one_hot(features, y, kernel, bias, learning_rate)[0]


def head_with_a_still_bias(features, y, kernel, bias, learning_rate):
    return head_kernel_alone(features, y, kernel, bias, learning_rate), bias


def head_in_place(features, y, kernel, bias, learning_rate):
    new = head_by_one_hot(features, y, kernel, bias, learning_rate)
    kernel[:], bias[:] = new
    return kernel, bias


def head_step_stub(features, y, kernel, bias, learning_rate):
    """Return the new kernel and the new bias."""
    ...


def rates_by_a_loop(layers, frozen, rate, divisor):
    rates = []
    for _ in range(layers):
        rates.insert(0, rate)
        rate = rate / divisor
    return np.array([0.0] * frozen + rates[frozen:])


def rates_by_where(layers, frozen, rate, divisor):
    layer = np.arange(layers)
    return np.where(layer < frozen, 0, rate * divisor ** (layer + 1.0 - layers))


def rates_from_the_front(layers, frozen, rate, divisor):
    rates = rate * divisor ** -np.arange(layers, dtype=float)
    rates[:frozen] = 0
    return rates


def rates_all_alike(layers, frozen, rate, divisor):
    return np.where(np.arange(layers) < frozen, 0, rate)


def rates_without_ice(layers, frozen, rate, divisor):
    return rates_by_where(layers, 0, rate, divisor)


def rates_as_a_list(layers, frozen, rate, divisor):
    return rates_by_where(layers, frozen, rate, divisor).tolist()


def rates_by_layer_stub(layers, frozen, rate, divisor):
    """Return an array with a learning rate for each layer, first layer first."""
    raise NotImplementedError


def match_by_rows(x, epsilon):
    rows = x.reshape(-1, x.shape[-1])
    mean = rows.mean(axis=0)
    return ((rows**2).mean(axis=0) - mean**2 + epsilon) ** 0.5, mean


def match_by_loop(x, epsilon):
    channels = [x[..., channel] for channel in range(x.shape[-1])]
    gamma = [(part.var() + epsilon) ** 0.5 for part in channels]
    return np.array(gamma), np.array([part.mean() for part in channels])


def match_by_variance(x, epsilon):
    gamma, beta = match_by_rows(x, epsilon)
    return gamma * gamma, beta


def match_by_std(x, epsilon):
    axes = tuple(range(x.ndim - 1))
    return x.std(axis=axes), x.mean(axis=axes)


def match_over_the_batch(x, epsilon):
    return np.sqrt(x.var(axis=0) + epsilon), x.mean(axis=0)


def match_with_a_minus(x, epsilon):
    gamma, beta = match_by_loop(x, epsilon)
    return gamma, -beta


def matching_batch_norm_stub(x, epsilon):
    """Return gamma and beta, each of shape (channels,)."""
    pass


RIGHT = {
    "trainable_count": [count_by_loop, count_by_difference],
    "head_step": [head_by_one_hot, head_by_loop],
    "rates_by_layer": [rates_by_a_loop, rates_by_where],
    "matching_batch_norm": [match_by_rows, match_by_loop],
}

WRONG = {
    "trainable_count": {
        count_kernels: "biases are missing",
        count_everything: "leave out the frozen ones",
        count_what_is_frozen: "count those behind them",
        count_as_float: "must be a whole number",
    },
    "head_step": {
        head_that_climbs: "You went uphill",
        head_with_a_sum: "mean over the pictures",
        head_with_a_still_bias: "bias has to learn too",
        head_kernel_alone: "must be a tuple",
        head_in_place: "changed its argument kernel",
    },
    "rates_by_layer": {
        rates_from_the_front: "in the wrong order",
        rates_all_alike: "same rate",
        rates_without_ice: "has a rate of 0",
        rates_as_a_list: "np.array",
    },
    "matching_batch_norm": {
        match_by_variance: "root of the variance",
        match_by_std: "Epsilon is missing",
        match_over_the_batch: "all axes but the last",
        match_with_a_minus: "beta has to add it",
    },
}

STUBS = {
    "trainable_count": trainable_count_stub,
    "head_step": head_step_stub,
    "rates_by_layer": rates_by_layer_stub,
    "matching_batch_norm": matching_batch_norm_stub,
}
