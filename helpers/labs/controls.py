"""What the hand can move: every control has a label, and a unit where there is one.

A control is a widget to show, an object that holds the value, and the values at its
ends, which the tests visit. Numbers can be dragged and typed.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

import ipywidgets as widgets
import numpy as np
import traitlets

LABEL_WIDTH = "9.5em"


class Control(NamedTuple):
    """One thing to move."""

    label: str
    unit: str
    view: widgets.Widget | None
    """What the page shows; None for a place in the picture."""
    source: traitlets.HasTraits
    """Holds ``value``."""
    ends: tuple[Any, ...]
    """The values that a test of all corners visits."""
    step: float = 1.0
    """How far an arrow key moves a place in the picture, in data units."""

    @property
    def value(self) -> Any:
        """The value as it stands."""
        return self.source.value

    def set(self, value: Any) -> None:
        """Move the control to `value`."""
        self.source.value = value

    def on_change(self, action: Callable[[], None]) -> None:
        """Call `action` after every change of the value."""
        self.source.observe(lambda change: action(), names="value")


def slider(
    label: str,
    low: float,
    high: float,
    start: float,
    step: float | None = None,
    unit: str = "",
    live: bool = True,
) -> Control:
    """Return a slider with a number beside it.

    Parameters
    ----------
    label : str
        What it sets; also read out by a screen reader.
    low, high, start : float, in `unit`
        Whole numbers make a slider over whole numbers.
    step : float, in `unit`
        One press of an arrow key; default a hundredth of the range, or 1.
    unit : str
        Empty only for what has no unit.
    live : bool
        Whether the lab follows while the hand drags. False for slow labs.
    """
    _require(label)
    whole = all(isinstance(number, int) for number in (low, high, start))
    step = step or (1 if whole else (high - low) / 100)
    bar_class = widgets.IntSlider if whole else widgets.FloatSlider
    box_class = widgets.BoundedIntText if whole else widgets.BoundedFloatText
    limits = {"min": low, "max": high, "step": step, "value": start}
    bar = bar_class(
        **limits,
        description=label,
        tooltip=f"{label}, {unit}" if unit else label,
        readout=False,
        continuous_update=live,
        layout=widgets.Layout(width="20em", margin="0"),
        style={"description_width": LABEL_WIDTH},
    )
    box = box_class(
        **limits,
        tooltip=f"{label} as a number",
        layout=widgets.Layout(width="5.2em", margin="0 0 0 .4em"),
    )
    value = _twins(bar, box, 0 if whole else _decimals(step))
    return Control(label, unit, _row(bar, box, unit), value, (low, high))


def choice(
    label: str, options: Mapping[str, Any] | Sequence[str], start: Any = None
) -> Control:
    """Return a list to choose from; `start` is a value, by default the first."""
    _require(label)
    if not isinstance(options, Mapping):
        options = {option: option for option in options}
    pairs = list(options.items())
    menu = widgets.Dropdown(
        options=pairs,
        value=pairs[0][1] if start is None else start,
        description=label,
        layout=widgets.Layout(width="20em", margin="0"),
        style={"description_width": LABEL_WIDTH},
    )
    return Control(label, "", _row(menu), menu, tuple(value for _, value in pairs))


def switch(label: str, start: bool = False) -> Control:
    """Return a box to tick."""
    _require(label)
    box = widgets.Checkbox(
        value=start,
        description=label,
        indent=False,
        layout=widgets.Layout(width="auto", margin="0 0 0 .6em"),
    )
    return Control(label, "", _row(box), box, (False, True))


def again(label: str) -> Control:
    """Return a button; its value counts the presses and serves as a seed."""
    _require(label)
    count = _Value(value=0)
    button = widgets.Button(description=label, layout=widgets.Layout(width="auto"))
    button.on_click(lambda _: setattr(count, "value", count.value + 1))
    return Control(label, "", _row(button), count, (0, 1))


def player(label: str, low: int, high: int, unit: str, interval: int = 60) -> Control:
    """Return a slider over steps with play, pause and stop.

    Parameters
    ----------
    label, unit : str
    low, high : int, in `unit`
    interval : int, in milliseconds
        Time from one step to the next.
    """
    bar = slider(label, low, high, low, unit=unit)
    play = widgets.Play(min=low, max=high, interval=interval, show_repeat=False)
    widgets.jslink((play, "value"), (bar.view.children[0], "value"))
    view = widgets.HBox([*bar.view.children, play])
    view.layout.align_items = "center"
    return bar._replace(view=view)


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
    _require(label)
    return Control(label, "", None, _Value(value=start), tuple(ends), step)


def matrix(label: str, presets: Mapping[str, Any], start: str) -> Control:
    """Return a grid of numbers to type, filled from named `presets`.

    Parameters
    ----------
    label : str
    presets : mapping of name to array of shape (rows, columns)
    start : str
        Name of the preset to begin with.
    """
    _require(label)
    grids = {name: np.asarray(grid, float) for name, grid in presets.items()}
    value = _Value(value=grids[start])
    rows, columns = grids[start].shape
    boxes = [
        widgets.FloatText(
            value=number,
            step=0.1,
            tooltip=f"{label}, row {i // columns + 1}, column {i % columns + 1}",
            layout=widgets.Layout(width="4.6em", margin="1px"),
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


class _Value(traitlets.HasTraits):
    """A value without a widget of its own; equal arrays count as no change."""

    value = traitlets.Any()


def _twins(bar: widgets.Widget, box: widgets.Widget, decimals: int) -> _Value:
    """Return the value that a slider and the number beside it share, rounded.

    A browser adds steps up to 1.1000000000000005. While the hand drags the slider it
    is not moved back, so that it does not tremble.
    """
    value = _Value(value=bar.value)

    def read(change: dict[str, Any]) -> None:
        new = round(change["new"], decimals) if decimals else change["new"]
        value.value = new

    def write(change: dict[str, Any]) -> None:
        if abs(bar.value - change["new"]) > bar.step / 1000:
            bar.value = change["new"]
        box.value = change["new"]

    bar.observe(read, names="value")
    box.observe(read, names="value")
    value.observe(write, names="value")
    return value


def _decimals(step: float) -> int:
    """Return how many digits behind the point a multiple of `step` may have."""
    return max(0, -Decimal(str(step)).normalize().as_tuple().exponent)


def _require(label: str) -> None:
    if not label.strip():
        raise ValueError("a control needs a label that says what it sets")


def _row(*parts: widgets.Widget | str) -> widgets.HBox:
    children = [
        widgets.Label(part, layout=widgets.Layout(margin="0 0 0 .3em"))
        if isinstance(part, str)
        else part
        for part in parts
        if part != ""
    ]
    return widgets.HBox(
        children, layout=widgets.Layout(margin="1px 1.2em 1px 0", align_items="center")
    )
