"""The ledger of all claims, and how many of them hold."""

from collections import Counter
from dataclasses import dataclass
from html import escape

from helpers.check._record import VERDICTS, Claim, read_claims
from helpers.check._shown import Shown, table, wrapped

WIDTHS = {"Lesson": 18, "The notes say": 57, "Verdict": 25}

LESSONS = {
    "foundations": "01_neurons_and_layers",
    "gradients": "02_gradients",
    "regularization": "03_regularization",
    "evaluation": "04_better_training",
    "cnn_shapes": "05_cnn_tensor_shapes",
    "pooling": "06_pooling",
    "augmentation": "07_augmentation",
    "lstm_gates": "08_lstm_gates",
    "transfer": "09_fine_tuning",
    "problems": "10_three_problems",
    "aws": "11_your_own_server",
    "tools": "00_start_here",
}
"""The notebook that treats the claims of a lesson; those of tools begin in 00."""


@dataclass(frozen=True, repr=False)
class Ledger(Shown):
    """Claims with their verdicts, as a table."""

    claims: tuple[Claim, ...]

    @property
    def counts(self) -> dict[str, int]:
        """Number of claims by verdict, without those that do not occur."""
        counted = Counter(claim.verdict for claim in self.claims)
        return {verdict: counted[verdict] for verdict in VERDICTS if counted[verdict]}

    @property
    def caption(self) -> str:
        """The counts in words."""
        parts = [f"{VERDICTS[verdict]} {n}" for verdict, n in self.counts.items()]
        return f"{len(self.claims)} claims of the notes: {'; '.join(parts)}"

    def text(self) -> str:
        """Return the counts, and one line or more for each claim."""
        rows = [
            wrapped(f"{claim.claim} [{claim.lesson}]", f"{claim.judgement:<25} ")
            for claim in self.claims
        ]
        return "\n".join([wrapped(self.caption, ""), *rows])

    def html(self) -> str:
        """Return a table with one row for each claim."""
        rows = [
            (_link(claim.lesson), escape(claim.claim), escape(claim.judgement))
            for claim in self.claims
        ]
        return table(self.caption, WIDTHS, rows)


def _link(lesson: str) -> str:
    name = LESSONS[lesson]
    return f'<a href="{name}.ipynb">{name[:2]} {escape(lesson)}</a>'


def ledger(lesson: str | None = None) -> Ledger:
    """Return all claims of the notes with their verdicts, or those of one lesson.

    Raises
    ------
    ValueError
        If no claim belongs to that lesson.

    Examples
    --------
    >>> ledger("cnn_shapes").counts["wrong"]
    5
    """
    every = tuple(read_claims().values())
    chosen = tuple(claim for claim in every if lesson in (None, claim.lesson))
    if not chosen:
        known = ", ".join(sorted({claim.lesson for claim in every}))
        raise ValueError(f"no claim belongs to {lesson!r}; the lessons are {known}")
    return Ledger(chosen)
