"""Lab: which last activation and which loss suit a problem, and what goes wrong."""

from collections.abc import Callable
from functools import cache, partial
from typing import Any, NamedTuple

import numpy as np

from helpers import data
from helpers.draw.problems.last_layer import LastLayerPicture
from helpers.labs._lab import Lab
from helpers.labs._own import TRAINING, array, trainer
from helpers.labs.controls import ask, choice
from helpers.labs.problems._reasons import TABLE, reason

PROBLEMS = {
    "binary: yes or no": "binary",
    "multiclass: one of three": "multiclass",
    "multi-label: any of three": "several labels",
    "regression: any number": "any number",
    "regression: from 0 to 1": "share",
}
ACTIVATIONS = {
    "none": "linear",
    "ReLU": "relu",
    "sigmoid": "sigmoid",
    "softmax": "softmax",
}
LOSSES = {
    "binary cross-entropy": "binary_crossentropy",
    "categorical cross-entropy": "categorical_crossentropy",
    "squared error": "mean_squared_error",
    "absolute error": "mean_absolute_error",
}
NUMBERS = ("any number", "share")
SHOWN = 150


class LastLayerResult(NamedTuple):
    """One problem, and what every pair of last activation and loss made of it."""

    problem: str
    activation: str
    loss: str
    samples: data.LineProblem
    """Some of those that the networks learned from."""
    x: np.ndarray
    """(61,), inputs."""
    outputs: np.ndarray
    """(outputs, 61), of the network trained with this pair."""
    scores: np.ndarray
    """(activations, losses): share right, or mean squared error of a number."""
    quality: np.ndarray
    """(activations, losses), from 0, as bad as a guess, to 1, as good as any."""
    place: tuple[int, int]
    """Row and column of this pair."""
    table: tuple[int, int]
    """Row and column of the pair that the table names."""
    live: float | None
    """Score of a network that was trained here with another seed."""


def last_layer(train: Callable[..., Any] | None = None) -> Lab:
    """Give a problem a last activation and a loss, right or wrong, and see.

    Parameters
    ----------
    train : callable, optional
        Such as ``train.last_layer``: a button then trains the pair once more.
    """
    problem = choice("Problem", PROBLEMS)
    activation = choice("Last activation", ACTIVATIONS, "linear")
    loss = choice("Loss", LOSSES, "mean_squared_error")
    chosen = {"problem": problem, "activation": activation, "loss": loss}
    more = {} if train is None else {"live": ask("Train this pair here", **chosen)}
    return Lab(
        compute=partial(_compute, trainer(train)),
        picture=LastLayerPicture(list(ACTIVATIONS), list(LOSSES)),
        describe=_describe,
        **chosen,
        **more,
    )


def _compute(train, problem, activation, loss, live=None) -> LastLayerResult:
    runs, scores, quality = _sweep()[problem], *_scores(problem)
    run = None if live is None else _run(train(**live, seed=1), live["problem"])
    here = live == {"problem": problem, "activation": activation, "loss": loss}
    stored = np.array(runs[activation][loss]["outputs"])
    return LastLayerResult(
        problem=problem,
        activation=activation,
        loss=loss,
        samples=_samples(problem),
        x=np.linspace(-3, 3, stored.shape[1]),
        outputs=run[0] if here else stored,
        scores=scores,
        quality=quality,
        place=_place(activation, loss),
        table=_place(*TABLE[problem]),
        live=run[1] if here else None,
    )


def _run(made: Any, problem: str) -> tuple[np.ndarray, float]:
    """Return outputs and score of a training, which may be lost; or refuse it."""
    shape = np.transpose(_sweep()[problem]["linear"]["mean_squared_error"]["outputs"])
    if not (hasattr(made, "outputs") and hasattr(made, "score")):
        kind = type(made).__name__
        raise ValueError(f"the training must return outputs and a score, not {kind}")
    outputs = array(made.outputs, shape.shape, "outputs", TRAINING, finite=False)
    return outputs.T, float(array(made.score, (), "a score", TRAINING, finite=False))


@cache
def _sweep() -> dict[str, Any]:
    return data.sweep("last_layer")


@cache
def _samples(problem: str) -> data.LineProblem:
    return data.line_problem(problem, SHOWN)


@cache
def _scores(problem: str) -> tuple[np.ndarray, np.ndarray]:
    """Return all scores of a problem, and how good each is between guess and best."""
    rows = [_sweep()[problem][activation] for activation in ACTIVATIONS.values()]
    scores = np.array([[_kept(row[loss]) for loss in LOSSES.values()] for row in rows])
    guess = _guess(problem)
    best = np.nanmin(scores) if problem in NUMBERS else np.nanmax(scores)
    return scores, np.clip(
        (np.nan_to_num(scores, nan=guess) - guess) / (best - guess), 0, 1
    )


def _kept(run: dict[str, Any]) -> float:
    """Return the score of a run, NaN if its outputs became that."""
    return run["score"] if np.isfinite(run["outputs"]).all() else np.nan


def _guess(problem: str) -> float:
    """Return the score of the best answer that is the same for every input."""
    y = data.line_problem(problem, 1000, seed=1000).y
    if problem in NUMBERS:
        return float(y.var())
    return float(np.unique(y, axis=0, return_counts=True)[1].max() / len(y))


def _place(activation: str, loss: str) -> tuple[int, int]:
    rows, columns = list(ACTIVATIONS.values()), list(LOSSES.values())
    return rows.index(activation), columns.index(loss)


def _describe(result: LastLayerResult) -> str:
    names = [
        {value: label for label, value in options.items()}[chosen]
        for options, chosen in (
            (PROBLEMS, result.problem),
            (ACTIVATIONS, result.activation),
            (LOSSES, result.loss),
        )
    ]
    problem, activation, loss = names[0].split(":")[0], *names[1:]
    with_ = "no activation" if activation == "none" else activation
    return (
        f"{problem.capitalize()} with {with_} and {loss}: "
        f"{_score(result, result.scores[result.place])}{_beside(result)}. "
        f"{_outputs(result)}{_live(result)}"
    )


def _outputs(result: LastLayerResult) -> str:
    """Say how far the outputs go, and why."""
    low, high = result.outputs.min(), result.outputs.max()
    if np.isnan(low):
        return (
            "A sum of zeros was divided by itself: the loss is NaN (not a number), "
            "then every weight, and training is lost."
        )
    sign = "" if result.live is None else "≈"
    why = reason(result.problem, result.activation, result.loss)
    if result.activation == "relu" and (result.outputs == 0).all(axis=1).any():
        why = (
            "A ReLU has died: it gives 0 for every input, and at 0 its gradient is 0 "
            "too, so it stays so."
        )
    ends = [f"{sign}{end:.2f}".replace("-", "−") for end in (low, high)]
    return f"The outputs go from {ends[0]} to {ends[1]}. {why}"


def _score(result: LastLayerResult, score: float) -> str:
    if np.isnan(score):
        return "no score at all"
    if result.problem in NUMBERS:
        return f"mean squared error {score:.3f} on new samples"
    whole = "all three labels of " if result.problem == "several labels" else ""
    return f"{whole}{score:.0%} of new samples are right"


def _beside(result: LastLayerResult) -> str:
    if result.place == result.table:
        return ", the pair of the table"
    score = result.scores[result.table]
    number = f"{score:.3f}" if result.problem in NUMBERS else f"{score:.0%}"
    return f"; the pair of the table gets {number}"


def _live(result: LastLayerResult) -> str:
    if result.live is None:
        return ""
    return f" Trained here once more: ≈{_score(result, result.live)}."
