"""How well dropped pixels of a map are given away by their neighbours."""

from typing import NamedTuple

import numpy as np

from helpers.nn._checks import IMAGES
from helpers.nn._rate import finite


class GivenAway(NamedTuple):
    """Guesses of what was dropped, from what survived next to it."""

    correlation: float  # between guess and truth, -1 to 1; nan without two guesses
    known: float  # share of dropped pixels with a surviving neighbour, 0 to 1


def dropped_neighbours(x: np.ndarray, mask: np.ndarray) -> GivenAway:
    """Guess every dropped pixel as the mean of its surviving neighbours.

    Neighbours are the pixels left, right, above and below in the same map.

    Parameters
    ----------
    x : array of shape (batch, height, width, channels)
        The maps before dropout.
    mask : array of bool, of the shape of `x`
        True where a pixel was kept.

    Returns
    -------
    GivenAway

    Raises
    ------
    ValueError
        If `x` has other axes, is empty or not finite, `mask` has another shape, or
        nothing was dropped.

    Examples
    --------
    >>> x = np.arange(9.0).reshape(1, 3, 3, 1)
    >>> mask = np.ones(x.shape, bool)
    >>> mask[0, [0, 1], [0, 1]] = False
    >>> given_away = dropped_neighbours(x, mask)
    >>> round(given_away.correlation, 3), given_away.known
    (1.0, 1.0)
    >>> dropped_neighbours(x, np.zeros(x.shape, bool)).known
    0.0
    """
    x = finite(x, "x", IMAGES)
    mask = np.asarray(mask, bool)
    if mask.shape != x.shape:
        raise ValueError(f"mask must be {x.shape} as x is, not {mask.shape}")
    if mask.all():
        raise ValueError("mask must drop a pixel at least")
    survivors = _around(mask.astype(float))
    guessed = ~mask & (survivors > 0)
    guess = _around(np.where(mask, x, 0))[guessed] / survivors[guessed]
    truth = x[guessed]
    told = guessed.sum() > 1 and np.ptp(guess) > 0 and np.ptp(truth) > 0
    correlation = float(np.corrcoef(guess, truth)[0, 1]) if told else np.nan
    return GivenAway(correlation, float(guessed.sum() / (~mask).sum()))


def _around(x: np.ndarray) -> np.ndarray:
    """Add up the four neighbours of every pixel; beyond the border there is 0."""
    wide = np.pad(x, [(0, 0), (1, 1), (1, 1), (0, 0)])
    rows, columns = wide[:, :, 1:-1], wide[:, 1:-1]
    return rows[:, :-2] + rows[:, 2:] + columns[:, :, :-2] + columns[:, :, 2:]
