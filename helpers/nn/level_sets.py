"""Where a penalty, or a quadratic loss, over two weights has one and the same value."""

import numpy as np

from helpers.nn._checks import shaped, whole
from helpers.nn.regularizers import finite, strength


def penalty_contour(
    value: float, l1: float, l2: float, points: int = 181
) -> np.ndarray:
    """Walk around all pairs of weights on which `l1_l2` comes to `value`.

    With `l1` alone a diamond, with `l2` alone a circle: at angle ``a`` the radius ``r``
    solves ``l2 * r**2 + l1 * (abs(cos(a)) + abs(sin(a))) * r = value``.

    Parameters
    ----------
    value : float, 0 or more
    l1, l2 : float, 0 or more
        At least one of them above 0.
    points : int
        The first is also the last.

    Returns
    -------
    array of shape (points, 2)

    Raises
    ------
    ValueError
        For numbers that are negative or not finite, or if both strengths are 0.

    Examples
    --------
    >>> penalty_contour(2.0, l1=1.0, l2=0.0, points=5).round(3) + 0.0
    array([[ 2.,  0.],
           [ 0.,  2.],
           [-2.,  0.],
           [ 0., -2.],
           [ 2.,  0.]])
    """
    value, l1, l2 = strength(value, "value"), strength(l1, "l1"), strength(l2, "l2")
    if l1 == l2 == 0:
        raise ValueError("one of l1 and l2 must be above 0")
    around = _around(points)
    slope = l1 * np.abs(around).sum(axis=1)
    # the usual formula for roots would divide by l2, which may be 0
    radius = (
        2
        * value
        / np.maximum(slope + np.sqrt(slope**2 + 4 * l2 * value), np.finfo(float).tiny)
    )
    return radius[:, None] * around


def quadratic_contour(
    value: float, hessian: np.ndarray, centre: np.ndarray, points: int = 181
) -> np.ndarray:
    """Walk around the ellipse on which a quadratic loss comes to `value`.

    All ``w`` with ``(w - centre) @ hessian @ (w - centre) / 2 = value``.

    Parameters
    ----------
    value : float, 0 or more
        How much the loss exceeds that at its `centre`.
    hessian : array of shape (2, 2)
        Second derivatives, symmetric, with a curvature above 0 in every direction.
    centre : array of shape (2,)
        The place of the least loss.
    points : int
        The first is also the last.

    Returns
    -------
    array of shape (points, 2)

    Raises
    ------
    ValueError
        For other shapes, what is not finite, or a hessian that is not as above.

    Examples
    --------
    >>> quadratic_contour(1.0, 2 * np.eye(2), np.array([5, 0]), points=3).round(3) + 0.0
    array([[6., 0.],
           [4., 0.],
           [6., 0.]])
    """
    value = strength(value, "value")
    hessian = finite(hessian, "hessian")
    hessian = shaped(hessian, "hessian", (2, 2), like=hessian)
    centre = finite(shaped(centre, "centre", (2,), like=hessian), "centre")
    curvatures, directions = np.linalg.eigh(hessian)
    if not np.allclose(hessian, hessian.T) or curvatures[0] <= 0:
        raise ValueError(
            f"hessian must be symmetric and positive definite, not {hessian.tolist()}"
        )
    root = directions / np.sqrt(curvatures) @ directions.T
    return centre + np.sqrt(2 * value) * _around(points) @ root


def _around(points: int) -> np.ndarray:
    """Return (points, 2): places on the circle of radius 1, counter-clockwise."""
    angles = np.linspace(0, 2 * np.pi, whole(points, "points", least=2))
    return np.column_stack([np.cos(angles), np.sin(angles)])
