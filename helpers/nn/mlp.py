"""A small network of dense layers: forward, and backpropagation."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from helpers.nn._checks import choice, shaped, tensor
from helpers.nn.activations import relu, sigmoid, softmax, tanh
from helpers.nn.dense import dense


class DenseLayer(NamedTuple):
    """Weights of a dense layer, and what its units do with their sums."""

    kernel: np.ndarray  # (features, units)
    bias: np.ndarray  # (units,)
    activation: str = "linear"  # or relu, sigmoid, tanh, softmax


class DenseGrad(NamedTuple):
    """Gradients of a loss with respect to the weights of a dense layer."""

    kernel_grad: np.ndarray  # (features, units)
    bias_grad: np.ndarray  # (units,)


class MLPRun(NamedTuple):
    """What went through a network, kept for the way back."""

    x: np.ndarray  # (batch, features)
    sums: tuple[np.ndarray, ...]  # of each layer (batch, units), before the activation
    outputs: tuple[np.ndarray, ...]  # of each layer (batch, units); the last is y_pred


class MLPGrad(NamedTuple):
    """Gradients of a loss with respect to what went in and to all weights."""

    x_grad: np.ndarray  # (batch, features)
    layers: tuple[DenseGrad, ...]  # one for each layer, the first layer first


def mlp(x: np.ndarray, layers: Sequence[DenseLayer]) -> MLPRun:
    """Run dense layers one after the other, and keep everything.

    ``sums[k] = outputs[k - 1] @ kernel + bias``; ``outputs[k] = activation(sums[k])``,
    where ``outputs[-1]`` of the first layer is `x`.

    Parameters
    ----------
    x : array of shape (batch, features)
    layers : sequence of DenseLayer
        The first is the one that reads `x`.

    Returns
    -------
    MLPRun

    Raises
    ------
    ValueError
        If there is no layer, an activation is unknown, the shapes do not fit together,
        or something holds NaN.

    References
    ----------
    .. [1] Goodfellow, Bengio, Courville, "Deep Learning", 2016, algorithm 6.3.

    Examples
    --------
    >>> hidden = DenseLayer(np.array([[1.0, -1.0]]), np.zeros(2), "relu")
    >>> output = DenseLayer(np.array([[2.0], [3.0]]), np.ones(1))
    >>> mlp(np.array([[5.0]]), [hidden, output]).outputs
    (array([[5., 0.]]), array([[11.]]))
    """
    x = tensor(x, "x", ("batch", "features"))
    if not layers:
        raise ValueError("layers must hold at least one layer")
    sums, outputs = [], [x]
    for kernel, bias, activation in layers:
        act = ACTIVATIONS[choice(activation, "activation", tuple(ACTIVATIONS))]
        sums.append(dense(outputs[-1], kernel, bias))
        outputs.append(act(sums[-1]))
    return MLPRun(x, tuple(sums), tuple(outputs[1:]))


def mlp_grad(
    run: MLPRun, layers: Sequence[DenseLayer], output_grad: np.ndarray
) -> MLPGrad:
    """Send a gradient back through a network: the chain rule, once, from the end.

    For each layer, the last one first::

        sum_grad = output_grad * slope of the activation
        kernel_grad = input.T @ sum_grad
        bias_grad = sum_grad.sum(axis=0)
        output_grad = sum_grad @ kernel.T  # of the layer before

    Parameters
    ----------
    run : MLPRun
        What `mlp` kept of the way forward through these `layers`.
    layers : sequence of DenseLayer
    output_grad : array of shape (batch, units)
        Gradient of the loss with respect to the last output. For a mean over the batch
        that is the ``gradient`` of a `Loss`, divided by the number of samples.

    Returns
    -------
    MLPGrad

    Raises
    ------
    ValueError
        If `run` is of other layers, or `output_grad` has not the shape of the output.

    Notes
    -----
    All gradients together cost two matrix products for each layer, twice the way
    forward, however many weights there are.

    References
    ----------
    .. [1] Rumelhart, Hinton, Williams, "Learning representations by back-propagating
       errors", 1986; Goodfellow, Bengio, Courville, 2016, algorithm 6.4.

    Examples
    --------
    >>> hidden = DenseLayer(np.array([[1.0, -1.0]]), np.zeros(2), "relu")
    >>> layers = [hidden, DenseLayer(np.array([[2.0], [3.0]]), np.ones(1))]
    >>> grad = mlp_grad(mlp(np.array([[5.0]]), layers), layers, np.ones((1, 1)))
    >>> grad.x_grad, grad.layers[0].kernel_grad
    (array([[2.]]), array([[10.,  0.]]))
    """
    _refuse_another(run, layers)
    grad = shaped(output_grad, "output_grad", run.outputs[-1].shape, like=run.x)
    inputs = (run.x, *run.outputs[:-1])
    grads = []
    for layer, fed, output in zip(
        reversed(layers), reversed(inputs), reversed(run.outputs), strict=True
    ):
        sum_grad = _SLOPES[layer.activation](output, grad)
        grads.append(DenseGrad(fed.T @ sum_grad, sum_grad.sum(axis=0)))
        grad = sum_grad @ np.asarray(layer.kernel, grad.dtype).T
    return MLPGrad(grad, tuple(reversed(grads)))


def _refuse_another(run: MLPRun, layers: Sequence[DenseLayer]) -> None:
    """Refuse a run that cannot have come from these layers."""
    widths = [run.x.shape[1], *(output.shape[1] for output in run.outputs)]
    shapes = list(pairwise(widths))
    kernels = [np.shape(layer.kernel) for layer in layers]
    if kernels != shapes:
        raise ValueError(f"run is of kernels {shapes}, but layers have {kernels}")


def _softmax_back(p: np.ndarray, grad: np.ndarray) -> np.ndarray:
    return p * (grad - (p * grad).sum(axis=1, keepdims=True))


ACTIVATIONS: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "linear": lambda sums: sums,
    "relu": relu,
    "sigmoid": sigmoid,
    "softmax": softmax,
    "tanh": tanh,
}

_SLOPES: dict[str, Callable[[np.ndarray, np.ndarray], np.ndarray]] = {
    "linear": lambda output, grad: grad,
    "relu": lambda output, grad: grad * (output > 0),
    "sigmoid": lambda output, grad: grad * output * (1 - output),
    "softmax": _softmax_back,
    "tanh": lambda output, grad: grad * (1 - output**2),
}
"""From an output and the gradient there to the gradient of the sums."""
