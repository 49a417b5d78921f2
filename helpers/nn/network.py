"""Train a network of any depth to tell two classes apart, one epoch at a time."""

from collections.abc import Callable, Sequence

import numpy as np

from helpers.nn._checks import tensor, whole
from helpers.nn._optimizer import at_least
from helpers.nn.mlp import DenseLayer, mlp

BOUND = 1e30
"""A weight beyond this is on its way to infinity."""


def train_epoch(
    x: np.ndarray,
    y: np.ndarray,
    layers: Sequence[DenseLayer],
    rng: np.random.Generator,
    learning_rate: float = 0.1,
    batch_size: int = 16,
    l1: float = 0.0,
    l2: float = 0.0,
) -> tuple[DenseLayer, ...]:
    """Take one step of gradient descent for every mini-batch of one epoch.

    For each batch, with the mean binary cross-entropy as the loss::

        layers -= learning_rate * (mlp_grad(...) + gradient of the penalties)

    Parameters
    ----------
    x : array of shape (samples, features)
    y : array of int of shape (samples,)
        Class 0 or 1.
    layers : sequence of DenseLayer
        Any number of linear, relu, sigmoid or tanh layers, then a sigmoid layer of one
        unit. They stay as they are.
    rng : np.random.Generator
        Shuffles the samples.
    learning_rate : float, default 0.1
    batch_size : int, in samples, default 16
        The last batch may be smaller.
    l1, l2 : float, 0 or more, default 0
        Penalties on the kernels, as in `l1_l2`; biases are free.

    Returns
    -------
    tuple of DenseLayer

    Raises
    ------
    ValueError
        For shapes that do not fit, other layers or classes, settings out of range, or
        weights that grow beyond all bounds.

    Notes
    -----
    What `mlp` and `mlp_grad` do, without checking at every step: 50 microseconds a step
    for four layers.

    References
    ----------
    .. [1] Goodfellow, Bengio, Courville, "Deep Learning", 2016, section 8.1.3.

    Examples
    --------
    >>> x, y = np.array([[0.0], [1.0]]), np.array([0, 1])
    >>> layers = (DenseLayer(np.array([[0.0]]), np.array([0.0]), "sigmoid"),)
    >>> (layer,) = train_epoch(x, y, layers, np.random.default_rng(0), batch_size=2)
    >>> layer.kernel, layer.bias  # pulled by (0.5 - 1) * 1 / 2, and not at all
    (array([[0.025]]), array([0.]))
    """
    x, y = _data(x, y, layers)
    at_least(0, learning_rate=learning_rate, l1=l1, l2=l2)
    batch_size = whole(batch_size, "batch_size")
    weights = [np.array(part, np.float64) for layer in layers for part in layer[:2]]
    kinds = [layer.activation for layer in layers]
    order = rng.permutation(len(x))
    with np.errstate(over="ignore", invalid="ignore"):
        for start in range(0, len(x), batch_size):
            rows = order[start : start + batch_size]
            grads = _gradients(x[rows], y[rows], weights, kinds)
            for number, (part, grad) in enumerate(zip(weights, grads, strict=True)):
                if number % 2 == 0 and (l1 or l2):
                    grad += l1 * np.sign(part) + 2 * l2 * part
                part -= learning_rate * grad
    if not all((np.abs(part) < BOUND).all() for part in weights):
        raise ValueError(
            f"at learning rate {learning_rate:g} the weights grow beyond all bounds: "
            "take a smaller one"
        )
    pairs = zip(weights[::2], weights[1::2], kinds, strict=True)
    return tuple(DenseLayer(*parts) for parts in pairs)


def _gradients(
    x: np.ndarray, y: np.ndarray, weights: list[np.ndarray], kinds: Sequence[str]
) -> list[np.ndarray]:
    """Return the gradients of the mean cross-entropy, kernel and bias in turn."""
    outputs = [x]
    for kernel, bias, kind in zip(weights[::2], weights[1::2], kinds, strict=True):
        sums = outputs[-1] @ kernel
        sums += bias
        outputs.append(_FORWARD[kind](sums))
    pull = (outputs.pop() - y[:, None]) / len(x)  # of the last sums
    grads: list[np.ndarray] = []
    for depth in reversed(range(len(kinds))):
        fed = outputs[depth]
        grads = [fed.T @ pull, pull.sum(axis=0), *grads]
        if depth:
            pull = pull @ weights[2 * depth].T
            _SLOPES[kinds[depth - 1]](pull, fed)
    return grads


def _relu_back(pull: np.ndarray, output: np.ndarray) -> None:
    pull *= output > 0


def _sigmoid_back(pull: np.ndarray, output: np.ndarray) -> None:
    pull *= output * (1 - output)


def _tanh_back(pull: np.ndarray, output: np.ndarray) -> None:
    pull *= 1 - output * output


_FORWARD: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "linear": lambda sums: sums,
    "relu": lambda sums: np.maximum(sums, 0, out=sums),
    "sigmoid": lambda sums: 0.5 + 0.5 * np.tanh(0.5 * sums),
    "tanh": lambda sums: np.tanh(sums, out=sums),
}

_SLOPES: dict[str, Callable[[np.ndarray, np.ndarray], None]] = {
    "linear": lambda pull, output: None,
    "relu": _relu_back,
    "sigmoid": _sigmoid_back,
    "tanh": _tanh_back,
}
"""Multiply the gradient of an output, in place, by the slope of its activation."""


def _data(
    x: np.ndarray, y: np.ndarray, layers: Sequence[DenseLayer]
) -> tuple[np.ndarray, np.ndarray]:
    """Return samples and classes, or refuse what does not fit together."""
    x = tensor(x, "x", ("samples", "features")).astype(np.float64, copy=False)
    kinds = [layer.activation for layer in layers]
    if not kinds or kinds[-1] != "sigmoid" or not set(kinds) <= set(_FORWARD):
        wanted = ", ".join(_FORWARD)
        raise ValueError(f"layers must be {wanted}, the last sigmoid, not {kinds}")
    outputs = mlp(x[:1], layers).outputs[-1]  # refuses shapes that do not fit
    if outputs.shape[1] != 1:
        raise ValueError(f"the last layer must have 1 unit, not {outputs.shape[1]}")
    y = np.asarray(y)
    if len(x) == 0 or y.shape != x.shape[:1] or not np.isin(y, (0, 1)).all():
        raise ValueError(f"y must be {x.shape[:1]} classes 0 or 1, not {y.shape}")
    return x, y
