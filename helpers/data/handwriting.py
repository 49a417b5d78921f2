"""Real handwritten digits, as they are or somewhere on a larger canvas."""

import numpy as np

from ._checks import whole_number
from ._files import reading
from ._samples import Samples
from .arrange import place


def digits(test: int = 500, seed: int = 0) -> Samples:
    """Load the 1797 real handwritten digits that come with scikit-learn.

    Parameters
    ----------
    test : int
        How many are set aside for testing.
    seed : int
        Decides which: all are shuffled before they are parted.

    Returns
    -------
    Samples
        1797 images of shape (8, 8, 1), from 0, paper, to 1, ink; 0 to 9.

    Raises
    ------
    ValueError
        If `test` is no whole number from 1 to 1796.

    References
    ----------
    Alpaydin and Kaynak, Optical Recognition of Handwritten Samples, UCI Machine
    Learning Repository, 1998, https://doi.org/10.24432/C50P49 (CC BY 4.0).

    Examples
    --------
    >>> digits().x_train.shape
    (1297, 8, 8, 1)
    """
    with reading("sklearn", "datasets/data/digits.csv.gz") as path:
        table = np.loadtxt(path, delimiter=",").reshape(1797, 65)
    test = whole_number("test", test, low=1, high=len(table) - 1)
    table = np.random.default_rng(seed).permutation(table)  # (1797, 64 pixels + label)
    x = (table[:, :64] / 16).astype(np.float32).reshape(-1, 8, 8, 1)  # ink was 0 to 16
    y = table[:, 64].astype(np.int64)
    return Samples(x[:-test], y[:-test], x[-test:], y[-test:])


def large_digits(train: int | None = None, test: int = 500, seed: int = 0) -> Samples:
    """Load the digits of `digits` twice as large, so that half a pixel of ink shows.

    Parameters
    ----------
    train : int, optional
        How many are left to learn from, the first ones; all if not given.
    test : int
        How many are set aside for testing, as in `digits`.
    seed : int
        Decides which.

    Returns
    -------
    Samples
        Images of shape (16, 16, 1), pixels between those of a digit mixed of the
        nearest four.

    Raises
    ------
    ValueError
        If `test` is as `digits` refuses it, or `train` is more than there are.

    Examples
    --------
    >>> large_digits(train=300).x_train.shape
    (300, 16, 16, 1)
    """
    from scipy.ndimage import zoom

    small = digits(test, seed)
    most = len(small.x_train)
    train = most if train is None else whole_number("train", train, low=1, high=most)
    x_train, x_test = (
        np.clip(zoom(x, (1, 2, 2, 1), order=1), 0, 1)
        for x in (small.x_train[:train], small.x_test)
    )
    return Samples(x_train, small.y_train[:train], x_test, small.y_test)


def moving_digits(
    canvas: int = 16,
    low: int = 0,
    high: int | None = None,
    seed: int = 0,
    test: int = 500,
) -> Samples:
    """Put each digit at its own random place on an empty canvas.

    Parameters
    ----------
    canvas : int, in pixels
        Side of the square canvas.
    low, high : int, in pixels
        First and last row, and column, where the top left corner may come to lie;
        `high` is ``canvas - 8`` if not given: anywhere. Equal: all at one place.
    seed : int
        Decides the places, not which digits are set aside.
    test : int
        How many are set aside for testing, as in `digits`.

    Returns
    -------
    Samples
        Images of shape (canvas, canvas, 1).

    Raises
    ------
    ValueError
        If the canvas is smaller than a digit, or `low` and `high` are not in order
        from 0 to ``canvas - 8``.

    Examples
    --------
    >>> moving_digits(canvas=28, low=15, high=17).x_test.shape
    (500, 28, 28, 1)
    """
    last = whole_number("canvas", canvas, low=8) - 8
    high = last if high is None else whole_number("high", high, low=0, high=last)
    low = whole_number("low", low, low=0, high=high)
    rng = np.random.default_rng(seed)
    parts = digits(test)
    placed = (
        place(x, canvas, *rng.integers(low, high + 1, (2, len(x))))
        for x in (parts.x_train, parts.x_test)
    )
    x_train, x_test = placed
    return Samples(x_train, parts.y_train, x_test, parts.y_test)
