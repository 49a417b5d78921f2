"""Fruits whose colour is the answer, or only seems to be."""

import numpy as np

from ._checks import whole_number
from ._samples import Samples

SIDE = 16
PAPER = 0.85
RED, GREEN = (0.8, 0.2, 0.1), (0.2, 0.8, 0.1)
ROUND, LONG, SHORT = 4.5, 5.5, 3.0
"""Half the length of an axis, in pixels."""


def ripe_or_not(train: int = 400, test: int = 300, seed: int = 0) -> Samples:
    """Draw round fruits, red or green, and ask whether they are ripe: colour tells.

    Returns
    -------
    Samples
        Images of shape (16, 16, 3) from 0 to 1; 1 for ripe, which is red.

    Raises
    ------
    ValueError
        If `train` or `test` is no whole number of at least 1.

    Examples
    --------
    >>> fruits = ripe_or_not()
    >>> red, green, blue = fruits.x_train[fruits.y_train == 1][0, 8, 8]
    >>> bool(red > green)
    True
    """
    count, rng = _count(train, test), np.random.default_rng(seed)
    ripe = rng.integers(0, 2, count)
    axes = np.full((count, 2), ROUND) + rng.uniform(-1, 1, (count, 1))
    return _parted(_drawn(axes, ripe, rng), ripe, train)


def tall_or_wide(train: int = 400, test: int = 300, seed: int = 0) -> Samples:
    """Draw long fruits and ask whether they stand; colour only seems to tell.

    All tall ones to learn from are red and all wide ones green; those to test on are
    red or green by chance.

    Returns
    -------
    Samples
        Images of shape (16, 16, 3) from 0 to 1; 1 for tall.

    Raises
    ------
    ValueError
        As `ripe_or_not`.

    Examples
    --------
    >>> fruits = tall_or_wide()
    >>> fruits.x_train.shape, fruits.x_test.shape
    ((400, 16, 16, 3), (300, 16, 16, 3))
    """
    count, rng = _count(train, test), np.random.default_rng(seed)
    tall = rng.integers(0, 2, count)
    axes = np.where(tall[:, None] == 1, (LONG, SHORT), (SHORT, LONG))
    axes = axes + rng.uniform(-0.5, 0.5, (count, 2))
    red = np.where(np.arange(count) < train, tall, rng.integers(0, 2, count))
    return _parted(_drawn(axes, red, rng), tall, train)


def _count(train: int, test: int) -> int:
    return whole_number("train", train, low=1) + whole_number("test", test, low=1)


def _drawn(axes: np.ndarray, red: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Draw one ellipse each, of half axes (height, width), on grey paper."""
    colours = np.where(red[:, None] == 1, RED, GREEN)
    colours = colours + rng.normal(scale=0.06, size=colours.shape)
    middles = (SIDE - 1) / 2 + rng.uniform(-2, 2, (len(red), 2))
    rows, columns = np.mgrid[:SIDE, :SIDE]
    down = (rows - middles[:, 0, None, None]) / axes[:, 0, None, None]
    right = (columns - middles[:, 1, None, None]) / axes[:, 1, None, None]
    inside = np.clip(3.5 - 3 * np.hypot(down, right), 0, 1)[..., None]  # a soft rim
    paper = PAPER + rng.normal(scale=0.02, size=(len(red), SIDE, SIDE, 1))
    drawn = inside * colours[:, None, None] + (1 - inside) * paper
    return np.clip(drawn, 0, 1).astype(np.float32)


def _parted(x: np.ndarray, y: np.ndarray, train: int) -> Samples:
    return Samples(x[:train], y[:train], x[train:], y[train:])
