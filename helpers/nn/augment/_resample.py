"""Read images at places between their pixels, with scipy.ndimage."""

import numpy as np

from helpers.nn._checks import choice

FILLS = {  # Keras's names: scipy's
    "reflect": "reflect",
    "constant": "grid-constant",
    "nearest": "nearest",
    "wrap": "grid-wrap",
}

ORDERS = {"bilinear": 1, "nearest": 0}


def settings(fill_mode: str, fill_value: float, interpolation: str) -> dict:
    """Turn Keras's words into scipy's."""
    choice(fill_mode, "fill_mode", tuple(FILLS))
    choice(interpolation, "interpolation", tuple(ORDERS))
    if not 0 <= fill_value <= 1:
        raise ValueError(f"fill_value must lie in 0 to 1, not {fill_value}")
    return {
        "mode": FILLS[fill_mode],
        "cval": fill_value,
        "order": ORDERS[interpolation],
        "prefilter": False,
    }


def resample(
    batch: np.ndarray,
    back: np.ndarray,
    shifts: np.ndarray,
    fill_mode: str,
    fill_value: float,
    interpolation: str,
) -> np.ndarray:
    """Fill every pixel ``p`` of the result from ``back @ (p - shift)`` of the image.

    Parameters
    ----------
    batch : array of shape (batch, height, width, channels)
    back : array of shape (batch, 2, 2)
        From the result to the image, in (row, column) from the middle.
    shifts : array of shape (batch, 2), in pixels
    """
    from scipy.ndimage import affine_transform

    how = settings(fill_mode, fill_value, interpolation)
    middle = (np.array(batch.shape[1:3]) - 1) / 2
    result = np.empty_like(batch)
    for image, matrix, move, moved in zip(batch, back, shifts, result, strict=True):
        offset = middle - matrix @ (middle + move)
        for channel in range(batch.shape[-1]):
            affine_transform(
                image[..., channel],
                matrix,
                offset,
                output=moved[..., channel],
                **how,
            )
    return np.clip(result, 0, 1, out=result)
