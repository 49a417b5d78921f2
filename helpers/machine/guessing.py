"""How many passwords there are, and how long it takes to guess one."""


def count_passwords(choices: int, length: int) -> int:
    """Return how many passwords there are: ``choices ** length``.

    Parameters
    ----------
    choices : int
        How many signs, or words, each place is drawn from.
    length : int
        How many places there are.

    Raises
    ------
    ValueError
        If there are fewer than two choices, or less than one place.

    Examples
    --------
    >>> count_passwords(10, 4)
    10000
    """
    if choices < 2:
        raise ValueError(f"choices must be 2 or more, not {choices}")
    if length < 1:
        raise ValueError(f"length must be 1 or more, not {length}")
    return choices**length


def guessing_seconds(choices: int, length: int, guesses_per_second: float) -> float:
    """Return how long it takes in the mean to guess a password drawn at random.

    ``choices ** length / 2 / guesses_per_second``: half of all have to be tried.

    Parameters
    ----------
    choices, length : int
        As for `count_passwords`.
    guesses_per_second : float, above 0

    Returns
    -------
    float, in seconds

    Raises
    ------
    ValueError
        If an argument is out of its range.

    Examples
    --------
    >>> guessing_seconds(10, 4, 100.0)
    50.0
    """
    if not guesses_per_second > 0:
        raise ValueError(
            f"guesses_per_second must be above 0, not {guesses_per_second}"
        )
    return count_passwords(choices, length) / 2 / guesses_per_second
