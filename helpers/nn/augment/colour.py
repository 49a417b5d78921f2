"""Transforms that treat the colours of a pixel differently."""

import numpy as np

from helpers.nn._checks import floats
from helpers.nn.augment._draws import Range, draw
from helpers.nn.augment._images import as_batch, colours_of, recolour


def shift_channels(images: np.ndarray, by: np.ndarray) -> np.ndarray:
    """Add its own number to each colour: the light turns warmer or colder.

    Keras's layers have no counterpart of this; the older ``ImageDataGenerator`` had
    ``channel_shift_range``.

    Parameters
    ----------
    images
        As in `affine`.
    by : array of shape (colours,) or (batch, colours)
        Colours are 1 or 3: opacity does not count.

    Examples
    --------
    >>> shift_channels(np.array([[[0.5, 0.5, 0.5]]]), [0.25, 0.0, -0.25])
    array([[[0.75, 0.5 , 0.25]]])
    """

    def change(x: np.ndarray) -> np.ndarray:
        count, colours = len(x), x.shape[-1]
        numbers = floats(by, "by").astype(x.dtype)
        if numbers.shape not in ((colours,), (count, colours)):
            raise ValueError(f"by must be ({colours},), not {numbers.shape}")
        if not np.isfinite(numbers).all():
            raise ValueError("by must be finite")
        return x + np.broadcast_to(numbers, (count, colours))[:, None, None]

    return recolour(images, change)


def swap_channels(images: np.ndarray, order: np.ndarray) -> np.ndarray:
    """Put the colours into another order: what was red may become blue.

    ``y[..., i] = x[..., order[i]]``. Keras's layers have no counterpart of this.

    Parameters
    ----------
    images
        As in `affine`.
    order : array of shape (colours,) or (batch, colours), of int
        Each colour once; colours are 1 or 3: opacity does not count.

    Examples
    --------
    >>> swap_channels(np.array([[[0.25, 0.5, 1.0]]]), (2, 1, 0))
    array([[[1.  , 0.5 , 0.25]]])
    """

    def change(x: np.ndarray) -> np.ndarray:
        shapes = ((x.shape[-1],), (len(x), x.shape[-1]))
        wanted = np.asarray(order)
        every = np.arange(x.shape[-1])
        if wanted.shape not in shapes or (np.sort(wanted, axis=-1) != every).any():
            raise ValueError(
                f"order must name each of {len(every)} colours once, not {order!r}"
            )
        places = np.broadcast_to(wanted, shapes[1])[:, None, None]
        return np.take_along_axis(x, places.astype(int), axis=-1)

    return recolour(images, change)


def random_channel_shift(
    images: np.ndarray, by: Range, rng: np.random.Generator
) -> np.ndarray:
    """Add its own draw from `by` to each colour of each image."""
    batch = as_batch(images)
    drawn = draw(by, "by", (len(batch), colours_of(batch)), rng)
    return shift_channels(batch, drawn).reshape(np.shape(images))


def random_channel_swap(images: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Put the colours of each image into an order of its own."""
    batch = as_batch(images)
    orders = np.tile(np.arange(colours_of(batch)), (len(batch), 1))
    swapped = swap_channels(batch, rng.permuted(orders, axis=1))
    return swapped.reshape(np.shape(images))
