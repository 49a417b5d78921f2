"""Lab: what is fitted before the split lets noise look like knowledge."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import numpy as np

from helpers import nn
from helpers.draw.evaluation.leak_detector import LeakDetectorPicture
from helpers.labs._lab import Lab
from helpers.labs._own import lent
from helpers.labs.controls import again, choice, ladder, slider, switch
from helpers.labs.evaluation._leaky_rows import (
    FOLDS,
    MOST,
    Noise,
    Split,
    folds_of,
    noise,
    own_folds,
    twins,
)

FRESH = 1000
SEED = 4
BACKGROUND = 300
"""Features that are not selected and yet shown."""

FEATURES = (10, 20, 50, 100, 200, 500, 1000, 2000)
KEEP = (1, 2, 5, 10, 20, 50)
WHERE = {"before the split": True, "inside the folds": False}
MODELS = {
    "nearest centroid": nn.nearest_centroid,
    "nearest neighbour": nn.nearest_neighbour,
}


class Leak(NamedTuple):
    """A pipeline's scores on noise, and what they owe to the test rows."""

    select_first: bool
    scale_first: bool
    split: str
    """What the split does, in a word or two."""
    shown: nn.CrossValidation
    """Of the pipeline as it is set."""
    honest: nn.CrossValidation
    """Of the same with every step inside the folds and every case on one side."""
    fresh: float
    """Accuracy on new rows after a fit on all rows."""
    twins: int
    """Test rows with a row of the same case among the training rows."""
    rows: int
    changed: int
    """Test rows that scaling before the split turns from right to wrong or back."""
    chosen: np.ndarray
    """(2, folds * keep), correlation of what was selected: in training, in test."""
    others: np.ndarray
    """(2, others), of some features that the first fold did not select."""


def leak_detector(split: Split | None = None) -> Lab:
    """Move the steps of a pipeline before the split, and watch noise score well.

    Parameters
    ----------
    split : callable, optional
        ``split(samples, k, rng) -> [(train, test), ...]``: a function of the learner's
        own that splits the rows, in place of ``nn.k_fold``.
    """
    together = {} if split else {"together": switch("Keep each case on one side")}
    return Lab(
        compute=partial(_compute, lent(split)),
        picture=LeakDetectorPicture(),
        describe=_describe,
        samples=slider("Rows", 40, MOST, 60, step=20),
        features=ladder("Noise features", FEATURES, 2000),
        keep=ladder("Features selected", KEEP, 20),
        select_first=choice("Select features", WHERE),
        scale_first=choice("Scale features", WHERE, start=False),
        copies=slider("Rows per case", 1, 4, 1, unit="near-copies"),
        **together,
        model=choice("Model", list(MODELS)),
        seed=again("Other noise"),
    )


def _compute(
    split,
    samples,
    features,
    keep,
    select_first,
    scale_first,
    copies,
    model,
    seed,
    together=False,
) -> Leak:
    seed, predict, keep = SEED + seed, MODELS[model], min(keep, features)
    rows = noise(samples, features, copies, seed)
    folds = own_folds(split, samples, seed) if split else folds_of(rows, seed, together)
    run = partial(_run, rows, predict=predict, keep=keep)
    shown = run(folds, select_first=select_first, scale_first=scale_first)
    plain = run(folds, select_first=select_first) if scale_first else shown
    return Leak(
        select_first=select_first,
        scale_first=scale_first,
        split=_split_words(split, together),
        shown=shown,
        honest=run(folds_of(rows, seed, together=True)),
        fresh=_fresh(rows, predict, keep, seed),
        twins=twins(rows.cases, folds),
        rows=len(shown.right),
        changed=int(np.abs(shown.right - plain.right).sum()),
        chosen=_selected(rows, folds, shown.chosen),
        others=_others(rows, folds[0], shown.chosen[0]),
    )


def _run(
    rows, folds, predict, keep, select_first=False, scale_first=False
) -> nn.CrossValidation:
    return nn.cross_validate(
        rows.x, rows.y, folds, predict, keep, select_first, scale_first
    )


def _fresh(rows: Noise, predict: Callable, keep: int, seed: int) -> float:
    """Fit on all rows, and score on rows that nobody has seen."""
    rng = np.random.default_rng([seed, 1])
    columns = nn.strongest(rows.x, rows.y, keep)
    kept = rows.x[:, columns]
    new = rows.scale[columns] * rng.standard_normal((FRESH, keep), np.float32)
    train, test = (nn.standardize(part, kept).x for part in (kept, new))
    return float(np.mean(predict(train, rows.y, test) == np.arange(FRESH) % 2))


def _selected(rows: Noise, folds: list[nn.Fold], chosen: np.ndarray) -> np.ndarray:
    return np.concatenate(
        [_both(rows, *pair) for pair in zip(folds, chosen, strict=True)], axis=1
    )


def _others(rows: Noise, fold: nn.Fold, chosen: np.ndarray) -> np.ndarray:
    first = np.arange(min(BACKGROUND, rows.x.shape[1]))
    return _both(rows, fold, np.setdiff1d(first, chosen))


def _both(rows: Noise, fold: nn.Fold, columns: np.ndarray) -> np.ndarray:
    """Return correlations in training and in test, turned so that the first is up."""
    if not len(columns):
        return np.empty((2, 0))
    x, y = rows.x[:, columns], rows.y
    train, test = (nn.correlations(x[part], y[part]) for part in fold)
    return np.array([np.abs(train), test * np.sign(train)])


def _split_words(split: Split | None, together: bool) -> str:
    if split is not None:
        return "your split"
    return "split\nby case" if together else f"split\nin {FOLDS}"


def _describe(result: Leak) -> str:
    keep = result.shown.chosen.shape[1]
    features = f"{keep} selected features" if keep > 1 else "one selected feature"
    verb = "go" if keep > 1 else "goes"
    return (
        f"Cross-validation scores this pipeline {result.shown.scores.mean():.2f}; with "
        f"every step inside the folds {result.honest.scores.mean():.2f}, on fresh rows "
        f"{result.fresh:.2f}: the labels are random. In the test rows the {features} "
        f"{verb} along with the labels by {result.chosen[1].mean():.2f} on average."
        f"{_scaling(result)}{_copies(result)}"
    )


def _scaling(result: Leak) -> str:
    if not result.scale_first:
        return ""
    return (
        f" Scaling before the split changes {result.changed} of {result.rows} answers."
    )


def _copies(result: Leak) -> str:
    if not result.twins:
        return ""
    return (
        f" {result.twins} of {result.rows} test rows have a copy among the training "
        "rows."
    )
