"""Numbers to drag and to type."""

import math
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

import ipywidgets as widgets

from helpers.labs.controls._control import Control, Value, require_label, room, row


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
    require_label(label)
    whole = all(isinstance(number, int) for number in (low, high, start))
    step = step or (1 if whole else (high - low) / 100)
    bar_class = widgets.IntSlider if whole else widgets.FloatSlider
    limits = {"min": low, "max": high, "step": step, "value": start}
    bar = bar_class(**limits, **_look(label, unit, live))
    box = _number(label, whole, **limits)
    decimals = 0 if whole else _decimals(step)
    value = _twins(bar, box, lambda new: round(new, decimals) if decimals else new)
    return Control(label, unit, row(bar, box, unit), value, (low, high))


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
    require_label(label)
    presses = round(math.log10(start / low) * per_decade)
    start = float(f"{low * 10 ** (presses / per_decade):.3g}")
    bar = widgets.FloatLogSlider(
        value=start,
        min=math.log10(low),
        max=math.log10(high),
        step=1 / per_decade,
        **_look(label, unit, live),
    )
    box = _number(label, value=start, min=float(low), max=float(high), step=None)
    value = _twins(bar, box, lambda new: float(f"{new:.3g}"))
    return Control(label, unit, row(bar, box, unit), value, (float(low), float(high)))


def ladder(
    label: str,
    values: Sequence[float],
    start: float,
    unit: str = "",
    live: bool = True,
) -> Control:
    """Return a slider over a few numbers, such as 1, 2, 4, 8, with a number beside it.

    What is typed between two of them becomes the nearest one in that direction.

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
    require_label(label)
    rungs = list(values)
    value = Value(value=start)
    bar = widgets.IntSlider(
        value=rungs.index(start),
        min=0,
        max=len(rungs) - 1,
        **_look(label, unit, live),
    )
    box = _number(label, value=start, min=min(rungs), max=max(rungs), step=None)

    def read(change: dict[str, Any]) -> None:
        value.value = rungs[change["new"]]

    def typed(change: dict[str, Any]) -> None:
        if change["new"] != value.value:
            value.value = _rung_towards(change["new"], value.value, rungs)

    def write(change: dict[str, Any]) -> None:
        bar.value = rungs.index(change["new"])
        box.value = change["new"]

    bar.observe(read, names="value")
    box.observe(typed, names="value")
    value.observe(write, names="value")
    return Control(label, unit, row(bar, box, unit), value, (rungs[0], rungs[-1]))


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
    bar.view.links = [widgets.jslink((play, "value"), (bar.view.children[0], "value"))]
    bar.view.children += (play,)
    return bar


def _twins(
    bar: widgets.Widget, box: widgets.Widget, rounded: Callable[[float], float]
) -> Value:
    """Return the value that a slider and the number beside it share, rounded.

    A browser adds steps up to 1.1000000000000005. While the hand drags the slider it
    is not moved back, so that it does not tremble.
    """
    value = Value(value=bar.value)

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


def _number(label: str, whole: bool = False, **limits: Any) -> widgets.Widget:
    """Return the number beside a slider; `names.js` says its tooltip as its name."""
    kind = widgets.BoundedIntText if whole else widgets.BoundedFloatText
    return kind(
        **limits,
        tooltip=f"{label} as a number",
        layout=widgets.Layout(width="5.2em", margin="0 0 0 .4em"),
    )


def _rung_towards(typed: float, now: float, rungs: Sequence[float]) -> float:
    """Return the rung nearest to `typed` of those that lie beyond `now`."""
    beyond = [rung for rung in rungs if (rung > now) == (typed > now) and rung != now]
    return min(beyond, key=lambda rung: abs(rung - typed))


def _look(label: str, unit: str, live: bool) -> dict[str, Any]:
    """Return how every slider looks and follows the hand."""
    width = room(label, 9.5)
    return {
        "description": label,
        "tooltip": f"{label}, {unit}" if unit else label,
        "readout": False,
        "continuous_update": live,
        "layout": widgets.Layout(width=f"{width + 10.5:.3g}em", margin="0"),
        "style": {"description_width": f"{width:.3g}em"},
    }


def _decimals(step: float) -> int:
    """Return how many digits behind the point a multiple of `step` may have."""
    return max(0, -Decimal(str(step)).normalize().as_tuple().exponent)
