"""Run a learner's function on named cases and say what came of it."""

import copy
import dis
import inspect
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import numpy as np

from helpers._faults import stopped
from helpers.check._values import ABSOLUTE, RELATIVE, difference, short
from helpers.check._verdict import Verdict

NOTHING_DONE = {"RESUME", "NOP", "LOAD_CONST", "RETURN_CONST", "RETURN_VALUE"}


class Trial(NamedTuple):
    """What one call of a function gave."""

    value: Any
    error: BaseException | None
    """What it raised; KeyboardInterrupt if the learner stopped it."""
    changed: tuple[str, ...]
    """Names of the arguments that the function changed in place."""


def compare(
    attempt: Callable,
    reference: Callable,
    cases: Mapping[str, tuple[Any, ...]],
    mistakes: Mapping[str, Callable] | None = None,
    title: str = "",
) -> Verdict:
    """Compare a learner's function with the right one on named cases.

    Parameters
    ----------
    attempt : callable
        The learner's function. It gets copies of the arguments.
    reference : callable
        The right function; the names of its arguments are those the learner reads.
    cases : dict of str to tuple
        A sentence, and the arguments of one call. The first case that fails is what
        the learner reads.
    mistakes : dict of str to callable, optional
        A message, and the wrong function it is about. The learner reads the message
        if the attempt does the same as that function in every case.
    title : str, optional
        What is checked; by default the name of `reference`.

    Returns
    -------
    Verdict
        Right, not yet, or not started. An error in the learner's code becomes a
        sentence with its type, its message and its line.

    Examples
    --------
    >>> cases = {"numbers are added": (2, 3)}
    >>> compare(lambda a, b: a * b, lambda a, b: a + b, cases, title="the sum")
    ✗ not yet: the sum
      Case:   numbers are added
      Put in: a=2, b=3
      Wanted: 5
      Came:   6
      The result is too large by 1.
    """
    title = title or reference.__name__
    names = list(inspect.signature(reference).parameters)
    if problem := _cannot_be_called(attempt, names):
        return Verdict("not yet", title, problem)
    for number, (case, arguments) in enumerate(cases.items()):
        trial = _run(attempt, arguments, names)
        if _is_unwritten(attempt, trial) and number == 0:
            return Verdict("not started", title, "Write your function, then check it.")
        wanted = _run(reference, arguments, names).value
        if problem := _problem(attempt, trial, wanted):
            message = ""
            if not _by_hand(trial):  # else it would run as long once more
                message = _misconception(attempt, cases, mistakes or {}, names)
            return Verdict(
                "not yet",
                title,
                " ".join(filter(None, [message, problem])),
                case=case,
                given=_given(names, arguments),
                wanted=short(wanted),
                came="" if trial.error else short(trial.value),
            )
    return Verdict("right", title, f"All {len(cases)} cases give what was wanted.")


def _cannot_be_called(attempt: Any, names: list[str]) -> str:
    if not callable(attempt):
        return (
            f"The check wants your function itself, without brackets, not the value "
            f"{short(attempt)}."
        )
    try:
        inspect.signature(attempt).bind(*names)
    except TypeError:
        found = ", ".join(inspect.signature(attempt).parameters) or "none"
        return f"Your function must take {', '.join(names)}; it takes {found}."
    except ValueError:  # a built-in without a signature: the call itself will tell
        pass
    return ""


def _run(function: Callable, arguments: tuple[Any, ...], names: list[str]) -> Trial:
    given = copy.deepcopy(arguments)
    try:
        with np.errstate(all="ignore"):  # the verdict itself names a NaN
            value = function(*given)
    except (Exception, KeyboardInterrupt) as error:
        return Trial(None, error, ())
    changed = tuple(
        name
        for name, after, before in zip(names, given, arguments, strict=True)
        if not _alike(after, before)
    )
    return Trial(value, None, changed)


def _is_unwritten(attempt: Callable, trial: Trial) -> bool:
    """Tell an untouched stub from a function that forgot its ``return``."""
    if isinstance(trial.error, NotImplementedError) or trial.value is Ellipsis:
        return True
    if trial.error or trial.value is not None or not inspect.isfunction(attempt):
        return False
    return {step.opname for step in dis.get_instructions(attempt)} <= NOTHING_DONE


def _problem(attempt: Callable, trial: Trial, wanted: Any) -> str:
    if isinstance(trial.error, NotImplementedError) or trial.value is Ellipsis:
        return "This case is not written yet; the cases before it are right."
    if trial.error:
        return stopped(attempt, trial.error)
    if trial.value is None:
        return "Your function returned nothing (None): is a return missing?"
    if problem := difference(trial.value, wanted):
        return problem
    if trial.changed:
        changed = " and ".join(trial.changed)
        return (
            f"The result is right, but your function changed its argument {changed}: "
            f"work on a copy, {trial.changed[0]}.copy()."
        )
    return ""


def _misconception(
    attempt: Callable,
    cases: Mapping[str, tuple[Any, ...]],
    mistakes: Mapping[str, Callable],
    names: list[str],
) -> str:
    trials = []
    for arguments in cases.values():
        trials.append(_run(attempt, arguments, names))
        if _by_hand(trials[-1]):
            return ""
    for message, wrong in mistakes.items():
        twins = [_run(wrong, arguments, names) for arguments in cases.values()]
        if _same(trials, twins):
            return message
    return ""


def _by_hand(trial: Trial) -> bool:
    """Tell whether the learner stopped this trial."""
    return isinstance(trial.error, KeyboardInterrupt)


def _same(trials: list[Trial], twins: list[Trial]) -> bool:
    """Tell whether two functions did the same; errors alone must agree in words."""
    pairs = list(zip(trials, twins, strict=True))
    if all(one.error and two.error for one, two in pairs):
        return all(repr(one.error) == repr(two.error) for one, two in pairs)
    return all(
        type(one.error) is type(two.error)
        and (one.error or _alike(one.value, two.value))
        for one, two in pairs
    )


def _alike(one: Any, two: Any) -> bool:
    """Tell whether two values agree; here NaN agrees too: it may be put in, or come."""
    if isinstance(one, tuple) and isinstance(two, tuple) and len(one) == len(two):
        return all(map(_alike, one, two))
    both = isinstance(one, np.ndarray) and isinstance(two, np.ndarray)
    if both and one.dtype.kind == two.dtype.kind == "f":
        return one.shape == two.shape and np.allclose(
            one, two, RELATIVE, ABSOLUTE, equal_nan=True
        )
    return not difference(one, two)


def _given(names: list[str], arguments: tuple[Any, ...]) -> str:
    pairs = zip(names, arguments, strict=True)
    return ", ".join(f"{name}={short(argument)}" for name, argument in pairs)
