"""Lesson 04: right answers, the commonest wrong ones, and the stubs of the lesson.

The worked solution itself lives in helpers/check/evaluation.py; these are written
otherwise, as a learner might. Beside each wrong answer stands what the learner must
read.
"""

import numpy as np


def three_parts_by_split(rows, validation, test):
    return tuple(np.split(rows, [len(rows) - validation - test, len(rows) - test]))


def three_parts_from_behind(rows, validation, test):
    aside = rows[-(validation + test) :]
    return rows[: -len(aside)], aside[:validation], aside[validation:]


def three_parts_overlapping(rows, validation, test):
    return rows[: -max(validation, test)], rows[-validation:], rows[-test:]


def three_parts_training_on_everything(rows, validation, test):
    first = len(rows) - validation - test
    return rows, rows[first:-test], rows[-test:]


def three_parts_unshuffled(rows, validation, test):
    return three_parts_by_split(np.arange(len(rows)), validation, test)


def three_parts_two_only(rows, validation, test):
    return rows[:-test], rows[-test:]


def three_parts_sorting_in_place(rows, validation, test):
    parts = tuple(part.copy() for part in three_parts_by_split(rows, validation, test))
    rows.sort()
    return parts


def three_parts_stub(rows, validation, test):
    """Return the rows for training, for validation and for the test."""
    raise NotImplementedError


def honest_score_by_sorting(validation, test):
    return test[np.argsort(-validation, kind="stable")[0]]


def honest_score_by_loop(validation, test):
    best = 0
    for model in range(len(validation)):
        if validation[model] > validation[best]:
            best = model
    return test[best]


def honest_score_chosen_on_test(validation, test):
    return max(test)


def honest_score_reporting_validation(validation, test):
    return sorted(validation)[-1]


def honest_score_as_a_number(validation, test):
    return np.argmax(validation)


def honest_score_stub(validation, test): ...


def folds_by_mask(samples, k, rng):
    fold_of = rng.permutation(np.arange(samples) % k)
    rows = np.arange(samples)
    return [(rows[fold_of != fold], rows[fold_of == fold]) for fold in range(k)]


def folds_by_shuffling_a_list(samples, k, rng):
    order = list(range(samples))
    rng.shuffle(order)
    every = []
    for fold in range(k):
        test = order[fold::k]
        every.append(([row for row in order if row not in test], test))
    return every


def folds_on_the_training_rows(samples, k, rng):
    order = rng.permutation(samples)
    return [(order, test) for test in np.array_split(order, k)]


def folds_unshuffled(samples, k, rng):
    rows = np.arange(samples)
    return [(np.delete(rows, test), test) for test in np.array_split(rows, k)]


def folds_by_numpy_shuffle(samples, k, rng):
    order = np.arange(samples)
    np.random.shuffle(order)  # noqa: NPY002
    return [(np.setdiff1d(order, test), test) for test in np.array_split(order, k)]


def folds_dropping_the_rest(samples, k, rng):
    order = rng.permutation(samples)[: samples - samples % k]
    every = np.arange(samples)
    return [(np.setdiff1d(every, test), test) for test in np.split(order, k)]


def folds_of_tests_alone(samples, k, rng):
    return np.array_split(rng.permutation(samples), k)


def folds_without_return(samples, k, rng):
    np.array_split(rng.permutation(samples), k)


def folds_as_masks(samples, k, rng):
    fold_of = rng.permutation(np.arange(samples) % k)
    return [(fold_of != fold, fold_of == fold) for fold in range(k)]


def folds_counted_from_1(samples, k, rng):
    rows = 1 + rng.permutation(samples)
    return [(np.setdiff1d(rows, test), test) for test in np.array_split(rows, k)]


def folds_that_stop(samples, k, rng):
    return np.split(rng.permutation(samples), k)[k]


def folds_with_other_arguments(x, k):
    return []


def folds_stub(samples, k, rng):
    """Return a list of k pairs: the training rows and the test rows of each fold."""
    raise NotImplementedError


def scale_by_variance_formula(x_train, x_test):
    mean = sum(x_train) / len(x_train)
    root = np.sqrt(((x_train - mean) ** 2).mean(0))
    return (x_train - mean) / root, (x_test - mean) / root


def scale_by_column(x_train, x_test):
    first, second = x_train.copy(), x_test.copy()
    for column in range(x_train.shape[1]):
        mean, deviation = np.mean(x_train[:, column]), np.std(x_train[:, column])
        for part in (first, second):
            part[:, column] = (part[:, column] - mean) / deviation
    return first, second


def scale_by_everything(x_train, x_test):
    x = np.vstack([x_train, x_test])
    x = (x - x.mean(0)) / x.std(0)
    return x[: len(x_train)], x[len(x_train) :]


def scale_each(x_train, x_test):
    return (
        (x_train - x_train.mean(0)) / x_train.std(0),
        (x_test - x_test.mean(0)) / np.std(x_test, axis=0),
    )


def scale_without_axis(x_train, x_test):
    mean, deviation = x_train.mean(), x_train.std()
    return (x_train - mean) / deviation, (x_test - mean) / deviation


def scale_in_place(x_train, x_test):
    mean, deviation = x_train.mean(0), x_train.std(0)
    x_test -= mean
    x_test /= deviation
    return (x_train - mean) / deviation, x_test


def scale_by_train_stub(x_train, x_test):
    """Return both parts, scaled to mean 0 and deviation 1 of the training part."""
    raise NotImplementedError


def fill_by_column(x_train, x_test):
    first, second = x_train.copy(), x_test.copy()
    for column in range(x_train.shape[1]):
        known = x_train[:, column][~np.isnan(x_train[:, column])]
        for part in (first, second):
            part[np.isnan(part[:, column]), column] = np.median(known)
    return first, second


def fill_by_masked_array(x_train, x_test):
    hidden = np.ma.masked_invalid(x_train)
    medians = np.ma.median(hidden, axis=0).filled()
    return tuple(
        np.nan_to_num(x, nan=0) + np.isnan(x) * medians for x in (x_train, x_test)
    )


def fill_leaking(x_train, x_test):
    medians = np.nanmedian(np.vstack([x_train, x_test]), 0)
    return tuple(np.where(np.isnan(x), medians, x) for x in (x_train, x_test))


def fill_with_zeros(x_train, x_test):
    return np.nan_to_num(x_train), np.nan_to_num(x_test)


def fill_with_plain_median(x_train, x_test):
    medians = np.median(x_train, 0)
    return tuple(np.where(np.isnan(x), medians, x) for x in (x_train, x_test))


def fill_in_place(x_train, x_test):
    medians = np.nanmedian(x_train, axis=0)
    for x in (x_train, x_test):
        rows, columns = np.nonzero(np.isnan(x))
        x[rows, columns] = medians[columns]
    return x_train, x_test


def fill_missing_stub(x_train, x_test):
    """Return both parts, without gaps."""
    raise NotImplementedError


def one_hot_by_comparing(labels, classes):
    return (labels[:, None] == np.arange(classes)).astype(float)


def one_hot_by_loop(labels, classes):
    table = np.zeros((len(labels), classes))
    for row, label in enumerate(labels):
        table[row, label] = 1
    return table


def one_hot_up_to_the_highest(labels, classes):
    table = np.zeros((len(labels), max(labels) + 1))
    table[np.arange(len(labels)), labels] = 1
    return table


def one_hot_transposed(labels, classes):
    return one_hot_by_loop(labels, classes).T


def one_hot_counting_from_1(labels, classes):
    table = np.zeros((len(labels), classes))
    for row, label in enumerate(labels):
        table[row, label - 1] = 1
    return table


def one_hot_stub(labels, classes):
    pass


RIGHT = {
    "three_parts": [three_parts_by_split, three_parts_from_behind],
    "honest_score": [honest_score_by_sorting, honest_score_by_loop],
    "folds": [folds_by_mask, folds_by_shuffling_a_list],
    "scale_by_train": [scale_by_variance_formula, scale_by_column],
    "fill_missing": [fill_by_column, fill_by_masked_array],
    "one_hot": [one_hot_by_comparing, one_hot_by_loop],
}

WRONG = {
    "three_parts": {
        three_parts_overlapping: "in the validation part and in the test part",
        three_parts_training_on_everything: "trained on all rows",
        three_parts_unshuffled: "which are shuffled",
        three_parts_two_only: "must have 3 entries, not 2",
        three_parts_sorting_in_place: "changed its argument rows",
    },
    "honest_score": {
        honest_score_chosen_on_test: "chose on the test set",
        honest_score_reporting_validation: "was chosen for being high",
        honest_score_as_a_number: "number of the model",
    },
    "folds": {
        folds_on_the_training_rows: "that is a leak",
        folds_unshuffled: "not shuffled",
        folds_by_numpy_shuffle: "not with another generator",
        folds_dropping_the_rest: "never tested",
        folds_of_tests_alone: "list of k pairs",
        folds_without_return: "is a return missing",
        folds_as_masks: "numbers of rows",
        folds_counted_from_1: "go from 0 to 9",
        folds_that_stop: "IndexError",
        folds_with_other_arguments: "must take samples, k, rng",
    },
    "scale_by_train": {
        scale_by_everything: "know the test rows",
        scale_each: "change with its neighbours",
        scale_without_axis: "each has its own",
        scale_in_place: "changed its argument x_test",
    },
    "fill_missing": {
        fill_leaking: "know the test rows",
        fill_with_zeros: "filled with 0",
        fill_with_plain_median: "np.nanmedian leaves the gaps out",
        fill_in_place: "changed its argument",
    },
    "one_hot": {
        one_hot_up_to_the_highest: "up to the highest label",
        one_hot_transposed: "on its side",
        one_hot_counting_from_1: "count the classes from 1",
    },
}

STUBS = {
    "three_parts": three_parts_stub,
    "honest_score": honest_score_stub,
    "folds": folds_stub,
    "scale_by_train": scale_by_train_stub,
    "fill_missing": fill_missing_stub,
    "one_hot": one_hot_stub,
}
