"""Softmax regression learned by full batch, mini-batches or single samples."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from helpers.nn._checks import tensor, whole
from helpers.nn.minibatches import minibatches
from helpers.nn.softmax_regression import one_hot, softmax_grad


class SoftmaxFit(NamedTuple):
    """A descent on softmax regression: its end, and its loss on the way."""

    kernel: np.ndarray  # (features, classes), after the last update
    bias: np.ndarray  # (classes,), after the last update
    updates: np.ndarray  # (measured,), updates made by then, from 0 on
    seen: np.ndarray  # (measured,), samples read by then; a sample counts every time
    losses: np.ndarray  # (measured,), in nats, the mean over all samples


def fit_softmax(
    x: np.ndarray,
    y: np.ndarray,
    classes: int,
    batch_size: int = 32,
    learning_rate: float = 0.01,
    epochs: int = 1,
    rng: np.random.Generator | None = None,
    measure_at: Sequence[int] | None = None,
) -> SoftmaxFit:
    """Learn softmax regression from all weights 0, one update for each mini-batch.

    ``kernel = kernel - learning_rate * kernel_grad``, where the gradient is that of
    `softmax_grad` on one batch of `minibatches`; the bias likewise.

    Parameters
    ----------
    x : array of shape (samples, features)
    y : array of shape (samples,)
        Labels from 0 to ``classes - 1``.
    classes : int
    batch_size : int, in samples, default 32
        1 makes an update for every sample, ``len(x)`` one for every epoch.
    learning_rate : float, above 0, default 0.01
        As in Keras's SGD.
    epochs : int, default 1
        How often every sample is read.
    rng : np.random.Generator, optional
        Shuffles the samples anew for each epoch. Without it they stay in order.
    measure_at : sequence of int, in updates, optional
        After how many updates the loss over all samples is measured; by default before
        the first, and after every epoch.

    Returns
    -------
    SoftmaxFit

    Raises
    ------
    ValueError
        As `softmax_grad` and `minibatches`, and if the learning rate is not above 0.

    References
    ----------
    .. [1] Goodfellow, Bengio, Courville, "Deep Learning", 2016, algorithm 8.1;
       https://keras.io/api/optimizers/sgd/

    Examples
    --------
    >>> x, y = np.array([[0.0], [1.0], [2.0], [3.0]]), np.array([0, 0, 1, 1])
    >>> fit = fit_softmax(x, y, classes=2, batch_size=3, learning_rate=0.5, epochs=2)
    >>> fit.updates, fit.seen
    (array([0, 2, 4]), array([0, 4, 8]))
    """
    x, targets = tensor(x, "x", ("samples", "features")), one_hot(y, classes)
    if not learning_rate > 0:
        raise ValueError(f"learning_rate must be above 0, not {learning_rate}")
    weights = np.zeros((x.shape[1] + 1, classes), x.dtype)  # the bias is the last row
    softmax_grad(x, targets, weights[:-1])  # refuses what does not fit together
    per_epoch = len(minibatches(len(x), batch_size))
    epochs = whole(epochs, "epochs")
    if measure_at is None:
        measure_at = range(0, epochs * per_epoch + 1, per_epoch)
    wanted, measured = set(measure_at), []
    with_one = np.column_stack([x, np.ones(len(x), x.dtype)])
    update = seen = 0
    for _ in range(epochs):
        for batch in minibatches(len(x), batch_size, rng):
            if update in wanted:
                measured.append((update, seen, _loss(with_one, targets, weights)))
            weights -= learning_rate * _grad(with_one[batch], targets[batch], weights)
            update, seen = update + 1, seen + len(batch)
    if update in wanted:
        measured.append((update, seen, _loss(with_one, targets, weights)))
    columns = zip(*measured, strict=True) if measured else ([], [], [])
    return SoftmaxFit(weights[:-1], weights[-1], *map(np.array, columns))


def _grad(x: np.ndarray, y: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return the gradient of the mean loss, without the checks of `softmax_grad`."""
    p = x @ weights
    p -= p.max(axis=1, keepdims=True)
    np.exp(p, out=p)
    p /= p.sum(axis=1, keepdims=True)
    p -= y
    return x.T @ p / len(x)


def _loss(x: np.ndarray, y: np.ndarray, weights: np.ndarray) -> float:
    scores = x @ weights
    scores -= scores.max(axis=1, keepdims=True)
    right = (scores * y).sum(axis=1)
    return float((np.log(np.exp(scores).sum(axis=1)) - right).mean())
