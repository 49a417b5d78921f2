"""Rows of noise for the leak detector, and the folds into which they are split."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from helpers import nn
from helpers.labs._own import brief

FOLDS = 5
MOST = 200
"""Rows at most."""
NUDGE = 0.05
"""How far near-copies of a row lie apart, in standard deviations."""

Split = Callable[[int, int, np.random.Generator], Sequence]


class Noise(NamedTuple):
    """Rows of noise with labels that have nothing to do with them."""

    x: np.ndarray
    """(rows, features)."""
    y: np.ndarray
    """(rows,), 0 or 1."""
    cases: np.ndarray
    """(rows,), whose near-copy every row is."""
    scale: np.ndarray
    """(features,), standard deviation of each."""


@lru_cache(maxsize=4)
def noise(samples: int, features: int, copies: int, seed: int) -> Noise:
    """Make rows of noise: `copies` near-copies of every case."""
    cases = np.arange(samples) % -(-samples // copies)
    plain, apart, scale = _drawn(features, seed)
    x = plain[:samples] if copies == 1 else plain[cases] + NUDGE * apart[:samples]
    return Noise(x, cases % 2, cases, scale)


@lru_cache(maxsize=2)
def _drawn(features: int, seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Draw as many rows as there ever are, twice, and the scale of every feature."""
    rng = np.random.default_rng(seed)
    scale = np.exp(rng.standard_normal(features, np.float32))
    plain, apart = scale * rng.standard_normal((2, MOST, features), np.float32)
    return plain, apart, scale


def folds_of(rows: Noise, seed: int, together: bool) -> list[nn.Fold]:
    """Split the rows, or the cases where those are kept together."""
    rng = np.random.default_rng(seed)
    if together:
        return nn.group_k_fold(rows.cases, FOLDS, rng, labels=rows.y)
    return nn.k_fold(len(rows.y), FOLDS, rng, labels=rows.y)


def own_folds(split: Split, samples: int, seed: int) -> list[nn.Fold]:
    """Run the learner's function, and refuse what is not k pairs of row numbers."""
    made = split(samples, FOLDS, np.random.default_rng(seed))
    pairs = [tuple(pair) for pair in made] if isinstance(made, Sequence) else []
    if len(pairs) != FOLDS or any(len(pair) != 2 for pair in pairs):
        raise ValueError(
            f"your function must return a list of {FOLDS} pairs (train, test), not "
            f"{brief(made)}"
        )
    folds = [nn.Fold(*map(np.asarray, pair)) for pair in pairs]
    for part in (part for fold in folds for part in fold):
        numbers = part.ndim == 1 and part.size and part.dtype.kind in "iu"
        if not numbers or part.min() < 0 or part.max() >= samples:
            raise ValueError(
                "every part of your folds must hold row numbers from 0 to "
                f"{samples - 1}, not {brief(part)}"
            )
    return folds


def twins(cases: np.ndarray, folds: list[nn.Fold]) -> int:
    """Count the test rows with a row of the same case among the training rows."""
    return int(sum(np.isin(cases[test], cases[train]).sum() for train, test in folds))
