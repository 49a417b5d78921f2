"""Exercises of lesson 02, gradients: a worked solution and its check each."""

import numpy as np

from helpers.check import _adam_mistakes as not_adam
from helpers.check import _gradients_mistakes as wrong
from helpers.check._exercise import exercise

RNG = np.random.default_rng(2)


def _layer(batch: int, features: int, units: int) -> tuple[np.ndarray, ...]:
    """Return an input, a kernel and the gradient of the output, all at random."""
    x, kernel, output_grad = (
        RNG.normal(size=shape).round(1)
        for shape in ((batch, features), (features, units), (batch, units))
    )
    return x, kernel, output_grad


@exercise(
    id="gradients.descent_step",
    title="one step of gradient descent",
    cases={
        "one sample: a step against its gradient": (
            np.array([1.0, 2.0]),
            np.array([[4.0, -2.0]]),
            0.1,
        ),
        "two samples: a step against the mean of their gradients": (
            np.array([0.0, 0.0]),
            np.array([[1.0, 0.0], [3.0, 2.0]]),
            0.5,
        ),
        "eight samples and three weights": (
            RNG.normal(size=3).round(1),
            RNG.normal(size=(8, 3)).round(1),
            0.3,
        ),
        "at the minimum nothing moves": (
            np.array([5.0]),
            np.array([[2.0], [-2.0]]),
            1.0,
        ),
    },
    mistakes={
        "You walk uphill: the gradient points to where the loss grows, so subtract "
        "it.": wrong.step_uphill,
        "You added the gradients up: take their mean, or the step grows with the "
        "number of samples.": wrong.step_by_the_sum,
        "You used the first sample alone: take the mean over all of them.": (
            wrong.step_by_the_first
        ),
        "You took the mean over the weights as well: each weight has a gradient of its "
        "own, so use mean(axis=0).": wrong.step_over_everything,
        "The learning rate is missing: multiply the mean gradient by it.": (
            wrong.step_without_rate
        ),
        "You made the gradient as long as 1 first: its length counts, so that steps "
        "become short near the minimum.": wrong.step_of_one_length,
        "That is the step alone: add it to the weights.": wrong.step_alone,
    },
    hints=(
        "The rows of gradients are the samples. Which axis is averaged, so that one "
        "number for each weight is left?",
        "gradients.mean(axis=0) is the gradient of the mean loss. It points uphill.",
        "weights - learning_rate * gradients.mean(axis=0)",
    ),
    why="The loss of a batch is the mean of the losses of its samples, so its gradient "
    "is the mean of their gradients. It points to where the loss grows fastest, and "
    "the step goes the other way.",
)
def descent_step(weights, gradients, learning_rate):
    """Return the weights after one step; gradients is (samples, weights)."""
    return weights - learning_rate * gradients.mean(axis=0)


@exercise(
    id="gradients.tanh_layer_grad",
    title="backwards through a layer with tanh",
    cases={
        "one number in, one number out": (
            np.array([[2.0]]),
            np.array([[0.5]]),
            np.array([[1.0]]),
        ),
        "where the tanh is flat, hardly anything comes through": (
            np.array([[4.0]]),
            np.array([[1.0]]),
            np.array([[1.0]]),
        ),
        "three samples, two features, four units": _layer(3, 2, 4),
        "five samples, three features, one unit": _layer(5, 3, 1),
    },
    mistakes={
        "The slope of the tanh is missing: multiply output_grad by 1 - output**2 "
        "first.": wrong.layer_without_tanh,
        "You took the slope of tanh at the output: it is 1 - output**2, and the output "
        "has been through the tanh already.": wrong.layer_slope_of_the_output,
        "The slope of tanh is not tanh: it is 1 - output**2.": wrong.layer_times_tanh,
        "The slope of tanh is 1 - output**2: the square is missing.": (
            wrong.layer_slope_not_squared
        ),
        "You averaged over the samples: output_grad is that of the loss, in which the "
        "mean is already taken.": wrong.layer_averaged_again,
        "Both gradients are right but in the other order: return that of the kernel "
        "first.": wrong.layer_swapped,
    },
    hints=(
        "Go backwards one operation at a time. Forwards it was sums = x @ kernel and "
        "output = np.tanh(sums); the tanh came last.",
        "The slope of tanh is 1 - output**2, so the gradient at the sums is "
        "output_grad * (1 - output**2).",
        "From there the shapes tell: x.T @ sums_grad has the shape of the kernel, and "
        "sums_grad @ kernel.T that of x.",
    ),
    why="The chain rule, once for each operation: multiply by the slope of the tanh, "
    "then let the matrix product hand the gradient to its two factors. The gradient "
    "of x is the output_grad of the layer before: that is all of backpropagation.",
)
def tanh_layer_grad(x, kernel, output_grad):
    """Return the gradient of the loss at the kernel, and the one at x."""
    output = np.tanh(x @ kernel)  # (batch, units)
    sums_grad = output_grad * (1 - output**2)
    return x.T @ sums_grad, sums_grad @ kernel.T


@exercise(
    id="gradients.batch_means",
    title="the mean loss of each mini-batch",
    cases={
        "six losses in batches of two": (np.array([1.0, 3, 5, 5, 0, 2]), 2),
        "seven losses in batches of three: the last holds one": (
            np.array([1.0, 2, 3, 4, 5, 6, 10]),
            3,
        ),
        "eleven in batches of four: the last holds three": (
            RNG.uniform(0, 3, 11).round(1),
            4,
        ),
        "a batch that is larger than the data": (np.array([2.0, 4.0]), 64),
    },
    mistakes={
        "You dropped the last, smaller batch: its samples count too.": (
            wrong.means_without_the_last
        ),
        "You divided the last batch by batch_size: divide by how many it holds.": (
            wrong.means_as_if_the_last_were_full
        ),
        "You made the batches as even as possible: all are full, and only the last "
        "one is smaller.": wrong.means_of_even_batches,
        "You put the left-over samples into the batch before: they are a batch of "
        "their own.": wrong.means_with_the_last_taken_in,
        "You filled the last batch up with samples from the start: those count twice "
        "then.": wrong.means_with_the_last_filled_up,
        "These are sums: divide each by the number of samples in the batch.": (
            wrong.means_that_are_sums
        ),
    },
    hints=(
        "The first batch is losses[0:batch_size]. Where does the second one start?",
        "The starts are range(0, len(losses), batch_size). A slice that reaches beyond "
        "the end simply stops at the end.",
        "np.array([losses[i : i + batch_size].mean() for i in range(0, len(losses), "
        "batch_size)])",
    ),
    why="A data set rarely divides evenly, so the last batch holds what is left. A "
    "slice beyond the end is no error in Python, which makes the last batch come out "
    "right by itself.",
)
def batch_means(losses, batch_size):
    """Return the mean loss of each batch in order, the smaller last one too."""
    means = []
    for start in range(0, len(losses), batch_size):
        means.append(losses[start : start + batch_size].mean())
    return np.array(means)


@exercise(
    id="gradients.epoch_mean",
    title="the loss of an epoch from those of its batches",
    cases={
        "batches of the same size": (np.array([1.0, 3.0]), np.array([5, 5])),
        "a last batch of one sample must not count as much as one of three": (
            np.array([2.0, 10.0]),
            np.array([3, 1]),
        ),
        "1000 samples in batches of 64": (
            RNG.uniform(1, 3, 16).round(2),
            np.array([64] * 15 + [40]),
        ),
        "a single batch": (np.array([0.7]), np.array([64])),
    },
    mistakes={
        "That is the plain mean: a smaller batch must count less, by its number of "
        "samples.": wrong.epoch_unweighted,
        "That is the sum over all samples: divide by how many there are.": (
            wrong.epoch_not_divided
        ),
        "You divided by the number of batches: divide by the number of samples.": (
            wrong.epoch_divided_by_batches
        ),
        "You divided as if the last batch were full: divide by sizes.sum().": (
            wrong.epoch_as_if_the_last_were_full
        ),
        "You left the last batch out: its samples count too.": (
            wrong.epoch_without_the_last
        ),
        "Multiply each mean by the size of its batch before you add up.": (
            wrong.epoch_means_summed
        ),
    },
    hints=(
        "A mean over a batch times the size of the batch is the sum over its samples.",
        "Add up those sums, and divide by the number of all samples.",
        "(means * sizes).sum() / sizes.sum()",
    ),
    why="What is wanted is the mean over samples, not over batches. The sums over the "
    "batches add up to the sum over all samples; Keras weights its epoch loss in the "
    "same way.",
)
def epoch_mean(means, sizes):
    """Return the mean loss over all samples of the epoch."""
    return (means * sizes).sum() / sizes.sum()


@exercise(
    id="gradients.momentum_descent",
    title="descent with momentum",
    cases={
        "one gradient: the first step is that of plain descent": (
            np.array([1.0]),
            np.array([[2.0]]),
            0.1,
            0.9,
        ),
        "a push, then nothing: it rolls on, and slows down": (
            np.array([0.0]),
            np.array([[1.0], [0.0], [0.0]]),
            1.0,
            0.5,
        ),
        "six gradients of two weights": (
            RNG.normal(size=2).round(1),
            RNG.normal(size=(6, 2)).round(1),
            0.2,
            0.9,
        ),
        "momentum 0 is plain descent": (
            np.array([1.0, -1.0]),
            np.array([[1.0, 2.0], [3.0, -1.0]]),
            0.1,
            0.0,
        ),
    },
    mistakes={
        "That is the exponential average, which multiplies the gradient by 1 - "
        "momentum; Keras leaves that factor out.": wrong.momentum_averaged,
        "You divided by 1 - momentum: so long do the steps become in the end by "
        "themselves.": wrong.momentum_scaled_up,
        "You walk uphill: the velocity must point against the gradient.": (
            wrong.momentum_uphill
        ),
        "The velocity is not carried over: that is plain descent.": (
            wrong.momentum_forgotten
        ),
        "The velocity never fades: multiply the old one by momentum.": (
            wrong.momentum_never_fading
        ),
        "You remember the last gradient only: what is carried over is the velocity, in "
        "which all earlier ones live on.": wrong.momentum_of_the_last_gradient,
        "You move by the old velocity: renew it first, then move.": (
            wrong.momentum_step_too_late
        ),
        "That is Nesterov's momentum, which looks one step ahead: move by the velocity "
        "itself.": wrong.momentum_nesterov,
    },
    hints=(
        "A loop over the gradients, and one variable velocity that starts at zero.",
        "The new velocity is momentum times the old one, minus learning_rate times the "
        "gradient. Then it is added to the weights.",
        "velocity = momentum * velocity - learning_rate * gradient, and then "
        "weights = weights + velocity.",
    ),
    why="Each gradient pushes, and momentum says how much of the old speed is kept. "
    "Under a steady gradient the step grows to learning_rate / (1 - momentum), since "
    "1 + m + m² + ... = 1 / (1 - m). Keeping the learning rate out of the velocity and "
    "multiplying by it when you move comes to the same.",
)
def momentum_descent(weights, gradients, learning_rate, momentum):
    """Return the weights after one step for each row of gradients."""
    velocity = np.zeros_like(weights)
    for gradient in gradients:
        velocity = momentum * velocity - learning_rate * gradient
        weights = weights + velocity
    return weights


@exercise(
    id="gradients.adam_step",
    title="one step of Adam",
    cases={
        "the first step is as long as the learning rate": (
            np.array([1.0]),
            np.array([2.0]),
            None,
            0.1,
        ),
        "a gradient a thousand times as large makes the same first step": (
            np.array([1.0, 1.0]),
            np.array([-2.0, 2000.0]),
            None,
            0.1,
        ),
        "the second step remembers the first": (
            np.array([0.5, -0.5]),
            np.array([1.0, 3.0]),
            (1, np.array([0.2, -0.1]), np.array([0.004, 0.001])),
            0.1,
        ),
        "epsilon stands outside the root: gradients can be tiny": (
            np.array([0.0]),
            np.array([1e-6]),
            (40_000, np.array([1e-6]), np.array([1e-12])),
            0.1,
        ),
    },
    mistakes={
        "The bias correction is missing: divide mean by 1 - 0.9**step, and mean_square "
        "by 1 - 0.999**step.": not_adam.uncorrected,
        "You corrected the mean only: mean_square starts at zero too, so divide it by "
        "1 - 0.999**step.": not_adam.half_corrected,
        "The step lags behind: it is 1 in the first step, 2 in the second.": (
            not_adam.corrected_by_the_step_before
        ),
        "You walk uphill: subtract the step.": not_adam.uphill,
        "Epsilon belongs outside the root: np.sqrt(mean_square) + epsilon.": (
            not_adam.epsilon_in_the_root
        ),
        "The root is missing: divide by np.sqrt(mean_square).": not_adam.without_root,
        "These are sums, not averages: multiply the new part by 0.1 and by 0.001.": (
            not_adam.sums
        ),
        "mean_square is the average of squares: gradient**2.": not_adam.not_squared,
        "Keep the means as they are: the corrected ones are for this step alone.": (
            not_adam.stores_what_is_corrected
        ),
        "1e-8 is the epsilon of the paper: Keras's is 1e-7.": (
            not_adam.epsilon_of_the_paper
        ),
    },
    hints=(
        "Before the first step state is None: begin with step, mean, mean_square = 0, "
        "0, 0. Count the step, then renew both averages: 0.9 of the old mean plus 0.1 "
        "of the gradient, and 0.999 of the old mean_square plus 0.001 of its square.",
        "Both began at zero, so they are too small: divide them by 1 - 0.9**step and "
        "1 - 0.999**step. Store them as they were before this division.",
        "weights - learning_rate * corrected_mean / (np.sqrt(corrected_square) + 1e-7)",
    ),
    why="The mean smooths the gradient as momentum does, the root of the mean square "
    "is its usual size, and their ratio is about 1 for a steady gradient of any size: "
    "so a step is about as long as the learning rate. The correction makes that true "
    "from the first step on.",
)
def adam_step(weights, gradient, state, learning_rate=0.05):
    """Return the weights and (step, mean, mean_square); state is None at first."""
    step, mean, mean_square = (0, 0, 0) if state is None else state
    step = step + 1
    mean = 0.9 * mean + 0.1 * gradient
    mean_square = 0.999 * mean_square + 0.001 * gradient**2
    top = mean / (1 - 0.9**step)
    bottom = np.sqrt(mean_square / (1 - 0.999**step)) + 1e-7
    return weights - learning_rate * top / bottom, (step, mean, mean_square)
