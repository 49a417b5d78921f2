"""Things to choose, to switch and to press."""

from collections.abc import Mapping, Sequence
from typing import Any

import ipywidgets as widgets

from helpers.labs.controls._control import Control, Value, require_label, room, row


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
    require_label(label)
    if not isinstance(options, Mapping):
        options = {option: option for option in options}
    pairs = list(options.items())
    if any(value is None for _, value in pairs):
        raise ValueError(f"no option of {label} may stand for None")
    label_width, wide = room(label, 9.5), room(max(options, key=len), 7.0)
    menu = widgets.Dropdown(
        options=pairs,
        value=pairs[0][1] if start is None else start,
        description=label,
        layout=widgets.Layout(width=f"{label_width + wide + 3.5:.3g}em", margin="0"),
        style={"description_width": f"{label_width:.3g}em"},
    )
    return Control(label, "", row(menu), menu, tuple(value for _, value in pairs))


def switch(label: str, start: bool = False) -> Control:
    """Return a box to tick."""
    require_label(label)
    box = widgets.Checkbox(
        value=start,
        description=label,
        indent=False,
        layout=widgets.Layout(width="auto", margin="0 0 0 .6em"),
    )
    return Control(label, "", row(box), box, (False, True))


def again(label: str) -> Control:
    """Return a button; its value counts the presses and serves as a seed."""
    require_label(label)
    count = Value(value=0)
    button = widgets.Button(description=label, layout=widgets.Layout(width="auto"))
    button.on_click(lambda _: setattr(count, "value", count.value + 1))
    return Control(label, "", row(button), count, (0, 1))


def ask(label: str, **of: Control) -> Control:
    """Return a button that asks for something slow, where `of` stand at that moment.

    The value is None before the first press, then a dict with the value of each of
    `of`: it stays when they are moved on, until the next press.
    """
    require_label(label)
    asked = Value(value=None)
    button = widgets.Button(description=label, layout=widgets.Layout(width="auto"))

    def press(_: widgets.Button) -> None:
        button.description, button.disabled = f"{label}: at work", True
        try:
            asked.value = {name: control.value for name, control in of.items()}
        finally:
            button.description, button.disabled = label, False

    button.on_click(press)
    return Control(label, "", row(button), asked, (None,), asks=True)


def upload(label: str, accept: str = "image/*") -> Control:
    """Return a button to choose a file of one's own, and one to take it away again.

    The value is the content of the file, and empty before and after.

    Parameters
    ----------
    label : str
    accept : str
        The kinds of file that the dialog offers first.
    """
    require_label(label)
    value = Value(value=b"")
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
    return Control(label, "", row(button, away), value, (b"",))
