"""Lab: what a network must have to learn XOR, switched off piece by piece."""

from functools import cache
from typing import Any, NamedTuple

import numpy as np

from helpers import data, nn
from helpers.draw.foundations.xor import ENDS, XORPicture
from helpers.labs._lab import Lab
from helpers.labs.controls import choice, slider, switch

CELLS = 81
"""Along each side of the plane."""

SHOWN = 300
"""Of the test points."""

STARTS = {"first draw": 0, "second draw": 1, "third draw": 2}


class LearntXOR(NamedTuple):
    """A trained network of one hidden layer, and how well it does."""

    width: int
    nonlinear: bool
    distinct: bool
    live: bool
    surface: np.ndarray
    """(rows, columns), probability of class 1, the lowest row first."""
    lines: np.ndarray
    """(units with a line, 2, 2), where the sum of each hidden unit is 0."""
    different: int
    """Hidden units, those with the same weights counted once."""
    answering: int
    """Hidden units whose output is not 0 everywhere in the plane."""
    x: np.ndarray
    """(points, 2), some test points."""
    y: np.ndarray
    """(points,), their classes."""
    accuracy: float
    """Of this network, on all test points."""
    accuracies: np.ndarray
    """(widths, draws), with these switches."""
    best_accuracies: np.ndarray
    """(widths, draws), with all switches on."""
    best_line: float
    """The most that one line gets right of the test points."""
    test_points: int


def xor() -> Lab:
    """Take away what a network needs to learn XOR, one thing at a time.

    All networks were trained beforehand, three times each.
    """
    stored = _sweep()
    low, *_, high = stored["widths"]
    return Lab(
        compute=_compute,
        picture=XORPicture(
            stored["widths"], stored["best_line"], stored["best_line_of_corners"]
        ),
        describe=_describe,
        width=slider("Hidden units", low, high, 4, unit="units"),
        nonlinear=switch("Non-linearity (ReLU)", True),
        distinct=switch("Distinct first weights", True),
        live=switch("Live units", True),
        draw=choice("First weights", STARTS),
    )


@cache
def _sweep() -> dict[str, Any]:
    return data.sweep("xor")


def _runs(nonlinear: bool, distinct: bool, live: bool) -> dict[str, list[dict]]:
    return _sweep()["runs"][f"{nonlinear:d}{distinct:d}{live:d}"]


def _accuracies(runs: dict[str, list[dict]]) -> np.ndarray:
    return np.array([[run["accuracy"] for run in draws] for draws in runs.values()])


def _layers(flat: list[float], width: int, kind: str) -> list[nn.DenseLayer]:
    """Put a network together from all its weights in a row."""
    parts = np.split(np.array(flat), np.cumsum([2 * width, width, width]))
    return [
        nn.DenseLayer(parts[0].reshape(2, width), parts[1], kind),
        nn.DenseLayer(parts[2].reshape(width, 1), parts[3], "sigmoid"),
    ]


@cache
def _grid() -> np.ndarray:
    """Return the places of the plane, (rows * columns, 2), the lowest row first."""
    across, up = np.meshgrid(*[np.linspace(*ENDS, CELLS)] * 2)
    return np.column_stack([across.ravel(), up.ravel()])


def _compute(width, nonlinear, distinct, live, draw) -> LearntXOR:
    stored, runs = _sweep(), _runs(nonlinear, distinct, live)
    run = runs[str(width)][draw]
    layers = _layers(run["weights"], width, "relu" if nonlinear else "linear")
    hidden, output = nn.mlp(_grid(), layers).outputs
    units = np.vstack([layers[0].kernel, layers[0].bias]).T  # (units, 3)
    lines = [nn.decision_line(unit[:2], unit[2], reach=10.0) for unit in units]
    x, y = data.plane_points("xor", stored["test_points"], seed=1)
    return LearntXOR(
        width=width,
        nonlinear=nonlinear,
        distinct=distinct,
        live=live,
        surface=output.reshape(CELLS, CELLS),
        lines=np.array([line[[0, 2]] for line in lines if line is not None]),
        different=len(np.unique(units, axis=0)),
        answering=int(np.any(hidden != 0, axis=0).sum()),
        x=x[:SHOWN],
        y=y[:SHOWN],
        accuracy=run["accuracy"],
        accuracies=_accuracies(runs),
        best_accuracies=_accuracies(_runs(True, True, True)),
        best_line=stored["best_line"],
        test_points=stored["test_points"],
    )


def _describe(result: LearntXOR) -> str:
    kind = "ReLU" if result.nonlinear else "linear"
    units = "unit" if result.width == 1 else "units"
    return (
        f"{result.width} {kind} {units}: after training {result.different} of them "
        f"{'is' if result.different == 1 else 'are'} different and {result.answering} "
        f"{'gives' if result.answering == 1 else 'give'} more than 0 somewhere. The "
        f"network puts ≈{100 * result.accuracy:.1f}% of {result.test_points:,} test "
        f"points into the right class; the best single line gets "
        f"{100 * result.best_line:.0f}%. {_reason(result)}"
    )


def _reason(result: LearntXOR) -> str:
    """Say what is missing, the most telling first."""
    if not result.nonlinear:
        return "Linear units, however many, make one line."
    if not result.live:
        return "Units that give 0 for every point get no gradient and never move."
    if not result.distinct and result.width > 1:
        return "Units that start alike get the same gradient and stay alike."
    if result.width < 3:
        return "These are too few units to fold the plane as XOR wants it."
    return "Nothing is missing."
