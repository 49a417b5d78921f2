"""The wrong answers of lesson 02 that have a message of their own."""

import numpy as np


def step_uphill(weights, gradients, learning_rate):
    return weights + learning_rate * gradients.mean(axis=0)


def step_by_the_sum(weights, gradients, learning_rate):
    return weights - learning_rate * gradients.sum(axis=0)


def step_by_the_first(weights, gradients, learning_rate):
    return weights - learning_rate * gradients[0]


def step_over_everything(weights, gradients, learning_rate):
    return weights - learning_rate * gradients.mean()


def step_without_rate(weights, gradients, learning_rate):
    return weights - gradients.mean(axis=0)


def step_of_one_length(weights, gradients, learning_rate):
    mean = gradients.mean(axis=0)
    return weights - learning_rate * mean / max(np.linalg.norm(mean), 1e-9)


def step_alone(weights, gradients, learning_rate):
    return -learning_rate * gradients.mean(axis=0)


def layer_without_tanh(x, kernel, output_grad):
    return x.T @ output_grad, output_grad @ kernel.T


def layer_slope_of_the_output(x, kernel, output_grad):
    sums_grad = output_grad * (1 - np.tanh(np.tanh(x @ kernel)) ** 2)
    return x.T @ sums_grad, sums_grad @ kernel.T


def layer_times_tanh(x, kernel, output_grad):
    sums_grad = output_grad * np.tanh(x @ kernel)
    return x.T @ sums_grad, sums_grad @ kernel.T


def layer_slope_not_squared(x, kernel, output_grad):
    sums_grad = output_grad * (1 - np.tanh(x @ kernel))
    return x.T @ sums_grad, sums_grad @ kernel.T


def layer_averaged_again(x, kernel, output_grad):
    sums_grad = output_grad * (1 - np.tanh(x @ kernel) ** 2)
    return x.T @ sums_grad / len(x), sums_grad @ kernel.T


def layer_swapped(x, kernel, output_grad):
    sums_grad = output_grad * (1 - np.tanh(x @ kernel) ** 2)
    return sums_grad @ kernel.T, x.T @ sums_grad


def _batches(values, batch_size):
    return [values[i : i + batch_size] for i in range(0, len(values), batch_size)]


def means_without_the_last(losses, batch_size):
    full = len(losses) // batch_size
    return losses[: full * batch_size].reshape(full, batch_size).mean(axis=1)


def means_as_if_the_last_were_full(losses, batch_size):
    return np.array([b.sum() / batch_size for b in _batches(losses, batch_size)])


def means_of_even_batches(losses, batch_size):
    count = -(-len(losses) // batch_size)
    return np.array([b.mean() for b in np.array_split(losses, count)])


def means_with_the_last_taken_in(losses, batch_size):
    batches = _batches(losses, batch_size)
    if len(batches) > 1 and len(batches[-1]) < batch_size:
        batches[-2:] = [np.concatenate(batches[-2:])]
    return np.array([batch.mean() for batch in batches])


def means_with_the_last_filled_up(losses, batch_size):
    missing = -len(losses) % batch_size
    filled = np.concatenate([losses, losses[:missing]])
    return filled.reshape(-1, batch_size).mean(axis=1)


def means_that_are_sums(losses, batch_size):
    return np.array([batch.sum() for batch in _batches(losses, batch_size)])


def epoch_unweighted(means, sizes):
    return means.mean()


def epoch_not_divided(means, sizes):
    return (means * sizes).sum()


def epoch_divided_by_batches(means, sizes):
    return (means * sizes).sum() / len(sizes)


def epoch_as_if_the_last_were_full(means, sizes):
    return (means * sizes).sum() / (sizes[0] * len(sizes))


def epoch_without_the_last(means, sizes):
    return means[:-1].mean() if len(means) > 1 else means.mean()


def epoch_means_summed(means, sizes):
    return means.sum() / sizes.sum()


def _roll(weights, gradients, momentum, step):
    velocity = np.zeros_like(weights)
    for gradient in gradients:
        velocity = momentum * velocity + step * gradient
        weights = weights - velocity
    return weights


def momentum_averaged(weights, gradients, learning_rate, momentum):
    return _roll(weights, gradients, momentum, (1 - momentum) * learning_rate)


def momentum_scaled_up(weights, gradients, learning_rate, momentum):
    return _roll(weights, gradients, momentum, learning_rate / (1 - momentum))


def momentum_uphill(weights, gradients, learning_rate, momentum):
    return _roll(weights, gradients, momentum, -learning_rate)


def momentum_forgotten(weights, gradients, learning_rate, momentum):
    return weights - learning_rate * gradients.sum(axis=0)


def momentum_never_fading(weights, gradients, learning_rate, momentum):
    return _roll(weights, gradients, 1.0, learning_rate)


def momentum_of_the_last_gradient(weights, gradients, learning_rate, momentum):
    last = np.zeros_like(weights)
    for gradient in gradients:
        weights = weights - learning_rate * (gradient + momentum * last)
        last = gradient
    return weights


def momentum_step_too_late(weights, gradients, learning_rate, momentum):
    velocity = np.zeros_like(weights)
    for gradient in gradients:
        weights = weights - velocity
        velocity = momentum * velocity + learning_rate * gradient
    return weights


def momentum_nesterov(weights, gradients, learning_rate, momentum):
    velocity = np.zeros_like(weights)
    for gradient in gradients:
        velocity = momentum * velocity - learning_rate * gradient
        weights = weights + momentum * velocity - learning_rate * gradient
    return weights
