"""Lab: what keeps a network from learning wrong labels by heart."""

from base64 import b64decode
from functools import cache
from typing import Any, NamedTuple
from zlib import decompress

import numpy as np

from helpers import data, nn
from helpers.draw.regularization.remedy_bench import RemedyBenchPicture
from helpers.labs._lab import Lab
from helpers.labs.controls import choice, slider

PATIENCE = 4
"""In measurements, one every 50 epochs."""

POINTS = (60, 240, 960)
SETS = ("train", "validation", "test")
REMEDIES = {
    "L2 penalty": "L2",
    "L1 penalty": "L1",
    "dropout": "dropout",
    "fewer units": "fewer units",
}


class Bench(NamedTuple):
    """One training of the bench, looked at after one of its epochs."""

    arcs: data.Arcs
    """The points trained on; a quarter of their labels are wrong."""
    answers: np.ndarray
    """(rows, columns), probability of label 1 over the plane, at this epoch."""
    losses: np.ndarray
    """(3, times), cross-entropy in nats: training, validation, test."""
    accuracies: np.ndarray
    """(3, times), shares: training, validation, test."""
    shares: np.ndarray
    """(bins,), of all weights, at this epoch."""
    epochs: np.ndarray
    """(times,)"""
    now: int
    """Which of `epochs` is looked at."""
    stop: nn.EarlyStopping
    """On the validation loss, in places of `epochs`."""
    by_heart: float
    """Share of the wrong training labels that the network gives, at this epoch."""
    row: np.ndarray
    """(5,), test accuracy for each strength of this remedy, at this epoch."""
    row_stopped: np.ndarray
    """(5,), the same at the epoch that early stopping goes back to."""
    remedy: str
    strengths: tuple[float, ...]
    strength: int
    """Which of `strengths`; 0 is none of it."""


def remedy_bench() -> Lab:
    """Try one remedy after another against labels of which a quarter are wrong.

    Every run was trained beforehand: four remedies, one at a time, in four strengths,
    on three amounts of data.
    """
    stored = _sweep()
    first, second, *_, last = stored["epochs"]
    return Lab(
        compute=_compute,
        picture=RemedyBenchPicture(stored["reach"], stored["edges"], last),
        describe=_describe,
        epoch=slider("Epoch", first, last, 500, step=second - first),
        strength=slider("Strength", 0, 4, 0, unit="of 4; 0 is off"),
        remedy=choice("Remedy", REMEDIES),
        points=choice("Data", {f"{count} points": count for count in POINTS}, 240),
    )


@cache
def _sweep() -> dict[str, Any]:
    return data.sweep("remedy_bench")


def _run(remedy: str, strength: int, points: int) -> dict[str, Any]:
    runs = _sweep()["runs"][str(points)]
    return runs[remedy][strength - 1] if strength else runs["none"]


@cache
def _answers(remedy: str, strength: int, points: int) -> np.ndarray:
    """Unpack the maps of one run: (times, rows, columns), probabilities."""
    stored = _sweep()
    steps = np.frombuffer(
        decompress(b64decode(_run(remedy, strength, points)["maps"])), np.uint8
    )
    levels = np.cumsum(steps.reshape(-1, *stored["map"]), axis=2, dtype=np.uint8)
    return (levels + 0.5) / stored["levels"]


def _stop(run: dict[str, Any]) -> nn.EarlyStopping:
    return nn.early_stopping(run["validation"]["loss"], patience=PATIENCE)


@cache
def _arcs(points: int) -> data.Arcs:
    return data.two_arcs(points, seed=_sweep()["seed"])


def _compute(epoch, strength, remedy, points) -> Bench:
    stored = _sweep()
    epochs = np.array(stored["epochs"])
    now = int(np.abs(epochs - epoch).argmin())
    strengths = tuple(stored["strengths"][remedy])
    all_runs = [_run(remedy, place, points) for place in range(len(strengths))]
    run, tests = all_runs[strength], [one["test"]["accuracy"] for one in all_runs]
    counts = np.array(run["histograms"][now])
    return Bench(
        arcs=_arcs(points),
        answers=_answers(remedy if strength else "none", strength, points)[now],
        losses=np.array([run[name]["loss"] for name in SETS]),
        accuracies=np.array([run[name]["accuracy"] for name in SETS]),
        shares=counts / counts.sum(),
        epochs=epochs,
        now=now,
        stop=_stop(run),
        by_heart=run["by_heart"][now],
        row=np.array([test[now] for test in tests]),
        row_stopped=np.array(
            [
                test[_stop(one).best_epoch]
                for test, one in zip(tests, all_runs, strict=True)
            ]
        ),
        remedy=remedy,
        strengths=strengths,
        strength=strength,
    )


def _describe(result: Bench) -> str:
    train, _, test = result.accuracies[:, result.now]
    best = result.stop.best_epoch
    return (
        f"{len(result.arcs.y)} points, {_remedy(result)}, epoch "
        f"{result.epochs[result.now]}: {train:.0%} of the training labels are given as "
        f"they stand, and {result.by_heart:.0%} of the wrong ones are known by heart; "
        f"{test:.0%} of the test points, whose labels are right, are named rightly. "
        f"Early stopping goes back to epoch {result.epochs[best]}: "
        f"{result.accuracies[2, best]:.0%}."
    )


def _remedy(result: Bench) -> str:
    """Name the remedy and how much of it: L2 0.001, 16 units instead of 64."""
    value, name = result.strengths[result.strength], result.remedy
    if result.strength == 0:
        return f"no remedy ({name} is off)"
    if name == "fewer units":
        return f"{value} units in each layer instead of {result.strengths[0]}"
    return f"{name} {value:g}"
