"""How far the numbers in the layers of a network lie apart."""

import numpy as np

from helpers.nn._checks import tensor, whole
from helpers.nn.regularizers import finite


def digit_spread(sums: np.ndarray) -> np.ndarray:
    """Measure how far samples are apart in a unit: standard deviation over them.

    Parameters
    ----------
    sums : array of shape (layers, batches, batch, units)
        As in `DeepSums`.

    Returns
    -------
    array of shape (layers,)
        Root of the mean square over the units of each layer.

    Raises
    ------
    ValueError
        If `sums` has other axes, or holds NaN.

    Examples
    --------
    >>> digit_spread(np.array([[[[1.0, 4.0], [3.0, 4.0]]]])).round(3)
    array([0.707])
    """
    sums = tensor(sums, "sums", ("layers", "batches", "batch", "units"))
    return np.sqrt(sums.var(axis=(1, 2), dtype=np.float64).mean(axis=-1))


def value_shares(sums: np.ndarray, limit: float, bins: int) -> np.ndarray:
    """Count for every layer which share of its numbers lies in each of `bins`.

    Parameters
    ----------
    sums : array of shape (layers, ...)
    limit : float above 0
        The bins reach from ``-limit`` to ``limit``; the first and the last hold what
        lies beyond as well.
    bins : int

    Returns
    -------
    array of shape (layers, bins)
        Each row sums to 1.

    Raises
    ------
    ValueError
        If `sums` is empty or not finite, or a setting is out of range.

    Examples
    --------
    >>> value_shares(np.array([[-9.0, 0.1, 0.2, 0.9]]), limit=1.0, bins=4)
    array([[0.25, 0.  , 0.5 , 0.25]])
    """
    bins = whole(bins, "bins")
    if not (np.isfinite(limit) and limit > 0):
        raise ValueError(f"limit must be above 0, not {limit}")
    sums = finite(sums, "sums")
    flat = sums.reshape(len(sums), -1)
    places = (np.clip(flat, -limit, limit) + limit) * (bins / (2 * limit))
    inside = np.minimum(places.astype(np.int64), bins - 1)
    inside += bins * np.arange(len(sums))[:, None]
    counts = np.bincount(inside.ravel(), minlength=bins * len(sums))
    return counts.reshape(len(sums), bins) / flat.shape[1]
