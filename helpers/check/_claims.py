"""What the notes say, what is true, and the figures just measured."""

from dataclasses import dataclass
from html import escape
from typing import Any, NamedTuple

from helpers.check._figures import Figure
from helpers.check._record import Claim, find_claims
from helpers.check._shown import Shown, table, wrapped

WIDTHS = {"The notes say": 22, "Verdict": 14, "What is true": 34, "Measured here": 30}


class Finding(NamedTuple):
    """A claim with the measured values of its figures."""

    claim: Claim
    values: tuple[Any, ...]
    """One for each figure of the claim."""

    @property
    def measured(self) -> list[str]:
        """One line for each figure: its value, and what that means."""
        pairs = zip(self.claim.figures, self.values, strict=True)
        return [_measured(figure, value) for figure, value in pairs]

    @property
    def supported(self) -> bool:
        """Whether every figure lies in its band."""
        pairs = zip(self.claim.figures, self.values, strict=True)
        return all(figure.supports(value) for figure, value in pairs)


@dataclass(frozen=True, repr=False)
class Findings(Shown):
    """Claims and what was measured about them, as a table."""

    findings: tuple[Finding, ...]

    @property
    def contradictions(self) -> list[str]:
        """Ids of the claims whose verdict a figure contradicts."""
        return [one.claim.id for one in self.findings if not one.supported]

    def text(self) -> str:
        """Return one paragraph for each claim."""
        return "\n\n".join(_paragraph(finding) for finding in self.findings)

    def html(self) -> str:
        """Return a table with one row for each claim."""
        rows = [
            (
                escape(claim.claim),
                escape(claim.judgement),
                escape(claim.truth),
                "".join(f"<div>{escape(line)}</div>" for line in finding.measured),
            )
            for finding in self.findings
            for claim in [finding.claim]
        ]
        return table("What the notes say, and what is true", WIDTHS, rows)


def claims(*ids: str, **figures: Any) -> Findings:
    """Hold claims of the notes against the figures just measured.

    Parameters
    ----------
    *ids : str
        Claims of ``data/claims.yaml``.
    **figures : number, shape, truth value or word
        The figures that these claims rest on, by their names in the ledger.

    Returns
    -------
    Findings
        Displays a table: the claim, the verdict, the truth, each figure and whether
        it supports the verdict. A figure outside its band is said to contradict, and
        its claim is listed in ``contradictions``; nothing is raised.

    Raises
    ------
    ValueError
        If an id is unknown, or a figure is missing, unknown or not a figure.

    Examples
    --------
    >>> from helpers import nn
    >>> claims(
    ...     "synonyms-output-size",
    ...     filters_of_the_layer=32,
    ...     channels_into_the_layer=10,
    ...     side_out_of_the_layer=nn.conv_output_size(28, 2, padding="same"),
    ... ).contradictions
    []
    """
    chosen = find_claims(ids)
    _refuse_missing_and_unknown(chosen, set(figures))
    return Findings(
        tuple(
            Finding(claim, tuple(f.read(figures[f.name]) for f in claim.figures))
            for claim in chosen
        )
    )


def _refuse_missing_and_unknown(chosen: list[Claim], names: set[str]) -> None:
    wanted = {figure.name: claim.id for claim in chosen for figure in claim.figures}
    for name in sorted(names - set(wanted)):
        known = ", ".join(wanted)
        raise ValueError(f"no claim here rests on {name}; they rest on {known}")
    for name, id in wanted.items():
        if name not in names:
            raise ValueError(f"the claim {id} rests on {name}: pass {name}=...")


def _measured(figure: Figure, value: Any) -> str:
    start = f"{figure.label}: {figure.show(value)}"
    if figure.supports(value):
        return f"✓ {start} (supports)"
    return f"✗ {start} (contradicts: {figure.band} was expected)"


def _paragraph(finding: Finding) -> str:
    claim = finding.claim
    rows = {
        "The notes say": claim.claim,
        "Verdict": claim.judgement,
        "What is true": claim.truth,
    }
    words = [wrapped(words, f"{head + ':':<15}") for head, words in rows.items()]
    measured = [
        f"{'Measured:' if n == 0 else '':<15}{line}"
        for n, line in enumerate(finding.measured)
    ]
    return "\n".join(words + measured)
