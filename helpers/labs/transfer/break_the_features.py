"""Lab: fine-tune with a larger and larger learning rate until the features break."""

from functools import cache
from typing import NamedTuple

import numpy as np

from helpers.draw.transfer.break_the_features import BreakTheFeaturesPicture
from helpers.labs._lab import Lab
from helpers.labs.controls import ladder, slider
from helpers.labs.transfer._source import filters, runs, sweep

START = 0.003
LABELS = "25"
KEPT = "conv 2"


class BreakTheFeatures(NamedTuple):
    """What fine-tuning with one learning rate has made of a network."""

    learning_rate: float
    draw: int
    """Which draw of 25 labels, from 1."""
    before: np.ndarray
    """(3, 3, 1, 16), the filters of the first convolution, as the source left them."""
    after: np.ndarray
    """(3, 3, 1, 16), the same after fine-tuning."""
    rates: tuple[float, ...]
    """Learning rates of the sweep."""
    accuracy: np.ndarray
    """(rates, draws), share of new pictures of the target task."""
    moved: np.ndarray
    """(rates, draws, 2), how far the kernels of conv 1 and conv 2 moved; 1 is as far
    as they are long."""
    scratch: np.ndarray
    """(draws,), accuracy of the same layers from random weights."""
    frozen: np.ndarray
    """(draws,), accuracy with the layers left as they were."""

    @property
    def here(self) -> int:
        """Where this learning rate stands among `rates`."""
        return self.rates.index(self.learning_rate)


def break_the_features() -> Lab:
    """Raise the learning rate, and see learned filters turn into something else."""
    rates, accuracy, _ = _figures()
    return Lab(
        compute=_compute,
        picture=BreakTheFeaturesPicture(),
        describe=_describe,
        learning_rate=ladder("Learning rate", rates, START),
        draw=slider("Draw of labels", 1, accuracy.shape[1], 1),
    )


def _compute(learning_rate, draw) -> BreakTheFeatures:
    rates, accuracy, moved = _figures()
    stored = sweep()
    return BreakTheFeatures(
        learning_rate=learning_rate,
        draw=draw,
        before=filters()["source"],
        after=filters()[f"rate {learning_rate:g} draw {draw - 1}"],
        rates=rates,
        accuracy=accuracy,
        moved=moved,
        scratch=np.array(_by_way(stored, "from scratch")),
        frozen=np.array(_by_way(stored, "frozen")),
    )


def _by_way(stored: dict, way: str) -> list[float]:
    return stored["cut_point"]["which digit"][KEPT][way][LABELS]


@cache
def _figures() -> tuple[tuple[float, ...], np.ndarray, np.ndarray]:
    stored = sweep()["rates"]
    accuracy = np.array([runs["accuracy"] for runs in stored.values()])
    moved = np.array([runs["moved"] for runs in stored.values()])
    return tuple(map(float, stored)), accuracy, moved


def _describe(result: BreakTheFeatures) -> str:
    accuracy = result.accuracy[result.here]
    first, second = result.moved[result.here, result.draw - 1]
    return (
        f"Fine-tuned on {LABELS} labels at a learning rate of "
        f"{result.learning_rate:g}, the filters of conv 1 moved by {first:.0%} of "
        f"their length and those of conv 2 by {second:.0%}. "
        f"{accuracy[result.draw - 1]:.0%} of new pictures are answered rightly, "
        f"{runs(_others(accuracy, result.draw))} with other draws of labels; on "
        f"average {accuracy.mean():.0%}, against {result.scratch.mean():.0%} from "
        f"random weights and {result.frozen.mean():.0%} with frozen layers."
    )


def _others(accuracy: np.ndarray, draw: int) -> np.ndarray:
    return np.delete(accuracy, draw - 1)
