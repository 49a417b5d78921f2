"""Exercises of lesson 04, better training: a worked solution and its check each."""

import numpy as np

from helpers.check import _evaluation_mistakes as wrong
from helpers.check import _folds as laws
from helpers.check._exercise import exercise

RNG = np.random.default_rng(4)
GAP = np.nan


def _drawn(rows: int) -> np.ndarray:
    return RNG.permutation(rows)


def _table(rows: int, features: int) -> np.ndarray:
    """Return features that differ in where they lie and in how far they spread."""
    spread = 10.0 ** RNG.integers(-1, 3, features)
    return (spread * (RNG.normal(size=(rows, features)) + 3)).round(2)


@exercise(
    id="evaluation.three_parts",
    title="rows for training, validation and test",
    cases={
        "ten rows: seven, two and one": (_drawn(10), 2, 1),
        "the test part may be the larger one": (_drawn(9), 1, 3),
        "a hundred rows": (_drawn(100), 20, 20),
    },
    mistakes={
        "Some rows are in the validation part and in the test part: the validation "
        "rows end where the test rows begin.": wrong.validation_within_test,
        "You trained on all rows: what is set aside must not be among the training "
        "rows.": wrong.trained_on_all,
        "Your training rows still hold the validation rows: take both parts out.": (
            wrong.trained_on_validation
        ),
        "You made row numbers of your own, in order: take them out of rows, which are "
        "shuffled.": wrong.in_order,
        "Your validation and your test part changed places: the test rows are the last "
        "ones.": wrong.parts_swapped,
        "Some rows are in no part: there is a gap between your parts.": wrong.gap,
    },
    hints=(
        "The three parts lie one after the other in rows: training, validation, test. "
        "Where does each end?",
        "rows[-test:] are the last ones. The training rows end at "
        "len(rows) - validation - test.",
        "With last = len(rows) - test and first = last - validation: rows[:first], "
        "rows[first:last], rows[last:].",
    ),
    why="Each row is in one part only. The rows were shuffled before, so every part "
    "holds rows of all kinds, even if the file was sorted.",
)
def three_parts(rows, validation, test):
    """Return the rows for training, for validation and for the test."""
    last = len(rows) - test
    first = last - validation
    return rows[:first], rows[first:last], rows[last:]


@exercise(
    id="evaluation.honest_score",
    title="the score to report",
    cases={
        "the best on validation is not the best on test": (
            np.array([0.81, 0.86, 0.84]),
            np.array([0.85, 0.83, 0.82]),
        ),
        "the first may be the best": (np.array([0.9, 0.7]), np.array([0.6, 0.8])),
        "many models": (
            RNG.normal(0.8, 0.05, 40).round(3),
            RNG.normal(0.8, 0.05, 40).round(3),
        ),
    },
    mistakes={
        "You chose on the test set: the best of its scores is the luckiest one. Choose "
        "by validation.": wrong.best_on_test,
        "That is the validation score of the model you chose: it was chosen for being "
        "high. Report its test score.": wrong.best_on_validation,
        "That is the number of the model: report its test score.": wrong.its_number,
        "You took the mean over all models: report the one you chose.": wrong.mean_test,
        "You mixed both scores: the one that chose is too high.": wrong.both_scores,
        "You took the worst on validation: these are scores, not losses.": (
            wrong.worst_on_validation
        ),
    },
    hints=(
        "Two steps: which model is the best on validation, and what does that one "
        "score on the test set?",
        "validation.argmax() is the number of the best model.",
        "test[validation.argmax()]",
    ),
    why="The highest of many scores is partly luck, so it is too high. The test score "
    "of that model was not asked when choosing: nothing has picked it for its luck.",
)
def honest_score(validation, test):
    """Return the test score of the model that is best on validation."""
    return test[validation.argmax()]


@laws.k_folds(
    id="evaluation.folds",
    title="k folds of shuffled rows",
    mistakes={
        laws.SHARED: wrong.folds_trained_on_all,
        laws.TWICE: wrong.folds_drawn_anew,
        laws.LEFT_OUT: wrong.folds_without_the_rest,
        laws.UNEVEN: wrong.folds_with_a_large_last,
        laws.IN_ORDER: wrong.folds_in_order,
        laws.OWN_LUCK: wrong.folds_by_another_rng,
        laws.SWAPPED: wrong.folds_swapped,
        laws.TOO_FEW: wrong.folds_one_only,
        laws.UNUSED: wrong.folds_trained_on_the_next,
    },
    hints=(
        "Shuffle the numbers of all rows first: order = rng.permutation(samples). "
        "Then cut them into k parts.",
        "np.array_split(order, k) cuts into parts that differ by one row at most. Each "
        "of them is the test part once.",
        "The training rows are all the others: np.setdiff1d(order, test).",
    ),
    why="Every row is tested once, by a model that has not seen it, and trained on "
    "k - 1 times. array_split deals the rows that are left over to the first parts.",
)
def folds(samples, k, rng):
    """Return a list of k pairs: the training rows and the test rows of each fold."""
    order = rng.permutation(samples)
    return [(np.setdiff1d(order, test), test) for test in np.array_split(order, k)]


@exercise(
    id="evaluation.scale_by_train",
    title="both parts scaled by the training part",
    cases={
        "one feature": (np.array([[1.0], [3.0]]), np.array([[5.0], [9.0]])),
        "features in different units": (_table(6, 3), _table(2, 3)),
        "a test part that lies elsewhere": (_table(5, 2), _table(5, 2) + 50),
    },
    mistakes={
        "Each part was scaled by its own mean and deviation: a test row would then "
        "change with its neighbours. Take those of the training part.": (
            wrong.scaled_each_by_itself
        ),
        "Mean and deviation of all rows know the test rows: that is a leak. Take those "
        "of the training part.": wrong.scaled_by_all,
        "You scaled by the test part: take the training part's mean and deviation.": (
            wrong.scaled_by_test
        ),
        "You subtracted the mean only: divide by the standard deviation too.": (
            wrong.centred_only
        ),
        "You divided by the variance: the standard deviation is its root.": (
            wrong.divided_by_variance
        ),
        "All features got the same mean and deviation: each has its own, "
        "mean(axis=0).": wrong.one_mean_for_all,
        "Each row was scaled by itself: the mean goes over the rows, axis=0.": (
            wrong.scaled_by_row
        ),
        "The training part is scaled rightly, and the test part left as it was.": (
            wrong.test_left_as_it_was
        ),
    },
    hints=(
        "mean(axis=0) and std(axis=0) give one number for each feature. Of which part?",
        "Take both from x_train, and use the same two for x_train and x_test.",
        "mean, deviation = x_train.mean(axis=0), x_train.std(axis=0), and then "
        "(x - mean) / deviation for both.",
    ),
    why="The test rows stand for rows that come later, one at a time, when no mean of "
    "theirs can be taken. So the scaling is a part of the model, learned in training.",
)
def scale_by_train(x_train, x_test):
    """Return both parts, scaled to mean 0 and deviation 1 of the training part."""
    mean, deviation = x_train.mean(axis=0), x_train.std(axis=0)
    return (x_train - mean) / deviation, (x_test - mean) / deviation


@exercise(
    id="evaluation.fill_missing",
    title="gaps filled by the training part's medians",
    cases={
        "a gap in the training part": (
            np.array([[1.0], [GAP], [2.0], [9.0]]),
            np.array([[4.0]]),
        ),
        "a gap in the test part": (
            np.array([[1.0, 30.0], [2.0, 10.0], [6.0, 80.0]]),
            np.array([[GAP, 50.0], [7.0, GAP]]),
        ),
        "gaps in both, and features in different units": (
            np.array([[GAP, 100.0], [3.0, 700.0], [5.0, GAP], [9.0, 400.0]]),
            np.array([[GAP, 900.0], [8.0, GAP], [20.0, 950.0]]),
        ),
    },
    mistakes={
        "Each part was filled by its own medians: one test row alone would have none. "
        "Take those of the training part.": wrong.filled_each_by_itself,
        "Medians of all rows know the test rows: that is a leak. Take those of the "
        "training part.": wrong.filled_by_all,
        "You filled with 0: fill with the median of the feature.": wrong.filled_with_0,
        "You filled with the mean, which one large value can carry off: take the "
        "median.": wrong.filled_with_mean,
        "np.median of numbers with a gap is a gap itself: np.nanmedian leaves the gaps "
        "out.": wrong.filled_with_gaps,
        "All features got the same median: each has its own, axis=0.": (
            wrong.one_median_for_all
        ),
        "You left rows out: keep them all, and fill their gaps.": wrong.rows_left_out,
    },
    hints=(
        "np.isnan(x) is True where there is a gap. np.nanmedian takes a median without "
        "them.",
        "medians = np.nanmedian(x_train, axis=0): one for each feature, from the "
        "training part alone.",
        "np.where(np.isnan(x), medians, x), for both parts.",
    ),
    why="What fills a gap is learned from the training rows, as everything is. "
    "np.where makes a new array, so the measured table stays as it was.",
)
def fill_missing(x_train, x_test):
    """Return both parts, without gaps."""
    medians = np.nanmedian(x_train, axis=0)
    return tuple(np.where(np.isnan(x), medians, x) for x in (x_train, x_test))


@exercise(
    id="evaluation.one_hot",
    title="one column for each class",
    cases={
        "three labels of three classes": (np.array([2, 0, 1]), 3),
        "a class that does not occur keeps its column": (np.array([0, 1, 1]), 4),
        "many labels": (RNG.integers(0, 10, 25), 10),
    },
    mistakes={
        "You made a column for each class up to the highest label: there are as many "
        "as classes, whether they occur or not.": wrong.columns_by_highest,
        "You made a column for each class that occurs: one that does not keeps its "
        "column.": wrong.columns_by_occurrence,
        "Your table is on its side: one row for each label, one column for each "
        "class.": wrong.on_its_side,
        "You put the label itself into its column: put a 1.": wrong.label_as_entry,
        "You count the classes from 1: label 0 belongs to column 0.": wrong.from_one,
    },
    hints=(
        "The result has the shape (len(labels), classes), and one 1 in every row.",
        "np.eye(classes) holds the rows that are wanted, one for each class.",
        "np.eye(classes)[labels]",
    ),
    why="Row number c of np.eye(classes) is the one-hot row of class c; the labels "
    "pick them. Between classes there is then no order and no distance.",
)
def one_hot(labels, classes):
    """Return an array of shape (labels, classes), 1 at the label and else 0."""
    return np.eye(classes)[labels]
