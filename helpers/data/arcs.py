"""Points of two arcs in a plane, some of them with the wrong label."""

from typing import NamedTuple

import numpy as np

from ._checks import whole_number


class Arcs(NamedTuple):
    """Points in a plane, the arc each belongs to, and the label it was given."""

    x: np.ndarray  # (points, 2), float32, each from about -2 to 2
    y: np.ndarray  # (points,), int64, label 0 or 1 as given, some of them wrong
    truth: np.ndarray  # (points,), int64, the arc the point was drawn from

    @property
    def wrong(self) -> np.ndarray:
        """Which labels are wrong, (points,)."""
        return self.y != self.truth


def two_arcs(points: int = 240, wrong: float = 0.25, seed: int = 0) -> Arcs:
    """Draw points around two half circles that reach into each other.

    Parameters
    ----------
    points : int
        How many; fewer are the first of more.
    wrong : float from 0 to 1
        Share of the points that get the label of the other arc, on average.
    seed : int

    Returns
    -------
    Arcs

    Raises
    ------
    ValueError
        If `points` is no whole number of at least 1, or `wrong` is not in 0 to 1.

    Examples
    --------
    >>> arcs = two_arcs(1000)
    >>> arcs.x.shape, float(arcs.wrong.mean())
    ((1000, 2), 0.24)
    """
    points = whole_number("points", points, low=1)
    if not 0 <= wrong <= 1:
        raise ValueError(f"wrong must be a share from 0 to 1, not {wrong}")
    drawn = np.random.default_rng(seed).random((points, 3))  # arc, angle, label
    truth = (drawn[:, 0] < 0.5).astype(np.int64)
    angle, side = np.pi * drawn[:, 1], 1 - 2 * truth
    middle = np.column_stack([-0.5 * side, -0.25 * side])
    spread = np.random.default_rng(seed + 1).normal(scale=0.2, size=(points, 2))
    x = middle + side[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])
    y = np.where(drawn[:, 2] < wrong, 1 - truth, truth)
    return Arcs((x + spread).astype(np.float32), y, truth)
