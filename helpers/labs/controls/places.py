"""Places in the picture, and grids of numbers to type."""

from collections.abc import Mapping, Sequence
from typing import Any

import ipywidgets as widgets
import numpy as np

from helpers.labs.controls._control import Control, Value, require_label
from helpers.labs.controls.choices import choice


def point(
    label: str,
    start: tuple[float, float],
    ends: Sequence[tuple[float, float]],
    step: float = 1.0,
) -> Control:
    """Return a place in the picture, pointed at with the hand or arrow keys.

    Parameters
    ----------
    label : str
    start : tuple of float
        x and y, in data coordinates of the axes pointed at.
    ends : sequence of tuple of float
        Extreme places, for the tests.
    step : float
        How far one arrow key moves, in data units.
    """
    require_label(label)
    return Control(label, "", None, Value(value=start), tuple(ends), step)


def matrix(
    label: str, presets: Mapping[str, Any], start: str, step: float = 0.1
) -> Control:
    """Return a grid of numbers to type, filled from named `presets`.

    Parameters
    ----------
    label : str
    presets : mapping of name to array of shape (rows, columns)
    start : str
        Name of the preset to begin with.
    step : float
        How far one press of an arrow key moves a number.
    """
    require_label(label)
    grids = {name: np.asarray(grid, float) for name, grid in presets.items()}
    value = Value(value=grids[start])
    rows, columns = grids[start].shape
    width = min(4.6, 18.6 / columns)  # em, so that a row fits below the menu
    boxes = [
        widgets.FloatText(
            value=number,
            step=step,
            tooltip=f"{label}, row {i // columns + 1}, column {i % columns + 1}",
            layout=widgets.Layout(width=f"{width:.3g}em", margin="1px"),
        )
        for i, number in enumerate(grids[start].ravel())
    ]
    menu = choice(label, list(grids), start)
    filling = False

    def fill(_: Any) -> None:
        nonlocal filling
        filling = True
        for box, number in zip(boxes, grids[menu.value].ravel(), strict=True):
            box.value = float(number)
        filling = False
        read(None)

    def read(_: Any) -> None:
        if not filling:
            value.value = np.reshape([box.value for box in boxes], (rows, columns))

    def write(change: Any) -> None:
        nonlocal filling
        filling = True
        for box, number in zip(boxes, np.ravel(change["new"]), strict=True):
            box.value = float(number)
        filling = False

    menu.source.observe(fill, names="value")
    for box in boxes:
        box.observe(read, names="value")
    value.observe(write, names="value")
    grid = widgets.GridBox(
        boxes,
        layout=widgets.Layout(
            grid_template_columns=f"repeat({columns}, auto)",
            justify_content="flex-end",
            width="20em",
        ),
    )
    view = widgets.VBox([menu.view, grid])
    ends = (np.zeros((rows, columns)), *grids.values())
    return Control(label, "", view, value, ends)
