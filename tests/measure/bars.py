"""What the course promises, and whether the figures keep it."""

from collections.abc import Callable
from statistics import median
from typing import NamedTuple

ENOUGH = 15
"""Pictures in a second that a hand takes for one movement."""


class Bar(NamedTuple):
    """One promise about labs or lessons."""

    text: str
    kept: Callable  # of a row: whether it holds there, or None where it says nothing
    figure: Callable  # of a row: the figure that decides, as text


class Verdict(NamedTuple):
    """Whether a promise holds."""

    text: str
    holds: bool
    detail: str  # what broke it, or how many it was seen in


def most(text, key, bar, unit=""):
    """Return the promise that a figure is at most `bar`."""
    return Bar(
        text,
        lambda row: row[key] <= bar if key in row else None,
        lambda row: f"{row[key]:.0f}{unit}",
    )


def follows(row):
    """Say whether a drag showed enough pictures, or nearly all that it asked for."""
    if "rate" not in row:
        return None
    return row["rate"] >= min(ENOUGH, 0.9 * row["asked"])


def times_quicker(row):
    """Return how many times quicker than interact a lab is."""
    return row["interact"] / row["median"]


def times_floor(row):
    """Return how many times as long as on the bare canvas a lab takes."""
    return row["median"] / row["floor"]


LABS = (
    most("from key to picture: median at most 50 ms", "median", 50, " ms"),
    most("from key to picture: 95 % within 100 ms", "p95", 100, " ms"),
    Bar(
        "each lab at least 2.5 times quicker than `interact`",
        lambda row: times_quicker(row) >= 2.5,
        lambda row: f"{times_quicker(row):.1f}",
    ),
    Bar(
        f"while dragging at least {ENOUGH} pictures a second, or nine of ten of the "
        "changes where the hand makes fewer",
        follows,
        lambda row: f"{row['rate']:.1f} of {row['asked']:.1f}",
    ),
    most("nothing plays on more than 150 ms after the hand", "after", 150, " ms"),
    most("the kernel grows by less than 5 MB in 500 moves", "growth", 5, " MB"),
    most("a picture has at most 60 kB", "bytes", 60_000, " bytes"),
)

LESSONS = (
    most("a lesson runs in at most 60 s", "seconds", 60, " s"),
    most("its kernel never holds more than 1000 MB", "memory", 1000, " MB"),
)


def over_all(rows):
    """Judge what is promised of the median over labs."""
    quicker = median(map(times_quicker, rows))
    floor = median(map(times_floor, rows))
    return [
        Verdict(
            "at least 4 times quicker than `interact` in the median over labs",
            quicker >= 4,
            f"{quicker:.1f} times",
        ),
        Verdict(
            "at most 4 times the bare canvas in the median over labs",
            floor <= 4,
            f"{floor:.1f} times",
        ),
    ]


def judge(bar, rows):
    """Say of one promise whether it holds in all rows, and where it does not."""
    judged = {name: bar.kept(row) for name, row in rows.items()}
    broken = [name for name, kept in judged.items() if kept is False]
    seen = sum(kept is not None for kept in judged.values())
    detail = ", ".join(f"{name} ({bar.figure(rows[name])})" for name in broken)
    return Verdict(
        bar.text,
        not broken and seen > 0,
        detail or (f"in all {seen}" if seen else "not measured yet"),
    )


def good(rows):
    """Return the rows that were measured to their end."""
    return {name: row for name, row in rows.items() if "failed" not in row}


def all_measured(what, rows, wanted):
    """Judge whether every lab or lesson of the course has its figures."""
    missing = [name for name in wanted if name not in good(rows)]
    return Verdict(
        f"every {what} was measured",
        not missing,
        f"not {', '.join(missing)}" if missing else f"all {len(wanted)}",
    )


def of_labs(rows, wanted):
    """Return the verdicts on the labs."""
    measured = good(rows)
    verdicts = [all_measured("lab", rows, wanted)]
    if measured:
        verdicts += over_all(measured.values())
    return verdicts + [judge(bar, measured) for bar in LABS]


def of_lessons(rows, wanted):
    """Return the verdicts on the lessons."""
    verdicts = [all_measured("lesson", rows, wanted)]
    return verdicts + [judge(bar, good(rows)) for bar in LESSONS]
