"""The wrong answers of lesson 04 that have a message of their own."""

import numpy as np


def _cut(rows, validation, test):
    last = len(rows) - test
    return rows[: last - validation], rows[last - validation : last], rows[last:]


def validation_within_test(rows, validation, test):
    aside = max(validation, test)
    return rows[:-aside], rows[-validation:], rows[-test:]


def trained_on_all(rows, validation, test):
    return rows, *_cut(rows, validation, test)[1:]


def trained_on_validation(rows, validation, test):
    return rows[:-test], *_cut(rows, validation, test)[1:]


def in_order(rows, validation, test):
    return _cut(np.arange(len(rows)), validation, test)


def parts_swapped(rows, validation, test):
    train, tested, watched = _cut(rows, test, validation)
    return train, watched, tested


def gap(rows, validation, test):
    last = len(rows) - test
    first = last - validation
    return rows[: first - 1], rows[first:last], rows[last:]


def best_on_test(validation, test):
    return test.max()


def best_on_validation(validation, test):
    return validation.max()


def its_number(validation, test):
    return int(validation.argmax())


def mean_test(validation, test):
    return test.mean()


def both_scores(validation, test):
    best = validation.argmax()
    return (validation[best] + test[best]) / 2


def worst_on_validation(validation, test):
    return test[validation.argmin()]


def _others(samples, tests):
    return [(np.setdiff1d(np.arange(samples), test), test) for test in tests]


def folds_trained_on_all(samples, k, rng):
    tests = np.array_split(rng.permutation(samples), k)
    return [(np.arange(samples), test) for test in tests]


def folds_drawn_anew(samples, k, rng):
    return _others(
        samples, [rng.permutation(samples)[: samples // k] for _ in range(k)]
    )


def folds_without_the_rest(samples, k, rng):
    order, size = rng.permutation(samples), samples // k
    return _others(samples, [order[i * size : (i + 1) * size] for i in range(k)])


def folds_with_a_large_last(samples, k, rng):
    cuts = [samples // k * fold for fold in range(1, k)]
    return _others(samples, np.split(rng.permutation(samples), cuts))


def folds_in_order(samples, k, rng):
    return _others(samples, np.array_split(np.arange(samples), k))


def folds_by_another_rng(samples, k, rng):
    order = np.random.default_rng().permutation(samples)
    return _others(samples, np.array_split(order, k))


def folds_swapped(samples, k, rng):
    tests = np.array_split(rng.permutation(samples), k)
    return [(test, train) for train, test in _others(samples, tests)]


def folds_one_only(samples, k, rng):
    (first, *_) = _others(samples, np.array_split(rng.permutation(samples), k))
    return first


def folds_trained_on_the_next(samples, k, rng):
    tests = np.array_split(rng.permutation(samples), k)
    return list(zip(tests[1:] + tests[:1], tests, strict=True))


def _scaled(x_train, x_test, source, axis=0, power=1.0):
    mean, deviation = source.mean(axis=axis), source.std(axis=axis) ** power
    return (x_train - mean) / deviation, (x_test - mean) / deviation


def _rows_of_both(x_train, x_test):
    return np.concatenate([x_train, x_test])


def scaled_each_by_itself(x_train, x_test):
    return tuple(_scaled(x, x, x)[0] for x in (x_train, x_test))


def scaled_by_all(x_train, x_test):
    return _scaled(x_train, x_test, _rows_of_both(x_train, x_test))


def scaled_by_test(x_train, x_test):
    return _scaled(x_train, x_test, x_test)


def centred_only(x_train, x_test):
    return _scaled(x_train, x_test, x_train, power=0.0)


def divided_by_variance(x_train, x_test):
    return _scaled(x_train, x_test, x_train, power=2.0)


def one_mean_for_all(x_train, x_test):
    return _scaled(x_train, x_test, x_train, axis=None)


def scaled_by_row(x_train, x_test):
    return tuple(
        (x - x.mean(1, keepdims=True)) / x.std(1, keepdims=True)
        for x in (x_train, x_test)
    )


def test_left_as_it_was(x_train, x_test):
    return _scaled(x_train, x_test, x_train)[0], x_test


def _filled(x_train, x_test, numbers):
    return tuple(np.where(np.isnan(x), numbers, x) for x in (x_train, x_test))


def filled_each_by_itself(x_train, x_test):
    return tuple(
        np.where(np.isnan(x), np.nanmedian(x, axis=0), x) for x in (x_train, x_test)
    )


def filled_by_all(x_train, x_test):
    both = _rows_of_both(x_train, x_test)
    return _filled(x_train, x_test, np.nanmedian(both, axis=0))


def filled_with_0(x_train, x_test):
    return _filled(x_train, x_test, 0.0)


def filled_with_mean(x_train, x_test):
    return _filled(x_train, x_test, np.nanmean(x_train, axis=0))


def filled_with_gaps(x_train, x_test):
    return _filled(x_train, x_test, np.median(x_train, axis=0))


def one_median_for_all(x_train, x_test):
    return _filled(x_train, x_test, np.nanmedian(x_train))


def rows_left_out(x_train, x_test):
    return tuple(x[~np.isnan(x).any(axis=1)] for x in (x_train, x_test))


def columns_by_highest(labels, classes):
    return np.eye(labels.max() + 1)[labels]


def columns_by_occurrence(labels, classes):
    return (labels[:, None] == np.unique(labels)).astype(float)


def on_its_side(labels, classes):
    return np.eye(classes)[:, labels]


def label_as_entry(labels, classes):
    return np.eye(classes)[labels] * labels[:, None]


def from_one(labels, classes):
    return np.eye(classes)[labels - 1]
