"""A yes or no learned through a sigmoid: which loss still pushes when it is wrong."""

from math import exp

import numpy as np

from helpers.nn._checks import choice, whole
from helpers.nn.activate import activate
from helpers.nn.losses import Loss, squared_error

LOSSES = ("binary_crossentropy", "squared_error")


def sigmoid_squared_error(y_true: np.ndarray, logits: np.ndarray) -> Loss:
    """Square the error of ``sigmoid(logits)``, and take its gradient on the logits.

    ``values = mean((p - y_true) ** 2, axis=-1)`` with ``p = sigmoid(logits)``;
    ``gradient = 2 * (p - y_true) * p * (1 - p) / outputs``

    Parameters
    ----------
    y_true : array of shape (batch, ..., outputs)
        1 for yes, 0 for no.
    logits : array of shape (batch, ..., outputs)
        Sums before the sigmoid, in nats.

    Returns
    -------
    Loss
        `values` without unit.

    Raises
    ------
    ValueError
        If the shapes differ, there is no output, or something is not finite.

    Notes
    -----
    The last two factors are the slope of the sigmoid. They are near 0 wherever it is
    sure, also where it is sure and wrong. In ``binary_crossentropy`` from logits the
    logarithm takes them away: its gradient is ``(p - y_true) / outputs``.

    References
    ----------
    .. [1] Goodfellow, Bengio, Courville, "Deep Learning", 2016, section 6.2.2.2.

    Examples
    --------
    >>> loss = sigmoid_squared_error(np.array([[1.0]]), np.array([[-8.0]]))
    >>> loss.values.round(4), loss.gradient.round(6)
    (array([0.9993]), array([[-0.00067]]))
    """
    p, slope = activate(logits, "sigmoid")
    values, gradient = squared_error(y_true, p)
    return Loss(values, gradient * slope)


def logit_descent(
    start: float,
    y_true: int,
    loss: str = "binary_crossentropy",
    learning_rate: float = 1.0,
    most: int = 20_000,
) -> np.ndarray:
    """Follow the gradient from one logit until its sigmoid is on the right side.

    ``logit -= learning_rate * gradient`` until ``sigmoid(logit)`` is above 0.5 for
    yes, or below 0.5 for no.

    Parameters
    ----------
    start : float, in nats
    y_true : {0, 1}
    loss : {"binary_crossentropy", "squared_error"}
    learning_rate : float above 0
    most : int, in steps
        Where to give up.

    Returns
    -------
    array of shape (steps + 1,), in nats
        The logit before the first step, after it, and so on.

    Raises
    ------
    ValueError
        If `start` is not finite, `y_true` is neither 0 nor 1, the loss is unknown,
        or the rate is not above 0.

    Examples
    --------
    >>> logit_descent(-1.5, 1).round(2)
    array([-1.5 , -0.68, -0.02,  0.49])
    >>> len(logit_descent(-8.0, 1, "squared_error")) - 1
    1507
    """
    if y_true not in (0, 1):
        raise ValueError(f"y_true must be 0 or 1, not {y_true}")
    if not (np.isfinite(start) and np.isfinite(learning_rate) and learning_rate > 0):
        raise ValueError(
            "start must be finite and learning_rate above 0, "
            f"not {start} and {learning_rate}"
        )
    squared = choice(loss, "loss", LOSSES) == "squared_error"
    most, sign = whole(most, "most", least=0), 2 * y_true - 1
    path = [sign * float(start)]  # no is yes with the sign turned
    while path[-1] <= 0 and len(path) <= most:
        p = exp(path[-1]) / (1 + exp(path[-1]))
        push = 2 * p * (1 - p) ** 2 if squared else 1 - p
        path.append(path[-1] + learning_rate * push)
    return sign * np.array(path)
