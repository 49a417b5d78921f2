"""Sequences of numbers that ask for something from long ago."""

import numpy as np

from ._checks import whole_number
from ._samples import Samples


def recall(
    gap: int, symbols: int = 8, train: int = 1500, test: int = 300, seed: int = 0
) -> Samples:
    """Show one of `symbols` symbols, then noise, then ask which symbol it was.

    Parameters
    ----------
    gap : int, in steps
        Noisy steps between the symbol and the question, 0 or more.
    symbols : int
        Guessing is right once in so many.
    train, test : int
        How many sequences.
    seed : int

    Returns
    -------
    Samples
        Sequences of shape (gap + 2, symbols + 2): features are the symbols, noise, and
        a 1 at the question; the class is the number of the first symbol.

    Raises
    ------
    ValueError
        If `gap` is no whole number of at least 0, or `symbols` of at least 2.

    Examples
    --------
    >>> x, y, *_ = recall(gap=3, symbols=4)
    >>> x.shape, int(y[0]), int(x[0, 0, :4].argmax())
    ((1500, 5, 6), 3, 3)
    """
    gap = whole_number("gap", gap, low=0)
    symbols = whole_number("symbols", symbols, low=2)
    n, rng = train + test, np.random.default_rng(seed)
    x, y = np.zeros((n, gap + 2, symbols + 2), np.float32), rng.integers(0, symbols, n)
    every = np.arange(n)
    x[:, 1:-1, symbols] = rng.normal(size=(n, gap))
    distractors = rng.integers(0, symbols, (n, gap))
    strengths = 0.5 * (rng.random((n, gap)) < 0.5)
    x[every[:, None], 1 + np.arange(gap), distractors] = strengths
    x[every, 0, y], x[:, 0, symbols] = 1, 2  # the symbol comes with a signal
    x[:, -1, -1] = 1
    return Samples(x[:train], y[:train], x[train:], y[train:])


def one_bit(gap: int, train: int = 1000, test: int = 300, seed: int = 0) -> Samples:
    """Show a plus or a minus, then noise, then ask which of the two it was.

    Parameters
    ----------
    gap : int, in steps
        Noisy steps between the sign and the question, 0 or more.
    train, test : int
        How many sequences.
    seed : int

    Returns
    -------
    Samples
        Sequences of shape (gap + 2, 4): features are the sign, two of noise, and a 1 at
        the question; the class is 1 for a plus.

    Raises
    ------
    ValueError
        If `gap` is no whole number of at least 0.

    Examples
    --------
    >>> x, y, *_ = one_bit(gap=3)
    >>> x.shape, float(x[0, 0, 0]), int(y[0])
    ((1000, 5, 4), 1.0, 1)
    """
    gap = whole_number("gap", gap, low=0)
    n, rng = train + test, np.random.default_rng(seed)
    x, y = np.zeros((n, gap + 2, 4), np.float32), rng.integers(0, 2, n)
    x[:, 1:, 1:3] = rng.normal(scale=0.5, size=(n, gap + 1, 2))
    x[:, 0, 0] = 2 * y - 1
    x[:, -1, 3] = 1
    return Samples(x[:train], y[:train], x[train:], y[train:])


def adding(
    steps: int = 30, train: int = 2000, test: int = 300, seed: int = 0
) -> Samples:
    """Mark two numbers of a row, one in each half, and ask for their sum.

    Always answering 1 has a mean squared error of 1/6, about 0.17.

    Parameters
    ----------
    steps : int
        Length of the row, at least 2.
    train, test : int
        How many rows.
    seed : int

    Returns
    -------
    Samples
        Rows of shape (steps, 2): a number from 0 to 1, and a 1 where it counts. The
        answers are sums, float32.

    Raises
    ------
    ValueError
        If `steps` is no whole number of at least 2.

    References
    ----------
    .. [1] Hochreiter and Schmidhuber, "Long Short-Term Memory", 1997, experiment 4.

    Examples
    --------
    >>> x, y, *_ = adding(steps=5)
    >>> x[0, :, 1]
    array([0., 1., 0., 0., 1.], dtype=float32)
    >>> bool(y[0] == x[0, 1, 0] + x[0, 4, 0])
    True
    """
    steps = whole_number("steps", steps, low=2)
    n, rng = train + test, np.random.default_rng(seed)
    x, every = np.zeros((n, steps, 2), np.float32), np.arange(n)
    x[..., 0] = rng.random((n, steps))
    x[every, rng.integers(0, steps // 2, n), 1] = 1
    x[every, rng.integers(steps // 2, steps, n), 1] = 1
    y = (x[..., 0] * x[..., 1]).sum(axis=1)
    return Samples(x[:train], y[:train], x[train:], y[train:])
