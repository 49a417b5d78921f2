"""Losses over two weights, as landscapes to descend: bowl, saddle, banana, bumps."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from helpers.nn._optimizer import above_zero, at_least


class Surface(NamedTuple):
    """A loss over two weights, and what is known of it."""

    loss: Callable[[np.ndarray], np.ndarray]  # (..., 2) to (...)
    gradient: Callable[[np.ndarray], np.ndarray]  # (..., 2) to (..., 2)
    across: Callable[[np.ndarray], np.ndarray]  # (..., 2) to (...), off the floor
    minima: np.ndarray  # (minima, 2), the lowest places
    curvatures: np.ndarray  # (2,), at the minima, the steeper last


def bowl(condition: float = 10.0, turn: float = 0.0) -> Surface:
    """Return a bowl: curvature 1 along its floor, `condition` across it.

    ``loss = (along**2 + condition * across**2) / 2``

    Parameters
    ----------
    condition : float of at least 1, default 10
        Ratio of the curvatures. Large: a narrow valley.
    turn : float, in degrees, default 0
        How far the floor is turned from the first weight's axis, against the clock.

    Returns
    -------
    Surface

    Raises
    ------
    ValueError
        If `condition` is below 1.

    Notes
    -----
    Plain descent stays in the bowl up to a learning rate of ``2 / condition``, and
    with momentum up to ``2 * (1 + momentum) / condition`` [1]_.

    References
    ----------
    .. [1] Goh, "Why Momentum Really Works", Distill, 2017.

    Examples
    --------
    >>> valley = bowl(condition=100)
    >>> valley.loss(np.array([1.0, 1.0])), valley.gradient(np.array([1.0, 1.0]))
    (np.float64(50.5), array([  1., 100.]))
    """
    at_least(1, condition=condition)
    cos, sin = np.cos(np.deg2rad(turn)), np.sin(np.deg2rad(turn))
    axes = np.array([[cos, -sin], [sin, cos]])  # columns: along, across
    hessian = axes @ np.diag([1.0, condition]) @ axes.T
    return Surface(
        loss=lambda w: ((w @ hessian) * w).sum(axis=-1) / 2,
        gradient=lambda w: w @ hessian,
        across=lambda w: w @ axes[:, 1],
        minima=np.zeros((1, 2)),
        curvatures=np.array([1.0, condition]),
    )


def saddle(condition: float = 10.0) -> Surface:
    """Return a pass between two valleys: at (0, 0) the gradient is 0, and no minimum.

    ``loss = x**4 / 4 - x**2 / 2 + condition * y**2 + 1 / 4``

    Parameters
    ----------
    condition : float of at least 1, default 10
        Ratio of the curvatures at the two minima, (-1, 0) and (1, 0).

    Returns
    -------
    Surface

    Raises
    ------
    ValueError
        If `condition` is below 1.

    Examples
    --------
    >>> saddle().gradient(np.array([[0.0, 0.0], [1.0, 0.0], [0.1, 0.0]]))
    array([[ 0.   ,  0.   ],
           [ 0.   ,  0.   ],
           [-0.099,  0.   ]])
    """
    at_least(1, condition=condition)

    def loss(w: np.ndarray) -> np.ndarray:
        x, y = w[..., 0], w[..., 1]
        return (x**2 - 1) ** 2 / 4 + condition * y**2

    def gradient(w: np.ndarray) -> np.ndarray:
        x, y = w[..., 0], w[..., 1]
        return np.stack([x**3 - x, 2 * condition * y], axis=-1)

    return Surface(
        loss=loss,
        gradient=gradient,
        across=lambda w: w[..., 1],
        minima=np.array([[-1.0, 0.0], [1.0, 0.0]]),
        curvatures=np.array([2.0, 2.0 * condition]),
    )


def rosenbrock(steepness: float = 100.0) -> Surface:
    """Return Rosenbrock's valley, bent like a banana, with its minimum at (1, 1).

    ``loss = (1 - x)**2 + steepness * (y - x**2)**2``

    Parameters
    ----------
    steepness : float above 0, default 100
        That of the walls.

    Returns
    -------
    Surface

    Raises
    ------
    ValueError
        If `steepness` is not above 0.

    References
    ----------
    .. [1] Rosenbrock, "An Automatic Method for Finding the Greatest or Least Value of
       a Function", 1960.

    Examples
    --------
    >>> rosenbrock().loss(np.array([[1.0, 1.0], [0.0, 0.0]]))
    array([0., 1.])
    """
    above_zero(steepness=steepness)

    def loss(w: np.ndarray) -> np.ndarray:
        x, y = w[..., 0], w[..., 1]
        return (1 - x) ** 2 + steepness * (y - x**2) ** 2

    def gradient(w: np.ndarray) -> np.ndarray:
        x, y = w[..., 0], w[..., 1]
        above = 2 * steepness * (y - x**2)
        return np.stack([2 * (x - 1) - 2 * x * above, above], axis=-1)

    hessian = np.array([[8 * steepness + 2, -4 * steepness], [0, 2 * steepness]])
    return Surface(
        loss=loss,
        gradient=gradient,
        across=lambda w: w[..., 1] - w[..., 0] ** 2,
        minima=np.ones((1, 2)),
        curvatures=np.linalg.eigvalsh(hessian, UPLO="U"),
    )


def bumpy(condition: float = 10.0, height: float = 0.2) -> Surface:
    """Return a bowl with bumps: many hollows, of which only (0, 0) is the lowest.

    The loss of `bowl`, and to it, for a bump at every whole number,
    ``height * (2 - cos(2 * pi * x) - cos(2 * pi * y))``.

    Parameters
    ----------
    condition : float of at least 1, default 10
        That of the bowl.
    height : float of at least 0, default 0.2
        0 leaves the bowl.

    Returns
    -------
    Surface

    Raises
    ------
    ValueError
        For settings outside their range.

    Examples
    --------
    Descent from (2, 0) is held in a hollow near (1.8, 0):

    >>> ends = bumpy().gradient(np.array([[1.7, 0.0], [1.9, 0.0]]))[:, 0]
    >>> ends.round(2)
    array([0.5 , 1.16])
    """
    smooth = bowl(condition)
    at_least(0, height=height)
    turns = 2 * np.pi

    def loss(w: np.ndarray) -> np.ndarray:
        return smooth.loss(w) + height * (1 - np.cos(turns * w)).sum(axis=-1)

    def gradient(w: np.ndarray) -> np.ndarray:
        return smooth.gradient(w) + height * turns * np.sin(turns * w)

    return smooth._replace(
        loss=loss,
        gradient=gradient,
        curvatures=smooth.curvatures + height * turns**2,
    )
