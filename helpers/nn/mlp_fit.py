"""Train a small network, quick enough to follow the hand."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from helpers.nn._checks import tensor, whole
from helpers.nn._optimizer import share
from helpers.nn.mlp import DenseLayer

TINY = 1e-7
"""The least probability of which a logarithm is taken, as in Keras."""


class MLPFit(NamedTuple):
    """What training left behind."""

    layers: tuple[DenseLayer, ...]
    losses: np.ndarray  # (steps,), of each mini-batch before its step, in nats


def fit_mlp(
    x: np.ndarray,
    y: np.ndarray,
    layers: Sequence[DenseLayer],
    learning_rates: np.ndarray,
    rng: np.random.Generator,
    momentum: float = 0.9,
    batch_size: int = 64,
) -> MLPFit:
    """Train a classifier by mini-batches, with a learning rate for every step.

    What `mlp`, `mlp_grad` and `momentum` do step by step, without checking every step,
    in the precision of `x`. Each epoch is shuffled; its last batch may be smaller.

    Parameters
    ----------
    x : array of shape (samples, features)
    y : array of int of shape (samples,)
        Classes, counted from 0.
    layers : sequence of DenseLayer
        At the start: relu in all but the last, which is softmax. They stay as they are.
    learning_rates : array of shape (steps,)
        So many steps are taken.
    rng : np.random.Generator
        Shuffles.
    momentum : float in [0, 1), default 0.9
    batch_size : int, in samples, default 64

    Returns
    -------
    MLPFit

    Raises
    ------
    ValueError
        For shapes that do not fit, other activations, classes the network has not, a
        rate below 0, or numbers that grow beyond what a float holds.

    Examples
    --------
    >>> x, y = np.array([[0.0], [1.0]]), np.array([0, 1])
    >>> start = [DenseLayer(np.zeros((1, 2)), np.zeros(2), "softmax")]
    >>> made = fit_mlp(x, y, start, np.full(50, 0.5), np.random.default_rng(0))
    >>> made.losses[[0, -1]].round(3)
    array([0.693, 0.002])
    """
    x, y, rates = _data(x, y, layers, learning_rates)
    batch_size = whole(batch_size, "batch_size")
    share(momentum=momentum)
    weights = [np.array(part, x.dtype) for layer in layers for part in layer[:2]]
    velocity = [np.zeros_like(part) for part in weights]
    answers = np.eye(weights[-1].size, dtype=x.dtype)[y]
    losses, batches = np.empty(len(rates)), []
    with np.errstate(over="ignore", invalid="ignore"):
        for step, rate in enumerate(rates):
            if not batches:
                order = rng.permutation(len(x))
                cuts = range(0, len(x), batch_size)
                batches = [order[cut : cut + batch_size] for cut in reversed(cuts)]
            rows = batches.pop()
            losses[step], grads = _loss_and_grads(x[rows], answers[rows], weights)
            if not np.isfinite(losses[step]):
                raise ValueError(f"the network left all bounds before step {step + 1}")
            for part, moving, grad in zip(weights, velocity, grads, strict=True):
                moving *= momentum
                moving -= rate * grad
                part += moving
    pairs = zip(weights[::2], weights[1::2], layers, strict=True)
    return MLPFit(
        tuple(DenseLayer(k, b, old.activation) for k, b, old in pairs), losses
    )


def _loss_and_grads(
    x: np.ndarray, answers: np.ndarray, weights: list[np.ndarray]
) -> tuple[float, list[np.ndarray]]:
    """Return the mean cross-entropy and its gradients, kernel and bias in turn."""
    kernels, biases = weights[::2], weights[1::2]
    inputs = [x]
    for kernel, bias in zip(kernels[:-1], biases[:-1], strict=True):
        sums = inputs[-1] @ kernel
        sums += bias
        inputs.append(np.maximum(sums, 0, out=sums))
    scores = inputs[-1] @ kernels[-1] + biases[-1]
    p = np.exp(scores - scores.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    right = np.maximum((p * answers).sum(axis=1), TINY)
    loss = -np.log(right).mean()
    pull = (p - answers) / x.dtype.type(len(x))
    grads: list[np.ndarray] = []
    for fed, kernel in zip(reversed(inputs), reversed(kernels), strict=True):
        grads = [fed.T @ pull, pull.sum(axis=0), *grads]
        if fed is not x:
            pull = (pull @ kernel.T) * (fed > 0)
    return loss, grads


def _data(
    x: np.ndarray, y: np.ndarray, layers: Sequence[DenseLayer], rates: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return samples, classes and rates, or refuse what does not fit together."""
    x = tensor(x, "x", ("samples", "features"))
    rates = tensor(rates, "learning_rates", ("steps",)).astype(x.dtype)
    y = np.asarray(y)
    if y.shape != x.shape[:1] or y.dtype.kind not in "iu":
        raise ValueError(f"y must be {x.shape[:1]} whole numbers, not {y.shape}")
    wanted = ["relu"] * (len(layers) - 1) + ["softmax"]
    found = [layer.activation for layer in layers]
    if not layers or found != wanted:
        raise ValueError(f"activations must be {wanted}, not {found}")
    shapes = [np.shape(layer.kernel) for layer in layers]
    feeds = [x.shape[1], *(np.size(layer.bias) for layer in layers)]
    if shapes != list(pairwise(feeds)):
        raise ValueError(f"kernels {shapes} do not fit {feeds} features and biases")
    if not 0 <= y.min() <= y.max() < feeds[-1]:
        raise ValueError(
            f"y must be from 0 to {feeds[-1] - 1}, not {y.min()} to {y.max()}"
        )
    if not (np.isfinite(rates).all() and (rates >= 0).all()):
        raise ValueError("learning_rates must be finite and 0 or more")
    return x, y, rates
