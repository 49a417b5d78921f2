"""Steps of an optimizer one after the other, and what is counted on their way."""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from helpers.nn._checks import floats, tensor, whole
from helpers.nn._optimizer import above_zero
from helpers.nn.optimizers import Step, sgd

RUNAWAY = 1e6
"""Weights as large as this only grow: squares of squares of them are still finite."""


class Descent(NamedTuple):
    """The way of a descent."""

    path: np.ndarray  # (steps run + 1, weights), from the start on
    gradients: np.ndarray  # (steps run, weights), followed at each step
    climbed_out: bool  # whether it was stopped because a weight ran away


def descend(
    gradient: Callable[[np.ndarray], np.ndarray],
    start: np.ndarray,
    steps: int,
    step: Callable[..., Step] = sgd,
    **settings: Any,
) -> Descent:
    """Step again and again against the gradient.

    ``weights, state = step(weights, gradient(weights), state, **settings)``

    Parameters
    ----------
    gradient : callable
        ``gradient(weights)``, of the shape of the weights.
    start : array of shape (weights,)
    steps : int, at least 0
    step : callable, default `sgd`
        An optimizer of this package, or one's own: ``step(weights, gradient, state)``
        returns the next weights and state. The first state is None.
    **settings
        For `step`, such as ``learning_rate``.

    Returns
    -------
    Descent
        Shorter than `steps` if a weight would pass a million: from there on it only
        climbs. The step that would have led there is left out.

    Raises
    ------
    ValueError
        For a start that is not a row of finite numbers; as `step`.

    Examples
    --------
    >>> descend(lambda w: w, np.array([8.0]), steps=3, learning_rate=0.5).path[:, 0]
    array([8., 4., 2., 1.])
    """
    weights = tensor(start, "start", ("weights",))
    if np.abs(weights).max() > RUNAWAY:
        raise ValueError(f"start must lie within {RUNAWAY:,.0f}, not {weights}")
    path, gradients, state = [weights], [], None
    for _ in range(whole(steps, "steps", least=0)):
        slope = gradient(weights)
        weights, state = step(weights, slope, state, **settings)
        if not np.abs(weights).max() <= RUNAWAY:
            return _descent(path, gradients, climbed_out=True)
        path.append(weights)
        gradients.append(slope)
    return _descent(path, gradients, climbed_out=False)


def _descent(path: list, gradients: list, climbed_out: bool) -> Descent:
    rows = np.array(path)
    return Descent(rows, np.reshape(gradients, (-1, rows.shape[1])), climbed_out)


def steps_needed(path: np.ndarray, minima: np.ndarray, within: float) -> int | None:
    """Count the steps until a path has come to a minimum for good.

    Parameters
    ----------
    path : array of shape (steps + 1, weights)
    minima : array of shape (minima, weights)
        Any of them will do.
    within : float above 0
        Distance at which it counts as reached, in units of the weights.

    Returns
    -------
    int or None
        The first step after which the path never again leaves `within`; None if its
        end is not there.

    Raises
    ------
    ValueError
        For arrays of other shapes, or `within` not above 0.

    Examples
    --------
    >>> path = np.array([[4.0], [0.5], [2.0], [0.1], [0.0]])
    >>> steps_needed(path, np.zeros((1, 1)), within=1.0)
    3
    """
    path = tensor(path, "path", ("steps", "weights"))
    minima = tensor(minima, "minima", ("minima", "weights"))
    above_zero(within=within)
    if path.shape[1] != minima.shape[1]:
        raise ValueError(f"path {path.shape} and minima {minima.shape} do not fit")
    apart = np.linalg.norm(path[:, None] - minima, axis=-1).min(axis=1)
    outside = np.flatnonzero(apart > within)
    if len(outside) == 0:
        return 0
    return None if outside[-1] == len(path) - 1 else int(outside[-1]) + 1


def crossings(across: np.ndarray) -> int:
    """Count how often a path changes from one side of the valley to the other.

    Parameters
    ----------
    across : array of shape (steps + 1,)
        Signed distance from the floor. A stop on the floor itself is no side.

    Returns
    -------
    int

    Raises
    ------
    ValueError
        If `across` is not one row of numbers.

    Examples
    --------
    >>> crossings(np.array([2.0, -1.0, 0.0, -0.5, 0.2]))
    2
    """
    across = floats(across, "across")
    if across.ndim != 1:
        raise ValueError(f"across must be (steps,), not {across.shape}")
    sides = np.sign(across[across != 0])
    return int(np.count_nonzero(np.diff(sides)))
