"""What a prediction costs, sample by sample, and the gradient to improve it by."""

from typing import NamedTuple

import numpy as np

from helpers.nn._checks import floats, shaped
from helpers.nn.activations import sigmoid, softmax

EPSILON = 1e-7
"""Probabilities nearer than this to 0 or 1 are moved to it, as Keras does."""


class Loss(NamedTuple):
    """What each sample of a batch costs, and how that changes with its prediction."""

    values: np.ndarray  # (batch, ...), without the last axis of the prediction
    gradient: np.ndarray  # as the prediction: d values[i] / d y_pred[i]


def squared_error(y_true: np.ndarray, y_pred: np.ndarray) -> Loss:
    """Square every error, and take the mean over the outputs of a sample.

    ``values = mean((y_pred - y_true) ** 2, axis=-1)``

    Parameters
    ----------
    y_true, y_pred : arrays of shape (batch, ..., outputs)
        What was wanted and what came, in one unit.

    Returns
    -------
    Loss
        `values` in that unit squared. The loss of a batch is their mean; its gradient
        is `gradient` divided by their number.

    Raises
    ------
    ValueError
        If the shapes differ, there is no output, or something is not finite.

    References
    ----------
    .. [1] https://keras.io/api/losses/regression_losses/#mean_squared_error-function

    Examples
    --------
    >>> squared_error(np.array([[1.0, 2.0]]), np.array([[1.0, 5.0]]))
    Loss(values=array([4.5]), gradient=array([[0., 3.]]))
    """
    y_true, y_pred = _pair(y_true, y_pred)
    error = y_pred - y_true
    return Loss((error**2).mean(axis=-1), 2 * error / error.shape[-1])


def binary_crossentropy(
    y_true: np.ndarray, y_pred: np.ndarray, from_logits: bool = False
) -> Loss:
    """Charge for every yes or no the surprise at it: minus the log of its probability.

    ``values = -mean(y_true * log(p) + (1 - y_true) * log(1 - p), axis=-1)``, with
    ``p = y_pred``, or ``p = sigmoid(y_pred)`` from logits.

    Parameters
    ----------
    y_true : array of shape (batch, ..., outputs)
        1 for yes, 0 for no; shares in between are allowed.
    y_pred : array of shape (batch, ..., outputs)
        Probabilities of yes; from logits the sums before the sigmoid.
    from_logits : bool, default False

    Returns
    -------
    Loss
        `values` in nats.

    Raises
    ------
    ValueError
        If the shapes differ, there is no output, something is not finite, or what
        should be a probability is not between 0 and 1.

    Notes
    -----
    Probabilities are first moved into [1e-7, 1 - 1e-7], as Keras does: a loss is at
    most 16.1, but where that happens the gradient is 0, and the mistake is never
    mended. From logits nothing is cut off: the gradient is ``p - y_true``.

    References
    ----------
    .. [1] https://keras.io/api/losses/probabilistic_losses/#binary_crossentropy-function

    Examples
    --------
    >>> binary_crossentropy(np.array([[1.0]]), np.array([[0.25]]))
    Loss(values=array([1.38629436]), gradient=array([[-4.]]))
    >>> binary_crossentropy(np.array([[1.0]]), np.array([[-1000.0]]), from_logits=True)
    Loss(values=array([1000.]), gradient=array([[-1.]]))
    """
    y_true, y_pred = _pair(y_true, y_pred)
    _refuse_outside(y_true, "y_true")
    outputs = y_pred.shape[-1]
    if from_logits:
        rest = np.log1p(np.exp(-np.abs(y_pred)))
        values = np.maximum(y_pred, 0) - y_true * y_pred + rest
        return Loss(values.mean(axis=-1), (sigmoid(y_pred) - y_true) / outputs)
    _refuse_outside(y_pred, "y_pred")
    p, counts = _moved_inside(y_pred)
    values = -(y_true * np.log(p) + (1 - y_true) * np.log(1 - p))
    gradient = counts * (p - y_true) / (p * (1 - p)) / outputs
    return Loss(values.mean(axis=-1), gradient)


def categorical_crossentropy(
    y_true: np.ndarray, y_pred: np.ndarray, from_logits: bool = False
) -> Loss:
    """Charge for every class the surprise at it: minus the log of its probability.

    ``values = -sum(y_true * log(p), axis=-1)``, with ``p = y_pred / sum(y_pred)``, or
    ``p = softmax(y_pred)`` from logits.

    Parameters
    ----------
    y_true : array of shape (batch, classes)
        One-hot rows: 1 for the right class; shares are allowed, if they sum to 1.
    y_pred : array of shape (batch, classes)
        Probabilities; from logits the sums before the softmax.
    from_logits : bool, default False

    Returns
    -------
    Loss
        `values` in nats. From logits the gradient is ``p - y_true``.

    Raises
    ------
    ValueError
        If the shapes differ, there is no class, something is not finite, rows of
        `y_true` do not sum to 1, or `y_pred` should be probabilities but has one below
        0, or a row of zeros.

    Notes
    -----
    As for `binary_crossentropy`, Keras moves probabilities into [1e-7, 1 - 1e-7].
    Because it divides each row by its sum, adding to all probabilities of a row changes
    the loss too, and the gradient says so: ``1 / sum - y_true / y_pred``.

    References
    ----------
    .. [1] Goodfellow, Bengio, Courville, "Deep Learning", 2016, section 6.2.2.3;
       https://keras.io/api/losses/probabilistic_losses/#categorical_crossentropy-function

    Examples
    --------
    >>> loss = categorical_crossentropy(np.array([[0.0, 1.0]]), np.array([[0.5, 0.5]]))
    >>> loss.values.round(3), loss.gradient
    (array([0.693]), array([[ 1., -1.]]))
    """
    y_true, y_pred = _pair(y_true, y_pred)
    _refuse_outside(y_true, "y_true")
    if y_pred.ndim != 2 or not np.allclose(y_true.sum(axis=-1), 1, atol=1e-5):
        raise ValueError(
            "y_true must be (batch, classes) with rows that sum to 1, "
            f"not {y_true.shape} with sums {np.unique(y_true.sum(axis=-1))[:3]}"
        )
    if from_logits:
        top = y_pred.max(axis=-1)
        total = top + np.log(np.exp(y_pred - top[:, None]).sum(axis=-1))
        return Loss(total - (y_true * y_pred).sum(axis=-1), softmax(y_pred) - y_true)
    sums = y_pred.sum(axis=-1, keepdims=True)
    if (y_pred < 0).any() or (sums == 0).any():
        raise ValueError("y_pred must hold probabilities, not numbers below 0, nor all")
    p, counts = _moved_inside(y_pred / sums)
    pull = counts * y_true / p
    gradient = ((pull * y_pred / sums).sum(axis=-1, keepdims=True) - pull) / sums
    return Loss(-(y_true * np.log(p)).sum(axis=-1), gradient)


def _pair(y_true: np.ndarray, y_pred: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return both as floats of one shape (batch, ..., outputs), all finite."""
    y_pred = floats(y_pred, "y_pred")
    if y_pred.ndim < 2 or y_pred.shape[-1] == 0:
        raise ValueError(f"y_pred must be (batch, ..., outputs), not {y_pred.shape}")
    y_true = shaped(y_true, "y_true", y_pred.shape, like=y_pred)
    for array, name in ((y_true, "y_true"), (y_pred, "y_pred")):
        if not np.isfinite(array).all():
            raise ValueError(f"{name} must be finite")
    return y_true, y_pred


def _refuse_outside(share: np.ndarray, name: str) -> None:
    """Refuse what is not between 0 and 1."""
    outside = share[(share < 0) | (share > 1)]
    if outside.size:
        raise ValueError(f"{name} must be between 0 and 1, not {outside[0]:g}")


def _moved_inside(p: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return `p` within [1e-7, 1 - 1e-7], and where it already was."""
    low, high = p.dtype.type(EPSILON), p.dtype.type(1 - EPSILON)
    return np.clip(p, low, high), (p >= low) & (p <= high)
