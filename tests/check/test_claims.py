"""Claims of the notes held against measured figures."""

import re

import numpy as np
import pytest

from helpers import check, data
from helpers.check._figures import Figure

CLAIM = {
    "claim": "Small things are small.",
    "lesson": "sizes",
    "verdict": "holds-with-conditions",
    "truth": "Some <are> not.",
}
LEDGER = [
    {
        "id": "small",
        **CLAIM,
        "figures": {
            "side": {"equal": 7, "unit": "pixels"},
            "accuracy": {"low": 0.8, "trained": True},
        },
    },
    {
        "id": "tiny",
        **CLAIM,
        "figures": {"side": {"equal": 7, "unit": "pixels"}, "error": {"below": 1e-12}},
    },
    {"id": "shaped", **CLAIM, "figures": {"shape": {"equal": [3, 4]}}},
    {"id": "named", **CLAIM, "figures": {"kind": {"equal": "TypeError"}}},
    {"id": "banded", **CLAIM, "figures": {"share": {"low": 0.25, "high": 0.5}}},
    {"id": "told", **CLAIM, "figures": {"known": {"equal": False}}},
    {"id": "counted", **CLAIM, "figures": {"weights": {"equal": 23050}}},
]


@pytest.fixture(autouse=True)
def small_ledger(monkeypatch):
    monkeypatch.setattr(data, "claims", lambda: LEDGER)


def text_of(*ids, **figures):
    return check.claims(*ids, **figures).text()


def test_figures_in_their_bands_support():
    assert check.claims("small", side=7, accuracy=0.9).contradictions == []


@pytest.mark.parametrize(
    ("id", "figures"),
    [
        ("small", {"side": 8, "accuracy": 0.9}),
        ("small", {"side": 7, "accuracy": 0.79}),
        ("tiny", {"side": 7, "error": -1e-9}),
        ("shaped", {"shape": (4, 3)}),
        ("named", {"kind": "ValueError"}),
        ("banded", {"share": 0.51}),
        ("banded", {"share": 0.24}),
        ("banded", {"share": np.nan}),
        ("told", {"known": True}),
    ],
)
def test_a_figure_out_of_its_band_contradicts(id, figures):
    assert check.claims(id, **figures).contradictions == [id]


@pytest.mark.parametrize(
    ("id", "figures"),
    [
        ("small", {"side": np.int64(7), "accuracy": np.float32(0.9)}),
        ("small", {"side": np.array(7), "accuracy": np.array(0.9)}),
        ("shaped", {"shape": (np.int64(3), 4)}),
        ("shaped", {"shape": np.array([3, 4])}),
        ("shaped", {"shape": range(3, 5)}),
        ("told", {"known": np.bool_(False)}),
    ],
)
def test_numbers_of_numpy_are_figures_too(id, figures):
    assert check.claims(id, **figures).contradictions == []


def test_a_figure_out_of_its_band_is_said_with_the_band():
    assert "0.60 (contradicts: from 0.25 to 0.5 was expected)" in text_of(
        "banded", share=0.6
    )


def test_one_figure_can_serve_two_claims():
    findings = check.claims("small", "tiny", side=8, accuracy=0.9, error=0.0)
    assert findings.contradictions == ["small", "tiny"]


def test_a_trained_figure_carries_the_sign_of_what_varies():
    assert "≈0.92 (supports)" in text_of("small", side=7, accuracy=0.9163)


def test_the_sign_stands_directly_before_the_number_on_the_page_too():
    page = check.claims("small", side=7, accuracy=0.9163).html()
    assert re.findall(r"≈(\S+)", page) == ["0.92"]


def test_an_exact_figure_carries_no_sign_and_its_unit():
    assert "side: 7 pixels (supports)" in text_of("small", side=7, accuracy=0.9)


def test_the_digits_of_a_tiny_figure_are_not_printed():
    assert "error: below 1e-12 (supports)" in text_of("tiny", side=7, error=3.1e-16)


def test_two_tiny_figures_print_the_same():
    assert text_of("tiny", side=7, error=1e-16) == text_of("tiny", side=7, error=4e-14)


def test_a_figure_that_should_be_tiny_and_is_not_is_printed():
    assert "0.31 (contradicts: below 1e-12" in text_of("tiny", side=7, error=0.31)


@pytest.mark.parametrize(
    ("id", "figures", "words"),
    [
        ("shaped", {"shape": (3, 4)}, "shape: (3, 4)"),
        ("named", {"kind": "TypeError"}, "kind: TypeError"),
        ("told", {"known": False}, "known: no"),
        ("counted", {"weights": 23050}, "weights: 23,050"),
        ("banded", {"share": 0.5}, "share: 0.50"),
    ],
)
def test_each_kind_of_figure_is_printed_plainly(id, figures, words):
    assert words in text_of(id, **figures)


def test_the_limit_of_a_tiny_figure_has_no_needless_zero():
    assert Figure("error", below=1e-5).show(0.0) == "below 1e-5"


def test_numbers_inside_a_shape_are_printed_without_commas():
    assert Figure("shape", equal=[1600]).show([1600]) == "(1600,)"


def test_a_figure_is_named_in_words():
    assert Figure("two_3x3_against_keras").label == "two 3×3 against Keras"


def test_a_missing_figure_is_named():
    with pytest.raises(ValueError, match="small rests on accuracy"):
        check.claims("small", side=7)


def test_a_figure_that_no_claim_needs_is_named():
    with pytest.raises(ValueError, match="no claim here rests on height; they rest on"):
        check.claims("small", side=7, accuracy=0.9, height=3)


def test_an_unknown_id_is_answered_with_the_nearest():
    with pytest.raises(ValueError, match="'smal'; the nearest id is 'small'"):
        check.claims("smal")


def test_no_id_is_refused():
    with pytest.raises(ValueError, match="at least one claim"):
        check.claims()


@pytest.mark.parametrize("value", [None, {"a": 1}, object()])
def test_what_is_no_figure_is_refused(value):
    with pytest.raises(ValueError, match="share must be a number, a shape or a word"):
        check.claims("banded", share=value)


def test_a_shape_where_a_number_belongs_is_refused():
    with pytest.raises(ValueError, match=r"share must be one number, not \[1, 2\]"):
        check.claims("banded", share=(1, 2))


def test_the_table_says_claim_verdict_and_truth():
    text = text_of("shaped", shape=(3, 4))
    parts = (CLAIM["claim"], "holds, with conditions", CLAIM["truth"])
    assert all(part in text for part in parts)


def test_the_page_shows_the_ledgers_text_as_text():
    assert "Some &lt;are&gt; not." in check.claims("shaped", shape=(3, 4)).html()


def test_the_page_lets_its_cells_wrap():
    assert "white-space: normal" in check.claims("shaped", shape=(3, 4)).html()


@pytest.mark.parametrize(
    ("figure", "words"),
    [({"unit": "pixels"}, "needs equal"), ({"equals": 3}, "unknown property equals")],
)
def test_a_figure_of_the_ledger_without_a_sound_band_is_refused(
    monkeypatch, figure, words
):
    broken = [{"id": "broken", **CLAIM, "figures": {"side": figure}}]
    monkeypatch.setattr(data, "claims", lambda: broken)
    with pytest.raises(ValueError, match=words):
        check.claims("broken", side=3)
