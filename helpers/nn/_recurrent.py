"""What all recurrent layers share: checks of their weights, and the loop over time."""

from collections.abc import Callable
from typing import Any

import numpy as np

from helpers.nn._checks import shaped, tensor

SEQUENCES = ("batch", "time", "features")
ONE_STEP = ("batch", "features")

Arrays = tuple[np.ndarray, ...]


def opened(weights: Any, gates: int, x: np.ndarray, bias_rows: int = 0) -> Arrays:
    """Return kernel, recurrent kernel and bias, checked against `x` (..., features).

    Parameters
    ----------
    weights : NamedTuple of kernel, recurrent_kernel, bias
    gates : int
        How many blocks of `units` columns stand side by side.
    x : array of shape (..., features)
    bias_rows : int
        The bias is (gates * units,) for 0, else (bias_rows, gates * units).
    """
    wide = "units" if gates == 1 else f"{gates} * units"
    kernel = tensor(weights.kernel, "kernel", ("features", wide))
    recurrent = tensor(weights.recurrent_kernel, "recurrent_kernel", ("units", wide))
    units, columns = recurrent.shape
    if columns != gates * units:
        raise ValueError(
            f"recurrent_kernel must be (units, {wide}), not {recurrent.shape}"
        )
    if kernel.shape[1] != columns:
        raise ValueError(
            f"kernel must be (features, {columns}) beside a recurrent_kernel "
            f"{recurrent.shape}, not {kernel.shape}"
        )
    if kernel.shape[0] != x.shape[-1]:
        raise ValueError(
            f"kernel {kernel.shape} wants {kernel.shape[0]} features, "
            f"but x {x.shape} has {x.shape[-1]}"
        )
    shape = (bias_rows, columns) if bias_rows else (columns,)
    bias = np.zeros(shape) if weights.bias is None else weights.bias
    return (
        kernel.astype(x.dtype, copy=False),
        recurrent.astype(x.dtype, copy=False),
        shaped(bias, "bias", shape, like=x),
    )


def apart(sums: np.ndarray, gates: int) -> np.ndarray:
    """Part (batch, gates * units) into its gates: (gates, batch, units)."""
    batch, columns = sums.shape
    return sums.reshape(batch, gates, columns // gates).swapaxes(0, 1)


def starts(initial_state: Any, names: Arrays, weights: Any, x: np.ndarray) -> Arrays:
    """Return the states before the first step, zeros if none are given.

    `initial_state` is one array for one name, else a pair in the order of `names`.
    """
    shape = (len(x), len(weights.recurrent_kernel))
    if initial_state is None:
        return (np.zeros(shape, x.dtype),) * len(names)
    states = (initial_state,) if len(names) == 1 else tuple(initial_state)
    if len(states) != len(names):
        wanted = " and ".join(names)
        raise ValueError(f"initial_state must be {wanted}, not {len(states)} arrays")
    return tuple(
        shaped(state, f"initial_state, {name},", shape, like=x)
        for state, name in zip(states, names, strict=True)
    )


def unroll(
    step: Callable[..., Any],
    x: np.ndarray,
    states: Arrays,
    names: tuple[str, ...],
    mask: np.ndarray | None,
) -> Arrays:
    """Run `step` from the first time to the last, handing the states on.

    Parameters
    ----------
    step : callable
        ``step(x_now, *states)`` returns a NamedTuple of arrays (batch, units).
    x : array of shape (batch, time, features)
    states : tuple of arrays of shape (batch, units)
    names : tuple of str
        Those fields of the NamedTuple that are the next states, in their order.
    mask : array of bool of shape (batch, time), optional
        Where it is False the states stay as they were.

    Returns
    -------
    tuple of arrays of shape (batch, time, units)
        One for each field of the NamedTuple.
    """
    keep = None if mask is None else valid(mask, x)
    steps = []
    for time in range(x.shape[1]):
        now = step(x[:, time], *states)
        if keep is not None:
            here = keep[:, time, None]
            held = zip(names, states, strict=True)
            now = now._replace(
                **{name: np.where(here, getattr(now, name), old) for name, old in held}
            )
        states = tuple(getattr(now, name) for name in names)
        steps.append(now)
    return tuple(np.stack(field, axis=1) for field in zip(*steps, strict=True))


def valid(mask: np.ndarray | None, x: np.ndarray) -> np.ndarray:
    """Return `mask` as bool of shape (batch, time); all True for None."""
    if mask is None:
        return np.ones(x.shape[:2], bool)
    mask = np.asarray(mask)
    if mask.dtype != bool or mask.shape != x.shape[:2]:
        raise ValueError(
            f"mask must hold True or False for each (batch, time) = {x.shape[:2]}, "
            f"not {mask.dtype} {mask.shape}"
        )
    return mask


def before(states: np.ndarray, start: np.ndarray) -> np.ndarray:
    """Return the state before each step, (batch, time, units)."""
    return np.concatenate([start[:, None], states[:, :-1]], axis=1)
