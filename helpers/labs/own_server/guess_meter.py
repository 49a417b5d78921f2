"""Lab: how long a password holds against somebody who has stolen its hash."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from helpers import machine
from helpers.draw.own_server.guess_meter import GuessMeterPicture
from helpers.labs._lab import Lab
from helpers.labs.controls import choice, log_slider, slider

ALPHABETS = {
    "digits": 10,
    "small letters": 26,
    "letters and digits": 62,
    "all keys": 94,
    "words of a list": 7776,
}
"""Choices for each place; the words are those of a list for five dice."""

LONGEST = 16
KINDS = ("sha1", "argon2")
MINUTE, HOUR, DAY, YEAR = 60.0, 3600.0, 86400.0, 31557600.0
UNIVERSE = 13.8e9 * YEAR

UNITS = ((YEAR, "years"), (DAY, "days"), (HOUR, "hours"), (MINUTE, "minutes"))


class GuessMeter(NamedTuple):
    """Time to guess a password, for every length and both hashes."""

    length: int
    alphabet: str
    kind: str
    cores: float
    rates: dict[str, float]
    """Guesses a second of one core, by the kind of hash."""
    lengths: np.ndarray
    """(16,)."""
    seconds: dict[str, np.ndarray]
    """(16,) by the kind of hash: to try half of all passwords, on all cores."""

    @property
    def passwords(self) -> int:
        """How many there are."""
        return machine.count_passwords(ALPHABETS[self.alphabet], self.length)

    @property
    def wanted(self) -> float:
        """Seconds for the chosen length and hash."""
        return float(self.seconds[self.kind][self.length - 1])


def guess_meter(rates: Mapping[str, float] | None = None) -> Lab:
    """Make a password longer, or its hash slower, and see how long it holds.

    Parameters
    ----------
    rates : mapping of str to float, optional
        Guesses a second of one core for ``"sha1"`` and ``"argon2"``; by default those
        that this machine manages, measured once.
    """
    return Lab(
        compute=lambda **values: _compute(rates, **values),
        picture=GuessMeterPicture(
            LONGEST,
            {
                "a second": 1.0,
                "a day": DAY,
                "a year": YEAR,
                "age of the universe": UNIVERSE,
            },
        ),
        describe=_describe,
        length=slider("Length", 1, LONGEST, 8, unit="places"),
        alphabet=choice("Each place is one of the", list(ALPHABETS), "small letters"),
        kind=choice("Hash", KINDS),
        cores=log_slider("Cores that guess", 1.0, 1e6, 1.0, per_decade=1),
    )


def _compute(rates, length, alphabet, kind, cores) -> GuessMeter:
    rates = dict(rates) if rates else {k: machine.guesses_per_second(k) for k in KINDS}
    lengths = np.arange(1, LONGEST + 1)
    choices = ALPHABETS[alphabet]
    return GuessMeter(
        length=length,
        alphabet=alphabet,
        kind=kind,
        cores=cores,
        rates=rates,
        lengths=lengths,
        seconds={
            k: np.array(
                [
                    machine.guessing_seconds(choices, int(n), rate * cores)
                    for n in lengths
                ]
            )
            for k, rate in rates.items()
        },
    )


def _describe(result: GuessMeter) -> str:
    rate = result.rates[result.kind]
    cores = "one core" if result.cores == 1 else f"{result.cores:,.0f} cores"
    places = "place" if result.length == 1 else "places"
    return (
        f"{result.length} {places} from {ALPHABETS[result.alphabet]:,} {_noun(result)} "
        f"are {_count(result.passwords)} passwords. A core of this machine tries "
        f"≈{_digits(rate)} a second against {result.kind}: with {cores} the right one "
        f"is found {_time(result.wanted)}."
    )


def _noun(result: GuessMeter) -> str:
    return result.alphabet.removesuffix(" of a list").removeprefix("all ")


def _count(number: int) -> str:
    if number < 1e15:
        return f"{number:,}"
    return f"10 to the power {np.log10(float(number)):.0f}"


def _digits(rate: float) -> str:
    """Write a rate with two digits: it is measured."""
    return f"{float(f'{rate:.2g}'):,.0f}"


def _time(seconds: float) -> str:
    """Say a time in words, with the sign of what is measured."""
    if seconds < 1:
        return "within a second"
    if seconds > UNIVERSE:
        return f"in ≈{_large(seconds / UNIVERSE)} times the age of the universe"
    for unit, name in UNITS:
        if seconds >= 2 * unit:
            return f"in ≈{_large(seconds / unit)} {name}"
    return f"in ≈{seconds:.0f} seconds"


def _large(number: float) -> str:
    digits = float(f"{number:.2g}")
    if digits < 1e6:
        return f"{digits:,.0f}"
    if digits < 1e9:
        return f"{digits / 1e6:,.0f} million"
    if digits < 1e15:
        return f"{digits / 1e9:,.0f} thousand million"
    return f"10 to the power {np.log10(digits):.0f}"
