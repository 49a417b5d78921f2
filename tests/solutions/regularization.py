"""Lesson 03: right answers, the commonest wrong ones, and the stubs of the lesson.

The worked solution itself lives in helpers/check/regularization.py; these are written
otherwise, as a learner might. Beside each wrong answer stands what the learner must
read.
"""

import numpy as np


def penalty_by_loop(weights, l1, l2):
    value, gradient = 0.0, np.zeros(weights.shape)
    for place, weight in np.ndenumerate(weights):
        value += l1 * abs(weight) + l2 * weight * weight
        slope = 0 if weight == 0 else weight / abs(weight)
        gradient[place] = l1 * slope + 2 * l2 * weight
    return value, gradient


def penalty_by_norms(weights, l1, l2):
    flat = weights.ravel()
    value = l1 * np.linalg.norm(flat, 1) + l2 * flat @ flat
    pull = np.where(weights > 0, l1, np.where(weights < 0, -l1, 0))
    return value, weights * (l2 + l2) + pull


def penalty_as_in_the_notes(weights, l1, l2):
    value = l1 * np.abs(weights).sum() + l2 * weights.sum()
    return value, l1 * np.sign(weights) + 2 * l2 * weights


def penalty_missing_2(weights, l1, l2):
    value = l1 * np.abs(weights).sum() + l2 * (weights**2).sum()
    return value, l1 * np.sign(weights) + l2 * weights


def penalty_averaged(weights, l1, l2):
    value = l1 * np.abs(weights).mean() + l2 * (weights**2).mean()
    return value, l1 * np.sign(weights) + 2 * l2 * weights


def penalty_one_sided(weights, l1, l2):
    value = l1 * np.abs(weights).sum() + l2 * (weights**2).sum()
    return value, l1 * np.where(weights >= 0, 1, -1) + 2 * l2 * weights


def penalty_nan_at_zero(weights, l1, l2):
    value = l1 * np.abs(weights).sum() + l2 * (weights**2).sum()
    return value, l1 * weights / np.abs(weights) + 2 * l2 * weights


def penalty_value_alone(weights, l1, l2):
    return l1 * np.abs(weights).sum() + l2 * (weights**2).sum()


def penalty_stub(weights, l1, l2):
    """Return the penalty, one number, and its gradient, shaped as the weights."""
    raise NotImplementedError


def soft_by_loop(weights, threshold):
    result = np.zeros(weights.shape)
    for place, weight in np.ndenumerate(weights):
        if weight > threshold:
            result[place] = weight - threshold
        elif weight < -threshold:
            result[place] = weight + threshold
    return result


def soft_by_clip(weights, threshold):
    return weights - np.clip(weights, -threshold, threshold)


def soft_kept_whole(weights, threshold):
    return weights * (np.abs(weights) > threshold)


def soft_overshooting(weights, threshold):
    return weights - np.sign(weights) * threshold


def soft_relu(weights, threshold):
    return np.maximum(0, weights - threshold)


def soft_stopping_at_the_threshold(weights, threshold):
    return np.sign(weights) * np.minimum(np.abs(weights), threshold)


def soft_in_place(weights, threshold):
    weights[np.abs(weights) <= threshold] = 0
    weights[weights > 0] -= threshold
    weights[weights < 0] += threshold
    return weights


def soft_stub(weights, threshold):
    pass


def dropout_by_where(x, mask, rate):
    return np.where(mask == 1, x / (1 - rate), 0)


def dropout_by_loop(x, mask, rate):
    left = np.zeros(x.shape)
    for place, kept in np.ndenumerate(mask):
        if kept:
            left[place] = x[place] * (1 / (1 - rate))
    return left


def dropout_not_scaled(x, mask, rate):
    return mask * x


def dropout_times_keep(x, mask, rate):
    return x * mask * (1 - rate)


def dropout_over_rate(x, mask, rate):
    return mask * x / rate


def dropout_by_count(x, mask, rate):
    return x * mask * mask.size / mask.sum()


def dropout_reversed(x, mask, rate):
    return np.where(mask == 0, x / (1 - rate), 0)


def dropout_in_place(x, mask, rate):
    x *= mask
    x /= 1 - rate
    return x


def dropout_stub(x, mask, rate):
    return ...


def decay_by_factor(kernel, bias, kernel_grad, bias_grad, learning_rate, weight_decay):
    kernel = (1 - learning_rate * weight_decay) * kernel - learning_rate * kernel_grad
    return kernel, bias - learning_rate * bias_grad


def decay_by_loop(kernel, bias, kernel_grad, bias_grad, learning_rate, weight_decay):
    new = kernel.copy()
    for place, weight in np.ndenumerate(kernel):
        pull = kernel_grad[place] + weight_decay * weight
        new[place] = weight - learning_rate * pull
    return new, bias + learning_rate * -bias_grad


def decay_everything(kernel, bias, kernel_grad, bias_grad, learning_rate, weight_decay):
    shrink = 1 - learning_rate * weight_decay
    new = shrink * kernel - learning_rate * kernel_grad
    return new, shrink * bias - learning_rate * bias_grad


def decay_raw(kernel, bias, kernel_grad, bias_grad, learning_rate, weight_decay):
    new = (1 - weight_decay) * kernel - learning_rate * kernel_grad
    return new, bias - learning_rate * bias_grad


def decay_as_l2(kernel, bias, kernel_grad, bias_grad, learning_rate, weight_decay):
    gradient = kernel_grad + 2 * weight_decay * kernel
    return kernel - learning_rate * gradient, bias - learning_rate * bias_grad


def decay_last(kernel, bias, kernel_grad, bias_grad, learning_rate, weight_decay):
    new = (kernel - learning_rate * kernel_grad) * (1 - learning_rate * weight_decay)
    return new, bias - learning_rate * bias_grad


def decay_uphill(kernel, bias, kernel_grad, bias_grad, learning_rate, weight_decay):
    new = kernel + learning_rate * (kernel_grad - weight_decay * kernel)
    return new, bias + learning_rate * bias_grad


def decay_stub(kernel, bias, kernel_grad, bias_grad, learning_rate, weight_decay):
    """Return the new kernel and the new bias."""
    raise NotImplementedError


def epochs_by_best(losses, patience):
    best = 0
    for epoch in range(len(losses)):
        if losses[epoch] < losses[best]:
            best = epoch
        if epoch - best == patience:
            return epoch + 1
    return len(losses)


def epochs_by_slices(losses, patience):
    for end in range(patience + 1, len(losses) + 1):
        if min(losses[end - patience : end]) >= min(losses[: end - patience]):
            return end
    return len(losses)


def epochs_best_one(losses, patience):
    stop = epochs_by_best(losses, patience)
    return int(np.argmin(losses[:stop])) + 1


def epochs_too_patient(losses, patience):
    best, waited = np.inf, 0
    for epoch, loss in enumerate(losses):
        if loss < best:
            best, waited = loss, 0
        else:
            waited += 1
        if waited > patience:
            return epoch + 1
    return len(losses)


def epochs_rising(losses, patience):
    rises = 0
    for epoch in range(1, len(losses)):
        rises = rises + 1 if losses[epoch] >= losses[epoch - 1] else 0
        if rises == patience:
            return epoch + 1
    return len(losses)


def epochs_never_reset(losses, patience):
    bad = 0
    for epoch in range(1, len(losses)):
        bad += losses[epoch] >= min(losses[:epoch])
        if bad == patience:
            return epoch + 1
    return len(losses)


def epochs_lenient(losses, patience):
    best, waited = np.inf, 0
    for epoch, loss in enumerate(losses):
        best, waited = (loss, 0) if loss <= best else (best, waited + 1)
        if waited == patience:
            return epoch + 1
    return len(losses)


def epochs_from_zero(losses, patience):
    return epochs_by_best(losses, patience) - 1


def epochs_stub(losses, patience):
    pass


RIGHT = {
    "l1_l2_penalty": [penalty_by_loop, penalty_by_norms],
    "soft_threshold": [soft_by_loop, soft_by_clip],
    "inverted_dropout": [dropout_by_where, dropout_by_loop],
    "decay_step": [decay_by_factor, decay_by_loop],
    "epochs_trained": [epochs_by_best, epochs_by_slices],
}

WRONG = {
    "l1_l2_penalty": {
        penalty_as_in_the_notes: "not the weights themselves",
        penalty_missing_2: "a factor 2 is missing",
        penalty_averaged: "You took the mean",
        penalty_one_sided: "pulls a weight of 0 nowhere",
        penalty_nan_at_zero: "holds NaN",
        penalty_value_alone: "must be a tuple",
    },
    "soft_threshold": {
        soft_kept_whole: "hard threshold",
        soft_overshooting: "went on to the other side",
        soft_relu: "Negative weights became 0",
        soft_stopping_at_the_threshold: "cut the large weights off",
        soft_in_place: "changed its argument weights",
    },
    "inverted_dropout": {
        dropout_not_scaled: "is not scaled up",
        dropout_times_keep: "scaled the wrong way",
        dropout_over_rate: "by the rate, which is what is dropped",
        dropout_by_count: "share that this one mask kept",
        dropout_reversed: "upside down",
        dropout_in_place: "changed its argument x",
    },
    "decay_step": {
        decay_everything: "decayed the bias too",
        decay_raw: "must go through the learning rate",
        decay_as_l2: "Twice too much",
        decay_last: "after the gradient step",
        decay_uphill: "you climb",
    },
    "epochs_trained": {
        epochs_best_one: "That is the best epoch",
        epochs_too_patient: "one epoch too late",
        epochs_rising: "not with the epoch before",
        epochs_never_reset: "set the count back to 0",
        epochs_lenient: "take < and not <=",
        epochs_from_zero: "count how many epochs were trained",
    },
}

STUBS = {
    "l1_l2_penalty": penalty_stub,
    "soft_threshold": soft_stub,
    "inverted_dropout": dropout_stub,
    "decay_step": decay_stub,
    "epochs_trained": epochs_stub,
}
