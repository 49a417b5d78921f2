"""Real passwords: the hashes that Jupyter keeps of them, and guessing against these."""

import hashlib
from collections.abc import Callable, Sequence
from functools import cache
from time import perf_counter
from typing import NamedTuple

KINDS = ("sha1", "argon2")
"""The hash of the study notes, and Jupyter's own today."""

SALT = "51a2f965ee85"
WATCHED = 0.3
"""How long a rate is measured, in seconds."""

COMMON = tuple(
    """
    123456 password 12345678 qwerty 123456789 12345 1234 111111 1234567 dragon 123123
    baseball abc123 football monkey letmein 696969 shadow master 666666 qwertyuiop
    123321 mustang 1234567890 michael 654321 superman 1qaz2wsx 7777777 121212 000000
    qazwsx 123qwe killer trustno1 jordan jennifer zxcvbnm asdfgh hunter buster soccer
    harley batman andrew tigger sunshine iloveyou 2000 charlie robert thomas hockey
    ranger daniel starwars 112233 george computer michelle jessica pepper 1111 zxcvbn
    555555 11111111 131313 freedom 777777 pass maggie 159753 aaaaaa ginger princess
    joshua cheese amanda summer love ashley nicole chelsea matthew access yankees
    987654321 dallas austin thunder taylor matrix welcome admin
    """.split()
)
"""Passwords that leaked lists have found again and again, the commonest first."""


class Found(NamedTuple):
    """A password that a list gave away."""

    password: str
    """Empty if it is not in the list."""
    guesses: int
    """How many were tried."""


def hash_password(password: str, kind: str = "argon2") -> str:
    """Return what a server keeps in place of a password, as Jupyter writes it.

    Parameters
    ----------
    password : str
    kind : {"argon2", "sha1"}
        argon2 is drawn anew at each call, with a salt of its own.

    Raises
    ------
    ValueError
        If there is no such kind.

    Examples
    --------
    >>> hash_password("dragon", "sha1")
    'sha1:51a2f965ee85:4a735c500ede19a082844017e9973bc2daadc93c'
    """
    if kind not in KINDS:
        raise ValueError(f"kind must be one of {', '.join(KINDS)}, not {kind!r}")
    if kind == "sha1":
        return f"sha1:{SALT}:{_sha1(password)}"
    from jupyter_server.auth import passwd

    return passwd(password)


def is_password(guess: str, hashed: str) -> bool:
    """Say whether Jupyter would let somebody in with `guess`."""
    from jupyter_server.auth import passwd_check

    return passwd_check(hashed, guess)


def find_in_list(hashed: str, words: Sequence[str] = COMMON) -> Found:
    """Try each word of a list, as a thief of the hash would.

    Examples
    --------
    >>> find_in_list(hash_password("dragon", "sha1"))
    Found(password='dragon', guesses=10)
    """
    for number, word in enumerate(words, 1):
        if is_password(word, hashed):
            return Found(word, number)
    return Found("", len(words))


@cache
def guesses_per_second(kind: str) -> float:
    """Measure how many guesses one core of this machine tries in a second.

    Parameters
    ----------
    kind : {"sha1", "argon2"}

    Returns
    -------
    float
        Measured at the first call, then remembered.

    Raises
    ------
    ValueError
        If there is no such kind.
    """
    hashed = hash_password("a long secret", kind)
    if kind == "sha1":
        return _rate(lambda: _sha1("a wrong guess"), batch=5000)
    return _rate(lambda: is_password("a wrong guess", hashed), batch=1)


def _sha1(password: str) -> str:
    return hashlib.sha1((password + SALT).encode()).hexdigest()


def _rate(guess: Callable[[], object], batch: int) -> float:
    """Return guesses per second in the quickest batch: what else runs only slows."""
    guess()
    start, quickest = perf_counter(), float("inf")
    while perf_counter() - start < WATCHED:
        before = perf_counter()
        for _ in range(batch):
            guess()
        quickest = min(quickest, perf_counter() - before)
    return batch / quickest
