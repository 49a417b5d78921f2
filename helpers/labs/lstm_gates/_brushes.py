"""What the hand draws over the steps, row by row, and how it is taken back."""

import numpy as np

from helpers.draw.lstm_gates.gate_conductor import ROWS, TENTHS
from helpers.labs import _drawing
from helpers.labs.controls import Control

GRAIN = 20
"""What the hand draws is rounded to twentieths."""


def untouched(steps: int) -> np.ndarray:
    """Return a drawing of shape (4, steps) in which nothing is drawn: NaN."""
    return np.full((len(ROWS), steps), np.nan)


def drawing_of(steps: int) -> Control:
    """Return what the hand has drawn so far, with a button that takes it back."""
    return _drawing.drawing_of((len(ROWS), steps), full=0.5)


def brush(row: int, name: str, drawing: Control, steps: int) -> Control:
    """Return the brush of one row of `drawing`; `row` is the place of `name`."""
    lowest = -TENTHS if name == "candidate" else 0

    def paint(place: tuple[float, float]) -> None:
        across, height = place
        step = int(np.clip(np.floor(across + 0.5), 1, steps))
        tenths = np.clip(height, lowest, TENTHS)
        drawn = drawing.value.copy()
        drawn[row, step - 1] = np.round(tenths / TENTHS * GRAIN) / GRAIN
        drawing.set(drawn)

    start = (1.0, float(TENTHS))
    ends = ((1.0, float(lowest)), (float(steps), float(TENTHS)))
    label = f"Draw the {name.replace('_', ' ')}"
    return _drawing.brush_of(label, paint, start, ends)
