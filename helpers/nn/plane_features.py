"""What a network may be told of a place in a plane, besides its two coordinates."""

from collections.abc import Callable, Sequence

import numpy as np

from helpers.nn._checks import choice, tensor

PLANE_FEATURES: dict[str, Callable[[np.ndarray, np.ndarray], np.ndarray]] = {
    "x₁": lambda one, two: one,
    "x₂": lambda one, two: two,
    "x₁²": lambda one, two: one**2,
    "x₂²": lambda one, two: two**2,
    "x₁x₂": lambda one, two: one * two,
    "sin πx₁": lambda one, two: np.sin(np.pi * one),
    "sin πx₂": lambda one, two: np.sin(np.pi * two),
}
"""Features of a place (x₁, x₂) by their formulas."""


def plane_features(x: np.ndarray, names: Sequence[str] = ("x₁", "x₂")) -> np.ndarray:
    """Compute features of places, such as squares and products of the coordinates.

    Parameters
    ----------
    x : array of shape (batch, 2)
    names : sequence of str
        Of `PLANE_FEATURES`.

    Returns
    -------
    array of shape (batch, features)

    Raises
    ------
    ValueError
        If `x` has not two columns, or there is no feature, or one is unknown.

    Examples
    --------
    >>> plane_features(np.array([[2.0, 3.0]]), ["x₁", "x₂²", "x₁x₂"])
    array([[2., 9., 6.]])
    """
    x = tensor(x, "x", ("batch", "coordinates"))
    if x.shape[1] != 2:
        raise ValueError(f"x must be (batch, 2), not {x.shape}")
    if not names:
        raise ValueError("the network needs at least one feature to read")
    for name in names:
        choice(name, "feature", tuple(PLANE_FEATURES))
    return np.column_stack([PLANE_FEATURES[name](*x.T) for name in names])
