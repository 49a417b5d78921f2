import numpy as np
import pytest
from numpy.testing import assert_array_equal

from helpers import nn

RNG = np.random.default_rng(0)
LABELS = np.append([0, 1, 2], RNG.integers(0, 3, 47))


@pytest.mark.parametrize(("samples", "k"), [(10, 5), (11, 5), (14, 4), (7, 7)])
def test_without_rng_they_are_the_folds_of_scikit_learn(samples, k):
    from sklearn.model_selection import KFold

    theirs = KFold(k).split(np.zeros(samples))
    for ours, (train, test) in zip(nn.k_fold(samples, k), theirs, strict=True):
        assert_array_equal(ours.train, train)
        assert_array_equal(ours.test, test)


@pytest.mark.parametrize("k", [2, 5, 7])
def test_stratified_folds_hold_as_many_of_each_class_as_those_of_scikit_learn(k):
    from sklearn.model_selection import StratifiedKFold

    theirs = StratifiedKFold(k).split(np.zeros((50, 1)), LABELS)
    ours = nn.k_fold(50, k, labels=LABELS)
    for fold, (_, test) in zip(ours, theirs, strict=True):
        assert_array_equal(np.bincount(LABELS[fold.test]), np.bincount(LABELS[test]))


@pytest.mark.parametrize("labels", [None, LABELS])
@pytest.mark.parametrize("rng", [None, RNG])
def test_every_sample_is_tested_exactly_once(labels, rng):
    tests = [fold.test for fold in nn.k_fold(50, 7, rng, labels)]
    assert_array_equal(np.sort(np.concatenate(tests)), np.arange(50))


@pytest.mark.parametrize("labels", [None, LABELS])
def test_no_fold_tests_what_it_trains_on(labels):
    for fold in nn.k_fold(50, 7, RNG, labels):
        assert_array_equal(np.sort(np.concatenate(fold)), np.arange(50))


@pytest.mark.parametrize("labels", [None, LABELS])
def test_rng_shuffles_and_a_seed_repeats_it(labels):
    def tests(seed):
        rng = np.random.default_rng(seed)
        return [fold.test.tolist() for fold in nn.k_fold(50, 5, rng, labels)]

    assert tests(1) == tests(1) != tests(2)


def test_labels_may_be_words():
    words = np.array(["no", "no", "yes", "yes"])
    for fold in nn.k_fold(4, 2, labels=words):
        assert sorted(words[fold.test]) == ["no", "yes"]


def test_no_group_lies_on_both_sides():
    groups = RNG.integers(0, 12, 60)
    for train, test in nn.group_k_fold(groups, 4, RNG):
        assert not set(groups[train]) & set(groups[test])
        assert_array_equal(np.sort(np.append(train, test)), np.arange(60))


def test_groups_of_one_are_samples():
    for ours, plain in zip(nn.group_k_fold(range(9), 3), nn.k_fold(9, 3), strict=True):
        assert_array_equal(ours.test, plain.test)


def test_groups_are_stratified_by_their_label():
    groups = np.tile(np.arange(20), 3)
    for fold in nn.group_k_fold(groups, 5, RNG, labels=groups % 2):
        assert_array_equal(np.bincount(groups[fold.test] % 2), [6, 6])


@pytest.mark.parametrize(("samples", "share"), [(10, 0.2), (11, 0.25), (9, 0.5)])
def test_the_hold_out_is_as_large_as_that_of_scikit_learn(samples, share):
    from sklearn.model_selection import train_test_split

    train, test = train_test_split(np.arange(samples), test_size=share)
    fold = nn.hold_out(samples, share, RNG)
    assert [len(fold.train), len(fold.test)] == [len(train), len(test)]


def test_7_of_100_are_7_though_0_07_times_100_is_a_little_more():
    assert len(nn.hold_out(100, 0.07).test) == 7


def test_nothing_is_lost_in_a_hold_out():
    fold = nn.hold_out(23, 0.3, RNG)
    assert_array_equal(np.sort(np.concatenate(fold)), np.arange(23))


def test_without_rng_the_last_samples_are_put_aside():
    assert_array_equal(nn.hold_out(10, 0.3).test, [7, 8, 9])


def test_with_rng_other_samples_are_put_aside():
    assert nn.hold_out(100, 0.2, RNG).test.min() < 80


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: nn.k_fold(0), "samples must be at least 1, not 0"),
        (lambda: nn.k_fold(9, 1), "k must be at least 2, not 1"),
        (lambda: nn.k_fold(9, 2.5), "k must be a whole number, not 2.5"),
        (lambda: nn.k_fold(3, 5), "k must be at most the 3 samples, not 5"),
        (lambda: nn.k_fold(9, 3, labels=[1, 2]), r"labels must be \(9,\), not \(2,\)"),
        (lambda: nn.group_k_fold([]), r"groups must be \(samples,\), not \(0,\)"),
        (lambda: nn.group_k_fold([1, 1, 2]), "k must be at most the 2 samples, not 5"),
        (lambda: nn.hold_out(1), "samples must be at least 2, not 1"),
        (lambda: nn.hold_out(9, 0.0), "test_size must be above 0 and below 1"),
        (lambda: nn.hold_out(9, 20), "test_size must be above 0 and below 1, not 20"),
        (lambda: nn.hold_out(9, np.nan), "test_size must be above 0 and below 1"),
        (lambda: nn.hold_out(2, 0.9), "test_size 0.9 of 2 samples leaves none"),
    ],
)
def test_refuses(call, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}"):
        call()
