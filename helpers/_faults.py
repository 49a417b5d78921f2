"""What went wrong, in one sentence for a learner; every layer may say it."""

import re
import traceback
from collections.abc import Callable


class Told:
    """Mixed into an error whose message says all: a notebook shows no traceback."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


class MissingFileError(Told, FileNotFoundError):
    """A file of the course is not there."""


class DamagedFileError(Told, ValueError):
    """A file of the course is not as it was."""


class OwnFunctionError(Told, ValueError):
    """A function of the learner's own did not come to an end."""


def stopped(
    function: Callable | None, error: BaseException, who: str = "Your function"
) -> str:
    """Put what ended a call of a learner's function into one sentence, with its line.

    Parameters
    ----------
    function : callable or None
        The learner's; None where its lines are not for the learner to read.
    error : BaseException
        What it raised; KeyboardInterrupt where it was stopped by hand.
    who : str

    Examples
    --------
    >>> stopped(None, ZeroDivisionError("division by zero"))
    'Your function stopped: ZeroDivisionError, division by zero.'
    >>> stopped(None, KeyboardInterrupt())
    'Your function was stopped by hand: does it have a loop that never ends?'
    """
    place = _place(function, error)
    if isinstance(error, KeyboardInterrupt):
        ask = ": does it have a loop that never ends?" if who == "Your function" else ""
        return f"{who} was stopped by hand{place}{ask or '.'}"
    message = one_line(str(error)).rstrip(".") or "without a message"
    if isinstance(error, MemoryError):
        return f"{who} needs more memory than there is{place}: {message[:200]}."
    return f"{who} stopped{place}: {type(error).__name__}, {message[:200]}."


def _place(function: Callable | None, error: BaseException) -> str:
    """Say where in the learner's own code an error came up."""
    file = getattr(getattr(function, "__code__", None), "co_filename", "")
    lines = [
        line
        for line in traceback.extract_tb(error.__traceback__)
        if line.filename == file
    ]
    if not lines:
        return ""
    quoted = f', "{lines[-1].line.strip()}"' if lines[-1].line else ""
    return f" in line {lines[-1].lineno}{quoted}"


def one_line(text: str) -> str:
    r"""Return a text without line breaks and addresses, so that it never varies.

    Examples
    --------
    >>> one_line("<function f at 0x7f3a>\n  failed")
    '<function f> failed'
    """
    return " ".join(re.sub(r" at 0x[0-9a-fA-F]+", "", text).split())
