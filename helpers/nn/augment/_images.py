"""What every transform does with its images: check them, split off opacity."""

from collections.abc import Callable

import numpy as np

from helpers.nn._checks import floats

CHANNELS = (1, 3, 4)
"""Grey, red-green-blue, and the same with opacity (alpha)."""

WANTED = (
    "(height, width), (height, width, channels) or (batch, height, width, channels)"
)

ROUNDING = 1e-6


def as_batch(images: np.ndarray, name: str = "images") -> np.ndarray:
    """Return one image or a batch of them as (batch, height, width, channels).

    Raises
    ------
    ValueError
        For another shape, a side or a batch of 0, other than 1, 3 or 4 channels, NaN,
        or values outside 0 to 1.
    """
    array = floats(images, name)
    if array.ndim not in (2, 3, 4):
        raise ValueError(f"{name} must be {WANTED}, not {array.shape}")
    if 0 in array.shape:
        raise ValueError(f"{name} must hold at least one pixel, not {array.shape}")
    if array.ndim > 2 and array.shape[-1] not in CHANNELS:
        raise ValueError(
            f"{name} must be {WANTED} with 1, 3 or 4 channels, not {array.shape}"
        )
    low, high = array.min() + 0.0, array.max() + 0.0  # and no -0
    if low < -ROUNDING or high > 1 + ROUNDING:
        cure = ": divide the pixels by 255" if low >= 0 and 1.5 < high <= 255 else ""
        raise ValueError(f"{name} must lie in 0 to 1, not {low:g} to {high:g}{cure}")
    height, width = array.shape[array.ndim == 4 :][:2]
    return array.reshape(-1, height, width, 1 if array.ndim == 2 else array.shape[-1])


def colours_of(batch: np.ndarray) -> int:
    """Count the channels that are light: all but the fourth, opacity."""
    return min(batch.shape[-1], 3)


def recolour(
    images: np.ndarray, change: Callable[[np.ndarray], np.ndarray]
) -> np.ndarray:
    """Give the colours of `images` to `change`, and cut what it returns to 0 to 1.

    `change` gets (batch, height, width, colours); opacity is left as it is.
    """
    batch = as_batch(images).copy()
    colours = batch[..., : colours_of(batch)]
    np.clip(change(colours), 0, 1, out=colours, casting="same_kind")
    return batch.reshape(np.shape(images))


def per_image(
    value: float | np.ndarray, name: str, batch: np.ndarray, above: float = -np.inf
) -> np.ndarray:
    """Return one number, or one for every image, as (batch, 1, 1, 1).

    Raises
    ------
    ValueError
        For another count, NaN or infinity, or a number that is not above `above`.
    """
    numbers = floats(value, name)
    if numbers.shape not in ((), (len(batch),)):
        raise ValueError(
            f"{name} must be one number or {len(batch)}, one for each image, "
            f"not {numbers.shape}"
        )
    if not np.isfinite(numbers).all():
        raise ValueError(f"{name} must be finite, not {value}")
    if (numbers <= above).any():
        raise ValueError(f"{name} must be above {above:g}, not {numbers.min():g}")
    numbers = numbers.astype(batch.dtype)
    return np.broadcast_to(numbers, len(batch)).reshape(-1, 1, 1, 1)
