"""Where a network looks: what its score loses when a patch covers a place."""

from collections.abc import Callable

import numpy as np

from helpers.nn._checks import floats, whole


def occlusion_map(
    score: Callable[[np.ndarray], np.ndarray],
    image: np.ndarray,
    size: int,
    strides: int = 1,
    fill_value: float = 0.5,
) -> np.ndarray:
    """Cover each place of an image in turn, and see what the score loses by it.

    ``map[i, j] = mean over patches on (i, j) of score(image) - score(covered)``

    Parameters
    ----------
    score : callable
        ``score(images) -> scores``: from (batch, height, width, channels) to (batch,).
    image : array of shape (height, width, channels)
    size : int, in pixels
        Side of the square patch.
    strides : int, in pixels
        From one patch to the next; the last always touches the border.
    fill_value : float
        What the patch shows in every channel.

    Returns
    -------
    array of shape (height, width), in units of `score`
        Above 0 where the image speaks for the score, below where it speaks against it.

    Raises
    ------
    ValueError
        If `image` is not three-dimensional, the patch does not fit into it, or `score`
        does not give one number for each image.

    References
    ----------
    .. [1] Zeiler and Fergus, "Visualizing and Understanding Convolutional Networks",
       2014, section 4.2.

    Examples
    --------
    >>> def top_left(images):
    ...     return images[:, 0, 0, 0]
    >>> occlusion_map(top_left, np.ones((2, 3, 1)), size=1, fill_value=0.0)
    array([[1., 0., 0.],
           [0., 0., 0.]])
    """
    image = floats(image, "image")
    if image.ndim != 3:
        raise ValueError(f"image must be (height, width, channels), not {image.shape}")
    height, width, _ = image.shape
    size, strides = whole(size, "size"), whole(strides, "strides")
    if size > min(height, width):
        raise ValueError(
            f"size must be at most {min(height, width)} for the patch to fit into the "
            f"image, not {size}"
        )
    covers = _covers((height, width), size, strides)  # (patches, height, width)
    covered = np.where(covers[..., None], fill_value, image)
    scores = np.asarray(score(np.concatenate([image[None], covered])))
    if scores.shape != (len(covers) + 1,):
        raise ValueError(
            f"score must give one number for each of {len(covers) + 1} images, "
            f"not {scores.shape}"
        )
    lost = scores[0] - scores[1:]
    return np.tensordot(lost, covers, axes=1) / covers.sum(axis=0)


def _covers(sides: tuple[int, int], size: int, strides: int) -> np.ndarray:
    """Say which pixels lie under each patch: bool (patches, height, width)."""
    under = [_stretches(side, size, strides) for side in sides]
    both = under[0][:, None, :, None] & under[1][None, :, None, :]
    return both.reshape(-1, *sides)


def _stretches(side: int, size: int, strides: int) -> np.ndarray:
    """Say which places of one axis lie under each patch: bool (patches, side).

    A stride wider than the patch would leave places that no patch covers.
    """
    last = side - size
    starts = np.append(np.arange(0, last, min(strides, size)), last)
    places = np.arange(side)
    return (places >= starts[:, None]) & (places < starts[:, None] + size)
