"""All windows of an image as one array, and the way back."""

from typing import NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from helpers.nn._checks import by, choice, pair
from helpers.nn.shapes import conv_output_size, pad_same, refuse_both, span

Size = int | tuple[int, int]


class Grid(NamedTuple):
    """Where the windows of a layer lie on a map; every field is (height, width)."""

    taps: tuple[int, int]
    strides: tuple[int, int]
    dilation_rate: tuple[int, int]
    padding: tuple[tuple[int, int], tuple[int, int]]  # (before, after) of each axis
    output: tuple[int, int]  # number of windows


def grid(
    sides: tuple[int, int],
    taps: tuple[int, int],
    strides: Size,
    padding: str,
    dilation_rate: Size = 1,
) -> Grid:
    """Place windows of `taps` on a map of `sides`, refusing what Keras refuses."""
    strides = pair(strides, "strides")
    dilation_rate = pair(dilation_rate, "dilation_rate")
    choice(padding, "padding", ("valid", "same"))
    refuse_both(strides, dilation_rate)
    spans = tuple(map(span, taps, dilation_rate))
    if padding == "valid" and any(np.greater(spans, sides)):
        raise ValueError(f"a window of {by(spans)} does not fit into {by(sides)}")
    along = list(zip(sides, taps, strides, dilation_rate, strict=True))
    zeros = [pad_same(*a) if padding == "same" else (0, 0) for a in along]
    output = [conv_output_size(n, k, s, padding, d) for n, k, s, d in along]
    return Grid(taps, strides, dilation_rate, tuple(zeros), tuple(output))


def windows(x: np.ndarray, grid: Grid, fill: float = 0.0) -> np.ndarray:
    """View (batch, height, width, channels) as windows.

    The result is (batch, rows, columns, channels, taps down, taps across); padding
    holds `fill`.
    """
    if any(map(any, grid.padding)):
        x = np.pad(x, ((0, 0), *grid.padding, (0, 0)), constant_values=fill)
    (down, across), (row, column) = grid.strides, grid.dilation_rate
    spans = tuple(map(span, grid.taps, grid.dilation_rate))
    view = sliding_window_view(x, spans, axis=(1, 2))
    return view[:, ::down, ::across, :, ::row, ::column]


def fold(views: np.ndarray, grid: Grid, sides: tuple[int, int]) -> np.ndarray:
    """Add windows back to the places where `windows` took them from.

    This is the transpose of `windows`, and so the way of a gradient. Shapes as there;
    the result is (batch, height, width, channels) without the padding.
    """
    batch, rows, columns, channels = views.shape[:4]
    (top, bottom), (left, right) = grid.padding
    height, width = sides
    x = np.zeros(
        (batch, top + height + bottom, left + width + right, channels), views.dtype
    )
    for i, j in np.ndindex(grid.taps):
        down = _every(i * grid.dilation_rate[0], rows, grid.strides[0])
        across = _every(j * grid.dilation_rate[1], columns, grid.strides[1])
        x[:, down, across] += views[..., i, j]
    return x[:, top : top + height, left : left + width]


def _every(start: int, count: int, step: int) -> slice:
    """Return the slice of `count` places from `start` on, each `step` further."""
    return slice(start, start + (count - 1) * step + 1, step)
