"""Attention with a single head: read any step directly."""

from typing import NamedTuple

import numpy as np

from helpers.nn._checks import floats, tensor
from helpers.nn.activations import softmax


class Attention(NamedTuple):
    """What attention read, and where it looked."""

    output: np.ndarray  # (batch, queries, features)
    weights: np.ndarray  # (batch, queries, time), each row summing to 1


def attention(
    query: np.ndarray,
    keys: np.ndarray,
    values: np.ndarray,
    scale: float | None = None,
) -> Attention:
    """Mix the values, each by how well its key answers the query.

    ``weights = softmax(scale * query @ keys.T)`` and ``output = weights @ values``

    Parameters
    ----------
    query : array of shape (batch, queries, depth)
        What is looked for.
    keys : array of shape (batch, time, depth)
        What each step offers.
    values : array of shape (batch, time, features)
        What each step hands over when it is looked at.
    scale : float, optional
        By default ``1 / sqrt(depth)``, so that scores do not grow with the depth.

    Returns
    -------
    Attention

    Raises
    ------
    ValueError
        For shapes that do not fit together, NaN, or a `scale` that is not finite.

    Notes
    -----
    The order of the steps plays no part: shuffled keys and values give the same
    output. Where order matters it must stand in the keys.

    References
    ----------
    .. [1] Vaswani et al., "Attention Is All You Need", 2017, equation 1;
       https://keras.io/api/layers/attention_layers/attention/ (there ``scale = 1``)

    Examples
    --------
    >>> keys = np.array([[[9.0, 0.0], [0.0, 9.0]]])
    >>> values = np.array([[[10.0], [20.0]]])
    >>> attention(np.array([[[0.0, 9.0]]]), keys, values).output.round(6)
    array([[[20.]]])
    """
    query = tensor(query, "query", ("batch", "queries", "depth"))
    keys = tensor(keys, "keys", ("batch", "time", "depth"))
    values = tensor(values, "values", ("batch", "time", "features"))
    batch, queries, depth = query.shape
    if keys.shape[::2] != (batch, depth):
        raise ValueError(
            f"keys must be ({batch}, time, {depth}) for a query {query.shape}, "
            f"not {keys.shape}"
        )
    if values.shape[:2] != keys.shape[:2]:
        raise ValueError(
            f"values must be ({batch}, {keys.shape[1]}, features) for keys "
            f"{keys.shape}, not {values.shape}"
        )
    scale = depth**-0.5 if scale is None else float(floats(scale, "scale"))
    if not np.isfinite(scale):
        raise ValueError(f"scale must be finite, not {scale}")
    scores = scale * query @ keys.swapaxes(1, 2)
    rows = scores.reshape(batch * queries, keys.shape[1])
    weights = softmax(rows).reshape(scores.shape)
    return Attention(weights @ values, weights)
