"""Bring every feature of the input to mean 0 and standard deviation 1."""

from typing import NamedTuple

import numpy as np

from helpers.nn._checks import floats


class Standardized(NamedTuple):
    """What `standardize` returns."""

    x: np.ndarray  # (..., features)
    mean: np.ndarray  # (features,), what was subtracted
    scale: np.ndarray  # (features,), what it was divided by


def standardize(
    x: np.ndarray,
    train: np.ndarray | None = None,
    center: bool = True,
    scale: bool = True,
) -> Standardized:
    """Subtract each feature's mean and divide by its standard deviation.

    ``x = (x - train.mean()) / train.std()`` for each feature

    Parameters
    ----------
    x : array of shape (..., features)
    train : array of shape (..., features), optional
        The samples whose mean and deviation are taken; by default `x`. Test samples
        are standardized with those of the training samples, never with their own.
    center, scale : bool, default True
        Whether to subtract the mean, and whether to divide.

    Returns
    -------
    Standardized

    Raises
    ------
    ValueError
        If there are no samples or no features, different numbers of features in `x`
        and `train`, or a number is not finite.

    Notes
    -----
    A feature that is the same in all training samples is not divided.

    References
    ----------
    https://keras.io/api/layers/preprocessing_layers/numerical/normalization/

    Examples
    --------
    >>> train = np.array([[0.0, 100.0], [2.0, 300.0]])
    >>> standardize(train).x
    array([[-1., -1.],
           [ 1.,  1.]])
    >>> standardize(np.array([[1.0, 400.0]]), train).x
    array([[0., 2.]])
    """
    x = samples(x, "x")
    train = x if train is None else samples(train, "train")
    if train.shape[-1] != x.shape[-1]:
        raise ValueError(
            f"x {x.shape} and train {train.shape} must have the same last side"
        )
    mean, variance = moments(train)
    deviation = np.sqrt(variance)
    mean = mean if center else np.zeros_like(mean)
    divisor = np.where(deviation > 0, deviation, 1) if scale else np.ones_like(mean)
    return Standardized((x - mean) / divisor, mean, divisor)


def samples(x: np.ndarray, name: str) -> np.ndarray:
    """Return `x` as floats, refusing it without samples or channels."""
    x = floats(x, name)
    if x.ndim < 2 or x.size == 0:
        raise ValueError(f"{name} must be (..., channels) with samples, not {x.shape}")
    if not np.isfinite(x).all():
        raise ValueError(f"{name} must be finite")
    return x


def moments(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return mean and variance over all axes but the last."""
    over = tuple(range(x.ndim - 1))
    return x.mean(over), x.var(over)
