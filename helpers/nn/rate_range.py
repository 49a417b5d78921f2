"""Reading a learning-rate range test: losses of steps whose rate rises."""

from typing import NamedTuple

import numpy as np

from helpers.nn._optimizer import share
from helpers.nn._rate import finite


class RateRange(NamedTuple):
    """A range test, and what it says."""

    rates: np.ndarray  # (steps,), the learning rate of every step
    losses: np.ndarray  # (steps,), of each mini-batch before its step, in nats
    smooth: np.ndarray  # (steps,), their moving average
    least: float  # the rate at which the moving average is least
    suggested: float  # a tenth of it


def read_rate_range(
    rates: np.ndarray, losses: np.ndarray, momentum: float = 0.9
) -> RateRange:
    """Smooth the losses of a range test, and find where they are least.

    The loss of one mini-batch is noisy, so it is averaged over the steps before it;
    the division takes back that the average starts at 0::

        average = momentum * average + (1 - momentum) * losses[step]
        smooth[step] = average / (1 - momentum ** (step + 1))

    Parameters
    ----------
    rates : array of shape (steps,), each above the one before
    losses : array of shape (steps,), in nats
    momentum : float in [0, 1), default 0.9
        The share of the moving average that stays. 0 smooths nothing.

    Returns
    -------
    RateRange

    Raises
    ------
    ValueError
        If there is no step, `rates` and `losses` are not rows of the same length, hold
        something that is not finite, or the rates do not rise from above 0.

    Notes
    -----
    The loss goes on falling for a while at rates that are too high to stay at, so a
    tenth of the rate where it is least is taken; no more than a good first guess.

    References
    ----------
    .. [1] Smith, "Cyclical Learning Rates for Training Neural Networks", 2017.

    Examples
    --------
    >>> made = read_rate_range([0.01, 0.1, 1.0], [2.0, 1.0, 5.0], momentum=0)
    >>> made.least, made.suggested
    (0.1, 0.01)
    """
    share(momentum=momentum)
    rates, losses = finite(rates, "rates"), finite(losses, "losses")
    if rates.ndim != 1 or not rates.size or rates.shape != losses.shape:
        raise ValueError(
            f"rates and losses must be (steps,), not {rates.shape} and {losses.shape}"
        )
    if rates[0] <= 0 or (np.diff(rates) <= 0).any():
        raise ValueError("rates must rise from above 0")
    average, smooth = 0.0, np.empty(len(losses))
    for step, loss in enumerate(losses):
        average = momentum * average + (1 - momentum) * loss
        smooth[step] = average / (1 - momentum ** (step + 1))
    least = float(rates[smooth.argmin()])
    return RateRange(rates, losses, smooth, least, least / 10)
