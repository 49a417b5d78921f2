"""The outcome of a check, as the learner reads it."""

from dataclasses import dataclass
from html import escape
from typing import Literal

from helpers.check._shown import Shown, box, code, wrapped

SIGNS = {"right": "✓", "not yet": "✗", "not started": "○"}
EDGES = {
    "right": "var(--jp-success-color1, currentColor)",
    "not yet": "var(--jp-warn-color1, currentColor)",
    "not started": "var(--jp-border-color1, currentColor)",
}


@dataclass(frozen=True, repr=False)
class Verdict(Shown):
    """What a check says of the learner's function.

    True in an ``if`` when the function is right.

    Examples
    --------
    >>> Verdict("not yet", "the sum", "Add, do not subtract.", given="a=2, b=2",
    ...         wanted="4", came="0")
    ✗ not yet: the sum
      Put in: a=2, b=2
      Wanted: 4
      Came:   0
      Add, do not subtract.
    """

    outcome: Literal["right", "not yet", "not started"]
    title: str
    """What was checked."""
    reason: str
    """The sentence to learn from."""
    case: str = ""
    """The name of the first case that failed."""
    given: str = ""
    """The arguments of that case, short."""
    wanted: str = ""
    came: str = ""
    advice: str = ""
    """What to do next."""

    def __bool__(self) -> bool:
        """Return whether the function is right."""
        return self.outcome == "right"

    @property
    def heading(self) -> str:
        """The outcome in a sign and words."""
        return f"{SIGNS[self.outcome]} {self.outcome}: {self.title}"

    def text(self) -> str:
        """Return the verdict as plain text."""
        rows = [
            wrapped(value, f"  {label + ':':<8}") for label, value in self._evidence()
        ]
        words = [wrapped(words) for words in (self.reason, self.advice) if words]
        return "\n".join([self.heading, *rows, *words])

    def html(self) -> str:
        """Return the verdict as HTML."""
        rows = [
            f"{label}: {escape(value) if label == 'Case' else code(value)}"
            for label, value in self._evidence()
        ]
        words = [escape(words) for words in (self.reason, self.advice) if words]
        return box(self.heading, *rows, *words, edge=EDGES[self.outcome])

    def _evidence(self) -> list[tuple[str, str]]:
        rows = {
            "Case": self.case,
            "Put in": self.given,
            "Wanted": self.wanted,
            "Came": self.came,
        }
        return [(label, value) for label, value in rows.items() if value]
