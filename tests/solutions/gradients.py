"""Lesson 02: right answers, the commonest wrong ones, and the stubs of the lesson.

The worked solution itself lives in helpers/check/gradients.py; these are written
otherwise, as a learner might. Beside each wrong answer stands what the learner must
read.
"""

import numpy as np


def descent_by_matrix_product(weights, gradients, learning_rate):
    every = np.full(len(gradients), 1 / len(gradients))
    return weights - learning_rate * (every @ gradients)


def descent_by_loop(weights, gradients, learning_rate):
    new = np.array(weights, dtype=float)
    for gradient in gradients:
        new -= learning_rate * gradient / len(gradients)
    return new


def descent_uphill(weights, gradients, learning_rate):
    return weights + learning_rate * np.mean(gradients, axis=0)


def descent_of_the_sum(weights, gradients, learning_rate):
    for gradient in gradients:
        weights = weights - learning_rate * gradient
    return weights


def descent_in_place(weights, gradients, learning_rate):
    weights -= learning_rate * np.mean(gradients, axis=0)
    return weights


def descent_over_weights(weights, gradients, learning_rate):
    return weights - learning_rate * np.mean(gradients)


def descent_step_stub(weights, gradients, learning_rate):
    """Return the weights after one step; gradients is (samples, weights)."""
    raise NotImplementedError


def layer_by_einsum(x, kernel, output_grad):
    slope = 1 / np.cosh(x @ kernel) ** 2
    back = slope * output_grad
    at_kernel = np.einsum("bf,bu->fu", x, back)
    return at_kernel, np.einsum("bu,fu->bf", back, kernel)


def layer_by_samples(x, kernel, output_grad):
    at_kernel, at_x = np.zeros_like(kernel), np.zeros_like(x)
    for n in range(len(x)):
        back = output_grad[n] * (1 - np.tanh(x[n] @ kernel) ** 2)
        at_kernel += np.outer(x[n], back)
        at_x[n] = kernel @ back
    return at_kernel, at_x


def layer_linear(x, kernel, output_grad):
    return x.T.dot(output_grad), output_grad.dot(kernel.T)


def layer_mean(x, kernel, output_grad):
    at_kernel, at_x = layer_by_samples(x, kernel, output_grad)
    return at_kernel / x.shape[0], at_x


def layer_other_order(x, kernel, output_grad):
    return layer_by_samples(x, kernel, output_grad)[::-1]


def layer_transposed(x, kernel, output_grad):
    at_kernel, at_x = layer_by_samples(x, kernel, output_grad)
    return at_kernel.T, at_x


def tanh_layer_grad_stub(x, kernel, output_grad):
    """Return the gradient of the loss at the kernel, and the one at x."""
    raise NotImplementedError


def means_by_split(losses, batch_size):
    cuts = np.arange(batch_size, len(losses), batch_size)
    return np.array([part.mean() for part in np.split(losses, cuts)])


def means_by_reduceat(losses, batch_size):
    starts = np.arange(0, len(losses), batch_size)
    sizes = np.diff(np.append(starts, len(losses)))
    return np.add.reduceat(losses, starts) / sizes


def means_of_full_batches(losses, batch_size):
    count = len(losses) // batch_size
    return np.array(
        [losses[i * batch_size : (i + 1) * batch_size].mean() for i in range(count)]
    )


def means_over_batch_size(losses, batch_size):
    starts = np.arange(0, len(losses), batch_size)
    return np.add.reduceat(losses, starts) / batch_size


def means_in_a_list(losses, batch_size):
    return means_by_split(losses, batch_size).tolist()


def means_all_alike(losses, batch_size):
    count = int(np.ceil(len(losses) / batch_size))
    return np.array([part.mean() for part in np.array_split(losses, count)])


def batch_means_stub(losses, batch_size):
    """Return the mean loss of each batch in order, the smaller last one too."""
    raise NotImplementedError


def epoch_by_average(means, sizes):
    return np.average(means, weights=sizes)


def epoch_by_dot(means, sizes):
    return float(means @ sizes) / sum(sizes)


def epoch_plain(means, sizes):
    return sum(means) / len(means)


def epoch_sum(means, sizes):
    return means @ sizes


def epoch_over_batches(means, sizes):
    return np.mean(means * sizes)


def epoch_mean_stub(means, sizes):
    """Return the mean loss over all samples of the epoch."""
    ...


def momentum_rate_outside(weights, gradients, learning_rate, momentum):
    velocity = 0.0
    for gradient in gradients:
        velocity = momentum * velocity + gradient
        weights = weights - learning_rate * velocity
    return weights


def momentum_as_a_sum(weights, gradients, learning_rate, momentum):
    steps = len(gradients)
    reach = [sum(momentum**k for k in range(steps - n)) for n in range(steps)]
    return weights - learning_rate * np.array(reach) @ gradients


def momentum_as_in_the_notes(weights, gradients, learning_rate, momentum):
    smooth = np.zeros(weights.shape)
    for gradient in gradients:
        smooth = momentum * smooth + (1 - momentum) * gradient
        weights = weights - learning_rate * smooth
    return weights


def momentum_up(weights, gradients, learning_rate, momentum):
    return momentum_rate_outside(weights, gradients, -learning_rate, momentum)


def momentum_plain(weights, gradients, learning_rate, momentum):
    return weights - learning_rate * np.sum(gradients, axis=0)


def momentum_kept_in_full(weights, gradients, learning_rate, momentum):
    return momentum_rate_outside(weights, gradients, learning_rate, 1)


def momentum_descent_stub(weights, gradients, learning_rate, momentum):
    """Return the weights after one step for each row of gradients."""
    raise NotImplementedError


def adam_as_in_keras(weights, gradient, state, learning_rate=0.05):
    t, m, v = state or (0, np.zeros_like(weights), np.zeros_like(weights))
    m = m + (gradient - m) * (1 - 0.9)
    v = v + (gradient**2 - v) * (1 - 0.999)
    alpha = learning_rate * np.sqrt(1 - 0.999 ** (t + 1)) / (1 - 0.9 ** (t + 1))
    return weights - alpha * m / (np.sqrt(v) + 1e-7), (t + 1, m, v)


def adam_as_in_the_paper(weights, gradient, state, learning_rate=0.05):
    if state is None:
        state = 0, 0.0, 0.0
    t, m, v = state[0] + 1, *state[1:]
    m = 0.9 * m + (1 - 0.9) * gradient
    v = 0.999 * v + (1 - 0.999) * np.square(gradient)
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    return weights - learning_rate * m_hat / (v_hat**0.5 + 1e-7), (t, m, v)


def adam_as_in_the_notes(weights, gradient, state, learning_rate=0.05):
    t, m, v = state or (0, 0, 0)
    m, v = 0.9 * m + 0.1 * gradient, 0.999 * v + 0.001 * gradient**2
    return weights - learning_rate * m / (v**0.5 + 1e-7), (t + 1, m, v)


def adam_up(weights, gradient, state, learning_rate=0.05):
    return adam_as_in_the_paper(weights, gradient, state, -learning_rate)


def adam_with_epsilon_inside(weights, gradient, state, learning_rate=0.05):
    _, (t, m, v) = adam_as_in_the_paper(weights, gradient, state)
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    return weights - learning_rate * m_hat / np.sqrt(v_hat + 1e-7), (t, m, v)


def adam_without_state(weights, gradient, state, learning_rate=0.05):
    return adam_as_in_the_paper(weights, gradient, state, learning_rate)[0]


def adam_step_stub(weights, gradient, state, learning_rate=0.05):
    """Return the weights and (step, mean, mean_square); state is None at first."""
    raise NotImplementedError


RIGHT = {
    "descent_step": [descent_by_matrix_product, descent_by_loop],
    "tanh_layer_grad": [layer_by_einsum, layer_by_samples],
    "batch_means": [means_by_split, means_by_reduceat],
    "epoch_mean": [epoch_by_average, epoch_by_dot],
    "momentum_descent": [momentum_rate_outside, momentum_as_a_sum],
    "adam_step": [adam_as_in_keras, adam_as_in_the_paper],
}

WRONG = {
    "descent_step": {
        descent_uphill: "walk uphill",
        descent_of_the_sum: "take their mean",
        descent_in_place: "changed its argument weights",
        descent_over_weights: "gradient of its own",
    },
    "tanh_layer_grad": {
        layer_linear: "slope of the tanh is missing",
        layer_mean: "averaged over the samples",
        layer_other_order: "the other order",
        layer_transposed: "shape must be",
    },
    "batch_means": {
        means_of_full_batches: "dropped the last",
        means_over_batch_size: "divide by how many it holds",
        means_in_a_list: "must be an array",
        means_all_alike: "as even as possible",
    },
    "epoch_mean": {
        epoch_plain: "plain mean",
        epoch_sum: "sum over all samples",
        epoch_over_batches: "number of batches",
    },
    "momentum_descent": {
        momentum_as_in_the_notes: "exponential average",
        momentum_up: "walk uphill",
        momentum_plain: "not carried over",
        momentum_kept_in_full: "never fades",
    },
    "adam_step": {
        adam_as_in_the_notes: "bias correction is missing",
        adam_up: "walk uphill",
        adam_with_epsilon_inside: "outside the root",
        adam_without_state: "must be a tuple",
    },
}

STUBS = {
    "descent_step": descent_step_stub,
    "tanh_layer_grad": tanh_layer_grad_stub,
    "batch_means": batch_means_stub,
    "epoch_mean": epoch_mean_stub,
    "momentum_descent": momentum_descent_stub,
    "adam_step": adam_step_stub,
}
