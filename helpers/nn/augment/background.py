"""Cut a thing out of its picture and lay it before another background."""

from collections.abc import Sequence

import numpy as np

from helpers.nn._checks import floats
from helpers.nn.augment._images import as_batch, colours_of


def replace_background(
    images: np.ndarray, backgrounds: np.ndarray, mask: np.ndarray | None = None
) -> np.ndarray:
    """Lay what `mask` keeps before `backgrounds`.

    ``y = mask * image + (1 - mask) * background``

    Keras's layers have no counterpart of this.

    Parameters
    ----------
    images
        As in `affine`.
    backgrounds : array of shape (height, width), (height, width, colours) or \
(batch, height, width, colours)
        One for all images, or one for each. Grey serves for any number of colours.
    mask : array of shape (height, width) or (batch, height, width), from 0 to 1
        1 where the thing is. Images with opacity bring their own.

    Returns
    -------
    array of the shape of `images`
        Of images with opacity, all of it is 1 now.

    Raises
    ------
    ValueError
        For images as in `affine`, backgrounds or a mask that do not fit them, and if
        there is neither a mask nor opacity.

    Examples
    --------
    >>> image, mask = np.array([[1.0, 0.0, 0.0]]), np.array([[1, 1, 0]])
    >>> replace_background(image, np.full((1, 3), 0.5), mask)
    array([[1. , 0. , 0.5]])
    """
    batch = as_batch(images)
    colours = colours_of(batch)
    behind = as_batch(backgrounds, "backgrounds").astype(batch.dtype)
    fits = (
        len(behind) in (1, len(batch))
        and behind.shape[1:3] == batch.shape[1:3]
        and behind.shape[3] in (1, colours)
    )
    if not fits:
        raise ValueError(
            f"backgrounds {np.shape(backgrounds)} do not fit images {np.shape(images)}"
        )
    weight = _mask(mask, batch)
    result = np.ones_like(batch)
    result[..., :colours] = weight * batch[..., :colours] + (1 - weight) * behind
    return result.reshape(np.shape(images))


def random_background(
    images: np.ndarray,
    backgrounds: Sequence[np.ndarray],
    rng: np.random.Generator,
    mask: np.ndarray | None = None,
) -> np.ndarray:
    """Lay every image before a piece of one of `backgrounds`, cut out anywhere.

    Parameters
    ----------
    images, mask
        As in `replace_background`.
    backgrounds : sequence of array of shape (height, width[, colours])
        Pictures at least as large as the images.
    rng : Generator

    Raises
    ------
    ValueError
        As `replace_background`, and for no background or one that is too small.
    """
    batch = as_batch(images)
    if len(backgrounds) == 0:
        raise ValueError("backgrounds must hold at least one picture")
    numbers = rng.integers(len(backgrounds), size=len(batch))
    pieces = [_piece(backgrounds[n], batch.shape[1:3], rng) for n in numbers]
    colours = max(piece.shape[-1] for piece in pieces)
    behind = [np.broadcast_to(p, (*p.shape[:2], colours)) for p in pieces]
    return replace_background(batch, np.stack(behind), mask).reshape(np.shape(images))


def _piece(
    picture: np.ndarray, size: tuple[int, int], rng: np.random.Generator
) -> np.ndarray:
    """Cut (height, width, colours) out of a random place of `picture`."""
    (whole,) = as_batch(picture, "backgrounds")
    room = np.subtract(whole.shape[:2], size)
    if room.min() < 0:
        raise ValueError(f"backgrounds {whole.shape[:2]} must be at least {size}")
    top, left = rng.integers(room + 1)
    return whole[top : top + size[0], left : left + size[1]]


def _mask(mask: np.ndarray | None, batch: np.ndarray) -> np.ndarray:
    """Return the weight of every pixel as (batch, height, width, 1)."""
    if mask is None:
        if batch.shape[-1] < 4:
            raise ValueError("mask must be given for images without opacity")
        return batch[..., 3:]
    weight = floats(mask, "mask").astype(batch.dtype)
    if weight.shape not in (batch.shape[1:3], batch.shape[:3]):
        raise ValueError(f"mask must be {batch.shape[1:3]}, not {weight.shape}")
    if weight.min() < 0 or weight.max() > 1:
        raise ValueError("mask must lie in 0 to 1")
    return np.broadcast_to(weight, batch.shape[:3])[..., None]
