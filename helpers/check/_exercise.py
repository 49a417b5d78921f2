"""An exercise: its check, its hints in order, its worked solution with the reason."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from textwrap import dedent, indent
from typing import Any

from helpers.check._compare import compare
from helpers.check._shown import Shown, box, code, wrapped
from helpers.check._verdict import Verdict


@dataclass(frozen=True, repr=False)
class Note(Shown):
    """A hint or a solution: a heading, words, and code where there is some."""

    heading: str
    words: str
    listing: str = ""

    def text(self) -> str:
        """Return the note as plain text."""
        parts = [self.heading, indent(self.listing, "    "), wrapped(self.words)]
        return "\n".join(part for part in parts if part)

    def html(self) -> str:
        """Return the note as HTML."""
        listing = [code(self.listing)] if self.listing else []
        return box(self.heading, *listing, escape(self.words))


class Exercise(Shown):
    """A function to write; call the exercise with it to have it checked.

    Parameters
    ----------
    reference : callable
        The worked solution, short enough to be read: the only copy of it.
    id : str
        Lesson and name, ``"cnn_shapes.output_size"``; never changes.
    title : str
        What is to be written, in a few words.
    cases, mistakes : dict
        As `compare` takes them.
    hints : sequence of str
        From a nudge to nearly the answer.
    why : str
        Why the worked solution is right.

    Examples
    --------
    >>> from helpers import check
    >>> check.parameters(lambda kernel_size, in_channels, filters: ...).outcome
    'not started'
    >>> check.parameters.hint(1).heading
    'Hint 1 of 3'
    """

    def __init__(
        self,
        reference: Callable,
        *,
        id: str,
        title: str,
        cases: Mapping[str, tuple[Any, ...]],
        mistakes: Mapping[str, Callable],
        hints: Sequence[str],
        why: str,
    ) -> None:
        self.reference = reference
        self.id = id
        self.title = title
        self.cases = cases
        self.mistakes = mistakes
        self.hints = hints
        self.why = why
        self._hints_given = 0

    @property
    def name(self) -> str:
        """Name of the function to write, and of the exercise in ``check``."""
        return self.reference.__name__

    def __call__(self, attempt: Callable) -> Verdict:
        """Check the learner's function."""
        verdict = self.judged(attempt)
        call = "solution" if verdict else "hint"
        words = "To compare with a worked solution" if verdict else "For a hint"
        return replace(verdict, advice=f"{words}: check.{self.name}.{call}()")

    def judged(self, attempt: Callable) -> Verdict:
        """Return the verdict on the learner's function, without advice."""
        return compare(attempt, self.reference, self.cases, self.mistakes, self.title)

    def hint(self, number: int | None = None) -> Note:
        """Return the next hint, or the one with that number.

        Raises
        ------
        ValueError
            If there is no hint with that number.
        """
        count = len(self.hints)
        if number is None:
            self._hints_given = min(self._hints_given + 1, count)
            number = self._hints_given
        if number not in range(1, count + 1):
            raise ValueError(f"hint must be a number from 1 to {count}, not {number!r}")
        words = self.hints[number - 1]
        if number == count:
            words += f" (The last hint; next is check.{self.name}.solution().)"
        return Note(f"Hint {number} of {count}", words)

    def solution(self) -> Note:
        """Return the worked solution and why it is right."""
        return Note(f"A worked solution: {self.title}", self.why, self.source())

    def source(self) -> str:
        """Return the code of the worked solution."""
        lines = dedent(inspect.getsource(self.reference)).splitlines(keepends=True)
        start = next(i for i, line in enumerate(lines) if line.startswith("def "))
        return "".join(lines[start:]).rstrip()

    def text(self) -> str:
        """Return how the exercise is used, as plain text."""
        return f"Exercise: {self.title}\n{wrapped(self._use())}"

    def html(self) -> str:
        """Return how the exercise is used, as HTML."""
        return box(f"Exercise: {self.title}", escape(self._use()))

    def _use(self) -> str:
        call = f"check.{self.name}"
        return (
            f"{call}(your_function) checks it, {call}.hint() helps, "
            f"{call}.solution() shows a worked solution."
        )


def exercise(**about: Any) -> Callable[[Callable], Exercise]:
    """Turn the worked solution below into an `Exercise` with these properties."""
    return lambda reference: Exercise(reference, **about)
