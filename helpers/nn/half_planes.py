"""The most that one straight line can do for points of two classes."""

from typing import NamedTuple

import numpy as np

from helpers.nn._checks import floats, whole


class HalfPlane(NamedTuple):
    """One side of a line, and how many points it puts into the right class."""

    weights: np.ndarray  # (2,), of length 1: class 1 lies where weights @ x + bias > 0
    bias: float
    right: int


def best_half_plane(x: np.ndarray, y: np.ndarray, directions: int = 720) -> HalfPlane:
    """Try every line in many directions, and keep the one with most points right.

    In each direction the points are put in order; a line can only lie between two of
    them, or beyond all. Both sides are tried for class 1.

    Parameters
    ----------
    x : array of shape (points, 2)
    y : array of int of shape (points,)
        Class 0 or 1.
    directions : int, default 720
        Spread evenly over the full circle; 720 are half a degree apart.

    Returns
    -------
    HalfPlane

    Raises
    ------
    ValueError
        If `x` is not in a plane, `y` has not one class 0 or 1 for each point, or there
        is no point.

    Examples
    --------
    >>> corners = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    >>> best_half_plane(corners, np.array([0, 1, 1, 0])).right  # XOR
    3
    """
    x, y = _classes(x, y)
    turns = 2 * np.pi * np.arange(whole(directions, "directions")) / directions
    normals = np.stack([np.cos(turns), np.sin(turns)])  # (2, directions)
    places = x @ normals  # (points, directions)
    order = np.argsort(places, axis=0)
    gains = np.cumsum(1 - 2 * y[order], axis=0)  # by leaving that many on side 0
    room = np.diff(np.take_along_axis(places, order, axis=0), axis=0) > 1e-12
    gains[:-1][~room] = -len(y)  # no line fits between points at the same place
    best, direction = np.unravel_index(gains.argmax(), gains.shape)
    sorted_places = places[order[:, direction], direction]
    if gains[best, direction] <= 0:
        return HalfPlane(normals[:, direction], float(1 - sorted_places[0]), y.sum())
    above = sorted_places[best + 1] if best + 1 < len(y) else sorted_places[best] + 2
    middle = (sorted_places[best] + above) / 2
    right = int(y.sum() + gains[best, direction])
    return HalfPlane(normals[:, direction], -float(middle), right)


def _classes(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return points and classes, or refuse what is none."""
    x, y = floats(x, "x"), np.asarray(y)
    if x.ndim != 2 or x.shape[1] != 2 or len(x) == 0:
        raise ValueError(f"x must be (points, 2), not {x.shape}")
    if y.shape != x.shape[:1] or not np.isin(y, (0, 1)).all():
        raise ValueError(f"y must be {x.shape[:1]} classes 0 or 1, not {y.shape}")
    return x, y.astype(np.int64)
