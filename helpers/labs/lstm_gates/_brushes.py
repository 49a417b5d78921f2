"""What the hand draws over the steps, row by row, and how it is taken back."""

from collections.abc import Callable
from typing import Any

import ipywidgets as widgets
import numpy as np
import traitlets

from helpers.draw.lstm_gates.gate_conductor import ROWS, TENTHS
from helpers.labs.controls import Control

GRAIN = 20
"""What the hand draws is rounded to twentieths."""


def untouched(steps: int) -> np.ndarray:
    """Return a drawing of shape (4, steps) in which nothing is drawn: NaN."""
    return np.full((len(ROWS), steps), np.nan)


class _Held(traitlets.HasTraits):
    """A value without a widget of its own."""

    value = traitlets.Any()


def drawing_of(steps: int) -> Control:
    """Return what the hand has drawn so far, with a button that takes it back."""
    held = _Held(value=untouched(steps))
    button = widgets.Button(
        description="Take my drawing back", layout=widgets.Layout(width="auto")
    )
    button.on_click(lambda _: setattr(held, "value", untouched(steps)))
    everything = np.full((len(ROWS), steps), 0.5)
    ends = (untouched(steps), everything)
    return Control("Drawing", "", widgets.HBox([button]), held, ends)


class _Brush(Control):
    """A place in one row of the picture; what is set there goes into the drawing.

    The drawing tells the lab, so this does not: else each move would show twice.
    """

    def set(self, value: tuple[float, float]) -> None:
        """Put the brush down at `value`, step and tenths."""
        self.source.value = value
        self.source.paint(value)

    def on_change(self, action: Callable[[], None]) -> None:
        """Stay silent."""


class _Hand(traitlets.HasTraits):
    """Where a brush was put down last, and what it does there."""

    value = traitlets.Any()

    def __init__(self, paint: Callable[[Any], None], value: Any) -> None:
        super().__init__(value=value)
        self.paint = paint


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
    hand = _Hand(paint, start)
    return _Brush(f"Draw the {name.replace('_', ' ')}", "", None, hand, ends)
