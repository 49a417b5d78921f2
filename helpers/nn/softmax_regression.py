"""Softmax regression, a classifier of one layer: its loss and its gradients."""

from typing import NamedTuple

import numpy as np

from helpers.nn._checks import floats, refuse_misfit, shaped, tensor
from helpers.nn.losses import categorical_crossentropy


class SoftmaxGrad(NamedTuple):
    """The mean loss over some samples, and the gradients to lower it by."""

    loss: float  # in nats, the mean over the samples
    kernel_grad: np.ndarray  # (features, classes), of the mean loss
    bias_grad: np.ndarray  # (classes,), of the mean loss


class SampleGrads(NamedTuple):
    """The loss of every single sample, and its own gradients."""

    losses: np.ndarray  # (samples,), in nats
    kernel_grad: np.ndarray  # (samples, features, classes)
    bias_grad: np.ndarray  # (samples, classes)


def softmax_grad(
    x: np.ndarray, y: np.ndarray, kernel: np.ndarray, bias: np.ndarray | None = None
) -> SoftmaxGrad:
    """Return loss and gradient of softmax regression on a batch of any size.

    The gradient is the mean of the gradients of the single samples::

        error = softmax(x @ kernel + bias) - y  # (samples, classes)
        kernel_grad = x.T @ error / samples
        bias_grad = error.mean(axis=0)

    Parameters
    ----------
    x : array of shape (samples, features)
        All samples for the full batch, ``x[batch]`` for a mini-batch.
    y : array of shape (samples,) or (samples, classes)
        Labels from 0 on, or one-hot rows.
    kernel : array of shape (features, classes)
    bias : array of shape (classes,), optional

    Returns
    -------
    SoftmaxGrad

    Raises
    ------
    ValueError
        If there is no sample, the shapes do not fit together, a label has no class, or
        something is not finite.

    References
    ----------
    .. [1] Bishop, "Pattern Recognition and Machine Learning", 2006, equation 4.109.

    Examples
    --------
    >>> softmax_grad(np.array([[2.0]]), np.array([1]), kernel=np.zeros((1, 2)))[1:]
    (array([[ 1., -1.]]), array([ 0.5, -0.5]))
    """
    x, losses, error = _forward(x, y, kernel, bias)
    return SoftmaxGrad(float(losses.mean()), x.T @ error / len(x), error.mean(axis=0))


def softmax_sample_grads(
    x: np.ndarray, y: np.ndarray, kernel: np.ndarray, bias: np.ndarray | None = None
) -> SampleGrads:
    """Return loss and gradient of softmax regression for every sample on its own.

    ``kernel_grad[i] = outer(x[i], softmax(x[i] @ kernel + bias) - y[i])``; the mean
    over `i` is that of `softmax_grad`.

    Parameters
    ----------
    x, y, kernel, bias
        As for `softmax_grad`.

    Returns
    -------
    SampleGrads

    Raises
    ------
    ValueError
        As `softmax_grad`.

    Examples
    --------
    >>> x, y = np.array([[2.0], [1.0]]), np.array([1, 0])
    >>> softmax_sample_grads(x, y, kernel=np.zeros((1, 2))).kernel_grad
    array([[[ 1. , -1. ]],
    <BLANKLINE>
           [[-0.5,  0.5]]])
    """
    x, losses, error = _forward(x, y, kernel, bias)
    return SampleGrads(losses, x[:, :, None] * error[:, None, :], error)


def softmax_losses(
    x: np.ndarray, y: np.ndarray, kernels: np.ndarray, biases: np.ndarray
) -> np.ndarray:
    """Return the mean loss of softmax regression for many sets of weights at once.

    Parameters
    ----------
    x : array of shape (samples, features)
    y : array of shape (samples,)
        Labels from 0 on.
    kernels : array of shape (sets, features, classes)
    biases : array of shape (sets, classes)

    Returns
    -------
    array of shape (sets,)
        In nats: what `softmax_grad` calls ``loss``, for each set.

    Raises
    ------
    ValueError
        As `softmax_grad`, and if there are not as many biases as kernels.

    Examples
    --------
    >>> kernels = np.array([[[0.0, 0.0]], [[0.0, 9.0]]])
    >>> x, y = np.array([[2.0]]), np.array([1])
    >>> softmax_losses(x, y, kernels, biases=np.zeros((2, 2))).round(3)
    array([0.693, 0.   ])
    """
    x = tensor(x, "x", ("samples", "features"))
    kernels = tensor(kernels, "kernels", ("sets", "features", "classes"))
    refuse_misfit(kernels, x)
    sets, _, classes = kernels.shape
    biases = shaped(biases, "biases", (sets, classes), like=x)
    right = shaped(one_hot(y, classes), "y", (len(x), classes), like=x).argmax(axis=1)
    scores = np.empty((classes, len(x), sets), x.dtype)  # quick to sum over classes
    for number in range(classes):
        np.matmul(x, kernels[:, :, number].T, out=scores[number])
        scores[number] += biases[:, number]
    wanted = scores[right, np.arange(len(x))].mean(axis=0)
    top = scores.max(axis=0)
    scores -= top
    np.exp(scores, out=scores)
    return (np.log(scores.sum(axis=0)) + top).mean(axis=0) - wanted


def one_hot(labels: np.ndarray, classes: int) -> np.ndarray:
    """Return a row for each label: 1 in its column, else 0.

    Examples
    --------
    >>> one_hot(np.array([2, 0]), classes=3)
    array([[0., 0., 1.],
           [1., 0., 0.]])
    """
    labels = np.asarray(labels)
    if labels.ndim != 1 or labels.dtype.kind not in "iu":
        raise ValueError(
            f"labels must be (samples,) whole numbers, not {labels.shape} "
            f"of {labels.dtype}"
        )
    if labels.size and not (labels.min() >= 0 and labels.max() < classes):
        raise ValueError(
            f"labels must be from 0 to {classes - 1}, "
            f"not from {labels.min()} to {labels.max()}"
        )
    return np.eye(classes)[labels]


def _forward(x, y, kernel, bias) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return `x` checked, the loss of every sample, and d loss / d scores."""
    x = tensor(x, "x", ("samples", "features"))
    kernel = tensor(kernel, "kernel", ("features", "classes"))
    refuse_misfit(kernel, x)
    classes = kernel.shape[1]
    y = np.asarray(y)
    y = one_hot(y, classes) if y.ndim == 1 else floats(y, "y")
    y = shaped(y, "y", (len(x), classes), like=x)
    scores = x @ kernel.astype(x.dtype, copy=False)
    if bias is not None:
        scores = scores + shaped(bias, "bias", (classes,), like=x)
    return x, *categorical_crossentropy(y, scores, from_logits=True)
