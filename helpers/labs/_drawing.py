"""What the hand draws into a picture, and how it is taken back."""

from collections.abc import Callable, Sequence
from typing import Any

import ipywidgets as widgets
import numpy as np
import traitlets

from helpers.labs.controls import Control

Place = tuple[float, float]


class _Held(traitlets.HasTraits):
    """A value without a widget of its own."""

    value = traitlets.Any()


def drawing_of(shape: int | tuple[int, ...], full: float) -> Control:
    """Return what the hand has drawn so far, with a button that takes it back.

    Parameters
    ----------
    shape : int or tuple of int
        Of the array that is drawn into; NaN is where nothing is drawn.
    full : float
        What the tests draw everywhere.
    """
    blank = np.full(shape, np.nan)
    held = _Held(value=blank)
    button = widgets.Button(
        description="Take my drawing back", layout=widgets.Layout(width="auto")
    )
    button.on_click(lambda _: setattr(held, "value", blank))
    ends = (blank, np.full(shape, full))
    return Control("Drawing", "", widgets.HBox([button]), held, ends)


class _Brush(Control):
    """A place in the picture; what is set there goes into a drawing.

    The drawing tells the lab, so this does not: else each move would show twice.
    """

    def set(self, value: Place) -> None:
        """Put the brush down at `value`."""
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


def brush_of(
    label: str, paint: Callable[[Place], None], start: Place, ends: Sequence[Place]
) -> Control:
    """Return a brush that calls ``paint(place)`` wherever it is put down."""
    return _Brush(label, "", None, _Hand(paint, start), tuple(ends))
