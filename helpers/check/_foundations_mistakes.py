"""The wrong answers of lesson 01 that have a message of their own."""

import numpy as np


def neuron_without_bias(x, weights, bias):
    return x @ weights


def neuron_minus_bias(x, weights, bias):
    return x @ weights - bias


def neuron_not_summed(x, weights, bias):
    return x * weights + bias


def neuron_added(x, weights, bias):
    return np.sum(x + weights) + bias


def neuron_bias_for_each_input(x, weights, bias):
    return np.sum(x * weights + bias)


def neuron_mean(x, weights, bias):
    return np.mean(x * weights) + bias


def neuron_times_bias(x, weights, bias):
    return x @ weights * bias


def neuron_with_sigmoid(x, weights, bias):
    return 1 / (1 + np.exp(-(x @ weights + bias)))


def relu_upside_down(x):
    return np.minimum(x, 0)


def relu_slope(x):
    return (x > 0).astype(float)


def relu_largest(x):
    return max(np.max(x), 0)


def relu_np_max(x):
    return np.max(x, 0)


def relu_capped(x):
    return np.clip(x, 0, 1)


def relu_dropped(x):
    return x[x > 0]


def _relu(x):
    return np.maximum(x, 0)


def two_layers_linear(x, kernel_1, bias_1, kernel_2, bias_2):
    return (x @ kernel_1 + bias_1) @ kernel_2 + bias_2


def two_layers_relu_at_the_end(x, kernel_1, bias_1, kernel_2, bias_2):
    return _relu(_relu(x @ kernel_1 + bias_1) @ kernel_2 + bias_2)


def two_layers_relu_last_only(x, kernel_1, bias_1, kernel_2, bias_2):
    return _relu((x @ kernel_1 + bias_1) @ kernel_2 + bias_2)


def two_layers_bias_after_relu(x, kernel_1, bias_1, kernel_2, bias_2):
    return (_relu(x @ kernel_1) + bias_1) @ kernel_2 + bias_2


def two_layers_without_bias(x, kernel_1, bias_1, kernel_2, bias_2):
    return _relu(x @ kernel_1) @ kernel_2


def two_layers_without_bias_2(x, kernel_1, bias_1, kernel_2, bias_2):
    return _relu(x @ kernel_1 + bias_1) @ kernel_2


def two_layers_without_bias_1(x, kernel_1, bias_1, kernel_2, bias_2):
    return _relu(x @ kernel_1) @ kernel_2 + bias_2


def two_layers_hidden_alone(x, kernel_1, bias_1, kernel_2, bias_2):
    return _relu(x @ kernel_1 + bias_1)


def softmax_naive(scores):
    return np.exp(scores) / np.exp(scores).sum()


def softmax_without_exp(scores):
    return scores / scores.sum()


def softmax_not_divided(scores):
    return np.exp(scores - scores.max())


def softmax_by_largest(scores):
    return np.exp(scores) / np.exp(scores).max()


def softmax_hard(scores):
    return (np.arange(len(scores)) == scores.argmax()).astype(float)


def softmax_sigmoids(scores):
    return 1 / (1 + np.exp(-scores))


def softmax_scaled(scores):
    powers = np.exp(scores / scores.max())
    return powers / powers.sum()


def softmax_half_shifted(scores):
    return np.exp(scores - scores.max()) / np.exp(scores).sum()


def _right(y_true, y_pred):
    return y_pred[np.arange(len(y_true)), y_true]


def cross_entropy_negative(y_true, y_pred):
    return np.log(_right(y_true, y_pred)).mean()


def cross_entropy_sum(y_true, y_pred):
    return -np.log(_right(y_true, y_pred)).sum()


def cross_entropy_of_the_likeliest(y_true, y_pred):
    return -np.log(y_pred.max(axis=1)).mean()


def cross_entropy_every_class(y_true, y_pred):
    return -np.log(y_pred).mean()


def cross_entropy_by_all_entries(y_true, y_pred):
    return -np.log(_right(y_true, y_pred)).mean() / y_pred.shape[1]


def cross_entropy_one_each(y_true, y_pred):
    return -np.log(_right(y_true, y_pred))


def cross_entropy_log10(y_true, y_pred):
    return -np.log10(_right(y_true, y_pred)).mean()


def cross_entropy_log2(y_true, y_pred):
    return -np.log2(_right(y_true, y_pred)).mean()


def cross_entropy_linear(y_true, y_pred):
    return 1 - _right(y_true, y_pred).mean()


def cross_entropy_log_of_mean(y_true, y_pred):
    return -np.log(_right(y_true, y_pred).mean())
