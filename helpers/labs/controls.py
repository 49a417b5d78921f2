"""What the hand can move: every control has a label, and a unit where there is one.

A control is a widget to show, an object that holds the value, and the values at its
ends, which the tests visit. Numbers can be dragged and typed.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

import ipywidgets as widgets
import numpy as np
import traitlets


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
        **_look(label, unit, live),
    )
    box = box_class(
        **limits,
        tooltip=f"{label} as a number",
        layout=widgets.Layout(width="5.2em", margin="0 0 0 .4em"),
    )
    decimals = 0 if whole else _decimals(step)
    value = _twins(bar, box, lambda new: round(new, decimals) if decimals else new)
    return Control(label, unit, _row(bar, box, unit), value, (low, high))


def log_slider(
    label: str,
    low: float,
    high: float,
    start: float,
    per_decade: int = 20,
    unit: str = "",
    live: bool = True,
) -> Control:
    """Return a slider on which equal ways are equal factors, with a number beside it.

    Its values have three significant digits.

    Parameters
    ----------
    label : str
    low, high, start : float above 0, in `unit`
        It starts at the value nearest to `start` that an arrow key can reach.
    per_decade : int
        Presses of an arrow key from 1 to 10.
    unit : str
    live : bool
        As for `slider`.
    """
    _require(label)
    presses = round(math.log10(start / low) * per_decade)
    start = float(f"{low * 10 ** (presses / per_decade):.3g}")
    bar = widgets.FloatLogSlider(
        value=start,
        min=math.log10(low),
        max=math.log10(high),
        step=1 / per_decade,
        **_look(label, unit, live),
    )
    box = widgets.BoundedFloatText(
        value=start,
        min=float(low),
        max=float(high),
        step=None,
        tooltip=f"{label} as a number",
        layout=widgets.Layout(width="5.2em", margin="0 0 0 .4em"),
    )
    value = _twins(bar, box, lambda new: float(f"{new:.3g}"))
    return Control(label, unit, _row(bar, box, unit), value, (float(low), float(high)))


def ladder(
    label: str,
    values: Sequence[float],
    start: float,
    unit: str = "",
    live: bool = True,
) -> Control:
    """Return a slider over a few numbers, such as 1, 2, 4, 8, shown beside it.

    Parameters
    ----------
    label : str
    values : sequence of float, in `unit`
        From left to right.
    start : float
        One of `values`.
    unit : str
    live : bool
        As for `slider`.
    """
    _require(label)
    rungs = list(values)
    value = _Value(value=start)
    bar = widgets.IntSlider(
        value=rungs.index(start),
        min=0,
        max=len(rungs) - 1,
        **_look(label, unit, live),
    )
    shown = widgets.Label(f"{start:,g}", layout=widgets.Layout(margin="0 0 0 .4em"))

    def read(change: dict[str, Any]) -> None:
        value.value = rungs[change["new"]]

    def write(change: dict[str, Any]) -> None:
        bar.value = rungs.index(change["new"])
        shown.value = f"{change['new']:,g}"

    bar.observe(read, names="value")
    value.observe(write, names="value")
    return Control(label, unit, _row(bar, shown, unit), value, (rungs[0], rungs[-1]))


def choice(
    label: str, options: Mapping[str, Any] | Sequence[str], start: Any = None
) -> Control:
    """Return a list to choose from; `start` is a value, by default the first.

    Raises
    ------
    ValueError
        If `label` is empty, or an option stands for None: that is a menu's sign for
        nothing chosen, and it would show no text.
    """
    _require(label)
    if not isinstance(options, Mapping):
        options = {option: option for option in options}
    pairs = list(options.items())
    if any(value is None for _, value in pairs):
        raise ValueError(f"no option of {label} may stand for None")
    label_width, room = _em(label, 9.5), _em(max(options, key=len), 7.0)
    menu = widgets.Dropdown(
        options=pairs,
        value=pairs[0][1] if start is None else start,
        description=label,
        layout=widgets.Layout(width=f"{label_width + room + 3.5:.3g}em", margin="0"),
        style={"description_width": f"{label_width:.3g}em"},
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


def upload(label: str, accept: str = "image/*") -> Control:
    """Return a button to choose a file of one's own, and one to take it away again.

    The value is the content of the file, and empty before and after.

    Parameters
    ----------
    label : str
    accept : str
        The kinds of file that the dialog offers first.
    """
    _require(label)
    value = _Value(value=b"")
    wide = widgets.Layout(width="auto")
    button = widgets.FileUpload(description=label, accept=accept, layout=wide)
    away = widgets.Button(
        description="Take it away", disabled=True, layout=widgets.Layout(width="auto")
    )

    def read(change: dict[str, Any]) -> None:
        files = change["new"]
        value.value = bytes(files[0]["content"]) if files else b""

    def show(change: dict[str, Any]) -> None:
        away.disabled = not change["new"]

    def clear(_: widgets.Button) -> None:
        button.value = ()
        value.value = b""

    button.observe(read, names="value")
    value.observe(show, names="value")
    away.on_click(clear)
    return Control(label, "", _row(button, away), value, (b"",))


def ask(label: str, **of: Control) -> Control:
    """Return a button that asks for something slow, where `of` stand at that moment.

    The value is None before the first press, then a dict with the value of each of
    `of`: it stays when they are moved on, until the next press.
    """
    _require(label)
    asked = _Value(value=None)
    button = widgets.Button(description=label, layout=widgets.Layout(width="auto"))

    def press(_: widgets.Button) -> None:
        button.description, button.disabled = f"{label}: at work", True
        try:
            asked.value = {name: control.value for name, control in of.items()}
        finally:
            button.description, button.disabled = label, False

    button.on_click(press)
    return Control(label, "", _row(button), asked, (None,))


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
    _require(label)
    grids = {name: np.asarray(grid, float) for name, grid in presets.items()}
    value = _Value(value=grids[start])
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


class _Value(traitlets.HasTraits):
    """A value without a widget of its own; equal arrays count as no change."""

    value = traitlets.Any()


def _twins(
    bar: widgets.Widget, box: widgets.Widget, rounded: Callable[[float], float]
) -> _Value:
    """Return the value that a slider and the number beside it share, rounded.

    A browser adds steps up to 1.1000000000000005. While the hand drags the slider it
    is not moved back, so that it does not tremble.
    """
    value = _Value(value=bar.value)

    def read(change: dict[str, Any]) -> None:
        value.value = rounded(change["new"])

    def write(change: dict[str, Any]) -> None:
        if rounded(bar.value) != change["new"]:
            bar.value = change["new"]
        box.value = change["new"]

    bar.observe(read, names="value")
    box.observe(read, names="value")
    value.observe(write, names="value")
    return value


def _look(label: str, unit: str, live: bool) -> dict[str, Any]:
    """Return how every slider looks and follows the hand."""
    width = _em(label, 9.5)
    return {
        "description": label,
        "tooltip": f"{label}, {unit}" if unit else label,
        "readout": False,
        "continuous_update": live,
        "layout": widgets.Layout(width=f"{width + 10.5:.3g}em", margin="0"),
        "style": {"description_width": f"{width:.3g}em"},
    }


def _em(text: str, least: float) -> float:
    """Return the room that `text` takes, at `least` that much, in its font's size."""
    return max(least, 0.55 * len(text))


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
