"""What a cell shows when it is run again takes the place of what it showed before.

ipywidgets keeps every widget until it is closed, and IPython everything that a cell
returned: a lab of some thirty widgets would stay in memory with each run of its cell.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from IPython import get_ipython
from IPython.core.interactiveshell import ExecutionResult, InteractiveShell
from ipywidgets import Widget


class _Cells:
    """What the cells of one kernel show, by cell."""

    def __init__(self, shell: InteractiveShell) -> None:
        self._shell = shell
        self._now: list[Widget] = []
        self._shown: dict[str, list[Widget]] = {}
        shell.events.register("post_run_cell", self._end)

    def show(self, widget: Widget) -> None:
        self._now.append(widget)

    def _end(self, result: ExecutionResult) -> None:
        """Close what the cell showed before and no cell shows any more."""
        now, self._now = self._now, []
        cell = result.info and result.info.cell_id
        if cell is None:
            return
        before = self._shown.pop(cell, [])
        self._shown[cell] = now
        in_use = {id(one) for some in self._shown.values() for one in some}
        in_use |= {id(v) for n, v in self._shell.user_ns.items() if n[:1] != "_"}
        for widget in before:
            if id(widget) not in in_use:
                self._forget(widget)
                _close(widget)

    def _forget(self, widget: Widget) -> None:
        """Take `widget` out of the results that IPython remembers."""
        for name, value in self._shell.user_ns.items():
            if value is widget:
                self._shell.del_var(name)
                return


_cells = cache(_Cells)


def shown(widget: Widget) -> None:
    """Note that the cell that runs now shows `widget`; open it if it was closed."""
    for part in parts(widget):
        part.open()
    shell = get_ipython()
    if shell:
        _cells(shell).show(widget)


def _close(widget: Widget) -> None:
    for part in parts(widget):
        part.close()
        vars(part).pop("_repr_mimebundle_", None)  # so that it can be shown again


def parts(widget: Widget) -> list[Widget]:
    """Return `widget` and all it is made of, parts before wholes."""
    found: dict[Widget, None] = {}
    todo = [widget]
    while todo:
        one = todo.pop()
        found.pop(one, None)
        found[one] = None
        todo += _held(one)
    return list(found)[::-1]


def _held(widget: Widget) -> Iterator[Widget]:
    values: list[Any] = [getattr(widget, name) for name in widget.keys]
    for value in [*values, getattr(widget, "links", ())]:
        some = value if isinstance(value, list | tuple) else [value]
        yield from (one for one in some if isinstance(one, Widget))
