"""Lab: why the training score that Keras reports is below the validation score."""

from collections.abc import Callable
from functools import cache, partial
from typing import NamedTuple

import numpy as np

from helpers import data
from helpers.draw.evaluation.train_below_validation import TrainBelowValidationPicture
from helpers.labs._lab import Lab
from helpers.labs._own import TRAINING, array, trainer
from helpers.labs.controls import ask, choice, slider, switch

SWITCHES = ("dropout", "penalty", "augmentation")
STEPS = ("all on", "no dropout", "no augmentation", "honest")
PARTS = ("the running average", "dropout", "augmentation", "the penalty")
"""What is left out on the way from what Keras reports to the honest score."""

SEED = 7
"""Of the training here; those of the sweep have others."""

Scores = dict[str, dict[str, list[float]]]


class Curves(NamedTuple):
    """Three scores after every epoch of one training."""

    reported: np.ndarray
    """(epochs,), on the training set, as it is in training."""
    validation: np.ndarray
    """(epochs,)"""
    honest: np.ndarray
    """(epochs,), on the training set, with everything off."""


class TrainBelowValidation(NamedTuple):
    """The scores of one training, and what hides between the first and the honest."""

    measure: str
    """``accuracy``, or ``loss`` in nats."""
    epoch: int
    """Counted from 1."""
    averaged: bool
    """Whether the reported score is a running average over the epoch."""
    curves: Curves
    """The mean of two trainings."""
    levels: np.ndarray
    """(5,), at this epoch: reported, then with one of `PARTS` less each time."""
    live: Curves | None
    """The network trained last in this lab, if it was trained with these switches."""


def train_below_validation(train: Callable[..., Scores] | None = None) -> Lab:
    """Switch off, one by one, what lowers the training score only.

    Parameters
    ----------
    train : callable, optional
        ``train(dropout, penalty, augmentation, seed) -> scores``, such as
        ``train.honest_scores``: a button then trains one network as it is switched.
    """
    switches = {
        "dropout": switch("Dropout", start=True),
        "penalty": switch("Penalty (L2)"),
        "augmentation": switch("Augmentation (shifts)"),
    }
    more = {} if train is None else {"place": ask("Train one here", **switches)}
    return Lab(
        compute=partial(_compute, trainer(train)),
        picture=TrainBelowValidationPicture(data.sweep(_NAME)["epochs"]),
        describe=_describe,
        epoch=slider("Epoch", 1, data.sweep(_NAME)["epochs"], 15),
        **switches,
        averaged=switch("Running average", start=True),
        measure=choice("Score", ("accuracy", "loss")),
        **more,
    )


_NAME = "train_below_validation"


@cache
def _run(name: str, measure: str) -> dict[str, np.ndarray]:
    """Return the mean over the seeds for every way to measure: (epochs,) each."""
    runs = data.sweep(_NAME)["runs"][name]
    return {how: np.mean([one[how][measure] for one in runs], 0) for how in runs[0]}


def _compute(train, epoch, averaged, measure, place=None, **switches):
    name = " + ".join(one for one in SWITCHES if switches[one]) or "nothing"
    run = _run(name, measure)
    first = "reported" if averaged else "all on"
    levels = np.array([run[how][epoch - 1] for how in (first, *STEPS)])
    live = None
    if place == switches:
        live = _scored(train(**place, seed=SEED), first, measure)
    return TrainBelowValidation(
        measure, epoch, averaged, _curves(run, first), levels, live
    )


def _scored(scores: Scores, first: str, measure: str) -> Curves:
    """Return the curves of a training, or refuse what is no score for every epoch."""
    epochs = (data.sweep(_NAME)["epochs"],)
    curves = []
    for how in (first, "validation", "honest"):
        try:
            came = scores[how][measure]
        except (TypeError, KeyError, IndexError):
            raise ValueError(
                f"the training must return scores[{how!r}][{measure!r}] for every epoch"
            ) from None
        curves.append(array(came, epochs, "scores", TRAINING))
    return Curves(*curves)


def _curves(run, first: str) -> Curves:
    return Curves(*(np.array(run[how]) for how in (first, "validation", "honest")))


def _describe(result: TrainBelowValidation) -> str:
    reported, validation, honest = (c[result.epoch - 1] for c in result.curves)
    measure = result.measure
    what = (
        f"Keras reports a training {measure} of"
        if result.averaged
        else f"the training {measure}, with all that is on left on, is"
    )
    return (
        f"After epoch {result.epoch} {what} {reported:.3f}, "
        f"{_against(reported, validation)} the validation {measure} of "
        f"{validation:.3f}{_priced(result)}. Measured again on the same digits with "
        f"everything off it is {honest:.3f}{_largest(result)}.{_trained(result)}"
    )


def _priced(result: TrainBelowValidation) -> str:
    """Say that Keras adds the penalty to the validation loss as well."""
    priced = abs(result.levels[-1] - result.levels[-2]) >= 0.0005
    return ", which holds the penalty too" if priced else ""


def _against(one: float, other: float) -> str:
    if abs(one - other) < 0.0005:
        return "the same as"
    return "below" if one < other else "above"


def _largest(result: TrainBelowValidation) -> str:
    """Name the part that hides most of the honest score."""
    steps = np.diff(result.levels)
    most = int(np.abs(steps).argmax())
    if abs(steps[most]) < 0.0005:
        return ": nothing was hidden"
    return (
        f"; the largest part of the difference, {abs(steps[most]):.3f}, is "
        + (PARTS[most])
    )


def _trained(result: TrainBelowValidation) -> str:
    if result.live is None:
        return ""
    reported, validation, honest = (curve[result.epoch - 1] for curve in result.live)
    return (
        f" The network trained here: ≈{reported:.3f}, validation ≈{validation:.3f}, "
        f"with everything off ≈{honest:.3f}."
    )
