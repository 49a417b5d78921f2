"""Train a small network, quick enough to follow the hand."""

from collections.abc import Iterator, Sequence
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
    shapes = [np.shape(part) for layer in layers for part in layer[:2]]
    parts = [np.ravel(part) for layer in layers for part in layer[:2]]
    flat = np.concatenate(parts).astype(x.dtype)  # every weight, for one step at once
    velocity, gradient = np.zeros_like(flat), np.empty_like(flat)
    weights, grads = _cut(flat, shapes), _cut(gradient, shapes)
    answers = np.eye(shapes[-1][0], dtype=x.dtype)[y]
    losses = np.empty(len(rates))
    with np.errstate(over="ignore", invalid="ignore"):
        batches = _batches(x, answers, batch_size, rng)
        for step, (rate, batch) in enumerate(zip(rates, batches, strict=False)):
            losses[step] = loss = _loss_and_grads(*batch, weights, grads)
            if not loss < np.inf:
                raise ValueError(f"the network left all bounds before step {step + 1}")
            velocity *= momentum
            gradient *= rate
            velocity -= gradient
            flat += velocity
    pairs = zip(weights[::2], weights[1::2], layers, strict=True)
    return MLPFit(
        tuple(DenseLayer(k, b, old.activation) for k, b, old in pairs), losses
    )


def _cut(flat: np.ndarray, shapes: Sequence[tuple[int, ...]]) -> list[np.ndarray]:
    """Return views into `flat`, one after another, of these shapes."""
    ends = np.cumsum([np.prod(shape, dtype=int) for shape in shapes])
    pieces = np.split(flat, ends[:-1])
    return [part.reshape(shape) for part, shape in zip(pieces, shapes, strict=True)]


def _batches(
    x: np.ndarray, answers: np.ndarray, batch_size: int, rng: np.random.Generator
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yield mini-batches for ever, shuffled anew in every epoch."""
    while True:
        order = rng.permutation(len(x))
        mixed, known = x[order], answers[order]
        for cut in range(0, len(x), batch_size):
            yield mixed[cut : cut + batch_size], known[cut : cut + batch_size]


def _loss_and_grads(
    x: np.ndarray,
    answers: np.ndarray,
    weights: list[np.ndarray],
    grads: list[np.ndarray],
) -> float:
    """Return the mean cross-entropy; put its gradients, as `weights`, into `grads`."""
    kernels, biases = weights[::2], weights[1::2]
    inputs = [x]
    for kernel, bias in zip(kernels[:-1], biases[:-1], strict=True):
        sums = inputs[-1] @ kernel
        sums += bias
        inputs.append(np.maximum(sums, 0, out=sums))
    p = inputs[-1] @ kernels[-1]
    p += biases[-1]
    p -= np.maximum.reduce(p, axis=1, keepdims=True)
    np.exp(p, out=p)
    p /= np.add.reduce(p, axis=1, keepdims=True)
    right = np.maximum(np.einsum("ij,ij->i", p, answers), TINY)
    loss = -np.add.reduce(np.log(right)) / len(x)
    p -= answers
    p /= x.dtype.type(len(x))
    for layer in reversed(range(len(kernels))):
        fed = inputs[layer]
        np.matmul(fed.T, p, out=grads[2 * layer])
        np.add.reduce(p, axis=0, out=grads[2 * layer + 1])
        if layer:
            p = p @ kernels[layer].T
            p *= fed > 0
    return float(loss)


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
