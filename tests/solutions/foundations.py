"""Lesson 01: right answers, the commonest wrong ones, and the stubs of the lesson.

The worked solution itself lives in helpers/check/foundations.py; these are written
otherwise, as a learner might. Beside each wrong answer stands what the learner must
read.
"""

import math

import numpy as np
from scipy.special import softmax as scipy_softmax


def neuron_by_loop(x, weights, bias):
    total = bias
    for number, weight in zip(x, weights, strict=True):
        total = total + number * weight
    return total


def neuron_by_sum(x, weights, bias):
    return np.sum(np.multiply(weights, x)) + bias


def neuron_two_inputs_only(x, weights, bias):
    return x[0] * weights[0] + x[1] * weights[1] + bias


def neuron_products(x, weights, bias):
    return weights * x + bias


def neuron_unbiased(x, weights, bias):
    return sum(a * b for a, b in zip(x, weights, strict=True))


def neuron_squashed(x, weights, bias):
    return 1 / (1 + math.exp(-np.dot(x, weights) - bias))


def neuron_printed(x, weights, bias):
    str(x @ weights + bias)


def neuron_stub(x, weights, bias):
    """Return the weighted sum of the inputs, plus the bias."""
    raise NotImplementedError


def relu_by_where(x):
    return np.where(x > 0, x, 0)


def relu_by_product(x):
    return x * (x > 0)


def relu_absolute(x):
    return np.where(x < 0, -x, x)


def relu_step(x):
    return np.where(x > 0, 1.0, 0.0)


def relu_with_max(x):
    return np.max(x, 0)


def relu_with_pythons_max(x):
    return max(x, 0)


def relu_in_place(x):
    x[x < 0] = 0
    return x


def relu_stub(x):
    """Return x where it is positive, and 0 elsewhere."""
    ...


def two_layers_by_loop(x, kernel_1, bias_1, kernel_2, bias_2):
    rows = []
    for sample in x:
        hidden = [max(s, 0) for s in kernel_1.T @ sample + bias_1]
        rows.append(kernel_2.T @ hidden + bias_2)
    return np.array(rows)


def two_layers_by_where(x, kernel_1, bias_1, kernel_2, bias_2):
    sums = np.dot(x, kernel_1) + bias_1
    return np.dot(np.where(sums > 0, sums, 0), kernel_2) + bias_2


def two_layers_without_relu(x, kernel_1, bias_1, kernel_2, bias_2):
    hidden = x @ kernel_1 + bias_1
    return hidden @ kernel_2 + bias_2


def two_layers_relu_twice(x, kernel_1, bias_1, kernel_2, bias_2):
    for kernel, bias in ((kernel_1, bias_1), (kernel_2, bias_2)):
        x = np.maximum(x @ kernel + bias, 0)
    return x


def two_layers_half(x, kernel_1, bias_1, kernel_2, bias_2):
    return np.maximum(x @ kernel_1 + bias_1, 0)


def two_layers_turned_around(x, kernel_1, bias_1, kernel_2, bias_2):
    return kernel_2 @ np.maximum(kernel_1 @ x + bias_1, 0) + bias_2


def two_layers_stub(x, kernel_1, bias_1, kernel_2, bias_2):
    """Return the scores of every sample, of shape (batch, outputs)."""
    raise NotImplementedError


def softmax_of_scipy(scores):
    return scipy_softmax(scores)


def softmax_by_loop(scores):
    largest = max(scores)
    powers = [math.exp(score - largest) for score in scores]
    return np.array([power / sum(powers) for power in powers])


def softmax_overflowing(scores):
    powers = np.exp(scores)
    return powers / np.sum(powers)


def softmax_shares(scores):
    return scores / np.sum(scores)


def softmax_one_hot(scores):
    picked = np.zeros(len(scores))
    picked[np.argmax(scores)] = 1.0
    return picked


def softmax_clipped(scores):
    powers = np.exp(np.clip(scores, -50, 50))
    return powers / powers.sum()


def softmax_by_mean(scores):
    powers = np.exp(scores - np.mean(scores))
    return powers / len(powers)


def softmax_list(scores):
    return list(scipy_softmax(scores))


def softmax_stub(scores):
    """Return one probability for each score; together they are 1."""
    pass


def cross_entropy_by_loop(y_true, y_pred):
    total = 0.0
    for label, row in zip(y_true, y_pred, strict=True):
        total -= math.log(row[label])
    return total / len(y_true)


def cross_entropy_by_one_hot(y_true, y_pred):
    wanted = np.eye(y_pred.shape[1])[y_true]
    return np.mean(-np.sum(wanted * np.log(y_pred), axis=1))


def cross_entropy_unsigned(y_true, y_pred):
    return np.mean([np.log(row[k]) for k, row in zip(y_true, y_pred, strict=True)])


def cross_entropy_added_up(y_true, y_pred):
    wanted = np.eye(y_pred.shape[1])[y_true]
    return -np.sum(wanted * np.log(y_pred))


def cross_entropy_one_each(y_true, y_pred):
    return -np.log(y_pred[np.arange(len(y_true)), y_true])


def cross_entropy_averaged_one_hot(y_true, y_pred):
    return np.mean(-np.eye(y_pred.shape[1])[y_true] * np.log(y_pred))


def cross_entropy_of_the_best(y_true, y_pred):
    return np.mean(-np.log(np.max(y_pred, axis=1)))


def cross_entropy_stub(y_true, y_pred):
    """Return the mean loss; y_true holds labels, y_pred is (batch, classes)."""
    raise NotImplementedError


RIGHT = {
    "neuron": [neuron_by_loop, neuron_by_sum],
    "relu": [relu_by_where, relu_by_product],
    "two_layers": [two_layers_by_loop, two_layers_by_where],
    "softmax": [softmax_of_scipy, softmax_by_loop],
    "cross_entropy": [cross_entropy_by_loop, cross_entropy_by_one_hot],
}

WRONG = {
    "neuron": {
        neuron_two_inputs_only: "too",
        neuron_products: "stopped at the products",
        neuron_unbiased: "forgot the bias",
        neuron_squashed: "the sum itself is wanted",
        neuron_printed: "is a return missing",
    },
    "relu": {
        relu_absolute: "absolute value",
        relu_step: "slope of ReLU",
        relu_with_max: "np.maximum compares",
        relu_with_pythons_max: "ambiguous",
        relu_in_place: "changed its argument x",
    },
    "two_layers": {
        two_layers_without_relu: "ReLU is missing",
        two_layers_relu_twice: "behind the last layer too",
        two_layers_half: "returned the hidden layer",
        two_layers_turned_around: "stopped",
    },
    "softmax": {
        softmax_overflowing: "more than a float can hold",
        softmax_shares: "np.exp of each first",
        softmax_one_hot: "That is argmax",
        softmax_clipped: "entries are wrong",
        softmax_by_mean: "entries are wrong",
        softmax_list: "wrap it in np.array",
    },
    "cross_entropy": {
        cross_entropy_unsigned: "sign is missing",
        cross_entropy_added_up: "added up the losses",
        cross_entropy_one_each: "one loss for each sample",
        cross_entropy_averaged_one_hot: "number of classes too",
        cross_entropy_of_the_best: "likeliest class",
    },
}

STUBS = {
    "neuron": neuron_stub,
    "relu": relu_stub,
    "two_layers": two_layers_stub,
    "softmax": softmax_stub,
    "cross_entropy": cross_entropy_stub,
}
