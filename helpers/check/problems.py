"""Exercises of lesson 10, three problems: a worked solution and its check each."""

import numpy as np

from helpers.check import _problems_mistakes as wrong
from helpers.check._exercise import exercise
from helpers.check._project import TOO_LOW, project


@exercise(
    id="problems.majority_score",
    title="the score of the commonest answer",
    cases={
        "two classes": (np.array([0, 0, 1]), np.array([0, 1, 1, 1])),
        "the commonest class of the test rows may be another one": (
            np.array([2, 2, 2, 0, 1, 1]),
            np.array([1, 1, 2, 0, 1]),
        ),
        "a class that the test rows do not hold": (
            np.array([3, 3, 0]),
            np.array([0, 0]),
        ),
    },
    mistakes={
        "You looked for the commonest class among the test answers: nobody knows them "
        "beforehand, so take it from the training answers.": wrong.commonest_of_test,
        "That is the score on the training rows: score on the test rows.": (
            wrong.score_on_training
        ),
        "That is how many are right: divide by how many there are.": wrong.count_right,
        "That is the class itself: score it on the test rows.": wrong.class_itself,
    },
    hints=(
        "np.bincount(y_train) counts how often each class occurs.",
        "Where is the largest count? argmax() says.",
        "np.mean(y_test == most), with the class that is commonest in training.",
    ),
    why=(
        "The class is chosen by the training answers, as everything is; the test "
        "answers are only for scoring. Any model has to beat this number."
    ),
)
def majority_score(y_train, y_test):
    """Return the share of test answers that the commonest class gets right."""
    most = np.bincount(y_train).argmax()
    return float(np.mean(y_test == most))


@project(
    id="problems.three_answers",
    title="three questions about a digit",
    mistakes={
        "Three questions need three units": wrong.one_unit,
        "A softmax names one of three": wrong.softmax_of_three,
        "Categorical cross-entropy is for one class": wrong.categorical_loss,
        "For probabilities of yes the loss is binary": wrong.squared_loss,
        "The last layer and the loss do not fit": wrong.bare_outputs,
        "Some rows are in both parts": wrong.shared_rows,
        "There is no validation part": wrong.no_validation,
        "The Normalization layer was not adapted": wrong.scaled_by_all_rows,
        TOO_LOW: wrong.not_trained,
    },
    hints=(
        "Which row of the table is it? More than one answer can be yes at once.",
        "Part the rows first: order = np.random.default_rng(0).permutation(len(x)), "
        "300 of them for validation, the others to learn from.",
        "Scale inside the model: a Normalization layer, adapted to x[learn] alone. "
        "Then a hidden layer, such as 64 units with ReLU.",
        "The last layer has three units with a sigmoid each, the loss is "
        "binary_crossentropy. About 30 epochs are enough; then return model, learn, "
        "validation.",
    ),
    why=(
        "Several answers can be yes at once, so each has a sigmoid and is charged for "
        "by binary cross-entropy. The scaling is part of the model and comes from the "
        "training rows; the digits of the test were seen by nobody."
    ),
)
def three_answers(x, y):
    """Return the trained model, its training rows and its validation rows."""
    import keras

    order = np.random.default_rng(0).permutation(len(x))
    validation, learn = order[:300], order[300:]
    scale = keras.layers.Normalization()
    scale.adapt(x[learn])
    hidden = keras.layers.Dense(64, activation="relu")
    last = keras.layers.Dense(3, activation="sigmoid")
    model = keras.Sequential([keras.Input((64,)), scale, hidden, last])
    model.compile("adam", "binary_crossentropy")
    seen = (x[validation], y[validation])
    model.fit(x[learn], y[learn], epochs=30, validation_data=seen, verbose=0)
    return model, learn, validation
