"""Every network that dropout can make of one softmax layer, and their mean."""

from typing import NamedTuple

import numpy as np

from helpers.nn._checks import shaped, whole
from helpers.nn._rate import finite, keep_share
from helpers.nn.activations import relu, softmax

MOST_UNITS = 16


class MaskEnsemble(NamedTuple):
    """Answers of all thinned networks, their two means, and of the whole network."""

    members: np.ndarray  # (masks, classes), probabilities
    chances: np.ndarray  # (masks,), how likely dropout draws each mask; sum 1
    geometric: np.ndarray  # (classes,), geometric mean of the members, sum made 1
    arithmetic: np.ndarray  # (classes,), plain mean of the members
    scaled: np.ndarray  # (classes,), all units at once, times the share kept


def all_masks(units: int) -> np.ndarray:
    """List every way to keep some of the units and drop the others.

    Row ``i`` is the number ``i`` in binary, so the first drops all and the last none.

    Parameters
    ----------
    units : int, from 1 to 16
        Ten units have 1024 masks, sixteen 65536.

    Returns
    -------
    array of bool of shape (2 ** units, units)
        True where a unit is kept.

    Raises
    ------
    ValueError
        If `units` is no whole number from 1 to 16.

    Examples
    --------
    >>> all_masks(2).astype(int)
    array([[0, 0],
           [0, 1],
           [1, 0],
           [1, 1]])
    """
    if whole(units, "units") > MOST_UNITS:
        raise ValueError(f"units must be at most {MOST_UNITS}, not {units}")
    bits = np.arange(units)[::-1]
    return (np.arange(2**units)[:, None] >> bits & 1).astype(bool)


def mask_ensemble(
    x: np.ndarray,
    kernel: np.ndarray,
    bias: np.ndarray,
    rate: float = 0.5,
    hidden: tuple[np.ndarray, np.ndarray] | None = None,
) -> MaskEnsemble:
    """Run a softmax layer with every mask over its inputs, and average the answers.

    With the first form of dropout, which scales at test time::

        members[i] = softmax((x * masks[i]) @ kernel + bias)
        chances[i] = product of (1 - rate) per unit kept, rate per unit dropped
        geometric = exp(sum_i chances[i] * log(members[i])), divided by its sum
        arithmetic = sum_i chances[i] * members[i]
        scaled = softmax((x * (1 - rate)) @ kernel + bias)

    ``geometric`` and ``scaled`` are equal, exactly: the mean of the scores over all
    masks is the score of the scaled inputs.

    Parameters
    ----------
    x : array of shape (units,)
        The units below the layer, of one sample.
    kernel : array of shape (units, classes)
    bias : array of shape (classes,)
    rate : float, from 0 to below 1, without unit
        Chance of every unit to be dropped. At 0.5 all masks are equally likely.
    hidden : (kernel, bias), optional
        A ReLU layer between the units and the softmax layer, of shapes
        (units, width) and (width,); `kernel` is then (width, classes). With it
        ``geometric`` and ``scaled`` are only roughly equal.

    Returns
    -------
    MaskEnsemble

    Raises
    ------
    ValueError
        For shapes that do not fit together, more than 16 units, a rate that is not from
        0 to below 1, or numbers that are not finite.

    Notes
    -----
    Keras's form, which enlarges in training, is ``mask_ensemble(x / (1 - rate), ...)``:
    there ``scaled`` is the network as it is.

    References
    ----------
    .. [1] Goodfellow, Bengio, Courville, "Deep Learning", 2016, section 7.12.

    Examples
    --------
    >>> three = mask_ensemble(np.array([1.0, 2.0]), np.eye(2), np.zeros(2))
    >>> three.members[:, 0].round(3)  # none, the second, the first, both
    array([0.5  , 0.119, 0.731, 0.269])
    >>> np.r_[three.geometric[0], three.scaled[0], three.arithmetic[0]].round(3)
    array([0.378, 0.378, 0.405])
    """
    keep = keep_share(rate)
    x = finite(x, "x", ("units",))
    masks = all_masks(len(x))
    rows = np.vstack([masks * x, keep * x])  # the last is the whole network
    if hidden is not None:
        rows = relu(_scores(rows, *hidden, "hidden "))
    scores = _scores(rows, kernel, bias)  # (masks + 1, classes)
    members, chances = softmax(scores), np.where(masks, keep, 1 - keep).prod(axis=1)
    return MaskEnsemble(
        members=members[:-1],
        chances=chances,
        geometric=_geometric(scores[:-1], chances),
        arithmetic=chances @ members[:-1],
        scaled=members[-1],
    )


def _scores(
    rows: np.ndarray, kernel: np.ndarray, bias: np.ndarray, which: str = ""
) -> np.ndarray:
    """Run a dense layer over `rows`, refusing what does not fit: (masks, out)."""
    kernel = finite(kernel, f"{which}kernel", ("units", "classes"))
    if len(kernel) != rows.shape[1]:
        wanted = f"{which}kernel {kernel.shape} wants {len(kernel)} units"
        raise ValueError(f"{wanted}, not {rows.shape[1]}")
    name = f"{which}bias"
    return rows @ kernel + shaped(finite(bias, name), name, kernel.shape[1:], kernel)


def _geometric(scores: np.ndarray, chances: np.ndarray) -> np.ndarray:
    """Return the normalised geometric mean of the softmax of each row: (classes,)."""
    highest = scores.max(axis=1, keepdims=True)
    totals = np.exp(scores - highest).sum(axis=1, keepdims=True)
    logs = scores - highest - np.log(totals)  # finite where a probability is 0
    return softmax((chances @ logs)[None])[0]
