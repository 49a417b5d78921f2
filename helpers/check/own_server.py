"""Exercises of lesson 11, your own server: a worked solution and its check each."""

import numpy as np

from helpers.check import _own_server_mistakes as wrong
from helpers.check._exercise import exercise


@exercise(
    id="own_server.may_call",
    title="whether a firewall lets an address in",
    cases={
        "an address of the range may call": ("203.0.113.7", "203.0.113.0/24"),
        "a neighbouring range may not": ("203.0.114.7", "203.0.113.0/24"),
        "the last address of a /16 still may": ("172.16.255.255", "172.16.0.0/16"),
        "a range need not end at a dot": ("10.0.127.1", "10.0.64.0/18"),
        "beyond its end it lets nobody in": ("10.0.128.1", "10.0.64.0/18"),
        "a /32 is one address": ("203.0.113.8", "203.0.113.7/32"),
        "a /0 is everybody": ("8.8.4.4", "0.0.0.0/0"),
    },
    mistakes={
        "You compared the beginnings as text: a range need not end at a dot. Make one "
        "number of the four parts first.": wrong.may_call_by_text,
        "You shifted by the number after the slash: that many bits must agree, and the "
        "other 32 - bits are dropped.": wrong.may_call_shifted_by_bits,
        "You compared whole addresses: only the first bits must agree.": (
            wrong.may_call_exactly
        ),
        "You let in every address from the first of the range on: it has an end, "
        "too.": wrong.may_call_without_end,
    },
    hints=(
        'An address is one number of 32 bits: "1.2.3.4" is ((1 · 256 + 2) · 256 + 3) '
        "· 256 + 4. The number after the slash says how many of its first bits count.",
        "cidr.split('/') gives the first address and the number of bits. Dropping the "
        "last 32 - bits of a number n is n >> (32 - bits).",
        "number(address) >> shift == number(first) >> shift, with "
        "shift = 32 - int(bits).",
    ),
    why="A range in this notation, CIDR, is all addresses that begin with the same "
    "bits. The smaller the number after the slash, the more may call: a /24 is 256 "
    "addresses, a /16 is 65,536, and 0.0.0.0/0 is everybody.",
)
def may_call(address, cidr):
    """Return True if the address lies in the range."""
    first, bits = cidr.split("/")
    shift = 32 - int(bits)

    def number(text):
        a, b, c, d = map(int, text.split("."))
        return ((a * 256 + b) * 256 + c) * 256 + d

    return number(address) >> shift == number(first) >> shift


@exercise(
    id="own_server.crack_seconds",
    title="how long a password holds",
    cases={
        "four digits at 100 guesses a second": (10, 4, 100.0),
        "one place": (26, 1, 2.0),
        "eight letters behind sha1": (26, 8, 2_300_000.0),
        "eight letters behind argon2": (26, 8, 28.0),
        "four words of a list": (7776, 4, 28.0),
    },
    mistakes={
        "That is the time for all passwords: in the mean the right one comes after "
        "half of them.": wrong.crack_all,
        "Each place multiplies the count: it is choices ** length, not "
        "choices * length.": wrong.crack_by_product,
        "Base and exponent changed places: it is choices ** length.": (
            wrong.crack_swapped
        ),
        "More guesses a second take less time: divide by them.": wrong.crack_multiplied,
    },
    hints=(
        "How many passwords are there with one place, with two, with three?",
        "There are choices ** length. In the mean half of them are tried before the "
        "right one comes.",
        "choices ** length / 2 / guesses_per_second",
    ),
    why="Every place more multiplies the number of passwords by the number of choices, "
    "and a slow hash divides the guesses per second. Length wins in the end, but a "
    "hash a hundred thousand times slower is worth three and a half letters.",
)
def crack_seconds(choices, length, guesses_per_second):
    """Return the mean time in seconds."""
    return choices**length / 2 / guesses_per_second


@exercise(
    id="own_server.hours_billed",
    title="the hours billed with checkpoints",
    cases={
        "one piece: no checkpoints at all": (10.0, 0.2, 10.0),
        "a checkpoint each half hour": (10.0, 0.2, 0.5),
        "a checkpoint each hour, few interruptions": (8.0, 0.05, 1.0),
        "a long job, many interruptions": (40.0, 0.3, 2.0),
    },
    mistakes={
        "You left the checkpoints out: the formula is for one piece, and there are "
        "work / checkpoint of them.": wrong.hours_without_checkpoints,
        "That is one piece only: multiply by their number, work / checkpoint.": (
            wrong.hours_of_one_piece
        ),
        "The - 1 is missing: without it a piece of no length would cost 1 / rate "
        "hours.": wrong.hours_without_minus_one,
        "You did not divide by the rate.": wrong.hours_not_divided,
        "You counted each interruption as half a piece lost: a first guess, but what "
        "is done again can be interrupted again.": wrong.hours_by_first_guess,
    },
    hints=(
        "The work falls into work / checkpoint pieces. Each must get through without "
        "an interruption; how long does one take in the mean?",
        "A piece of s hours takes (exp(rate * s) - 1) / rate hours in the mean: for "
        "small rate * s that is hardly more than s.",
        "work / checkpoint * (np.exp(rate * checkpoint) - 1) / rate",
    ),
    why="A piece has to be got through in one go, and the chance of that falls "
    "exponentially with its length. So many short pieces cost hardly more than the "
    "work itself, and one long piece costs many times more.",
)
def hours_billed(work, rate, checkpoint):
    """Return the mean number of hours billed."""
    pieces = work / checkpoint
    return pieces * (np.exp(rate * checkpoint) - 1) / rate


@exercise(
    id="own_server.month_bill",
    title="what a month costs",
    cases={
        "work alone": (0.5, 40, 0, 0),
        "the disk is billed in a month without work": (0.5, 0, 0, 100),
        "a forgotten day has 24 hours": (0.5, 0, 1, 0),
        "all together": (0.526, 40, 30, 100),
    },
    mistakes={
        "A forgotten machine runs for 24 hours a day.": wrong.bill_days_as_hours,
        "The disk is billed all month, not by the hour of work.": (
            wrong.bill_disk_by_work
        ),
        "A forgotten machine is billed as one that works: its price is per hour of "
        "running.": wrong.bill_without_forgotten,
    },
    hints=(
        "The bill has two parts: hours in which the machine runs, and a disk that is "
        "there all month.",
        "It runs for hours + 24 * days_forgotten hours, at price each. The disk costs "
        "$0.08 for each GB.",
        "price * (hours + 24 * days_forgotten) + 0.08 * gigabytes",
    ),
    why="You pay for what exists: a running machine by the hour, whether somebody "
    "works or not, and a disk by the month, whether the machine runs or not.",
)
def month_bill(price, hours, days_forgotten, gigabytes):
    """Return the bill of a month in $."""
    return price * (hours + 24 * days_forgotten) + 0.08 * gigabytes
