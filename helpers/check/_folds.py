"""An exercise with many right answers: any k folds that obey the laws of k folds."""

from collections.abc import Callable
from typing import Any

import numpy as np

from helpers._faults import stopped
from helpers.check._compare import _cannot_be_called, _is_unwritten, _run
from helpers.check._exercise import Exercise
from helpers.check._values import short
from helpers.check._verdict import Verdict

CASES = {
    "ten rows in five folds": (10, 5),
    "two rows more than fit evenly": (17, 5),
    "sixty rows in five folds": (60, 5),
    "as many folds as rows: leave one out": (6, 6),
}
NAMES = ["samples", "k", "rng"]

TOO_FEW = "Return a list of k pairs, (training rows, test rows), one for each fold."
SWAPPED = "Your pairs are the other way round: training rows first, then test rows."
SHARED = "Test rows are among the training rows of their own fold: that is a leak."
TWICE = (
    "Some rows are tested in several folds: shuffle once, then cut, so that the parts "
    "do not overlap."
)
LEFT_OUT = (
    "Some rows are never tested: the rows that are left over by samples // k belong "
    "to a fold too."
)
UNUSED = "The training rows of a fold are all rows that it does not test."
UNEVEN = "Your folds differ by more than one row: deal out what is left over."
IN_ORDER = (
    "The rows were not shuffled: of a table sorted by class, a fold would test one "
    "class alone. Use rng."
)
OWN_LUCK = (
    "The same rng must give the same folds, so that a result can be made again: draw "
    "with rng, not with another generator."
)


class KFolds(Exercise):
    """A function that splits rows; judged by what its folds have in common.

    Parameters
    ----------
    reference : callable
        The worked solution.
    **about
        The other arguments of an `Exercise`; each mistake is named by one of the
        sentences above.
    """

    def __init__(self, reference: Callable, **about: Any) -> None:
        super().__init__(reference, cases=CASES, **about)

    def judged(self, attempt: Callable) -> Verdict:
        """Run the learner's function on every case, and hold the folds to the laws."""
        if problem := _cannot_be_called(attempt, NAMES):
            return Verdict("not yet", self.title, problem)
        for case, (samples, k) in self.cases.items():
            arguments = samples, k, np.random.default_rng(0)
            trial = _run(attempt, arguments, NAMES)
            if _is_unwritten(attempt, trial):
                words = "Write your function, then check it."
                return Verdict("not started", self.title, words)
            problem = (
                stopped(attempt, trial.error)
                if trial.error
                else what_is_wrong(trial.value, samples, k)
                or what_is_wrong_with_the_luck(attempt, trial.value, samples, k)
            )
            if problem:
                given = f"samples={samples}, k={k}, rng"
                came = "" if trial.error else short(trial.value)
                about = {"case": case, "given": given, "came": came}
                return Verdict("not yet", self.title, problem, **about)
        count = len(self.cases)
        return Verdict(
            "right", self.title, f"All {count} cases obey the laws of folds."
        )


def k_folds(**about: Any) -> Callable[[Callable], KFolds]:
    """Turn the worked solution below into a `KFolds` with these properties."""
    return lambda reference: KFolds(reference, **about)


def what_is_wrong(value: Any, samples: int, k: int) -> str:
    """Return a sentence, or nothing for k folds of all rows."""
    if value is None:
        return "Your function returned nothing (None): is a return missing?"
    if not isinstance(value, list | tuple) or len(value) != k:
        return TOO_FEW
    if any(not isinstance(pair, list | tuple) or len(pair) != 2 for pair in value):
        return TOO_FEW
    parts = [np.asarray(part) for pair in value for part in pair]
    for part in parts:
        if part.ndim != 1 or part.dtype.kind not in "iu":
            return f"A part must hold numbers of rows, not {short(part)}."
        if part.size and not 0 <= part.min() <= part.max() < samples:
            return f"Numbers of rows go from 0 to {samples - 1}, not {short(part)}."
    train, test = parts[::2], parts[1::2]
    problem = _broken_law(train, test, samples)
    if problem and not _broken_law(test, train, samples):
        return SWAPPED
    return problem


def _broken_law(train: list, test: list, samples: int) -> str:
    if any(np.intersect1d(*pair).size for pair in zip(train, test, strict=True)):
        return SHARED
    times = np.bincount(np.concatenate(test).astype(int), minlength=samples)
    if times.max() > 1:
        return TWICE
    if times.min() < 1:
        return LEFT_OUT
    if any(
        len(np.unique(rows)) < samples - len(tested)
        for rows, tested in zip(train, test, strict=True)
    ):
        return UNUSED
    sizes = [len(tested) for tested in test]
    return UNEVEN if max(sizes) - min(sizes) > 1 else ""


def what_is_wrong_with_the_luck(
    attempt: Callable, value: Any, samples: int, k: int
) -> str:
    """Return a sentence, or nothing if the folds depend on `rng` and on it alone."""
    first = _tested(value)
    for seed, same, problem in ((0, True, OWN_LUCK), (1, False, IN_ORDER)):
        again = _run(attempt, (samples, k, np.random.default_rng(seed)), NAMES)
        if again.error:
            return stopped(attempt, again.error)
        if broken := what_is_wrong(again.value, samples, k):
            return broken
        if (_tested(again.value) == first) != same:
            return problem
    return ""


def _tested(value: Any) -> list[list[int]]:
    """List the test rows of every fold, whatever their order in it."""
    return [sorted(np.asarray(test).tolist()) for _, test in value]
