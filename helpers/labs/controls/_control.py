"""What every control is made of."""

from collections.abc import Callable
from typing import Any, NamedTuple

import ipywidgets as widgets
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
    asks: bool = False
    """Whether it asks for something slow: taken back when that fails."""

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


class Value(traitlets.HasTraits):
    """A value without a widget of its own; equal arrays count as no change."""

    value = traitlets.Any()


def require_label(label: str) -> None:
    if not label.strip():
        raise ValueError("a control needs a label that says what it sets")


def room(text: str, least: float) -> float:
    """Return the room that `text` takes, at `least` that much, in its font's size."""
    return max(least, 0.55 * len(text))


def row(*parts: widgets.Widget | str) -> widgets.HBox:
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
