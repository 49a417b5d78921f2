"""An exercise whose answer is a trained Keras model, tested on rows kept back."""

from collections.abc import Callable
from typing import Any

import numpy as np

from helpers import data, nn
from helpers._faults import stopped
from helpers.check._compare import _cannot_be_called, _is_unwritten, _run
from helpers.check._exercise import Exercise
from helpers.check._verdict import Verdict

LEAST_ROWS = 100
"""Fewer validation rows than this are too few to choose by."""

ENOUGH = 0.85
"""Share of held-back digits with all three answers right; linear models stay below."""


class Project(Exercise):
    """A model to train: the check reads it, and scores it on what it keeps.

    Parameters
    ----------
    reference : callable
        The worked solution.
    **about
        The other arguments of an `Exercise`; each mistake is named by the
        first words of its message.
    """

    def __init__(self, reference: Callable, **about: Any) -> None:
        super().__init__(reference, cases={}, **about)

    def judged(self, attempt: Callable) -> Verdict:
        """Run the learner's function once, read its model, and score it."""
        names = ["x", "y"]
        if problem := _cannot_be_called(attempt, names):
            return Verdict("not yet", self.title, problem)
        learn = data.digit_questions()
        trial = _run(attempt, tuple(learn), names)
        if _is_unwritten(attempt, trial):
            words = "Write your function, then check it."
            return Verdict("not started", self.title, words)
        if trial.error:
            return Verdict("not yet", self.title, stopped(attempt, trial.error))
        problem = (
            what_is_wrong_with_the_return(trial.value)
            or what_is_wrong_with_the_rows(*trial.value[1:], count=len(learn.x))
            or what_is_wrong_with_the_model(trial.value[0])
            or what_is_wrong_with_the_scaling(trial.value[0], learn.x, trial.value[1])
        )
        if problem:
            return Verdict("not yet", self.title, problem)
        return self._scored(trial.value[0])

    def _scored(self, model: Any) -> Verdict:
        """Test the model on the rows that the check keeps."""
        x, y = data.held_back_questions()
        outputs = np.asarray(model(x, training=False))
        sure = 0.5 if activation_of(model) == "sigmoid" else 0.0  # of logits
        right = int(((outputs > sure) == (y > 0.5)).all(axis=1).sum())
        low, high = nn.wilson_interval(right, len(y))
        score = (
            f"All three answers are right for ≈{right} of the {len(y)} digits kept "
            f"back, ≈{right / len(y):.0%} (95% interval ≈{low:.0%} to ≈{high:.0%})"
        )
        if right / len(y) < ENOUGH:
            wanted = f"{score}; {ENOUGH:.0%} is wanted, which no linear model reaches."
            return Verdict("not yet", self.title, f"{TOO_LOW} {wanted}")
        beside = (
            "the commonest three answers are right for 19%, a linear model for 79%."
        )
        return Verdict("right", self.title, f"{score}; {beside}")


def project(**about: Any) -> Callable[[Callable], Project]:
    """Turn the worked solution below into a `Project` with these properties."""
    return lambda reference: Project(reference, **about)


TOO_LOW = (
    "The last layer, the loss and the rows are right, but the score is too low: is "
    "there a hidden layer, and was it trained for enough epochs?"
)


def what_is_wrong_with_the_return(value: Any) -> str:
    """Return a sentence, or nothing for a model and two rows of numbers."""
    if not isinstance(value, tuple) or len(value) != 3:
        return (
            "Your function must return three things: the model, the rows it was "
            "trained on, and the validation rows."
        )
    if not hasattr(value[0], "layers"):
        return "The first thing returned must be the Keras model."
    return ""


def what_is_wrong_with_the_rows(learn: Any, validation: Any, count: int) -> str:
    """Return a sentence, or nothing for two parts without a row in common."""
    for rows, name in ((learn, "training"), (validation, "validation")):
        rows = np.asarray(rows)
        if rows.ndim != 1 or rows.dtype.kind not in "iu":
            return f"The {name} rows must be numbers of rows, such as order[300:]."
        if rows.size and not 0 <= rows.min() <= rows.max() < count:
            return f"The {name} rows must be from 0 to {count - 1}."
    shared = np.intersect1d(learn, validation).size
    if shared:
        return (
            "Some rows are in both parts: validation is blind to overfitting there. "
            f"{shared} rows are shared."
        )
    if np.size(validation) < LEAST_ROWS:
        return (
            "There is no validation part to choose by: keep at least "
            f"{LEAST_ROWS} rows for it; yours has {np.size(validation)}."
        )
    return ""


def what_is_wrong_with_the_model(model: Any) -> str:
    """Return a sentence, or nothing for three yes-or-no outputs and their loss."""
    if model.output_shape[-1] != 3:
        return (
            "Three questions need three units in the last layer: yours has "
            f"{model.output_shape[-1]}."
        )
    activation, (loss, from_logits) = activation_of(model), loss_of(model)
    if activation == "softmax":
        return (
            "A softmax names one of three, but here several answers can be yes at "
            "once: each unit needs a sigmoid of its own."
        )
    if loss == "categorical_crossentropy":
        return (
            "Categorical cross-entropy is for one class of many; three yes-or-no "
            "questions take binary cross-entropy."
        )
    if loss != "binary_crossentropy":
        return (
            "For probabilities of yes the loss is binary cross-entropy: squared or "
            f"absolute error stalls where the network is sure and wrong. Yours: {loss}."
        )
    if (activation, from_logits) not in (("sigmoid", False), ("linear", True)):
        return (
            "The last layer and the loss do not fit: sigmoid goes with probabilities, "
            f"no activation with from_logits=True. Yours: {activation}, "
            f"from_logits={from_logits}."
        )
    return ""


def what_is_wrong_with_the_scaling(model: Any, x: np.ndarray, learn: Any) -> str:
    """Return a sentence if a Normalization layer has seen more than training rows."""
    for layer in model.layers:
        if type(layer).__name__ == "Normalization" and layer.mean is not None:
            mean = np.ravel(layer.mean)
            if mean.size == x.shape[1] and not _close(mean, x[np.asarray(learn)]):
                return (
                    "The Normalization layer was not adapted to the training rows "
                    "alone: what it knows of other rows leaks into the validation."
                )
    return ""


def _close(mean: np.ndarray, rows: np.ndarray) -> bool:
    return np.allclose(mean, rows.mean(axis=0), rtol=1e-3, atol=1e-4)


def activation_of(model: Any) -> str:
    """Return Keras's name of what the last layer does: ``"linear"`` for nothing."""
    last = model.layers[-1]
    activation = getattr(last, "activation", None)
    return getattr(activation, "__name__", type(last).__name__.lower())


ALIASES = {
    "bce": "binary_crossentropy",
    "mse": "mean_squared_error",
    "mae": "mean_absolute_error",
}


def loss_of(model: Any) -> tuple[str, bool]:
    """Return Keras's name of the loss, and whether it takes logits."""
    loss = model.loss
    if isinstance(loss, str):
        snake = "".join(f"_{c.lower()}" if c.isupper() else c for c in loss)
        return ALIASES.get(loss, snake.lstrip("_")), False
    name = getattr(loss, "name", None) or getattr(loss, "__name__", "none")
    config = loss.get_config() if hasattr(loss, "get_config") else {}
    return name, bool(config.get("from_logits", False))
