"""Small worlds made up to ask one question each."""

import numpy as np

from ._checks import whole_number
from ._samples import Samples
from .arrange import place

_PLUS = ((0, 1, 0), (1, 1, 1), (0, 1, 0))
_CROSS = ((1, 0, 1), (0, 1, 0), (1, 0, 1))


def two_dots(train: int = 1500, test: int = 500, seed: int = 0) -> Samples:
    """Draw two dots in one row and ask whether they are exactly 8 pixels apart.

    If not they are 6, 7, 9 or 10 apart, so who sees fewer than 7 pixels at once can
    only guess. They keep 3 pixels away from the border, where padding could be seen.

    Returns
    -------
    Samples
        Images of shape (24, 24, 1), 1 at the dots and 0 elsewhere; 1 for yes.

    Examples
    --------
    >>> dots = two_dots()
    >>> row, column, _ = np.nonzero(dots.x_train[0])
    >>> int(column[1] - column[0]), int(dots.y_train[0])
    (8, 1)
    """
    n, rng = train + test, np.random.default_rng(seed)
    x, y = np.zeros((n, 24, 24, 1), np.float32), rng.integers(0, 2, n)
    rows, columns = rng.integers(3, 21, n), rng.integers(3, 11, n)
    gaps = np.where(y == 1, 8, rng.choice([6, 7, 9, 10], n))
    every = np.arange(n)
    x[every, rows, columns] = x[every, rows, columns + gaps] = 1
    return Samples(x[:train], y[:train], x[train:], y[train:])


def pieces(
    where: bool = False, train: int = 1500, test: int = 500, seed: int = 0
) -> Samples:
    """Draw one piece, a plus or a cross, on one square of a noisy 4x4 board.

    Parameters
    ----------
    where : bool
        Ask for the square, 0 to 15 row by row, instead of the piece, 0 cross or 1 plus.

    Returns
    -------
    Samples
        Images of shape (20, 20, 1): 1 where the piece is, plus noise of sd 0.1.

    Examples
    --------
    >>> sorted(set(pieces().y_test.tolist())), int(pieces(where=True).y_test.max())
    ([0, 1], 15)
    """
    n, rng = train + test, np.random.default_rng(seed)
    piece, square = rng.integers(0, 2, n), rng.integers(0, 16, n)
    x = rng.normal(scale=0.1, size=(n, 20, 20, 1)).astype(np.float32)
    x += _on_squares(piece, square)
    y = square if where else piece
    return Samples(x[:train], y[:train], x[train:], y[train:])


def board(
    piece: int, square: int, noise: float = 0.1, seed: int | None = None
) -> np.ndarray:
    """Draw one board of `pieces` as told.

    Parameters
    ----------
    piece : int
        0 cross or 1 plus.
    square : int
        0 to 15, row by row.
    noise : float
        Its standard deviation.
    seed : int, optional
        Of the noise.

    Returns
    -------
    array of shape (20, 20, 1)

    Raises
    ------
    ValueError
        If there is no such piece or square, or `noise` is below 0.

    Examples
    --------
    >>> rows, columns, _ = np.nonzero(board(piece=1, square=5, noise=0))
    >>> rows.tolist(), columns.tolist()
    ([6, 7, 7, 7, 8], [7, 6, 7, 8, 7])
    """
    piece = whole_number("piece", piece, low=0, high=1)
    square = whole_number("square", square, low=0, high=15)
    if not noise >= 0:
        raise ValueError(f"noise must be 0 or more, not {noise}")
    drawn = _on_squares(np.array([piece]), np.array([square]))[0]
    return drawn + np.random.default_rng(seed).normal(scale=noise, size=drawn.shape)


def _on_squares(piece: np.ndarray, square: np.ndarray) -> np.ndarray:
    """Draw each piece on its square of an empty board: (n, 20, 20, 1)."""
    drawn = np.array([_CROSS, _PLUS], np.float32)[piece][..., None]  # (n, 3, 3, 1)
    row, column = np.divmod(square, 4)
    return place(drawn, 20, 2 + 4 * row, 2 + 4 * column)


def films(train: int = 600, test: int = 300, seed: int = 0) -> Samples:
    """Film a dot for 6 frames and ask whether it moves left or right.

    A film to the left is one to the right played backwards, so every frame is in both:
    only their order tells.

    Returns
    -------
    Samples
        Films of shape (6, 16, 16, 1): time, height, width, channels; 1 for right.

    Examples
    --------
    >>> x, y, *_ = films()
    >>> int(y[0]), [int(column) for column in np.nonzero(x[0])[2]]
    (1, [3, 4, 5, 6, 7, 8])
    """
    n, rng = train + test, np.random.default_rng(seed)
    x, y = np.zeros((n, 6, 16, 16, 1), np.float32), rng.integers(0, 2, n)
    rows, starts = rng.integers(2, 14, (n, 1)), rng.integers(2, 9, (n, 1))
    times = np.arange(6)
    moved = np.where(y[:, None] == 1, times, times[::-1])  # (n, 6), in pixels
    x[np.arange(n)[:, None], times, rows, starts + moved] = 1
    return Samples(x[:train], y[:train], x[train:], y[train:])
