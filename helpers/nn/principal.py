"""How many directions hold most of what varies in a set of samples."""

import numpy as np

from helpers.nn._checks import tensor


def variance_shares(x: np.ndarray) -> np.ndarray:
    """Return the share of the variance along each principal component of `x`.

    ``shares = s**2 / sum(s**2)``, where ``s`` are the singular values of `x` minus
    its mean.

    Parameters
    ----------
    x : array of shape (samples, features)

    Returns
    -------
    array of shape (min(samples, features),)
        Falling, and 1 in sum: the first share is that of the direction along which
        the samples vary most.

    Raises
    ------
    ValueError
        If `x` has another shape or holds NaN, or the samples are all the same.

    References
    ----------
    .. [1] Goodfellow, Bengio, Courville, "Deep Learning", 2016, section 2.12.

    Examples
    --------
    >>> variance_shares(np.array([[3.0, 0.0], [-3.0, 0.0], [0.0, 1.0], [0.0, -1.0]]))
    array([0.9, 0.1])
    """
    x = tensor(x, "x", ("samples", "features"))
    squares = np.linalg.svd(x - x.mean(axis=0), compute_uv=False) ** 2
    if not squares.sum() > 0:
        raise ValueError("x must hold samples that differ")
    return squares / squares.sum()
