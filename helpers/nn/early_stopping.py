"""Early stopping: when to end a training, and which epoch to go back to."""

from typing import NamedTuple

import numpy as np

from helpers.nn._checks import choice, floats, whole


class EarlyStopping(NamedTuple):
    """Where a training ends, and which of its epochs was the best."""

    best_epoch: int  # from 0, as Keras counts: whose weights are restored
    epochs: int  # how many were run, the last one included
    stopped: bool  # False if there were no more values before patience ran out


def early_stopping(
    values: np.ndarray,
    patience: int = 0,
    min_delta: float = 0.0,
    mode: str = "min",
    start_from_epoch: int = 0,
) -> EarlyStopping:
    """Stop once `patience` epochs in a row have brought no new best value.

    A value is a new best if ``value < best - min_delta``, or in mode "max" if
    ``value > best + min_delta``; the first one that is looked at always is.

    Parameters
    ----------
    values : array of shape (epochs,)
        What is watched after every epoch, mostly the validation loss.
    patience : int, 0 or more, in epochs
        0 and 1 both stop at the first epoch without a new best.
    min_delta : float, 0 or more, in the unit of `values`
        What a new best must gain at least.
    mode : {"min", "max"}
        Whether small or large values are good.
    start_from_epoch : int, 0 or more
        Epochs before this one are not looked at.

    Returns
    -------
    EarlyStopping
        With Keras's ``restore_best_weights=True`` the model ends with the weights of
        ``best_epoch``, else with those of the last epoch run.

    Raises
    ------
    ValueError
        For values that are no row of finite numbers, a setting outside its range, or
        a `start_from_epoch` that leaves nothing to look at.

    References
    ----------
    .. [1] Prechelt, "Early Stopping - But When?", 1998;
       https://keras.io/api/callbacks/early_stopping/

    Examples
    --------
    >>> early_stopping([0.9, 0.6, 0.5, 0.7, 0.4, 0.8], patience=1)
    EarlyStopping(best_epoch=2, epochs=4, stopped=True)
    >>> early_stopping([0.9, 0.6, 0.5, 0.7, 0.4, 0.8], patience=2)
    EarlyStopping(best_epoch=4, epochs=6, stopped=False)
    """
    values = _row(values)
    patience = whole(patience, "patience", least=0)
    start = whole(start_from_epoch, "start_from_epoch", least=0)
    if start >= len(values):
        raise ValueError(
            f"start_from_epoch must be below the {len(values)} epochs, not {start}"
        )
    if not (np.isfinite(min_delta) and min_delta >= 0):
        raise ValueError(f"min_delta must be 0 or more, not {min_delta}")
    if choice(mode, "mode", ("min", "max")) == "max":
        values = -values
    best = start
    for epoch in range(start + 1, len(values)):
        if values[epoch] + min_delta < values[best]:
            best = epoch
        elif epoch - best >= patience:
            return EarlyStopping(best, epoch + 1, True)
    return EarlyStopping(best, len(values), False)


def _row(values: np.ndarray) -> np.ndarray:
    """Return `values` as a row of at least one finite number."""
    values = floats(values, "values")
    if values.ndim != 1 or not len(values):
        raise ValueError(f"values must be (epochs,), not {values.shape}")
    if not np.isfinite(values).all():
        raise ValueError("values must be finite")
    return values
