"""An epoch cut into mini-batches, and what was measured on them put together."""

from collections.abc import Sequence

import numpy as np

from helpers.nn._checks import floats, shaped, whole


def minibatches(
    samples: int,
    batch_size: int = 32,
    rng: np.random.Generator | None = None,
    drop_remainder: bool = False,
) -> list[np.ndarray]:
    """Deal the numbers 0 to ``samples - 1`` into mini-batches, each number once.

    There are ``ceil(samples / batch_size)`` of them: where the samples do not divide
    evenly, the last one is smaller, as in Keras's ``fit``.

    Parameters
    ----------
    samples : int
        How many samples there are.
    batch_size : int, in samples, default 32
        As in Keras. 1 gives single samples; `samples` or more gives one full batch.
    rng : np.random.Generator, optional
        Shuffles the samples first. Without it they stay in order.
    drop_remainder : bool, default False
        Leave out a smaller last batch, as ``tf.data``'s ``batch`` can.

    Returns
    -------
    list of arrays of shape (batch,)
        Whole numbers: ``x[batch]`` picks the samples of one batch.

    Raises
    ------
    ValueError
        If `samples` or `batch_size` is no whole number of at least 1.

    References
    ----------
    .. [1] https://keras.io/api/models/model_training_apis/#fit-method

    Examples
    --------
    >>> minibatches(7, batch_size=3)
    [array([0, 1, 2]), array([3, 4, 5]), array([6])]
    """
    samples, batch_size = whole(samples, "samples"), whole(batch_size, "batch_size")
    order = np.arange(samples) if rng is None else rng.permutation(samples)
    starts = range(0, samples, batch_size)
    batches = [order[start : start + batch_size] for start in starts]
    if drop_remainder and len(batches[-1]) < batch_size:
        batches.pop()
    return batches


def epoch_mean(values: np.ndarray, sizes: Sequence[int]) -> np.ndarray:
    """Put the means of all batches together to the mean over all samples.

    ``sum(sizes[b] * values[b]) / sum(sizes)``: a smaller last batch counts for less.

    Parameters
    ----------
    values : array of shape (batches, ...)
        A loss, or a gradient of any shape, as a mean over each batch.
    sizes : sequence of int, in samples
        How many samples each batch had.

    Returns
    -------
    array of shape (...)
        What the mean over all samples at once would have been.

    Raises
    ------
    ValueError
        If there is no batch, not one size for each, a size below 1, or NaN.

    Examples
    --------
    >>> epoch_mean(np.array([1.0, 1.0, 4.0]), sizes=[4, 4, 1])
    np.float64(1.3333333333333333)
    """
    values = floats(values, "values")
    sizes = [whole(size, "every size") for size in sizes]
    if values.ndim < 1 or not len(values) == len(sizes) > 0:
        batches = len(values) if values.ndim else 0
        raise ValueError(
            f"there must be one size for each batch, not {len(sizes)} sizes "
            f"for {batches} batches"
        )
    return np.tensordot(sizes, values, axes=1) / sum(sizes)


def training_work(
    updates: np.ndarray, seen: np.ndarray, overhead: float = 0.0
) -> np.ndarray:
    """Count how long training takes, in samples read.

    ``seen + overhead * updates``: every update costs something of its own, however
    few samples it reads. With no overhead time goes by samples, with a large one by
    updates.

    Parameters
    ----------
    updates, seen : arrays of one shape
        Updates made, and samples read for them.
    overhead : float, in samples, default 0
        For how many samples' reading an update costs extra: on a computer that reads
        many samples at once it is large.

    Returns
    -------
    array of that shape
        In samples.

    Raises
    ------
    ValueError
        If the shapes differ, something holds NaN, or `overhead` is below 0.

    Examples
    --------
    >>> training_work(np.array([1, 16]), np.array([512, 512]), overhead=100.0)
    array([ 612., 2112.])
    """
    seen = floats(seen, "seen")
    updates = shaped(updates, "updates", seen.shape, like=seen)
    if not overhead >= 0:
        raise ValueError(f"overhead must be at least 0, not {overhead}")
    return seen + overhead * updates
