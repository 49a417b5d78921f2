"""Points of two classes in a plane, the smallest problems that a network can have."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from ._checks import whole_number

PLANE_LIMIT = 2.0
"""Points lie between minus this and this, on both axes, but for their noise."""


class PlanePoints(NamedTuple):
    """Points in a plane and the class of each."""

    x: np.ndarray  # (points, 2), float64
    y: np.ndarray  # (points,), int64, class 0 or 1


def plane_points(
    kind: str = "blobs", points: int = 200, noise: float = 0.0, seed: int = 0
) -> PlanePoints:
    """Draw points of two classes: some a line can part, others not.

    Parameters
    ----------
    kind : str
        ``blobs``: two clouds. ``diagonal``: above and below a slanting line.
        ``corners``: a cloud in each corner, those of opposite corners in one class,
        which is XOR. ``xor``: the same spread over all four quarters. ``circle``: a
        disc and a ring around it. ``spiral``: two arms around each other.
    points : int
    noise : float, 0 or more
        Standard deviation of what is added to the places, after the class was given.
    seed : int
        The same points with another noise for the same seed.

    Returns
    -------
    PlanePoints

    Raises
    ------
    ValueError
        For an unknown kind, fewer than one point, or noise below 0.

    Examples
    --------
    >>> x, y = plane_points("xor", points=100)
    >>> bool(np.all((x[:, 0] * x[:, 1] > 0) == (y == 1)))
    True
    """
    if kind not in _KINDS:
        raise ValueError(f"kind must be one of {', '.join(_KINDS)}, not {kind!r}")
    points = whole_number("points", points, low=1)
    if not 0 <= noise < np.inf:
        raise ValueError(f"noise must be 0 or more, not {noise}")
    rng = np.random.default_rng(seed)
    x, y = _KINDS[kind](points, rng)
    shaken = x + noise * rng.normal(size=x.shape)
    order = rng.permutation(points)
    return PlanePoints(shaken[order], y[order])


Drawn = tuple[np.ndarray, np.ndarray]


def _halves(points: int) -> np.ndarray:
    return np.arange(points) % 2


def _blobs(points: int, rng: np.random.Generator) -> Drawn:
    y = _halves(points)
    return (2 * y - 1)[:, None] + rng.normal(scale=0.4, size=(points, 2)), y


def _diagonal(points: int, rng: np.random.Generator) -> Drawn:
    """Leave a gap of 0.4 between the classes, so that a line has room."""
    y = _halves(points)
    along = rng.uniform(-1.5, 1.5, points)
    across = (2 * y - 1) * rng.uniform(0.2, 1.2, points)
    slope = np.array([[1.0, 0.5], [-0.5, 1.0]]) / np.hypot(1, 0.5)
    return np.column_stack([along, across]) @ slope + [0.0, 0.3], y


def _corners(points: int, rng: np.random.Generator) -> Drawn:
    corner = np.arange(points) % 4
    signs = np.array([[1, 1], [1, -1], [-1, -1], [-1, 1]])[corner]
    return 1.1 * signs + rng.normal(scale=0.22, size=(points, 2)), 1 - corner % 2


def _xor(points: int, rng: np.random.Generator) -> Drawn:
    x = rng.uniform(-PLANE_LIMIT, PLANE_LIMIT, (points, 2))
    return x, (x[:, 0] * x[:, 1] > 0).astype(np.int64)


def _circle(points: int, rng: np.random.Generator) -> Drawn:
    y = _halves(points)
    angle = rng.uniform(0, 2 * np.pi, points)
    inner, outer = rng.uniform(0, 0.9, points), rng.uniform(1.3, 1.9, points)
    radius = np.where(y == 1, inner, outer)
    return radius[:, None] * np.column_stack([np.cos(angle), np.sin(angle)]), y


def _spiral(points: int, rng: np.random.Generator) -> Drawn:
    y = _halves(points)
    out = rng.uniform(0.1, 1, points)  # from the middle to the end of an arm
    angle = 2.8 * np.pi * out + np.pi * y
    radius = 1.9 * out
    return radius[:, None] * np.column_stack([np.sin(angle), np.cos(angle)]), y


_KINDS: dict[str, Callable[[int, np.random.Generator], Drawn]] = {
    "blobs": _blobs,
    "diagonal": _diagonal,
    "corners": _corners,
    "xor": _xor,
    "circle": _circle,
    "spiral": _spiral,
}
PLANE_KINDS = tuple(_KINDS)
