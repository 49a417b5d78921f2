"""The wrong answers of lesson 03 that have a message of their own."""

import numpy as np


def _penalty(weights, l1, l2):
    value = l1 * np.abs(weights).sum() + l2 * (weights**2).sum()
    return value, l1 * np.sign(weights) + 2 * l2 * weights


def penalty_without_the_2(weights, l1, l2):
    value, gradient = _penalty(weights, l1, l2)
    return value, gradient - l2 * weights


def penalty_of_the_weights(weights, l1, l2):
    value, gradient = _penalty(weights, l1, l2)
    return value + l2 * (weights - weights**2).sum(), gradient


def penalty_mean(weights, l1, l2):
    value, gradient = _penalty(weights, l1, l2)
    return value / weights.size, gradient


def penalty_halved(weights, l1, l2):
    return _penalty(weights, l1, l2 / 2)


def penalty_root(weights, l1, l2):
    value, gradient = _penalty(weights, l1, 0)
    return value + l2 * np.sqrt((weights**2).sum()), gradient + 2 * l2 * weights


def penalty_pulls_zero(weights, l1, l2):
    value, gradient = _penalty(weights, l1, l2)
    return value, gradient + l1 * (weights == 0)


def penalty_l1_gradient_is_the_weight(weights, l1, l2):
    value, _ = _penalty(weights, l1, l2)
    return value, l1 * weights + 2 * l2 * weights


def penalty_without_abs(weights, l1, l2):
    _, gradient = _penalty(weights, l1, l2)
    return l1 * weights.sum() + l2 * (weights**2).sum(), gradient


def penalty_swapped(weights, l1, l2):
    value, gradient = _penalty(weights, l1, l2)
    return gradient, value


def soft_hard(weights, threshold):
    return np.where(np.abs(weights) > threshold, weights, 0)


def soft_passes_zero(weights, threshold):
    return weights - threshold * np.sign(weights)


def soft_drops_negatives(weights, threshold):
    return np.maximum(weights - threshold, 0)


def soft_subtracts(weights, threshold):
    return weights - threshold


def soft_unsigned(weights, threshold):
    return np.maximum(np.abs(weights) - threshold, 0)


def soft_proportional(weights, threshold):
    return weights / (1 + threshold)


def soft_clip(weights, threshold):
    return np.clip(weights, -threshold, threshold)


def dropout_unscaled(x, mask, rate):
    return x * mask


def dropout_by_rate(x, mask, rate):
    return x * mask / rate


def dropout_scaled_down(x, mask, rate):
    return x * mask * (1 - rate)


def dropout_by_the_mask(x, mask, rate):
    return x * mask / np.mean(mask)


def dropout_upside_down(x, mask, rate):
    return x * (1 - mask) / (1 - rate)


def dropout_no_mask(x, mask, rate):
    return x / (1 - rate)


def dropout_plus(x, mask, rate):
    return x * mask * (1 + rate)


def _step(weights, gradient, learning_rate, decay=0.0):
    return weights - learning_rate * (gradient + decay * weights)


def decay_bias_too(kernel, bias, kernel_grad, bias_grad, rate, decay):
    return _step(kernel, kernel_grad, rate, decay), _step(bias, bias_grad, rate, decay)


def decay_without_rate(kernel, bias, kernel_grad, bias_grad, rate, decay):
    return kernel - rate * kernel_grad - decay * kernel, _step(bias, bias_grad, rate)


def decay_twice(kernel, bias, kernel_grad, bias_grad, rate, decay):
    return _step(kernel, kernel_grad, rate, 2 * decay), _step(bias, bias_grad, rate)


def decay_after(kernel, bias, kernel_grad, bias_grad, rate, decay):
    stepped = _step(kernel, kernel_grad, rate)
    return stepped - rate * decay * stepped, _step(bias, bias_grad, rate)


def decay_grows(kernel, bias, kernel_grad, bias_grad, rate, decay):
    return _step(kernel, kernel_grad, rate, -decay), _step(bias, bias_grad, rate)


def decay_climbs(kernel, bias, kernel_grad, bias_grad, rate, decay):
    return _step(kernel, -kernel_grad, rate, decay), _step(bias, -bias_grad, rate)


def decay_no_gradient(kernel, bias, kernel_grad, bias_grad, rate, decay):
    return _step(kernel, 0, rate, decay), _step(bias, bias_grad, rate)


def decay_bias_forgotten(kernel, bias, kernel_grad, bias_grad, rate, decay):
    return _step(kernel, kernel_grad, rate, decay), bias


def decay_forgotten(kernel, bias, kernel_grad, bias_grad, rate, decay):
    return _step(kernel, kernel_grad, rate), _step(bias, bias_grad, rate)


def _epochs(losses, patience, better=lambda loss, best: loss < best):
    best, waited = float("inf"), 0
    for epoch, loss in enumerate(losses, start=1):
        waited = 0 if better(loss, best) else waited + 1
        best = min(best, loss)
        if waited >= patience:
            return epoch
    return len(losses)


def stops_at_the_best(losses, patience):
    seen = losses[: _epochs(losses, patience)]
    return seen.index(min(seen)) + 1


def stops_one_late(losses, patience):
    return _epochs(losses, patience + 1)


def stops_one_early(losses, patience):
    return _epochs(losses[1:], patience - 1) + 1


def stops_by_the_epoch_before(losses, patience):
    waited = 0
    for epoch in range(1, len(losses)):
        waited = 0 if losses[epoch] < losses[epoch - 1] else waited + 1
        if waited == patience:
            return epoch + 1
    return len(losses)


def stops_without_reset(losses, patience):
    best, waited = float("inf"), 0
    for epoch, loss in enumerate(losses, start=1):
        waited += not loss < best
        best = min(best, loss)
        if waited == patience:
            return epoch
    return len(losses)


def stops_equal_is_better(losses, patience):
    return _epochs(losses, patience, lambda loss, best: loss <= best)


def stops_with_foresight(losses, patience):
    return min(losses.index(min(losses)) + 1 + patience, len(losses))


def stops_counted_from_zero(losses, patience):
    return _epochs(losses, patience) - 1
