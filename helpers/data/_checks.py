"""The one sentence for a number that is not what a function of this layer wants."""

from numbers import Integral


def whole_number(name: str, value: object, low: int, high: int | None = None) -> int:
    """Return `value` as an int, or say in one sentence why it is none.

    >>> whole_number("canvas", 28, low=1)
    28
    >>> whole_number("canvas", 2.5, low=1)
    Traceback (most recent call last):
    ValueError: canvas must be a whole number of at least 1, not 2.5
    """
    wanted = f"of at least {low}" if high is None else f"from {low} to {high}"
    whole = isinstance(value, Integral) and not isinstance(value, bool)
    if not whole or value < low or (high is not None and value > high):
        raise ValueError(f"{name} must be a whole number {wanted}, not {value!r}")
    return int(value)
