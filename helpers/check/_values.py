"""Values put into words: short ones, and what is wrong with a wrong one."""

from numbers import Integral, Real
from typing import Any

import numpy as np

from helpers._faults import one_line

LONGEST = 76
RELATIVE, ABSOLUTE = 1e-5, 1e-6


def short(value: Any) -> str:
    """Return a value on one line: small arrays in full, large ones by their shape.

    Examples
    --------
    >>> short(np.array([[1.0, -2.0]]))
    '[[1, -2]]'
    >>> short(np.zeros((2, 28, 28, 1)))
    'array of shape (2, 28, 28, 1), from 0 to 0'
    >>> short(np.float32(0.5))
    '0.5'
    """
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, np.ndarray):
        return _short_array(value)
    if isinstance(value, tuple):
        inner = ", ".join(short(entry) for entry in value)
        return _cut(f"({inner},)" if len(value) == 1 else f"({inner})")
    return _cut(one_line(repr(value)))


def difference(came: Any, wanted: Any) -> str:
    """Say in one sentence how a value differs from the wanted one.

    Parameters
    ----------
    came : object
        What the learner's function returned.
    wanted : int, float, tuple, array or str
        Floats agree within a relative 1e-5 plus an absolute 1e-6.

    Returns
    -------
    str
        Empty if they agree. Names a wrong type first, then a wrong shape, NaN, and
        the first wrong entry.

    Examples
    --------
    >>> difference(np.int64(7), 7)
    ''
    >>> difference(7.0, 7)
    '7.0 is the right number, but it must be a whole number (int): divide with //.'
    >>> difference(np.ones((3, 3)), np.ones((2, 2)))
    'The shape must be (2, 2), not (3, 3).'
    """
    if isinstance(wanted, np.ndarray):
        return _array_difference(came, wanted)
    if hasattr(came, "__array__") and np.shape(came) == ():
        came = np.asarray(came).item()
    if isinstance(wanted, tuple):
        return _tuple_difference(came, wanted)
    if isinstance(wanted, Real) and not isinstance(wanted, bool):
        return _number_difference(came, wanted)
    if type(came) is not type(wanted):
        return f"The result must be {_kind(wanted)}, not {_kind(came)}."
    return "" if came == wanted else f"{short(wanted)} was wanted."


def _number_difference(came: Any, wanted: Real) -> str:
    if isinstance(came, bool) or not isinstance(came, Real):
        return f"The result must be {_kind(wanted)}, not {_kind(came)}."
    if np.isnan(came):
        return "The result is NaN, not a number."
    close = np.isclose(came, wanted, rtol=RELATIVE, atol=ABSOLUTE)
    if not isinstance(wanted, Integral):
        return "" if close else _off(came, wanted)
    if isinstance(came, Integral):
        return "" if came == wanted else _off(came, wanted)
    if close:
        return (
            f"{short(came)} is the right number, but it must be a whole number "
            "(int): divide with //."
        )
    return _off(came, wanted)


def _off(came: Any, wanted: Any) -> str:
    side = "large" if came > wanted else "small"
    return f"The result is too {side} by {abs(came - wanted):.6g}."


def _tuple_difference(came: Any, wanted: tuple[Any, ...]) -> str:
    if not isinstance(came, tuple):
        return f"The result must be {_kind(wanted)}, not {_kind(came)}."
    if len(came) != len(wanted):
        return f"The tuple must have {len(wanted)} entries, not {len(came)}."
    for position, pair in enumerate(zip(came, wanted, strict=True)):
        if problem := difference(*pair):
            return f"Entry {position} of the tuple is wrong. {problem}"
    return ""


def _array_difference(came: Any, wanted: np.ndarray) -> str:
    if not hasattr(came, "__array__"):
        return f"The result must be an array, not {_kind(came)}."
    came = np.asarray(came)
    if came.shape != wanted.shape:
        return f"The shape must be {wanted.shape}, not {came.shape}."
    if came.dtype.kind not in "buif":
        return f"The array must hold numbers, not entries of type {came.dtype}."
    if not np.isfinite(came).all():
        place = np.argwhere(~np.isfinite(came))[0].tolist()
        return f"The array holds {_unfinite(came)}, first at {place}."
    wrong = ~np.isclose(came, wanted, rtol=RELATIVE, atol=ABSOLUTE)
    if not wrong.any():
        return ""
    place = tuple(np.argwhere(wrong)[0].tolist())
    return (
        f"{np.count_nonzero(wrong)} of {wrong.size} entries are wrong, first at "
        f"{list(place)}: {_brief(wanted[place])} was wanted, "
        f"{_brief(came[place])} came."
    )


def _unfinite(array: np.ndarray) -> str:
    return "NaN (not a number)" if np.isnan(array).any() else "infinity"


def _kind(value: Any) -> str:
    if isinstance(value, bool):
        return f"{value}, a truth value"
    if isinstance(value, Integral):
        return "a whole number (int)"
    if isinstance(value, Real):
        return "a number (float)"
    if isinstance(value, str):
        return f"the text {short(value)}"
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape}"
    if value is None:
        return "None"
    hint = ": wrap it in np.array(...)" if isinstance(value, list) else ""
    return f"a {type(value).__name__}{hint}"


def _short_array(array: np.ndarray) -> str:
    if array.size == 0 or array.dtype.kind not in "buif":
        return f"array of shape {array.shape}, type {array.dtype}"
    if array.size <= 16:
        listed = _listed(array.tolist())
        if len(listed) <= LONGEST:
            return listed
    low, high = _brief(array.min()), _brief(array.max())
    return f"array of shape {array.shape}, from {low} to {high}"


def _listed(entry: Any) -> str:
    if isinstance(entry, list):
        return f"[{', '.join(map(_listed, entry))}]"
    return _brief(entry)


def _brief(number: Any) -> str:
    return f"{number:.4g}" if isinstance(number, float | np.floating) else str(number)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
