"""What all optimizers check and do alike."""

import math
from typing import Any

import numpy as np

from helpers.nn._checks import floats, shaped


def trained(weights: np.ndarray, gradient: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return weights and their gradient as finite floats of one shape and type.

    Arrays that need no change are told at once: optimizers run in long loops.
    """
    if not _is_plain(weights):
        weights = floats(weights, "weights")
    if weights.size == 0:
        raise ValueError(f"weights must not be empty, but they are {weights.shape}")
    if not _is_plain(gradient) or gradient.shape != weights.shape:
        gradient = shaped(gradient, "gradient", weights.shape, like=weights)
    for name, array in (("weights", weights), ("gradient", gradient)):
        if not np.isfinite(array).all():
            what = "NaN" if np.isnan(array).any() else "infinity"
            raise ValueError(f"{name} holds {what}")
    return weights, gradient.astype(weights.dtype, copy=False)


def _is_plain(value: Any) -> bool:
    return isinstance(value, np.ndarray) and value.dtype in (np.float64, np.float32)


def opened(state: Any, kind: type, start: Any, weights: np.ndarray) -> Any:
    """Return the fields of `state`, which are arrays like the weights or counts.

    Without a state they are those of `start`, each number spread over the weights.
    """
    if state is None:
        return start
    if not isinstance(state, kind):
        wanted = "None" if kind is type(None) else f"{kind.__name__} or None"
        raise ValueError(f"state must be {wanted}, not {type(state).__name__}")
    for name, field in zip(state._fields, state, strict=True):
        if np.ndim(field) and field.shape != weights.shape:
            raise ValueError(
                f"state.{name} must be {weights.shape} like the weights, "
                f"not {field.shape}"
            )
    return state


def decayed(
    weights: np.ndarray, learning_rate: float, weight_decay: float | None
) -> np.ndarray:
    """Take ``learning_rate * weight_decay`` of the weights away, as Keras does."""
    if weight_decay is None:
        return weights
    at_least(0, weight_decay=weight_decay)
    return weights - learning_rate * weight_decay * weights


def at_least(least: float, **settings: float) -> None:
    """Refuse settings that are below `least`, or not finite."""
    for name, value in settings.items():
        if not least <= value < math.inf:
            raise ValueError(f"{name} must be at least {least:g}, not {value}")


def above_zero(**settings: float) -> None:
    """Refuse settings that are not above 0, or not finite."""
    for name, value in settings.items():
        if not 0 < value < math.inf:
            raise ValueError(f"{name} must be above 0, not {value}")


def share(**settings: float) -> None:
    """Refuse settings outside [0, 1)."""
    for name, value in settings.items():
        if not 0 <= value < 1:
            raise ValueError(f"{name} must be in [0, 1), not {value}")
