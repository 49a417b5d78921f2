"""Sounds: what every voice has in common."""

from typing import NamedTuple

import numpy as np

from helpers.nn._checks import floats


class Sound(NamedTuple):
    """A sound, ready to be played."""

    samples: np.ndarray
    """(time,), pressure between -1 and 1, without unit."""
    rate: int
    """Samples per second."""


def add_noise(
    sound: np.ndarray, noise: float, rng: np.random.Generator | None = None
) -> np.ndarray:
    """Add white noise, ``x + noise * std(x) * n`` with ``n`` standard normal.

    Parameters
    ----------
    sound : array of shape (time,)
    noise : float
        Standard deviation of the noise, as a share of that of `sound`.
    rng : Generator, optional
        Needed where `noise` is not 0.

    Returns
    -------
    array of shape (time,)

    Raises
    ------
    ValueError
        If `noise` is below 0, or there is noise without `rng`.

    Examples
    --------
    >>> add_noise(np.array([0.5, -0.5]), 0.0)
    array([ 0.5, -0.5])
    """
    sound = floats(sound, "sound")
    if not 0 <= noise < np.inf:
        raise ValueError(f"noise must be a share of at least 0, not {noise}")
    if not noise:
        return sound
    if rng is None:
        raise ValueError("noise is drawn from rng: give a Generator, not None")
    return sound + noise * sound.std() * rng.normal(size=sound.shape)


def loudest_part(sound: np.ndarray, time: int) -> np.ndarray:
    """Cut the part of a sound in which most of its energy, the sum of squares, lies.

    Parameters
    ----------
    sound : array of shape (time of the whole,)
    time : int, in samples
        How long the part is. A shorter sound is followed by silence.

    Returns
    -------
    array of shape (time,)

    Raises
    ------
    ValueError
        If `sound` is no row of numbers, or `time` is below 1.

    Examples
    --------
    >>> loudest_part(np.array([0.1, 0.9, -0.8, 0.2]), 2)
    array([ 0.9, -0.8])
    """
    sound = floats(sound, "sound")
    if sound.ndim != 1:
        raise ValueError(f"sound must be (time,), not {sound.shape}")
    if time < 1:
        raise ValueError(f"time must be at least 1 sample, not {time}")
    if len(sound) <= time:
        return np.append(sound, np.zeros(time - len(sound), sound.dtype))
    sums = np.append(0, np.cumsum(sound**2))
    start = int(np.argmax(sums[time:] - sums[:-time]))
    return sound[start : start + time]
