"""The worked solutions of lesson 04 agree with nn, Keras and scikit-learn."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import check, nn


def sorted_parts(parts):
    return [np.sort(part).tolist() for part in parts]


@pytest.mark.parametrize("arguments", check.three_parts.cases.values())
def test_the_parts_of_each_case_hold_every_row_once(arguments):
    rows, validation, test = arguments
    parts = check.three_parts.reference(*arguments)
    assert_array_equal(np.sort(np.concatenate(parts)), np.sort(rows))
    assert [len(part) for part in parts[1:]] == [validation, test]


@pytest.mark.parametrize("arguments", check.honest_score.cases.values())
def test_the_honest_score_of_each_case_is_not_the_highest(arguments):
    validation, test = arguments
    assert check.honest_score.reference(validation, test) < test.max()


@pytest.mark.parametrize("arguments", check.folds.cases.values())
def test_the_folds_of_each_case_are_those_of_nn(arguments):
    rng = np.random.default_rng
    made = check.folds.reference(*arguments, rng(7))
    for (train, test), fold in zip(made, nn.k_fold(*arguments, rng(7)), strict=True):
        assert sorted_parts((train, test)) == sorted_parts(fold)


def test_folds_with_a_row_more_in_the_last_ones_are_right_too():
    def last_ones_larger(samples, k, rng):
        return [fold[::1] for fold in reversed(check.folds.reference(samples, k, rng))]

    assert check.folds(last_ones_larger).outcome == "right"


@pytest.mark.parametrize("arguments", check.scale_by_train.cases.values())
def test_the_scaling_of_each_case_is_that_of_scikit_learn(arguments):
    from sklearn.preprocessing import StandardScaler

    scaler = StandardScaler().fit(arguments[0])
    for ours, part in zip(
        check.scale_by_train.reference(*arguments), arguments, strict=True
    ):
        assert_allclose(ours, scaler.transform(part))


@pytest.mark.parametrize("arguments", check.scale_by_train.cases.values())
def test_the_scaling_of_each_case_is_that_of_nn(arguments):
    x_train, x_test = arguments
    scaled = check.scale_by_train.reference(*arguments)
    assert_allclose(scaled[1], nn.standardize(x_test, x_train).x)


@pytest.mark.parametrize("arguments", check.fill_missing.cases.values())
def test_the_filling_of_each_case_is_that_of_scikit_learn(arguments):
    from sklearn.impute import SimpleImputer

    imputer = SimpleImputer(strategy="median").fit(arguments[0])
    for ours, part in zip(
        check.fill_missing.reference(*arguments), arguments, strict=True
    ):
        assert_allclose(ours, imputer.transform(part))


@pytest.mark.parametrize("arguments", check.one_hot.cases.values())
def test_the_rows_of_each_case_are_those_of_keras(arguments):
    import keras

    expected = keras.utils.to_categorical(*arguments)
    assert_array_equal(check.one_hot.reference(*arguments), expected)


def test_every_claim_about_scores_is_there():
    assert len(check.ledger("evaluation").claims) == 12
