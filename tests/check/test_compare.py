"""What a learner reads of a function that is compared with the right one."""

import numpy as np
import pytest

from helpers.check import Verdict, compare

CASES = {"ones": (np.ones(3),), "a ramp": (np.arange(3.0),)}


def double(x):
    return 2 * x


def verdict_on(attempt, wanted=None, **options):
    """Check a function against `double`, or against a constant result."""
    reference = double if wanted is None else lambda x: wanted
    return compare(attempt, reference, CASES, title="twice", **options)


def test_the_right_function_is_right():
    assert verdict_on(lambda x: x + x).outcome == "right"


def test_a_verdict_is_true_only_for_the_right_function():
    assert [bool(verdict_on(f)) for f in (double, abs, lambda x: ...)] == [
        True,
        False,
        False,
    ]


def test_results_agree_within_a_tolerance():
    assert verdict_on(lambda x: x * 2.000001).outcome == "right"


def test_a_result_off_by_more_than_the_tolerance_is_wrong():
    assert verdict_on(lambda x: x * 2.001).outcome == "not yet"


def test_single_precision_is_precise_enough():
    assert verdict_on(lambda x: np.float32(2) * x.astype("float32")).outcome == "right"


def test_a_tensor_counts_as_an_array():
    class Tensor:
        def __init__(self, array):
            self.array = array

        def __array__(self, dtype=None, copy=None):
            return self.array

    assert verdict_on(lambda x: Tensor(2 * x)).outcome == "right"


def test_the_first_case_that_fails_is_named():
    assert verdict_on(lambda x: x + 1).case == "a ramp"


def test_what_was_put_in_wanted_and_came_is_shown():
    verdict = verdict_on(lambda x: x + 1)
    assert (verdict.given, verdict.wanted, verdict.came) == (
        "x=[0, 1, 2]",
        "[0, 2, 4]",
        "[1, 2, 3]",
    )


def test_large_arguments_are_shown_by_their_shape():
    large = {"many": (np.ones((2, 28, 28)),)}
    assert (
        compare(abs, double, large).given == "x=array of shape (2, 28, 28), from 1 to 1"
    )


def test_the_first_wrong_entry_is_named():
    assert "first at [0]: 0 was wanted, 1 came" in verdict_on(lambda x: x + 1).reason


def test_raising_not_implemented_is_not_started():
    def attempt(x):
        raise NotImplementedError

    assert verdict_on(attempt).outcome == "not started"


@pytest.mark.parametrize("stub", [lambda x: None, lambda x: ...])
def test_returning_nothing_at_once_is_not_started(stub):
    assert verdict_on(stub).outcome == "not started"


def test_work_without_a_return_is_not_yet():
    def attempt(x):
        x = x * 2

    assert "is a return missing" in verdict_on(attempt).reason


def test_a_branch_not_yet_written_is_not_yet():
    def attempt(x):
        if x[0] == 0:
            raise NotImplementedError
        return 2 * x

    assert "This case is not written yet" in verdict_on(attempt).reason


def test_an_error_is_told_with_its_type_message_and_line():
    def attempt(x):
        return x / undefined  # noqa: F821

    reason = verdict_on(attempt).reason
    assert reason.startswith("Your function stopped in line ")
    assert reason.endswith(
        '"return x / undefined  # noqa: F821": NameError, '
        "name 'undefined' is not defined."
    )


def test_the_line_of_an_error_is_the_learners_not_that_of_a_library():
    def attempt(x):
        return np.reshape(x, (7, 7))

    assert '"return np.reshape(x, (7, 7))"' in verdict_on(attempt).reason


def test_an_error_without_a_message_still_makes_a_sentence():
    def attempt(x):
        raise KeyError

    assert verdict_on(attempt).reason.endswith("KeyError, without a message.")


def test_a_verdict_never_holds_an_address():
    def attempt(x):
        raise TypeError(f"cannot add {object()}")

    assert "0x" not in verdict_on(attempt).text()


def test_a_value_of_a_strange_type_is_shown_without_its_address():
    assert "0x" not in verdict_on(lambda x: object()).text()


def test_a_function_without_the_wanted_arguments_is_told_which_those_are():
    reason = verdict_on(lambda: 3).reason
    assert reason == "Your function must take x; it takes none."


def test_a_value_in_place_of_a_function_is_refused_in_words():
    assert "your function itself, without brackets" in verdict_on(7).reason


def test_a_wrong_shape_is_named():
    assert verdict_on(lambda x: x[:2]).reason == "The shape must be (3,), not (2,)."


def test_nan_is_named_with_its_place():
    reason = verdict_on(lambda x: np.where(x == 2, np.nan, 2 * x)).reason
    assert reason == "The array holds NaN (not a number), first at [2]."


def test_infinity_is_named():
    assert "holds infinity" in verdict_on(lambda x: x / 0).reason


@pytest.mark.filterwarnings("error")
def test_floating_point_warnings_do_not_reach_the_learner():
    reason = verdict_on(lambda x: (x - x) / (x - x)).reason
    assert reason.startswith("The array holds NaN")


def test_a_list_in_place_of_an_array_is_named():
    assert "not a list: wrap it in np.array" in verdict_on(lambda x: list(2 * x)).reason


def test_an_array_of_texts_is_named():
    assert "must hold numbers" in verdict_on(lambda x: np.array(["a"] * 3)).reason


def test_a_float_in_place_of_a_whole_number_is_named():
    reason = verdict_on(lambda x: 7.0, wanted=7).reason
    assert reason.startswith("7.0 is the right number, but it must be a whole number")


@pytest.mark.parametrize("seven", [7, np.int64(7), np.array(7)])
def test_every_kind_of_whole_number_counts(seven):
    assert verdict_on(lambda x: seven, wanted=7).outcome == "right"


@pytest.mark.parametrize("came", ["7", True, (7,), np.array([7])])
def test_what_is_no_number_is_named(came):
    assert "must be a whole number" in verdict_on(lambda x: came, wanted=7).reason


def test_a_number_that_is_not_a_number_is_named():
    assert "NaN" in verdict_on(lambda x: float("nan"), wanted=7).reason


@pytest.mark.parametrize(("came", "words"), [(9, "large by 2"), (6.5, "small by 0.5")])
def test_how_far_a_number_is_off_is_said(came, words):
    assert words in verdict_on(lambda x: came, wanted=7).reason


def test_a_tuple_of_the_same_numbers_is_right():
    attempt = lambda x: (np.int32(2), 0.5)  # noqa: E731
    assert verdict_on(attempt, wanted=(2, 0.5)).outcome == "right"


@pytest.mark.parametrize(
    ("came", "words"),
    [
        ([2, 3], "not a list"),
        ((2,), "must have 2 entries, not 1"),
        ((2, 3, 4), "must have 2 entries, not 3"),
        ((2, 4), "Entry 1 of the tuple is wrong"),
        ((2, None), "not None"),
    ],
)
def test_what_is_wrong_with_a_tuple_is_said(came, words):
    assert words in verdict_on(lambda x: came, wanted=(2, 3)).reason


def test_changing_the_input_is_told():
    def attempt(x):
        x *= 2
        return x

    assert "your function changed its argument x" in verdict_on(attempt).reason


def test_a_gap_in_the_input_is_no_change_of_it():
    def without_gaps(x):
        return float(np.nansum(x))

    cases = {"a gap": (np.array([1.0, np.nan]),)}
    assert compare(without_gaps, without_gaps, cases).outcome == "right"


def test_changing_the_input_does_not_change_the_cases():
    def attempt(x):
        x *= 2
        return x

    assert verdict_on(attempt) == verdict_on(attempt)


def test_a_known_mistake_gets_its_message():
    mistakes = {"You squared.": np.square, "You halved.": lambda x: x / 2}
    verdict = verdict_on(lambda x: x * 0.5, mistakes=mistakes)
    assert verdict.reason.startswith("You halved.")


def test_a_mistake_made_in_some_cases_only_is_not_claimed():
    mistakes = {"You took the absolute value.": np.abs}
    attempt = lambda x: x if x[0] == 1 else x - 1  # noqa: E731
    assert "absolute" not in verdict_on(attempt, mistakes=mistakes).reason


def test_a_mistake_that_stops_is_known_by_its_error():
    mistakes = {"You indexed too far.": lambda x: x[9]}
    verdict = verdict_on(lambda x: x[9] * 2, mistakes=mistakes)
    assert verdict.reason.startswith("You indexed too far.")


def test_another_error_of_the_same_type_is_not_taken_for_that_mistake():
    mistakes = {"You indexed too far.": lambda x: x[9]}
    verdict = verdict_on(lambda x: [][0], mistakes=mistakes)
    assert "indexed" not in verdict.reason


@pytest.mark.parametrize("outcome", ["right", "not yet", "not started"])
@pytest.mark.parametrize("form", ["text/plain", "text/html"])
def test_the_outcome_is_said_in_words(outcome, form):
    bundle = Verdict(outcome, "twice", "Because.")._repr_mimebundle_()
    assert f"{outcome}: twice" in bundle[form]


def test_the_page_shows_the_learners_text_as_text():
    verdict = verdict_on(lambda x: "<b>bold</b>")
    assert "<b>" not in verdict.html()


def test_the_page_takes_its_colours_from_the_theme():
    assert "var(--jp-ui-font-color1" in verdict_on(double).html()


def test_the_text_fits_into_eighty_characters():
    lines = verdict_on(lambda x: x + 1e-3).text().splitlines()
    assert max(map(len, lines)) <= 80


def test_a_check_prints_nothing(capsys):
    verdict_on(lambda x: x + 1)
    assert capsys.readouterr() == ("", "")
