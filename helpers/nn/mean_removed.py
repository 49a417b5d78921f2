"""Why the gradient must go through the mean that a normalization subtracts."""

from typing import NamedTuple

import numpy as np

from helpers.nn._checks import choice, floats, shaped, whole
from helpers.nn.regularizers import finite

GRADIENTS = ("ignores the mean", "through the mean")


class MeanRemoved(NamedTuple):
    """A descent on the bias of a layer whose mean is subtracted."""

    biases: np.ndarray  # (steps + 1,), the start first
    betas: np.ndarray  # (steps + 1,), added after the mean is gone
    losses: np.ndarray  # (steps + 1,), mean squared errors


def mean_removed(
    x: np.ndarray,
    y: np.ndarray,
    steps: int,
    learning_rate: float = 0.1,
    gradient: str = "ignores the mean",
    beta: bool = False,
) -> MeanRemoved:
    """Descend on a bias that a normalization takes back at once.

    The layer answers ``y_pred = x + bias - mean(x + bias) + beta``, and with
    ``error = 2 * (y_pred - y) / samples`` its gradients are::

        bias_grad = sum(error)                # where the mean is taken for a constant
        bias_grad = sum(error - mean(error))  # through the mean: always 0
        beta_grad = sum(error)

    Parameters
    ----------
    x : array of shape (samples,)
        What comes from the weights.
    y : array of shape (samples,)
        What is wanted.
    steps : int, 0 or more
    learning_rate : float above 0, default 0.1
    gradient : {"ignores the mean", "through the mean"}
    beta : bool, default False
        Whether `beta` learns too, as in batch normalization; else it stays 0.

    Returns
    -------
    MeanRemoved

    Raises
    ------
    ValueError
        For rows that do not fit together or are not finite, or settings out of range.

    References
    ----------
    .. [1] Ioffe, Szegedy, "Batch Normalization", 2015, section 2.

    Examples
    --------
    >>> x, y = np.array([-1.0, 1.0]), np.array([0.0, 2.0])
    >>> run = mean_removed(x, y, steps=3)
    >>> run.biases, run.losses
    (array([0. , 0.2, 0.4, 0.6]), array([1., 1., 1., 1.]))
    """
    x = finite(floats(x, "x"), "x")
    if x.ndim != 1:
        raise ValueError(f"x must be (samples,), not {x.shape}")
    y = finite(shaped(y, "y", x.shape, like=x), "y")
    steps = whole(steps, "steps", least=0)
    through = choice(gradient, "gradient", GRADIENTS) == "through the mean"
    if not (np.isfinite(learning_rate) and learning_rate > 0):
        raise ValueError(f"learning_rate must be above 0, not {learning_rate}")
    biases, betas, losses = (np.zeros(steps + 1) for _ in range(3))
    bias = offset = 0.0
    for step in range(steps + 1):
        sums = x + bias
        error = sums - sums.mean() + offset - y
        biases[step], betas[step] = bias, offset
        losses[step] = np.mean(error**2)
        pull = 2 * error / len(x)
        bias -= learning_rate * np.sum(pull - pull.mean() if through else pull)
        offset -= learning_rate * np.sum(pull) if beta else 0.0
    return MeanRemoved(biases, betas, losses)
