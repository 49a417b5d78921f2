"""Lab: the best of many models that know nothing looks good on the test set."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from helpers import nn
from helpers.draw.evaluation.lucky_coin import LuckyCoinPicture
from helpers.labs._lab import Lab
from helpers.labs.controls import again, ladder

MODELS = (1, 2, 3, 5, 7, 10, 20, 30, 50, 70, 100, 200, 300, 500, 700, 1000)
SAMPLES = (50, 100, 200, 500, 1000, 2000, 5000)
NUMBERS = np.unique(np.geomspace(1, MODELS[-1], 60).round().astype(int))
FRESH = 100_000
SEED = 6


class LuckyCoin(NamedTuple):
    """A contest of coins, and what the best of so many may be expected to score."""

    contest: nn.Contest
    samples: int
    """Of the test set."""
    so_far: np.ndarray
    """(models,), best score of the first 1, 2 ... models."""
    numbers: np.ndarray
    """(numbers,), of models, for the curve."""
    promised: nn.BestOf
    """For each of `numbers`."""
    expected: float
    """For as many models as there are."""


def lucky_coin() -> Lab:
    """Try many models on one test set, and ask the winner once more."""
    return Lab(
        compute=_compute,
        picture=LuckyCoinPicture(MODELS[-1]),
        describe=_describe,
        models=ladder("Models tried", MODELS, 200),
        samples=ladder("Size of the test set", SAMPLES, 100, unit="samples"),
        seed=again("Another contest"),
    )


def _compute(models, samples, seed) -> LuckyCoin:
    rng = np.random.default_rng(SEED + seed)
    contest = nn.coin_contest(models, samples, rng, fresh=FRESH)
    return LuckyCoin(
        contest=contest,
        samples=samples,
        so_far=np.maximum.accumulate(contest.scores),
        numbers=NUMBERS,
        promised=_promised(samples),
        expected=float(_expected(models, samples)),
    )


@lru_cache
def _promised(samples: int) -> nn.BestOf:
    return nn.best_of(NUMBERS, samples)


@lru_cache
def _expected(models: int, samples: int) -> float:
    return nn.best_of(models, samples).expected[0]


def _describe(result: LuckyCoin) -> str:
    contest = result.contest
    models, best = len(contest.scores), contest.scores[contest.winner]
    many = f"The best of {models} coin-flip models"
    who = many if models > 1 else "One coin-flip model"
    return (
        f"{who} scores {best:.3f} on {result.samples} test samples, where "
        f"{result.expected:.3f} is to be expected by luck alone. On {FRESH:,} fresh "
        f"samples the same model scores {contest.fresh:.3f}: it knows nothing."
    )
