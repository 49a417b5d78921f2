"""Lab: several models together err less, as far as they err differently."""

from functools import cache
from typing import NamedTuple

import numpy as np

from helpers import data, nn
from helpers.draw.evaluation.ensemble import EnsemblePicture
from helpers.labs._lab import Lab
from helpers.labs.controls import again, choice, slider

MOST = 50
CASES = 2000
SEED = 1
SIZES = np.arange(1, MOST + 1)


class Real(NamedTuple):
    """Networks trained on the digits that differ in one thing."""

    differ: str
    """In what they differ."""
    correlation: float
    """Of their errors."""
    error: np.ndarray
    """(networks,), squared error of the average of 1, 2 ... as a share of one's."""
    formula: np.ndarray
    """(50,), what `average_error` makes of their correlation."""
    vote: np.ndarray
    """(networks,), accuracy of the majority of 1, 2 ..."""


class Ensemble(NamedTuple):
    """What 1, 2 ... 50 members make of the error and the accuracy of one."""

    members: int
    correlation: float
    """Between any two members' errors, and between their being right."""
    accuracy: float
    """Of one member, in the vote."""
    error: np.ndarray
    """(50,), squared error of the average as a share of one member's."""
    simulated_error: np.ndarray
    """(50,), the same, drawn."""
    vote: np.ndarray
    """(50,), accuracy of the majority."""
    simulated_vote: np.ndarray
    """(50,), the same, drawn."""
    real: Real


def ensemble() -> Lab:
    """Average and ask more and more models, and see what they have in common stay."""
    return Lab(
        compute=_compute,
        picture=EnsemblePicture(MOST),
        describe=_describe,
        members=slider("Members", 1, MOST, 10, unit="models"),
        correlation=slider("Correlation of errors", 0.0, 1.0, 0.3, step=0.05),
        accuracy=slider("Accuracy of each", 0.3, 0.95, 0.7, step=0.05),
        differ=choice("Real networks differ in", list(data.sweep("ensemble"))),
        seed=again("Simulate again"),
    )


def _compute(members, correlation, accuracy, differ, seed) -> Ensemble:
    rng = np.random.default_rng(SEED + seed)
    errors = nn.draw_errors(CASES, MOST, correlation, rng)
    votes = nn.draw_votes(CASES, MOST, accuracy, correlation, rng)
    means = np.cumsum(errors, axis=1) / SIZES
    right = 2 * np.cumsum(votes, axis=1) - SIZES  # above 0: most are right
    return Ensemble(
        members=members,
        correlation=correlation,
        accuracy=accuracy,
        error=nn.average_error(SIZES, correlation),
        simulated_error=np.mean(means**2, axis=0),
        vote=nn.vote_accuracy(SIZES, accuracy, correlation),
        simulated_vote=np.mean(right > 0, axis=0) + np.mean(right == 0, axis=0) / 2,
        real=_real(differ),
    )


@cache
def _real(differ: str) -> Real:
    stored = data.sweep("ensemble")[differ]
    return Real(
        differ=differ,
        correlation=stored["correlation"],
        error=np.array(stored["squared"]) / stored["one_squared"],
        formula=nn.average_error(SIZES, stored["correlation"]),
        vote=np.array(stored["vote"]),
    )


def _describe(result: Ensemble) -> str:
    here, real = result.members - 1, result.real
    members = "1 member" if result.members == 1 else f"{result.members} members"
    return (
        f"The average of {members} leaves {result.error[here]:.0%} of one member's "
        f"squared error (simulated {result.simulated_error[here]:.0%}); the "
        f"{result.correlation:.0%} that they have in common never goes. The majority "
        f"is right {result.vote[here]:.0%} of the time (simulated "
        f"{result.simulated_vote[here]:.0%}), one member {result.accuracy:.0%}. Errors "
        f"of real networks that differ in {real.differ} correlate "
        f"{real.correlation:.2f}: the average of {len(real.vote)} leaves "
        f"{real.error[-1]:.0%}, and their vote is right {real.vote[-1]:.1%}, one "
        f"{real.vote[0]:.1%}."
    )
