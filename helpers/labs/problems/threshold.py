"""Lab: where to cut a probability into yes and no, and what a miss may cost."""

from functools import cache
from typing import NamedTuple

import numpy as np

from helpers import data, nn
from helpers.draw.problems.threshold import ThresholdPicture
from helpers.labs._lab import Lab
from helpers.labs.controls import choice, slider

PARTS = {"validation": "validation", "test": "test"}
CUTS = np.linspace(0.01, 0.99, 99)
HELD_BACK = 114
STEPS, RATE = 60, 0.01


class Answers(NamedTuple):
    """Probabilities of malignant, and what is true."""

    probabilities: np.ndarray  # (samples,)
    truth: np.ndarray  # (samples,), 1 for malignant


class ThresholdResult(NamedTuple):
    """What one threshold makes of the probabilities of one part of the data."""

    part: str
    threshold: float
    cost: float
    """Of a miss; a false alarm costs 1."""
    answers: Answers
    counts: nn.Confusion
    cuts: np.ndarray
    """(99,), thresholds."""
    precision: np.ndarray
    """(99,), at each of them."""
    recall: np.ndarray
    """(99,)"""
    costs: np.ndarray
    """(99,), of all misses and false alarms of this part."""
    cheapest: float
    """Threshold of the lowest cost on the validation part; the middle of several."""


def threshold() -> Lab:
    """Move the threshold of a classifier of tumours, and weigh misses and alarms.

    The classifier is linear and was trained on the part of the breast cancer table that
    is neither validation nor test.
    """
    return Lab(
        compute=_compute,
        picture=ThresholdPicture(),
        describe=_describe,
        threshold=slider("Threshold", 0.01, 0.99, 0.5, step=0.01),
        cost=slider("A miss costs", 1, 50, 1, step=1, unit="false alarms"),
        part=choice("Rows", PARTS),
    )


@cache
def _predictions() -> dict[str, Answers]:
    """Train once; return the answers for validation and test rows."""
    table, rng = data.breast_cancer(), np.random.default_rng(0)
    order = rng.permutation(len(table.y))
    test, validation, learn = np.split(order, [HELD_BACK, 2 * HELD_BACK])
    x = nn.standardize(table.x, table.x[learn]).x
    start = nn.mlp_start([x.shape[1], 2], ["softmax"], rng)
    rates = np.full(STEPS, RATE)
    layers = nn.fit_mlp(x[learn], table.y[learn], start, rates, rng).layers
    chances = nn.mlp(x, layers).outputs[-1][:, 1]
    rows = {"validation": validation, "test": test}
    return {name: Answers(chances[part], table.y[part]) for name, part in rows.items()}


@cache
def _every_cut(part: str) -> np.ndarray:
    """Count at every threshold: (99, 4), as in `nn.Confusion`."""
    probabilities, truth = _predictions()[part]
    return np.array([nn.confusion(truth, probabilities, cut) for cut in CUTS])


def _costs(part: str, cost: float) -> np.ndarray:
    _, alarms, misses, _ = _every_cut(part).T
    return alarms + cost * misses


def _compute(threshold, cost, part) -> ThresholdResult:
    answers = _predictions()[part]
    every = [nn.Confusion(*map(int, counts)) for counts in _every_cut(part)]
    on_validation = _costs("validation", cost)
    lowest = np.flatnonzero(on_validation == on_validation.min())
    return ThresholdResult(
        part=part,
        threshold=threshold,
        cost=cost,
        answers=answers,
        counts=nn.confusion(answers.truth, answers.probabilities, threshold),
        cuts=CUTS,
        precision=np.array([counts.precision for counts in every]),
        recall=np.array([counts.recall for counts in every]),
        costs=_costs(part, cost),
        cheapest=float(CUTS[lowest[len(lowest) // 2]]),
    )


def _describe(result: ThresholdResult) -> str:
    yes, alarms, misses, _ = counts = result.counts
    paid = alarms + result.cost * misses
    there = round(100 * result.cheapest) - 1
    return (
        f"Threshold {result.threshold:.2f} on the {result.part} rows: {yes} of "
        f"{yes + misses} malignant tumours are found (recall {counts.recall:.0%}) and "
        f"{misses} missed; {yes} of {yes + alarms} said to be malignant are (precision "
        f"{counts.precision:.0%}), {_alarms(alarms)}. If a miss is as bad as "
        f"{_as(result.cost)}, this costs {paid:g}; the threshold that is cheapest on "
        f"the validation rows, {result.cheapest:.2f}, costs {result.costs[there]:g} "
        f"here."
    )


def _as(cost: float) -> str:
    return "1 false alarm" if cost == 1 else f"{cost:g} false alarms"


def _alarms(count: int) -> str:
    return "1 is a false alarm" if count == 1 else f"{count} are false alarms"
