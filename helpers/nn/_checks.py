"""Checks that the functions of nn share: one clear sentence per refusal."""

import operator

import numpy as np

IMAGES = ("batch", "height", "width", "channels")
SERIES = ("batch", "time", "channels")
KERNEL = ("height", "width", "in", "out")


def floats(value: np.ndarray, name: str) -> np.ndarray:
    """Return `value` as floats: float32 stays, everything wider is float64.

    Refused is what holds no numbers, or NaN.
    """
    try:
        array = np.asarray(value)
    except ValueError:
        raise ValueError(f"{name} must be a regular array of numbers") from None
    if array.dtype.kind not in "fiub":
        raise ValueError(f"{name} must hold numbers, not {array.dtype}")
    if array.dtype == np.float16:
        array = array.astype(np.float32)
    if array.dtype != np.float32:
        array = array.astype(np.float64, copy=False)
    if np.isnan(array).any():
        raise ValueError(f"{name} holds NaN")
    return array


def tensor(value: np.ndarray, name: str, axes: tuple[str, ...]) -> np.ndarray:
    """Return `value` as floats with these `axes`, only the batch of which is ever 0."""
    array = floats(value, name)
    if array.ndim != len(axes):
        raise ValueError(f"{name} must be ({', '.join(axes)}), not {array.shape}")
    sides = zip(axes, array.shape, strict=True)
    if any(side == 0 for axis, side in sides if axis != "batch"):
        raise ValueError(f"{name} must have no side of 0, not {array.shape}")
    return array


def shaped(
    value: np.ndarray, name: str, shape: tuple[int, ...], like: np.ndarray
) -> np.ndarray:
    """Return `value` as floats of the type of `like`, refusing every other `shape`."""
    array = floats(value, name)
    if array.shape != shape:
        raise ValueError(f"{name} must be {shape}, not {array.shape}")
    return array.astype(like.dtype, copy=False)


def refuse_misfit(kernel: np.ndarray, x: np.ndarray) -> None:
    """Refuse a kernel (..., in, out) for an `x` with another number of channels."""
    if kernel.shape[-2] != x.shape[-1]:
        raise ValueError(
            f"kernel {kernel.shape} wants {kernel.shape[-2]} channels, "
            f"but x {x.shape} has {x.shape[-1]}"
        )


def whole(value: int, name: str, least: int = 1) -> int:
    """Return `value` as an int of at least `least`."""
    try:
        number = operator.index(value)
    except TypeError:
        raise ValueError(f"{name} must be a whole number, not {value!r}") from None
    if number < least:
        raise ValueError(f"{name} must be at least {least}, not {number}")
    return number


def pair(value: int | tuple[int, int], name: str) -> tuple[int, int]:
    """Return one number, or a pair for (height, width), as a pair."""
    if not isinstance(value, (tuple, list)):
        return (whole(value, name),) * 2
    if len(value) != 2:
        raise ValueError(f"{name} must be one number or (height, width), not {value!r}")
    return whole(value[0], name), whole(value[1], name)


def choice(value: str, name: str, options: tuple[str, ...]) -> str:
    """Return `value` if it is one of the `options`."""
    if value not in options:
        wanted = " or ".join(map(repr, options))
        raise ValueError(f"{name} must be {wanted}, not {value!r}")
    return value


def by(sides: tuple[int, ...]) -> str:
    """Write the sides of a map: ``by((3, 5))`` is ``"3x5"``."""
    return "x".join(map(str, sides))
