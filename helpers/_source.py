"""Show the very code that a lab ran."""

import ast
import inspect
import textwrap
from collections.abc import Callable


class Source:
    """The code of a function without its docstring, in the colours of the page."""

    def __init__(self, code: str) -> None:
        self.code = code

    def __repr__(self) -> str:
        return self.code

    def _repr_markdown_(self) -> str:
        """Leave the colours to the page, which knows whether it is light or dark."""
        return f"```python\n{self.code}\n```"


def source(function: Callable) -> Source:
    """Return the code of `function`, without its docstring, to be shown in a lesson.

    Raises
    ------
    ValueError
        If `function` is not written in Python.

    Examples
    --------
    >>> from helpers import nn
    >>> source(nn.relu)
    def relu(x: np.ndarray) -> np.ndarray:
        return np.maximum(floats(x, "x"), 0)
    """
    try:
        lines = textwrap.dedent(inspect.getsource(function)).splitlines()
    except (OSError, TypeError) as error:
        name = getattr(function, "__name__", function)
        raise ValueError(f"the code of {name} cannot be read") from error
    body = ast.parse("\n".join(lines)).body[0].body
    if ast.get_docstring(ast.parse("\n".join(lines)).body[0]) is not None:
        del lines[body[0].lineno - 1 : body[0].end_lineno]
    return Source("\n".join(lines))
