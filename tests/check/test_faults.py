"""What a learner's function may do to a check: every exercise, every fault."""

import copy
import re

import numpy as np
import pytest

from helpers import check

EXERCISES = {n: e for n, e in vars(check).items() if isinstance(e, check.Exercise)}
QUICK = {name: one for name, one in EXERCISES.items() if name != "three_answers"}
"""All but the one that trains a network for its right answer."""

each_exercise = pytest.mark.parametrize("name", EXERCISES)


def faulty(name, fault):
    """Return a function with the arguments of the exercise and that fault."""
    names = ", ".join(
        EXERCISES[name].source().split("(", 1)[1].split(")", 1)[0].split(",")
    )
    space = {"fault": fault}
    exec(f"def wrong({names}):\n    return fault()", space)
    return space["wrong"]


def stop():
    raise KeyboardInterrupt


def fail():
    raise RuntimeError("no more\nideas")


def fill_the_memory():
    return np.zeros(10**15)


FAULTS = {
    stop: "Your function was stopped by hand",
    fail: "Your function stopped.*RuntimeError, no more ideas",
    fill_the_memory: "Your function needs more memory than there is",
    lambda: None: "returned nothing|must return three|result must be",
    lambda: "half": "must be|must return|Return a list|list of",
    lambda: object(): "must be|must return|Return a list|list of",
    lambda: np.ones((2, 3, 5)): "must|Return a list",
    lambda: np.nan: "must|NaN|Return a list",
    lambda: (np.nan,) * 3: "must|NaN|Return a list",
}
"""What a function may give, and what the verdict must say."""


@each_exercise
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_in_one_sentence_of_the_verdict(name, fault):
    verdict = EXERCISES[name](faulty(name, fault))
    assert verdict.outcome == "not yet"
    assert re.search(FAULTS[fault], verdict.reason), verdict.reason
    assert "\n" not in verdict.reason


@pytest.mark.parametrize("name", QUICK)
def test_a_function_that_changes_its_input_spoils_nothing(name):
    exercise = QUICK[name]
    before = copy.deepcopy(exercise.cases)

    def greedy(*arguments):
        kept = copy.deepcopy(arguments)
        for array in arguments:
            if isinstance(array, np.ndarray):
                array.fill(7)
        return exercise.reference(*kept)

    judged = exercise(greedy)
    assert judged.outcome == "right" or "changed its argument" in judged.reason
    np.testing.assert_equal(exercise.cases, before)
    assert exercise(exercise.reference).outcome == "right"


def test_what_was_stopped_by_hand_is_not_run_again():
    calls = []

    def endless(x):
        calls.append(x)
        raise KeyboardInterrupt

    check.relu(endless)
    assert len(calls) == 1


def test_what_is_stopped_while_a_mistake_is_looked_for_ends_there():
    calls = []

    def endless_later(x):
        calls.append(x)
        if len(calls) > 2:
            raise KeyboardInterrupt
        return x - 1

    assert check.relu(endless_later).outcome == "not yet"
    assert len(calls) == 3


def test_folds_that_fail_when_drawn_once_more_are_told_so():
    calls = []

    def folds_once(samples, k, rng):
        calls.append(k)
        if len(calls) > 1:
            raise RuntimeError("only once")
        return check.folds.reference(samples, k, rng)

    assert "RuntimeError, only once" in check.folds(folds_once).reason
