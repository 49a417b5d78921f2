"""Draw the parameters of random transforms from ranges."""

import numpy as np

from helpers.nn._checks import floats

Range = tuple[float, float]


def ordered(limits: Range, name: str) -> Range:
    """Return `limits` as (low, high), refusing what is no range or upside down."""
    pair = floats(limits, name)
    if pair.shape != (2,):
        raise ValueError(f"{name} must be a range (low, high), not {limits!r}")
    low, high = map(float, pair)
    if not np.isfinite(pair).all():
        raise ValueError(f"{name} must be finite, not {low:g} to {high:g}")
    if low > high:
        raise ValueError(
            f"{name} must run from low to high, not from {low:g} to {high:g}"
        )
    return low, high


def draw(
    limits: Range, name: str, size: int | tuple[int, ...], rng: np.random.Generator
) -> np.ndarray:
    """Draw numbers evenly from a range."""
    return rng.uniform(*ordered(limits, name), size)


def chosen(rate: float, count: int, rng: np.random.Generator) -> np.ndarray:
    """Choose each of `count` images with the probability `rate`, as (count,) bool."""
    if not 0 <= rate <= 1:
        raise ValueError(f"rate must be a probability from 0 to 1, not {rate}")
    return rng.random(count) < rate
