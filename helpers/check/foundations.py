"""Exercises of lesson 01, neurons and layers: a worked solution and its check each."""

import numpy as np

from helpers.check import _foundations_mistakes as wrong
from helpers.check._exercise import exercise

RNG = np.random.default_rng(1)


def _two_layers(batch: int, sizes: tuple[int, int, int]) -> tuple[np.ndarray, ...]:
    """Return inputs and the kernels and biases of two layers, all at random."""
    features, hidden, outputs = sizes
    shapes = (batch, features), (features, hidden), hidden, (hidden, outputs), outputs
    return tuple(RNG.normal(size=shape).round(1) for shape in shapes)


def _array(*numbers: float) -> np.ndarray:
    return np.array(numbers)


@exercise(
    id="foundations.neuron",
    title="one neuron",
    cases={
        "each input is multiplied by its own weight": (
            *(_array(1.0, 2.0), _array(0.5, -0.25)),
            0.0,
        ),
        "the bias is added": (_array(1.0, 2.0), _array(1.0, 2.0), -3.0),
        "a bias is all that is left of inputs of 0": (
            *(_array(0.0, 0.0), _array(4.0, -7.0)),
            1.5,
        ),
        "five inputs work as well": (
            *(_array(1.0, -1.0, 0.5, 2.0, 0.0), _array(2.0, 1.0, -4.0, 0.5, 9.0)),
            0.5,
        ),
    },
    mistakes={
        "You forgot the bias: it is added to the sum.": wrong.neuron_without_bias,
        "The bias is added, not taken away.": wrong.neuron_minus_bias,
        "You stopped at the products: add them up to one number.": (
            wrong.neuron_not_summed
        ),
        "You added inputs and weights: multiply each input by its weight.": (
            wrong.neuron_added
        ),
        "The bias came in once for each input: add it once, after the sum.": (
            wrong.neuron_bias_for_each_input
        ),
        "You took the mean of the products: take their sum.": wrong.neuron_mean,
        "The bias is not multiplied by anything: add it to the sum.": (
            wrong.neuron_times_bias
        ),
        "That is the sum with a sigmoid around it: here the sum itself is wanted, the "
        "activation comes after it.": wrong.neuron_with_sigmoid,
    },
    hints=(
        "Multiply each input by the weight at the same place. With NumPy, x * weights "
        "does that for all of them at once.",
        "Then add the products up to a single number: np.sum(...), or a loop.",
        "np.sum(x * weights) + bias. The sign @ does both steps: x @ weights + bias.",
    ),
    why="The weights say how much each input counts and in which direction, the bias "
    "how easily the neuron says yes. x @ weights multiplies and adds up in one go; it "
    "works for many points at once too, one in each row.",
)
def neuron(x, weights, bias):
    """Return the weighted sum of the inputs, plus the bias."""
    return x @ weights + bias


@exercise(
    id="foundations.relu",
    title="the activation ReLU",
    cases={
        "positive numbers stay as they are": (_array(0.5, 2.24, 3.0),),
        "negative numbers become 0": (_array(-2.0, -0.5),),
        "a mixed row is treated number by number": (_array(-1.0, 0.0, 4.0, -7.0),),
        "a table keeps its shape": (np.array([[-1.0, 2.0], [3.0, -4.0]]),),
    },
    mistakes={
        "You took the absolute value: a negative number must become 0.": np.abs,
        "You kept the negative numbers and dropped the positive ones: it is the "
        "larger of x and 0.": wrong.relu_upside_down,
        "That is the slope of ReLU, 1 or 0: where x is positive, x itself is wanted.": (
            wrong.relu_slope
        ),
        "You returned the largest number of all: each number is compared with 0 on its "
        "own.": wrong.relu_largest,
        "np.max finds the largest entry of an array: np.maximum compares each entry "
        "with 0.": wrong.relu_np_max,
        "Nothing may be cut off at the top: ReLU is x for every positive x.": (
            wrong.relu_capped
        ),
        "You left the negative numbers out: they must become 0, so that the shape "
        "stays.": wrong.relu_dropped,
    },
    hints=(
        "For each number on its own: which is larger, the number or 0?",
        "max(a, b) of Python takes two numbers; NumPy has a function that takes the "
        "larger of two for every entry of an array.",
        "np.maximum(x, 0). Not np.max: that returns the largest entry of an array.",
    ),
    why="np.maximum compares every entry with 0 and keeps the larger. The bend at 0 is "
    "the whole point: without it, layers in a row are one layer.",
)
def relu(x):
    """Return x where it is positive, and 0 elsewhere."""
    return np.maximum(x, 0)


@exercise(
    id="foundations.two_layers",
    title="forward through two layers",
    cases={
        "one hidden unit": _two_layers(1, (1, 1, 1)),
        "several units in either layer": _two_layers(1, (3, 4, 2)),
        "a batch has one row for each sample": _two_layers(5, (3, 4, 2)),
        "a wider hidden layer": _two_layers(4, (2, 16, 3)),
    },
    mistakes={
        "The ReLU is missing: without it both layers together are one linear layer.": (
            wrong.two_layers_linear
        ),
        "You put a ReLU behind the last layer too: its sums are the scores, and scores "
        "may be negative.": wrong.two_layers_relu_at_the_end,
        "The ReLU stands in the wrong place: behind the hidden layer, not behind the "
        "last one.": wrong.two_layers_relu_last_only,
        "The ReLU comes before the bias: add bias_1 first.": (
            wrong.two_layers_bias_after_relu
        ),
        "Both biases are missing.": wrong.two_layers_without_bias,
        "The bias of the last layer is missing.": wrong.two_layers_without_bias_2,
        "The bias of the hidden layer is missing.": wrong.two_layers_without_bias_1,
        "You returned the hidden layer: send it through the second layer.": (
            wrong.two_layers_hidden_alone
        ),
    },
    hints=(
        "One layer at a time. The hidden layer is x @ kernel_1 + bias_1, and then your "
        "relu.",
        "What comes out of the hidden layer is what goes into the second: call it "
        "hidden.",
        "hidden = np.maximum(x @ kernel_1 + bias_1, 0), and then "
        "hidden @ kernel_2 + bias_2.",
    ),
    why="A layer is many neurons at once: each column of the kernel holds the weights "
    "of one. The second layer reads the outputs of the first as if they were data. The "
    "ReLU between them is what makes two layers more than one.",
)
def two_layers(x, kernel_1, bias_1, kernel_2, bias_2):
    """Return the scores of every sample, of shape (batch, outputs)."""
    hidden = np.maximum(x @ kernel_1 + bias_1, 0)
    return hidden @ kernel_2 + bias_2


@exercise(
    id="foundations.softmax",
    title="a softmax that does not overflow",
    cases={
        "three scores become three probabilities": (_array(1.0, 2.0, 3.0),),
        "equal scores share equally": (_array(5.0, 5.0, 5.0, 5.0),),
        "scores may be negative": (_array(-1.0, 0.0, -4.0),),
        "scores of a thousand do not overflow": (_array(1000.0, 1001.0),),
        "scores of minus a thousand do not vanish": (_array(-1000.0, -1001.0, -999.0),),
    },
    mistakes={
        "exp(1000) is more than a float can hold, and infinity divided by infinity is "
        "not a number: subtract the largest score first.": wrong.softmax_naive,
        "You divided the scores by their sum: take np.exp of each first.": (
            wrong.softmax_without_exp
        ),
        "They do not sum to 1: divide by the sum of all the exponentials.": (
            wrong.softmax_not_divided
        ),
        "You divided by the largest exponential: divide by the sum of all.": (
            wrong.softmax_by_largest
        ),
        "That is argmax, a 1 at the largest score: softmax gives every score a "
        "probability above 0.": wrong.softmax_hard,
        "That is a sigmoid of each score on its own: softmax divides by the sum over "
        "all of them.": wrong.softmax_sigmoids,
        "You divided the scores by the largest one: subtract it, for a division "
        "changes the result.": wrong.softmax_scaled,
        "Subtract the largest score under the fraction too: the same scores above and "
        "below.": wrong.softmax_half_shifted,
    },
    hints=(
        "Take np.exp of every score: all become positive. Divide them by their sum: "
        "now they sum to 1.",
        "np.exp(1000) is infinite. But a constant may be added to all scores without "
        "changing the result: which one brings the largest down to 0?",
        "powers = np.exp(scores - scores.max()), and then powers / powers.sum().",
    ),
    why="exp(s - m) = exp(s) / exp(m): the factor exp(m) stands above and below the "
    "line and cancels. With the largest score as m, the largest power is exp(0) = 1, "
    "so nothing overflows, and the sum is at least 1, so nothing is divided by 0.",
)
def softmax(scores):
    """Return one probability for each score; together they are 1."""
    powers = np.exp(scores - scores.max())
    return powers / powers.sum()


@exercise(
    id="foundations.cross_entropy",
    title="the cross-entropy of a batch",
    cases={
        "one sample, half sure": (np.array([0]), np.array([[0.5, 0.5]])),
        "the right class need not be the likeliest": (
            np.array([2]),
            np.array([[0.7, 0.2, 0.1]]),
        ),
        "a batch has the mean loss of its samples": (
            np.array([0, 1, 1]),
            np.array([[0.9, 0.1], [0.6, 0.4], [0.01, 0.99]]),
        ),
        "ten classes, nothing known": (np.array([3, 7]), np.full((2, 10), 0.1)),
    },
    mistakes={
        "The sign is missing: a logarithm of a probability is negative, a loss is "
        "not.": wrong.cross_entropy_negative,
        "You added up the losses: take their mean, so that a large batch costs no more "
        "than a small one.": wrong.cross_entropy_sum,
        "You took the probability of the likeliest class: the loss asks for that of "
        "the right one.": wrong.cross_entropy_of_the_likeliest,
        "You took the mean over all classes too: only the right class of each sample "
        "counts.": wrong.cross_entropy_every_class,
        "You divided by the number of classes too: add up over the classes, and take "
        "the mean over the samples.": wrong.cross_entropy_by_all_entries,
        "That is one loss for each sample: return their mean.": (
            wrong.cross_entropy_one_each
        ),
        "You used a logarithm to base 10: np.log is the natural one.": (
            wrong.cross_entropy_log10
        ),
        "You used a logarithm to base 2: np.log is the natural one.": (
            wrong.cross_entropy_log2
        ),
        "That is the share missing to 1: take minus the logarithm of the "
        "probability.": wrong.cross_entropy_linear,
        "You took the mean first and then the logarithm: first the logarithm of each "
        "sample.": wrong.cross_entropy_log_of_mean,
    },
    hints=(
        "For each sample pick the probability that its right class got. y_true says "
        "in which column it stands.",
        "y_pred[0, y_true[0]] is that of the first sample. A loop will do, or "
        "y_pred[np.arange(len(y_true)), y_true] for all at once.",
        "The loss of a sample is -np.log of that probability; return the mean of all "
        "of them.",
    ),
    why="Minus the logarithm is the surprise: 0 where the right class was certain, "
    "0.69 where it got one half, and without limit where it was ruled out. The other "
    "probabilities count only through the sum of 1.",
)
def cross_entropy(y_true, y_pred):
    """Return the mean loss; y_true holds labels, y_pred is (batch, classes)."""
    of_the_right_class = y_pred[np.arange(len(y_true)), y_true]
    return -np.log(of_the_right_class).mean()
