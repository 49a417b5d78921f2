"""How far the gradients of mini-batches lie from the full gradient."""

import numpy as np

from helpers.nn._checks import tensor, whole

GRADS = ("samples", "weights")


def batch_gradients(sample_grads: np.ndarray, batches: np.ndarray) -> np.ndarray:
    """Return the gradient of every mini-batch: the mean over its samples.

    ``gradients[b] = sample_grads[batches[b]].mean(axis=0)``

    Parameters
    ----------
    sample_grads : array of shape (samples, weights)
        The gradient of every single sample, all at the same weights.
    batches : array of int of shape (batches, batch_size)
        Which samples each batch holds.

    Returns
    -------
    array of shape (batches, weights)

    Raises
    ------
    ValueError
        If a side is 0, `batches` are no rows of sample numbers, or something holds NaN.

    Examples
    --------
    >>> batch_gradients(np.array([[0.0], [2.0], [7.0]]), np.array([[0, 1], [1, 2]]))
    array([[1. ],
           [4.5]])
    """
    grads = tensor(sample_grads, "sample_grads", GRADS)
    batches = np.asarray(batches)
    if batches.ndim != 2 or not batches.size or batches.dtype.kind not in "iu":
        raise ValueError(
            "batches must be (batches, batch_size) sample numbers, "
            f"not {batches.shape} of {batches.dtype}"
        )
    if batches.min() < 0 or batches.max() >= len(grads):
        raise ValueError(
            f"batches must hold numbers from 0 to {len(grads) - 1}, "
            f"not from {batches.min()} to {batches.max()}"
        )
    number, batch_size = batches.shape
    places = np.arange(number)[:, None] * len(grads) + batches
    counts = np.bincount(places.ravel(), minlength=number * len(grads))
    return counts.reshape(number, -1) @ grads / batch_size


def gradient_noise(gradients: np.ndarray, full: np.ndarray) -> float:
    """Measure the noise of batch gradients: their distance from the full gradient.

    ``noise = sqrt(mean(sum((gradients - full) ** 2, axis=1)))``, which falls as
    ``1 / sqrt(batch_size)`` for batches drawn at random.

    Parameters
    ----------
    gradients : array of shape (batches, weights)
        Of batches of one size.
    full : array of shape (weights,)
        The gradient of all samples.

    Returns
    -------
    float
        In the unit of a gradient: loss per unit of weight.

    Raises
    ------
    ValueError
        If there is no batch, the weights are not as many, or something holds NaN.

    References
    ----------
    .. [1] Bottou, Curtis, Nocedal, "Optimization Methods for Large-Scale Machine
       Learning", 2018, section 4.2.

    Examples
    --------
    >>> gradient_noise(np.array([[3.0, 0.0], [3.0, 8.0]]), full=np.array([0.0, 4.0]))
    5.0
    """
    gradients = tensor(gradients, "gradients", ("batches", "weights"))
    full = tensor(full, "full", ("weights",))
    if len(full) != gradients.shape[1]:
        raise ValueError(
            f"full must hold {gradients.shape[1]} weights, not {len(full)}"
        )
    return float(np.sqrt(((gradients - full) ** 2).sum(axis=1).mean()))


def drawn_noise(noise: float, batch_size: int, samples: int) -> float:
    """Return the noise of batches that are drawn from few samples without repeats.

    ``noise / sqrt(batch_size) * sqrt((samples - batch_size) / (samples - 1))``: the
    second root is near 1 until a batch holds a good share of all samples, and 0 when
    it holds all.

    Parameters
    ----------
    noise : float
        That of single samples.
    batch_size, samples : int

    Returns
    -------
    float
        In the unit of `noise`.

    Raises
    ------
    ValueError
        If a batch would be empty, or larger than all samples.

    References
    ----------
    .. [1] Cochran, "Sampling Techniques", 1977, theorem 2.2.

    Examples
    --------
    >>> drawn_noise(6.0, batch_size=4, samples=1001)
    2.99549...
    >>> drawn_noise(6.0, batch_size=1001, samples=1001)
    0.0
    """
    samples, batch_size = whole(samples, "samples"), whole(batch_size, "batch_size")
    if batch_size > samples:
        raise ValueError(f"batch_size must be at most {samples}, not {batch_size}")
    left = (samples - batch_size) / max(1, samples - 1)
    return float(noise * np.sqrt(left / batch_size))


def noise_axes(sample_grads: np.ndarray) -> np.ndarray:
    """Return two directions to look at a cloud of gradients in.

    The first points along the full gradient. The second is at a right angle to it: the
    direction in which the gradients of single samples vary most.

    Parameters
    ----------
    sample_grads : array of shape (samples, weights)
        At least two samples and two weights.

    Returns
    -------
    array of shape (2, weights)
        Both of length 1.

    Raises
    ------
    ValueError
        If the full gradient is 0, all gradients lie along it, or something holds NaN.

    Examples
    --------
    >>> noise_axes(np.array([[1.0, 3.0, 0.0], [1.0, -3.0, 0.1], [1.0, 0.0, -0.1]]))[0]
    array([1., 0., 0.])
    """
    from scipy.sparse.linalg import eigsh

    grads = tensor(sample_grads, "sample_grads", GRADS)
    full = grads.mean(axis=0)
    length = np.linalg.norm(full)
    if not length > 0:
        raise ValueError("the full gradient must not be 0: it would have no direction")
    along = full / length
    rest = grads - full
    rest -= np.outer(rest @ along, along)
    products = rest @ rest.T  # (samples, samples)
    if len(grads) < 2 or not np.trace(products) > 1e-20 * length**2:
        raise ValueError("sample_grads must not all lie along the full gradient")
    _, vectors = eigsh(products, k=1, v0=np.ones(len(grads)) + np.arange(len(grads)))
    across = vectors[:, 0] @ rest
    across *= np.sign(across[np.abs(across).argmax()])  # else its sign were chance
    return np.array([along, across / np.linalg.norm(across)])
