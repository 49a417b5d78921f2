"""Two tasks on digits at random places: one to learn first, one to carry it over to."""

import numpy as np

from ._checks import whole_number
from ._samples import Samples
from .arrange import place
from .handwriting import digits

CANVAS = 16
SIGMA, INK = 0.6, 1.5
"""Of the blur, in pixels, and by how much its ink is made stronger again."""

TARGET_QUESTIONS = ("which digit", "blurred or sharp")
"""What can be asked of the pictures of `target_digits`."""


def source_digits(copies: int = 12, seed: int = 0) -> Samples:
    """Load the digits 0 to 4, each at `copies` random places of a larger canvas.

    Parameters
    ----------
    copies : int
        How often each training digit comes; test digits come once.
    seed : int
        Decides the places.

    Returns
    -------
    Samples
        Images of shape (16, 16, 1); 639 training digits times `copies`, 262 to test.

    Raises
    ------
    ValueError
        If `copies` is no whole number above 0.

    Examples
    --------
    >>> source_digits(copies=2).x_train.shape
    (1278, 16, 16, 1)
    """
    copies = whole_number("copies", copies, low=1)
    rng = np.random.default_rng(seed)
    parts = digits()
    first, tested = parts.y_train < 5, parts.y_test < 5
    x = np.concatenate([_anywhere(parts.x_train[first], rng) for _ in range(copies)])
    y = np.tile(parts.y_train[first], copies)
    return Samples(x, y, _anywhere(parts.x_test[tested], rng), parts.y_test[tested])


def target_digits(
    labels: int = 500, question: str = "which digit", seed: int = 0
) -> Samples:
    """Load the digits 5 to 9 at random places, with the answers to one question.

    Parameters
    ----------
    labels : int
        How many there are to learn from.
    question : {"which digit", "blurred or sharp"}
        The answer is 0 to 4 for the digits 5 to 9, or 1 for the half of the pictures
        that was blurred. The first is near to `source_digits`, the second far from it.
    seed : int
        Decides which digits are learned from, and where all lie.

    Returns
    -------
    Samples
        Images of shape (16, 16, 1), 238 of them to test.

    Raises
    ------
    ValueError
        If `labels` is no whole number from 1 to 658, or the question is another one.

    Examples
    --------
    >>> samples = target_digits(25, "blurred or sharp")
    >>> samples.x_train.shape, sorted(set(samples.y_test.tolist()))
    ((25, 16, 16, 1), [0, 1])
    """
    if question not in TARGET_QUESTIONS:
        raise ValueError(
            f"question must be one of {TARGET_QUESTIONS}, not {question!r}"
        )
    parts = digits()
    later, tested = parts.y_train >= 5, parts.y_test >= 5
    labels = whole_number("labels", labels, low=1, high=int(later.sum()))
    rng = np.random.default_rng(seed)
    chosen = rng.permutation(np.flatnonzero(later))[:labels]
    halves = (
        (_anywhere(x, rng), y - 5)
        for x, y in (
            (parts.x_train[chosen], parts.y_train[chosen]),
            (parts.x_test[tested], parts.y_test[tested]),
        )
    )
    if question == "blurred or sharp":
        halves = (_some_blurred(x, rng) for x, _ in halves)
    (x_train, y_train), (x_test, y_test) = halves
    return Samples(x_train, y_train, x_test, y_test)


def _anywhere(images: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    corners = rng.integers(0, CANVAS - images.shape[1] + 1, (2, len(images)))
    return place(images, CANVAS, *corners)


def _some_blurred(
    images: np.ndarray, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Blur each picture or not, as a coin falls; the coins are the answers."""
    from scipy.ndimage import gaussian_filter

    coins = rng.integers(0, 2, len(images))
    soft = INK * gaussian_filter(images, (0, SIGMA, SIGMA, 0))
    return np.where(coins[:, None, None, None] == 1, soft, images), coins
