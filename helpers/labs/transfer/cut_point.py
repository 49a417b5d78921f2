"""Lab: keep the first layers of a network, and see what they are worth elsewhere."""

from collections.abc import Callable
from functools import cache, partial
from typing import NamedTuple

import numpy as np

from helpers import data
from helpers.draw.transfer.cut_point import CutPointPicture
from helpers.labs._lab import Lab
from helpers.labs._own import TRAINING, number, trainer
from helpers.labs.controls import ask, choice, ladder
from helpers.labs.transfer._source import runs, sweep

QUESTIONS = {
    "which digit, 5 to 9? (near)": "which digit",
    "blurred or sharp? (far)": "blurred or sharp",
}
KEPT = {
    "conv 1 only": "conv 1",
    "up to conv 2": "conv 2",
    "up to the dense layer": "dense",
}
WAYS = {
    "stay frozen": "frozen",
    "are fine-tuned": "fine-tuned",
    "start at random": "from scratch",
}
NEW_DRAW = 3
"""Seed of what is trained live: the sweep has 0 to 2."""


class Point(NamedTuple):
    """One network, trained while the learner waits."""

    question: str
    kept: str
    way: str
    labels: int
    accuracy: float
    """Share of 238 new pictures."""


class CutPoint(NamedTuple):
    """One way to carry a network over, among the others."""

    question: str
    """``which digit`` or ``blurred or sharp``."""
    kept: str
    """The last layer that is kept: ``conv 1``, ``conv 2`` or ``dense``."""
    way: str
    """``frozen``, ``fine-tuned`` or ``from scratch``."""
    labels: int
    """Pictures of the target task to learn from."""
    cuts: tuple[str, ...]
    ways: tuple[str, ...]
    counts: tuple[int, ...]
    """Numbers of labels in the sweep."""
    accuracy: np.ndarray
    """(cuts, ways, counts, seeds) for this question."""
    live: Point | None
    """The network trained last in this lab, if there is one."""

    @property
    def here(self) -> np.ndarray:
        """(seeds,), the accuracies of this point."""
        place = (
            self.cuts.index(self.kept),
            self.ways.index(self.way),
            self.counts.index(self.labels),
        )
        return self.accuracy[place]


def cut_point(train: Callable[..., float] | None = None) -> Lab:
    """Cut a trained network, freeze what is kept or not, and count the labels.

    Parameters
    ----------
    train : callable, optional
        ``train(kept=..., way=..., labels=..., question=..., seed=...) -> accuracy``,
        such as ``train.target_accuracy``: a button then trains one network on labels
        that were not drawn before.
    """
    controls = {
        "labels": ladder("Labels", tuple(sweep()["labels"]), 10, unit="pictures"),
        "question": choice("New task", QUESTIONS),
        "kept": choice("Keep", KEPT, "conv 2"),
        "way": choice("Kept layers", WAYS),
    }
    more = {} if train is None else {"place": ask("Train one here", **controls)}
    return Lab(
        compute=partial(_compute, trainer(train)),
        picture=CutPointPicture(),
        describe=_describe,
        **controls,
        **more,
    )


def _compute(train, labels, question, kept, way, place=None) -> CutPoint:
    live = None
    if place:
        accuracy = number(train(**place, seed=NEW_DRAW), TRAINING)
        live = Point(**place, accuracy=accuracy)
    return CutPoint(
        question=question,
        kept=kept,
        way=way,
        labels=labels,
        cuts=tuple(KEPT.values()),
        ways=tuple(WAYS.values()),
        counts=tuple(sweep()["labels"]),
        accuracy=_accuracy()[question],
        live=live,
    )


@cache
def _accuracy() -> dict[str, np.ndarray]:
    stored, counts = sweep()["cut_point"], sweep()["labels"]
    return {
        question: np.array(
            [
                [
                    [stored[question][kept][way][str(n)] for n in counts]
                    for way in WAYS.values()
                ]
                for kept in KEPT.values()
            ]
        )
        for question in data.TARGET_QUESTIONS
    }


def _describe(result: CutPoint) -> str:
    means = result.accuracy.mean(axis=3)[:, :, result.counts.index(result.labels)]
    cut, way = np.unravel_index(means.argmax(), means.shape)
    return (
        f"{_kept(result.kept, result.way)}, and a new last layer learns from "
        f"{result.labels} labels: {runs(result.here)} of new pictures are answered "
        f"rightly ({result.question}). With so many labels the best of all is "
        f"{result.cuts[cut]}, {result.ways[way]}: {means[cut, way]:.0%}."
        f"{_trained(result.live)}"
    )


def _kept(kept: str, way: str) -> str:
    layers = {"conv 1": "Conv 1", "conv 2": "Conv 1 and 2", "dense": "All but the last"}
    does = {
        "frozen": "kept and frozen",
        "fine-tuned": "kept and fine-tuned",
        "from scratch": "started at random and trained",
    }
    return f"{layers[kept]} {'is' if kept == 'conv 1' else 'are'} {does[way]}"


def _trained(live: Point | None) -> str:
    if live is None:
        return ""
    return (
        f" Trained here on another draw of {live.labels} labels ({live.question}, "
        f"{live.kept}, {live.way}): ≈{live.accuracy:.0%}."
    )
