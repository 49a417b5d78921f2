"""Several random transforms, one after the other."""

from collections.abc import Callable, Sequence

import numpy as np

from helpers.nn.augment._images import as_batch

Step = Callable[..., np.ndarray]
"""``step(images, rng=rng) -> images``"""


def augment(
    images: np.ndarray, steps: Sequence[Step], rng: np.random.Generator
) -> np.ndarray:
    """Send images through random transforms, with new draws for every image.

    Parameters
    ----------
    images
        As in `affine`.
    steps : sequence of callable
        ``step(images, rng=rng) -> images``, such as
        ``partial(random_rotation, degrees=(-15, 15))``.
    rng : Generator
        The same seed gives the same images.

    Returns
    -------
    array of the shape of `images`

    Raises
    ------
    ValueError
        As the steps do, and if a step changes the shape.

    Examples
    --------
    >>> from functools import partial
    >>> from helpers.nn.augment import random_flip, random_shift
    >>> steps = [partial(random_shift, pixels=(-1, 1)), random_flip]
    >>> augment(np.zeros((2, 8, 8, 1)), steps, np.random.default_rng(0)).shape
    (2, 8, 8, 1)
    """
    result = as_batch(images).copy().reshape(np.shape(images))
    for step in steps:
        before, result = result.shape, step(result, rng=rng)
        if np.shape(result) != before:
            raise ValueError(
                f"a step must keep the shape {before}, not make it {np.shape(result)}"
            )
    return result
