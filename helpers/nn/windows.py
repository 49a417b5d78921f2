"""Windows of time, cut from a series of frames."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from helpers.nn._checks import whole


def time_windows(frames: np.ndarray, length: int) -> np.ndarray:
    """Cut every window of `length` frames in a row, each one frame after the last.

    Parameters
    ----------
    frames : array of shape (time, ...)
    length : int, in frames

    Returns
    -------
    array of shape (time - length + 1, length, ...)
        A view that must not be written to: the windows share their frames.

    Raises
    ------
    ValueError
        If there are fewer than `length` frames.

    Examples
    --------
    >>> time_windows(np.array([10, 20, 30, 40]), length=3)
    array([[10, 20, 30],
           [20, 30, 40]])
    """
    frames = np.asarray(frames)
    length = whole(length, "length")
    if frames.ndim == 0 or len(frames) < length:
        raise ValueError(
            f"frames must be (time, ...) with time at least {length}, "
            f"not {frames.shape}"
        )
    return np.moveaxis(sliding_window_view(frames, length, axis=0), -1, 1)
