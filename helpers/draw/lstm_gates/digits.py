"""Numbers as they are written in the pictures and sentences of the lesson."""


def two_digits(value: float) -> str:
    """Write a number with two digits behind the point and a true minus sign.

    Examples
    --------
    >>> two_digits(-0.999), two_digits(-0.001)
    ('−1.00', '0.00')
    """
    return f"{round(float(value), 2) + 0.0:.2f}".replace("-", "−")


def in_brackets(value: float) -> str:
    """Write a number as `two_digits`, in brackets if it is below zero.

    Examples
    --------
    >>> in_brackets(0.5), in_brackets(-0.5)
    ('0.50', '(−0.50)')
    """
    text = two_digits(value)
    return f"({text})" if text.startswith("−") else text
