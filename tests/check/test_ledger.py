"""The ledger of claims in data/claims.yaml, and its table."""

import keyword
import re
from pathlib import Path

import pytest

from helpers import check, data
from helpers.check._record import VERDICTS, read_claims

LESSONS = Path(__file__).parents[2] / "lessons"
CLAIMS = read_claims()
FIGURES = [(claim.id, figure) for claim in CLAIMS.values() for figure in claim.figures]


def test_no_id_occurs_twice():
    assert len(CLAIMS) == len(data.claims())


@pytest.mark.parametrize("claim", CLAIMS.values(), ids=lambda claim: claim.id)
def test_a_claim_has_a_known_verdict(claim):
    assert claim.verdict in VERDICTS


@pytest.mark.parametrize("claim", CLAIMS.values(), ids=lambda claim: claim.id)
def test_a_claim_rests_on_one_to_three_figures(claim):
    assert 1 <= len(claim.figures) <= 3


@pytest.mark.parametrize("claim", CLAIMS.values(), ids=lambda claim: claim.id)
def test_a_claim_and_its_truth_are_sentences(claim):
    assert claim.claim.endswith(".") and claim.truth.endswith(".")


@pytest.mark.parametrize(("id", "figure"), FIGURES, ids=lambda part: str(part)[:40])
def test_a_figure_can_be_passed_by_its_name(id, figure):
    assert figure.name.isidentifier() and not keyword.iskeyword(figure.name)


@pytest.mark.parametrize("name", sorted({figure.name for _, figure in FIGURES}))
def test_one_name_is_one_figure_in_all_claims(name):
    assert len({repr(figure) for _, figure in FIGURES if figure.name == name}) == 1


@pytest.mark.parametrize(("id", "figure"), FIGURES, ids=lambda part: str(part)[:40])
def test_a_band_leaves_something_out(id, figure):
    if figure.equal is not None:
        assert not figure.supports("something else")
    else:
        assert not all(figure.supports(value) for value in (-1e9, 0.0, 1e9))


def test_every_claim_about_shapes_is_there():
    assert len(check.ledger("cnn_shapes").claims) == 52


def test_the_counts_add_up_to_all_claims():
    assert sum(check.ledger().counts.values()) == len(CLAIMS)


def test_a_lesson_has_its_own_claims_only():
    assert {claim.lesson for claim in check.ledger("tools").claims} == {"tools"}


def test_an_unknown_lesson_is_answered_with_the_known_ones():
    with pytest.raises(ValueError, match=r"'poling'; the lessons are .*cnn_shapes"):
        check.ledger("poling")


@pytest.mark.parametrize("form", ["text", "html"])
def test_the_table_lists_every_claim(form):
    shown = " ".join(getattr(check.ledger("tools"), form)().split())
    assert all(claim.claim in shown for claim in check.ledger("tools").claims)


@pytest.mark.parametrize("lesson", sorted({claim.lesson for claim in CLAIMS.values()}))
def test_the_table_links_to_the_lesson_of_a_claim(lesson):
    (name,) = set(re.findall(r'href="([^"]+)"', check.ledger(lesson).html()))
    assert (LESSONS / name).is_file()


def test_the_caption_counts_the_claims_in_words():
    assert check.ledger("tools").caption.startswith("2 claims of the notes: ✓ holds 1;")


def test_the_text_fits_into_eighty_characters():
    assert max(map(len, check.ledger().text().splitlines())) <= 80
