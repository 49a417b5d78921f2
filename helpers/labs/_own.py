"""A function of the learner's own in a lab: lent copies, and its answer looked at."""

from collections.abc import Callable
from functools import cache, wraps
from typing import Any

import numpy as np

from helpers._faults import OwnFunctionError, one_line, stopped

YOURS, TRAINING = "your function", "the training"


def lent(function: Callable | None, who: str = YOURS) -> Callable | None:
    """Return `function` as a lab calls it; None if there is none.

    It gets copies of arrays, so that it cannot change what the lab shows, and is told
    of as by `told`.
    """
    if function is None:
        return None
    run = told(function, who)

    @wraps(function)
    def called(*args: Any, **kwargs: Any) -> Any:
        copies = {name: _copied(value) for name, value in kwargs.items()}
        return run(*map(_copied, args), **copies)

    return called


def told(function: Callable, who: str = YOURS) -> Callable:
    """Return `function`; whatever stops it, also a hand, becomes one sentence."""
    own = who == YOURS
    named = function if own else None
    as_it_is = (NotImplementedError,) if own else (NotImplementedError, ValueError)

    @wraps(function)
    def called(*args: Any, **kwargs: Any) -> Any:
        try:
            with np.errstate(all="ignore"):  # of a NaN the lab tells
                return function(*args, **kwargs)
        except as_it_is:
            raise
        except (Exception, KeyboardInterrupt) as error:
            sentence = stopped(named, error, who.capitalize())
            raise OwnFunctionError(sentence) from error

    return called


def trainer(train: Callable | None) -> Callable | None:
    """Return what trains a network as a lab calls it, remembering what it gave."""
    return train and cache(lent(train, TRAINING))


def number(value: Any, who: str = YOURS) -> float:
    """Return `value` as a number, or refuse what is none.

    Raises
    ------
    ValueError
        If it is no finite number.

    Examples
    --------
    >>> number("half")
    Traceback (most recent call last):
    ValueError: your function must return one number, not a str
    """
    return float(array(value, (), "one number", who))


def array(
    value: Any,
    shape: tuple[int, ...],
    what: str,
    who: str = YOURS,
    finite: bool = True,
) -> np.ndarray:
    """Return `value` as an array of floats, or refuse what is none.

    Parameters
    ----------
    value : object
        What came.
    shape : tuple of int
        What is wanted.
    what : str
        What it is called: "a map".
    who : str
    finite : bool
        Whether NaN and infinity are refused.

    Raises
    ------
    ValueError
        If it does not hold numbers, or not in that shape.
    """
    if value is None:
        raise ValueError(f"{who} returned nothing (None): is a return missing?")
    found = _as_array(value)
    if found is None or found.dtype.kind not in "fiub":
        of = " of numbers" if shape else ""
        kind = type(value).__name__
        raise ValueError(f"{who} must return {what}{of}, not {_an(kind)}")
    if found.shape != shape:
        wanted = f"{what} of shape {shape}" if shape else what
        came = found.shape if found.shape and shape else _in_words(found)
        raise ValueError(f"{who} must return {wanted}, not {came}")
    if finite and not np.isfinite(found).all():
        raise ValueError(f"{who} returned NaN or infinity")
    return found.astype(float)


def _as_array(value: Any) -> np.ndarray | None:
    try:
        return np.asarray(value)
    except Exception:  # of lists that are ragged, and of objects of any kind
        return None


def _in_words(found: np.ndarray) -> str:
    return f"an array of shape {found.shape}" if found.shape else "one number"


def _an(kind: str) -> str:
    return f"{'an' if kind[0].lower() in 'aeiou' else 'a'} {kind}"


def brief(value: Any) -> str:
    """Return how `value` looks on one line, cut short."""
    return one_line(repr(value))[:60]


def _copied(value: Any) -> Any:
    return value.copy() if isinstance(value, np.ndarray) else value
