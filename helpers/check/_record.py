"""The claims of the ledger, read and checked."""

from difflib import get_close_matches
from typing import NamedTuple

from helpers import data
from helpers.check._figures import Figure, read_figures

VERDICTS = {
    "holds": "✓ holds",
    "holds-with-conditions": "◐ holds, with conditions",
    "rule-of-thumb": "~ a rule of thumb",
    "question-to-answer": "? a question, answered",
    "outdated": "⊘ outdated",
    "wrong": "✗ wrong",
}
"""A sign and words for each verdict, from the friendliest to the hardest."""


class Claim(NamedTuple):
    """One statement of the study notes, judged."""

    id: str
    claim: str
    lesson: str
    verdict: str
    truth: str
    figures: tuple[Figure, ...]
    """What the verdict rests on."""

    @property
    def judgement(self) -> str:
        """The verdict in a sign and words."""
        return VERDICTS[self.verdict]


def read_claims() -> dict[str, Claim]:
    """Read all claims of ``data/claims.yaml``, by their ids, in their order."""
    return {
        entry["id"]: Claim(**{**entry, "figures": read_figures(entry["figures"])})
        for entry in data.claims()
    }


def find_claims(ids: tuple[str, ...]) -> list[Claim]:
    """Return the claims of these ids.

    Raises
    ------
    ValueError
        If there is no id, or no claim of that id.
    """
    known = read_claims()
    if not ids:
        raise ValueError("name at least one claim of data/claims.yaml by its id")
    for id in ids:
        if id not in known:
            near = get_close_matches(id, known, n=1, cutoff=0)[0]
            raise ValueError(f"no claim is called {id!r}; the nearest id is {near!r}")
    return [known[id] for id in ids]
