"""Training on a machine that is taken away, and on the one that comes after it."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np


class TakenAway(Exception):
    """The machine is gone, with all that was not saved."""


def epochs_on_two_machines(
    make_model: Callable[[], Any],
    x: np.ndarray,
    y: np.ndarray,
    epochs: int,
    taken_after: int,
    checkpoints: bool = True,
) -> tuple[list[int], list[int]]:
    """Train until the machine is taken away, and again on a new one.

    With checkpoints, Keras's ``BackupAndRestore`` writes weights, optimizer and epoch
    to disk after each epoch, and the second machine goes on from there.

    Parameters
    ----------
    make_model : callable
        ``make_model() -> keras.Model``, compiled and untrained.
    x, y : arrays
        Inputs and targets.
    epochs : int
        How many are wanted.
    taken_after : int
        How many the first machine gets through.
    checkpoints : bool, default True

    Returns
    -------
    tuple of two lists of int
        The epochs that the first and that the second machine trained, from 1.

    Raises
    ------
    ValueError
        If `taken_after` is not from 0 to `epochs` - 1.
    """
    if not 0 <= taken_after < epochs:
        raise ValueError(
            f"taken_after must be from 0 to {epochs - 1}, not {taken_after}"
        )
    with tempfile.TemporaryDirectory() as folder:
        disk = Path(folder) / "disk" if checkpoints else None
        first = _train(make_model(), x, y, epochs, disk, stop=taken_after)
        return first, _train(make_model(), x, y, epochs, disk, stop=epochs)


def _train(
    model: Any, x: np.ndarray, y: np.ndarray, epochs: int, disk: Path | None, stop: int
) -> list[int]:
    """Train on one machine, which is gone after `stop` epochs; return its epochs."""
    import keras

    done = []

    def begin(epoch: int, logs: Any) -> None:
        if epoch == stop:
            raise TakenAway

    watch = keras.callbacks.LambdaCallback(
        on_epoch_begin=begin,
        on_epoch_end=lambda epoch, logs: done.append(epoch + 1),
    )
    saved = [keras.callbacks.BackupAndRestore(disk)] if disk else []
    try:
        model.fit(x, y, epochs=epochs, verbose=0, callbacks=[*saved, watch])
    except TakenAway:
        pass
    return done
