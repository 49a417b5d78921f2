"""Exercises of lesson 03, regularization: a worked solution and its check each."""

import numpy as np

from helpers.check import _regularization_mistakes as wrong
from helpers.check._exercise import exercise

RNG = np.random.default_rng(3)

THREE = np.array([2.0, -3.0, 0.5])
KERNEL = RNG.normal(size=(2, 3)).round(1)
KERNEL_GRAD = RNG.normal(size=(2, 3)).round(1)
BIAS, BIAS_GRAD = np.array([0.5, -1.0, 2.0]), np.array([0.1, 0.3, -0.2])
OUTPUTS = np.array([0.2, 0.5, 1.3, 0.8, 1.1])


@exercise(
    id="regularization.l1_l2_penalty",
    title="the two penalties and their gradient",
    cases={
        "L2 adds the squares": (THREE, 0.0, 0.1),
        "L1 adds the sizes, signs left out": (THREE, 0.1, 0.0),
        "a weight that is 0 is pulled nowhere": (np.array([0.0, -1.5]), 0.2, 0.3),
        "a whole matrix is one sum": (KERNEL, 0.01, 0.02),
    },
    mistakes={
        "The gradient of w squared is 2 · w: a factor 2 is missing.": (
            wrong.penalty_without_the_2
        ),
        "L2 adds the squares of the weights, not the weights themselves.": (
            wrong.penalty_of_the_weights
        ),
        "You took the mean: Keras's penalties are sums, so that a larger layer pays "
        "more.": wrong.penalty_mean,
        "L2 is the sum of the squares, without half in front: Keras has none.": (
            wrong.penalty_halved
        ),
        "You took the square root: L2 here is the sum of the squares itself.": (
            wrong.penalty_root
        ),
        "L1 pulls a weight of 0 nowhere: its gradient there is 0, as np.sign says.": (
            wrong.penalty_pulls_zero
        ),
        "The gradient of L1 is the sign of the weight, not the weight.": (
            wrong.penalty_l1_gradient_is_the_weight
        ),
        "L1 adds the sizes: without np.abs, positive and negative weights cancel.": (
            wrong.penalty_without_abs
        ),
        "Both are right but in the other order: return the value first, then the "
        "gradient.": wrong.penalty_swapped,
    },
    hints=(
        "The value is one number: the sum of the sizes, np.abs(weights).sum(), times "
        "l1, and the sum of the squares times l2.",
        "The gradient has one number for each weight. For L2 it is the derivative of "
        "a square; for L1 it is the slope of |w|: 1, -1, and 0 at zero.",
        "l1 * np.sign(weights) + 2 * l2 * weights is the gradient.",
    ),
    why="A penalty is added to the loss, so its gradient is added to the gradient. "
    "L2 pulls in proportion to the weight, L1 with the same strength whatever the "
    "size, which is why it brings small weights all the way to 0.",
)
def l1_l2_penalty(weights, l1, l2):
    """Return the penalty, one number, and its gradient, shaped as the weights."""
    value = l1 * np.abs(weights).sum() + l2 * (weights**2).sum()
    gradient = l1 * np.sign(weights) + 2 * l2 * weights
    return value, gradient


@exercise(
    id="regularization.soft_threshold",
    title="the step of L1 that reaches zero",
    cases={
        "large weights come nearer to 0": (np.array([3.0, 1.2]), 0.5),
        "negative weights come nearer to 0 too": (np.array([-3.0, -1.2]), 0.5),
        "small weights become exactly 0": (np.array([0.3, -0.2, 0.0]), 0.5),
        "a matrix keeps its shape": (KERNEL, 0.8),
    },
    mistakes={
        "You kept the large weights as they are (that is a hard threshold): they too "
        "come nearer to 0, by the threshold.": wrong.soft_hard,
        "A small weight must stop at 0; yours went on to the other side.": (
            wrong.soft_passes_zero
        ),
        "Negative weights became 0: lower the size of the weight, and keep its sign.": (
            wrong.soft_drops_negatives
        ),
        "You subtracted from every weight: a negative one must go up, towards 0.": (
            wrong.soft_subtracts
        ),
        "The signs are lost: give each weight its own sign back.": wrong.soft_unsigned,
        "That multiplies, as L2 does, so nothing ever becomes 0: subtract.": (
            wrong.soft_proportional
        ),
        "You cut the large weights off at the threshold: they should lose it.": (
            wrong.soft_clip
        ),
    },
    hints=(
        "Think of the size and the sign apart: np.abs(weights) and np.sign(weights). "
        "Which of the two changes?",
        "The size becomes smaller by the threshold, but never less than 0: "
        "np.maximum(np.abs(weights) - threshold, 0).",
        "Multiply that by np.sign(weights).",
    ),
    why="It is the exact answer to a small question: which number is best if one pays "
    "for its distance from the weight (half its square) and, times the threshold, for "
    "its size? Up to the threshold the answer is 0 itself.",
)
def soft_threshold(weights, threshold):
    """Return the weights, each nearer to 0 by the threshold, or 0."""
    return np.sign(weights) * np.maximum(np.abs(weights) - threshold, 0)


@exercise(
    id="regularization.inverted_dropout",
    title="dropout as Keras does it",
    cases={
        "two of five are dropped": (OUTPUTS, np.array([0, 1, 1, 0, 1]), 0.4),
        "the rate decides, not how many this mask dropped": (
            OUTPUTS,
            np.array([1, 1, 0, 1, 1]),
            0.5,
        ),
        "even where nothing was dropped, all is scaled": (OUTPUTS, np.ones(5), 0.1),
        "a batch of two": (KERNEL, np.array([[1, 0, 1], [0, 1, 1]]), 0.2),
    },
    mistakes={
        "What is kept is not scaled up: divide it by the share that is kept.": (
            wrong.dropout_unscaled
        ),
        "You scaled by the rate, which is what is dropped, and not by what is kept: "
        "divide by 1 - rate.": wrong.dropout_by_rate,
        "You scaled the wrong way: what is kept must grow to make up for the rest, so "
        "divide by 1 - rate.": wrong.dropout_scaled_down,
        "You divided by the share that this one mask kept. It differs from mask to "
        "mask: take 1 - rate.": wrong.dropout_by_the_mask,
        "Your mask is upside down: 1 means kept, 0 means dropped.": (
            wrong.dropout_upside_down
        ),
        "You scaled but dropped nothing: multiply by the mask.": wrong.dropout_no_mask,
        "You added the rate instead of dividing by what is kept.": wrong.dropout_plus,
    },
    hints=(
        "Multiplying by the mask drops. What is lost on average, if a share of `rate` "
        "goes?",
        "To make up for it, what stays is divided by the share that stays on average.",
        "That share is 1 - rate.",
    ),
    why="Averaged over masks, an output is kept with probability 1 - rate, and then it "
    "is x / (1 - rate): on average x. So nothing has to be changed when the network is "
    "used.",
)
def inverted_dropout(x, mask, rate):
    """Return what is left of the outputs, scaled up; the mask is 1 where kept."""
    return x * mask / (1 - rate)


@exercise(
    id="regularization.decay_step",
    title="a step of gradient descent with weight decay",
    cases={
        "no gradient: the kernel shrinks, the bias stays": (
            KERNEL,
            BIAS,
            0 * KERNEL,
            0 * BIAS,
            0.1,
            0.5,
        ),
        "no decay: an ordinary step": (KERNEL, BIAS, KERNEL_GRAD, BIAS_GRAD, 0.1, 0.0),
        "decay and gradient together": (KERNEL, BIAS, KERNEL_GRAD, BIAS_GRAD, 0.5, 0.4),
    },
    mistakes={
        "You decayed the bias too: decay is for the kernel.": wrong.decay_bias_too,
        "The decay must go through the learning rate: the kernel shrinks by "
        "learning_rate * weight_decay of itself.": wrong.decay_without_rate,
        "Twice too much: the gradient of an L2 penalty has a factor 2, weight decay "
        "has none.": wrong.decay_twice,
        "You decayed after the gradient step: Keras shrinks the old kernel, and the "
        "gradient step is left whole.": wrong.decay_after,
        "Your kernel grows: decay takes away.": wrong.decay_grows,
        "The gradient must be subtracted; you climb.": wrong.decay_climbs,
        "The kernel decays, but the gradient step is missing.": (
            wrong.decay_no_gradient
        ),
        "The bias was left out: it takes its gradient step, only without decay.": (
            wrong.decay_bias_forgotten
        ),
        "You forgot the decay: besides its gradient step the kernel shrinks.": (
            wrong.decay_forgotten
        ),
    },
    hints=(
        "Begin with an ordinary step for both: kernel - learning_rate * kernel_grad, "
        "and the same for the bias.",
        "Decay takes away a share of the old kernel: learning_rate * weight_decay of "
        "it. The bias is left alone.",
        "kernel - learning_rate * (kernel_grad + weight_decay * kernel).",
    ),
    why="Large weights make a function bend sharply, so they are what is held small. A "
    "bias only shifts: to shrink it would pull the predictions towards 0 without "
    "making the function simpler.",
)
def decay_step(kernel, bias, kernel_grad, bias_grad, learning_rate, weight_decay):
    """Return the new kernel and the new bias."""
    shrunk = kernel - learning_rate * weight_decay * kernel
    return shrunk - learning_rate * kernel_grad, bias - learning_rate * bias_grad


@exercise(
    id="regularization.epochs_trained",
    title="when early stopping stops",
    cases={
        "twice not better than the best": ([1.0, 0.8, 0.9, 0.85, 0.7], 2),
        "a new best starts the count again": ([1.0, 1.1, 0.9, 1.0, 0.8, 0.9, 0.9], 2),
        "better than the epoch before is not a new best": (
            [0.5, 0.9, 0.8, 0.7, 0.6],
            3,
        ),
        "the same loss again is not better": ([0.6, 0.6, 0.6, 0.5], 2),
        "it may never stop": ([1.0, 0.9, 0.8, 0.7], 1),
    },
    mistakes={
        "That is the best epoch. Training goes on for `patience` epochs more before it "
        "stops.": wrong.stops_at_the_best,
        "You stopped one epoch too late: stop as soon as `patience` epochs were not "
        "better.": wrong.stops_one_late,
        "You stopped one epoch too early: wait until `patience` epochs were not "
        "better.": wrong.stops_one_early,
        "Compare with the best loss so far, not with the epoch before.": (
            wrong.stops_by_the_epoch_before
        ),
        "A new best must set the count back to 0: what counts is how many epochs in a "
        "row were not better.": wrong.stops_without_reset,
        "The same loss again is not better: take < and not <=.": (
            wrong.stops_equal_is_better
        ),
        "You looked at the whole curve for its lowest point. While training one does "
        "not know what comes: go epoch by epoch.": wrong.stops_with_foresight,
        "Your first epoch is number 0: count how many epochs were trained.": (
            wrong.stops_counted_from_zero
        ),
    },
    hints=(
        "Go through the losses in order, with two variables: the best loss so far, and "
        "how many epochs in a row were not better.",
        "A loss below the best is the new best, and the count goes back to 0. "
        "Otherwise the count goes up by 1.",
        "As soon as the count is `patience`, return the number of this epoch, counted "
        "from 1. After the loop return len(losses).",
    ),
    why="The validation loss wobbles, so one bad epoch means nothing. Patience waits a "
    "few epochs for a new best; what is used afterwards are the weights of the best "
    "epoch, if restore_best_weights=True asks for them.",
)
def epochs_trained(losses, patience):
    """Return how many epochs are trained, given the validation loss of each."""
    best, waited = float("inf"), 0
    for epoch, loss in enumerate(losses, start=1):
        waited = 0 if loss < best else waited + 1
        best = min(best, loss)
        if waited == patience:
            return epoch
    return len(losses)
