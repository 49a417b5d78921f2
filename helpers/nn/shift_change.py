"""What a shift does to a map: how much changes, and whether the map moves along."""

import numpy as np

from helpers.nn._checks import IMAGES, shaped, tensor


def shift_maps(x: np.ndarray, columns: int) -> np.ndarray:
    """Move every map to the right, with zeros coming in from the left.

    ``y[b, r, c, k] = x[b, r, c - columns, k]``, or 0 where that lies outside.

    Parameters
    ----------
    x : array of shape (batch, height, width, channels)
    columns : int, in pixels
        Below 0: to the left.

    Returns
    -------
    array of shape (batch, height, width, channels)

    Raises
    ------
    ValueError
        For a wrong number of axes, NaN, or `columns` that is no whole number.

    Examples
    --------
    >>> x = np.array([1.0, 2.0, 3.0]).reshape(1, 1, 3, 1)
    >>> shift_maps(x, 1).ravel(), shift_maps(x, -2).ravel()
    (array([0., 1., 2.]), array([3., 0., 0.]))
    """
    x = tensor(x, "x", IMAGES)
    if columns != int(columns):
        raise ValueError(f"columns must be a whole number, not {columns}")
    width = x.shape[2]
    steps = int(np.clip(columns, -width, width))
    y = np.zeros_like(x)
    y[:, :, max(steps, 0) : width + min(steps, 0)] = x[
        :, :, max(-steps, 0) : width - max(steps, 0)
    ]
    return y


def map_change(before: np.ndarray, after: np.ndarray) -> float:
    """Say what share of two maps is not common to both.

    ``sum |after - before| / (sum |after| + sum |before|)``

    Parameters
    ----------
    before, after : arrays of the same shape (batch, height, width, channels)

    Returns
    -------
    float
        From 0, the same maps, to 1, nothing in common; 0 for two empty maps.

    Raises
    ------
    ValueError
        For a wrong number of axes, NaN, or different shapes.

    Examples
    --------
    >>> dot = np.eye(3)[:1].reshape(1, 1, 3, 1)
    >>> map_change(dot, dot), map_change(dot, shift_maps(dot, 1))
    (0.0, 1.0)
    """
    before = tensor(before, "before", IMAGES)
    after = shaped(after, "after", before.shape, like=before)
    total = np.abs(before).sum() + np.abs(after).sum()
    return float(np.abs(after - before).sum() / total) if total else 0.0
