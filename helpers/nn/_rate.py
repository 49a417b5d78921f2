"""Checks that the functions on dropout share: a rate, and numbers that are finite."""

import numpy as np

from helpers.nn._checks import floats


def keep_share(rate: float) -> float:
    """Return the share that is kept, ``1 - rate``, refusing what is no such rate."""
    try:
        number = float(rate)
    except (TypeError, ValueError):
        raise ValueError(f"rate must be a number, not {rate!r}") from None
    if not 0 <= number < 1:
        raise ValueError(f"rate must be from 0 to below 1, not {rate!r}")
    return 1 - number


def finite(value: np.ndarray, name: str, axes: tuple[str, ...] = ()) -> np.ndarray:
    """Return `value` as floats with these `axes`, or any; all finite, one at least."""
    array = floats(value, name)
    if axes and (array.ndim != len(axes) or array.size == 0):
        raise ValueError(f"{name} must be ({', '.join(axes)}), not {array.shape}")
    if array.size == 0:
        raise ValueError(f"{name} must hold a number at least, not {array.shape}")
    if not np.isfinite(array).all():
        raise ValueError(f"{name} must be finite")
    return array
