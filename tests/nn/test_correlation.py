import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import nn

RNG = np.random.default_rng(2)
X = RNG.normal(size=(40, 30))
Y = RNG.integers(0, 2, 40)


def test_it_is_the_correlation_of_numpy():
    theirs = [np.corrcoef(feature, Y)[0, 1] for feature in X.T]
    assert_allclose(nn.correlations(X, Y), theirs)


def test_scale_and_offset_of_a_feature_do_not_matter():
    assert_allclose(nn.correlations(3 * X - 7, Y), nn.correlations(X, Y))


def test_turning_the_labels_around_turns_the_sign():
    assert_allclose(nn.correlations(X, 1 - Y), -nn.correlations(X, Y))


def test_what_never_changes_goes_along_with_nothing():
    assert_array_equal(nn.correlations(np.ones((4, 2)), Y[:4]), [0, 0])
    assert_array_equal(nn.correlations(X, np.zeros(40)), np.zeros(30))


def test_the_strongest_are_those_that_scikit_learn_selects():
    from sklearn.feature_selection import SelectKBest, f_classif

    theirs = SelectKBest(f_classif, k=7).fit(X, Y).get_support(indices=True)
    assert_array_equal(np.sort(nn.strongest(X, Y, 7)), theirs)


def test_the_strongest_comes_first_whatever_its_sign():
    x = X.copy()
    x[:, 11] = -Y
    assert nn.strongest(x, Y, 3)[0] == 11


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: nn.correlations(X[0], Y), r"x must be \(samples, features\), not"),
        (lambda: nn.correlations(X[:0], []), r"x must be \(samples, features\), not"),
        (lambda: nn.correlations(X, Y[1:]), r"y must be \(40,\), not \(39,\)"),
        (lambda: nn.correlations(X, np.full(40, np.inf)), "y must be finite"),
        (lambda: nn.correlations(X * np.inf, Y), "x must be finite"),
        (lambda: nn.strongest(X, Y, 0), "keep must be at least 1, not 0"),
        (lambda: nn.strongest(X, Y, 31), "keep must be at most 30, not 31"),
    ],
)
def test_refuses(call, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}"):
        call()
