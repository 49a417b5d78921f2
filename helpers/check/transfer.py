"""Exercises of lesson 09, fine-tuning: a worked solution and its check each."""

import numpy as np

from helpers.check import _transfer_mistakes as wrong
from helpers.check._exercise import exercise

RNG = np.random.default_rng(9)
SOURCE = [(3, 3, 1, 16), (3, 3, 16, 48), (48, 32), (32, 5)]


def _head(
    batch: int, features: int, classes: int, rate: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, float]:
    """Return features, answers, a kernel, a bias and a learning rate."""
    x = RNG.normal(size=(batch, features)).round(1)
    y = RNG.integers(0, classes, batch)
    kernel = RNG.normal(size=(features, classes)).round(1)
    return x, y, kernel, RNG.normal(size=classes).round(1), rate


@exercise(
    id="transfer.trainable_count",
    title="how many numbers training still changes",
    cases={
        "nothing is frozen": (SOURCE, 0),
        "the first convolution is frozen": (SOURCE, 1),
        "both convolutions are frozen": (SOURCE, 2),
        "only the last layer is trained": (SOURCE, 3),
        "a small dense network": ([(4, 3), (3, 2)], 1),
    },
    mistakes={
        "You counted the frozen layers: count those behind them.": wrong.count_frozen,
        "You counted all layers: leave out the frozen ones, which are the first.": (
            wrong.count_all
        ),
        "The biases are missing: a layer has one for each number of its last axis.": (
            wrong.count_without_biases
        ),
        "A layer has one bias for each output, the last number of its shape, not for "
        "each number of the first axis.": wrong.count_biases_of_inputs,
        "You froze the last layers: frozen are the first ones.": wrong.count_first,
    },
    hints=(
        "shapes[frozen:] are the layers that are still trained.",
        "A kernel of shape (3, 3, 1, 16) has 3 · 3 · 1 · 16 numbers: np.prod(shape). "
        "How many biases come with it?",
        "Add np.prod(shape) + shape[-1] for each shape in shapes[frozen:], and return "
        "an int.",
    ),
    why="Frozen layers keep their numbers, so only what comes behind them counts: "
    "all kernels and all biases. Fewer numbers to train need fewer labels, as long as "
    "the frozen ones tell what the new task asks.",
)
def trainable_count(shapes, frozen):
    """Return how many numbers are trained if the first `frozen` layers are not."""
    return sum(int(np.prod(shape)) + shape[-1] for shape in shapes[frozen:])


@exercise(
    id="transfer.head_step",
    title="one step of a new last layer",
    cases={
        "one picture with two features": (
            np.array([[1.0, 2.0]]),
            np.array([0]),
            np.zeros((2, 2)),
            np.zeros(2),
            1.0,
        ),
        "two pictures: the gradient is a mean": (
            np.array([[1.0, 0.0], [0.0, 2.0]]),
            np.array([0, 1]),
            np.zeros((2, 2)),
            np.zeros(2),
            0.5,
        ),
        "three classes": _head(4, 3, 3, 0.1),
        "features of ten pictures": _head(10, 6, 5, 0.3),
    },
    mistakes={
        "You went uphill: subtract the gradient.": wrong.head_uphill,
        "The gradient is the mean over the pictures: divide by their number.": (
            wrong.head_summed
        ),
        "The bias has to learn too: its gradient is the mean of the errors.": (
            wrong.head_without_bias
        ),
        "The learning rate is missing.": wrong.head_without_rate,
        "The scores must go through the softmax before the right answer is "
        "subtracted.": wrong.head_without_softmax,
        "Scores lack the bias: features @ kernel + bias.": wrong.head_forward_no_bias,
    },
    hints=(
        "First forward: scores = features @ kernel + bias, then the softmax along "
        "each row.",
        "The error of each picture is its probabilities minus 1 at the right answer: "
        "errors[np.arange(len(y)), y] -= 1. It is the gradient of the loss with "
        "respect to the scores.",
        "kernel - learning_rate * features.T @ errors / len(y), and the bias with "
        "errors.mean(axis=0).",
    ),
    why="Frozen layers give the same features at every step, so they are computed once "
    "and stored. What is left to train is one dense layer, a linear read-out: "
    "thousands of its steps take less time than one pass through a large network.",
)
def head_step(features, y, kernel, bias, learning_rate):
    """Return the new kernel and the new bias."""
    scores = features @ kernel + bias
    errors = np.exp(scores - scores.max(axis=1, keepdims=True))
    errors = errors / errors.sum(axis=1, keepdims=True)
    errors[np.arange(len(y)), y] -= 1
    new_kernel = kernel - learning_rate * features.T @ errors / len(y)
    return new_kernel, bias - learning_rate * errors.mean(axis=0)


@exercise(
    id="transfer.rates_by_layer",
    title="a learning rate for each layer",
    cases={
        "three layers, none frozen": (3, 0, 0.01, 10.0),
        "the first of four is frozen": (4, 1, 0.01, 10.0),
        "all but the last are frozen": (4, 3, 0.003, 5.0),
        "a divisor of 2": (5, 2, 0.08, 2.0),
    },
    mistakes={
        "Your rates are in the wrong order: the first layer is the most careful.": (
            wrong.rates_reversed
        ),
        "A frozen layer has a rate of 0.": wrong.rates_not_frozen,
        "You froze the last layers: the first are frozen.": wrong.rates_frozen_last,
        "Every layer has the same rate: divide once more for each layer towards the "
        "input.": wrong.rates_level,
        "The last layer itself gets the rate undivided.": wrong.rates_one_too_many,
    },
    hints=(
        "Count the layers from the end: the last has rate, the one before it rate / "
        "divisor, the one before that rate / divisor**2.",
        "steps = np.arange(layers)[::-1] counts how far each layer is from the last.",
        "rates = rate / divisor**steps, then rates[:frozen] = 0.",
    ),
    why="The new last layer knows nothing and may take large steps. The earlier a "
    "layer, the more general and the more worth keeping is what it has learned, so it "
    "takes smaller steps; a rate of 0 is a frozen layer.",
)
def rates_by_layer(layers, frozen, rate, divisor):
    """Return an array with a learning rate for each layer, first layer first."""
    steps = np.arange(layers)[::-1]
    rates = rate / divisor**steps
    rates[:frozen] = 0
    return rates


@exercise(
    id="transfer.matching_batch_norm",
    title="gamma and beta that change nothing",
    cases={
        "one channel": (np.array([[1.0], [3.0]]), 0.001),
        "two channels": (np.array([[1.0, 10.0], [3.0, 30.0], [2.0, 50.0]]), 0.001),
        "a channel that never changes": (np.array([[2.0, 5.0], [4.0, 5.0]]), 0.001),
        "maps: all places of all pictures count": (
            RNG.normal(size=(4, 3, 3, 2)).round(1),
            0.001,
        ),
        "a large epsilon": (RNG.normal(2, 3, size=(6, 3)).round(1), 0.5),
    },
    mistakes={
        "Gamma must be the deviation, that is the root of the variance plus epsilon.": (
            wrong.match_variance
        ),
        "Epsilon is missing: the layer divides by sqrt(variance + epsilon).": (
            wrong.match_without_epsilon
        ),
        "Epsilon stands under the root, next to the variance.": (
            wrong.match_epsilon_outside
        ),
        "The layer divides by the deviation, so gamma has to multiply by it, not "
        "divide again.": wrong.match_inverse,
        "The layer subtracts the mean, so beta has to add it: no minus.": (
            wrong.match_minus_mean
        ),
        "Take mean and variance over all axes but the last: one for each channel.": (
            wrong.match_first_axis
        ),
        "Both are right but in the other order: return gamma, then beta.": (
            wrong.match_swapped
        ),
    },
    hints=(
        "The layer computes gamma * (x - mean) / sqrt(variance + epsilon) + beta. "
        "Which gamma undoes the division, which beta the subtraction?",
        "Mean and variance of each channel are over all axes but the last: "
        "axes = tuple(range(x.ndim - 1)).",
        "gamma = np.sqrt(x.var(axis=axes) + epsilon), beta = x.mean(axis=axes).",
    ),
    why="Gamma times the division is 1 and beta minus the mean is 0, so what comes out "
    "is what went in. Two numbers for each channel are enough to take the whole layer "
    "back, and no other weight moves.",
)
def matching_batch_norm(x, epsilon):
    """Return gamma and beta, each of shape (channels,)."""
    axes = tuple(range(x.ndim - 1))
    return np.sqrt(x.var(axis=axes) + epsilon), x.mean(axis=axes)
