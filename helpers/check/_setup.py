"""Whether this machine is ready for the course."""

import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from helpers.check._shown import Shown, code

PYTHONS = ((3, 11), (3, 13))
"""Oldest and newest Python that the course is tested with."""

PACKAGES = ("jupyterlab", "ipywidgets", "anywidget", "numpy", "matplotlib", "keras")

MEMORY = 2.0
"""Free memory that a lesson with training wants, in GB."""


@dataclass(frozen=True, repr=False)
class Setup(Shown):
    """What is there and what is missing, a line each."""

    lines: tuple[tuple[bool, str], ...]
    """Whether it is as it should be, and what was found."""

    def __bool__(self) -> bool:
        return all(good for good, _ in self.lines)

    def text(self) -> str:
        """Return a line for each finding, and what to do."""
        found = [f"{'✓' if good else '✗'} {words}" for good, words in self.lines]
        end = (
            "This machine is ready."
            if self
            else "Mend the lines marked ✗ first: README.md, section Quick start."
        )
        return "\n".join([*found, end])

    def html(self) -> str:
        """Return the same lines in the letters of code."""
        return code(self.text())


def setup() -> Setup:
    """Look for Python, the packages of the course and free memory.

    Returns
    -------
    Setup
        Displays itself; true where everything is as it should be.
    """
    return Setup((_python(), *map(_package, PACKAGES), _tensorflow(), _memory()))


def _python() -> tuple[bool, str]:
    (_, low), (_, high) = PYTHONS
    good = PYTHONS[0] <= sys.version_info[:2] <= PYTHONS[1]
    here = ".".join(map(str, sys.version_info[:3]))
    return good, f"Python, version {here} (wanted: 3.{low} to 3.{high})"


def _package(name: str) -> tuple[bool, str]:
    try:
        return True, f"{name}, version {version(name)}"
    except PackageNotFoundError:
        return False, f"{name} is missing"


def _tensorflow() -> tuple[bool, str]:
    found = [_package(name) for name in ("tensorflow", "tensorflow-cpu")]
    good = next((words for good, words in found if good), None)
    if good is None:
        return False, "tensorflow is missing"
    return True, good.replace("tensorflow-cpu", "tensorflow")


def _memory() -> tuple[bool, str]:
    import psutil

    free = psutil.virtual_memory().available / 1e9
    return free >= MEMORY, f"free memory: ≈{free:.1f} GB (wanted: {MEMORY:g} GB)"
