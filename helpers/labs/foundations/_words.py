"""Numbers as the sentences of this lesson write them."""


def signed(number: float, digits: int = 2) -> str:
    """Write a number with so many digits behind the point, and a true minus.

    Examples
    --------
    >>> signed(-0.531), signed(-0.0001), signed(-0.000671, 5)
    ('−0.53', '0.00', '−0.00067')
    """
    return f"{round(number, digits) + 0.0:.{digits}f}".replace("-", "−")
