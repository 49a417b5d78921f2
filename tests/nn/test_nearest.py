import numpy as np
import pytest
from numpy.testing import assert_array_equal

from helpers import nn

RNG = np.random.default_rng(3)
X, Y, NEW = RNG.normal(size=(60, 4)), RNG.integers(0, 3, 60), RNG.normal(size=(50, 4))


def test_the_neighbour_is_that_of_scikit_learn():
    from sklearn.neighbors import KNeighborsClassifier

    theirs = KNeighborsClassifier(1).fit(X, Y).predict(NEW)
    assert_array_equal(nn.nearest_neighbour(X, Y, NEW), theirs)


def test_the_centroid_is_that_of_scikit_learn():
    from sklearn.neighbors import NearestCentroid

    theirs = NearestCentroid().fit(X, Y).predict(NEW)
    assert_array_equal(nn.nearest_centroid(X, Y, NEW), theirs)


def test_every_training_sample_is_its_own_neighbour():
    assert_array_equal(nn.nearest_neighbour(X, Y, X), Y)


@pytest.mark.parametrize("predict", [nn.nearest_neighbour, nn.nearest_centroid])
def test_moving_everything_changes_nothing(predict):
    assert_array_equal(predict(X + 5, Y, NEW + 5), predict(X, Y, NEW))


@pytest.mark.parametrize("predict", [nn.nearest_neighbour, nn.nearest_centroid])
def test_labels_may_be_words(predict):
    words = np.array(["cat", "dog", "dog"])
    assert_array_equal(predict([[0.0], [5.0], [6.0]], words, [[4.8]]), ["dog"])


@pytest.mark.parametrize("predict", [nn.nearest_neighbour, nn.nearest_centroid])
@pytest.mark.parametrize(
    ("samples", "sentence"),
    [
        ((X[0], Y, NEW), r"x_train must be \(samples, features\), not \(4,\)"),
        ((X[:0], Y[:0], NEW), r"x_train must be \(samples, features\), not \(0, 4\)"),
        ((X, Y[1:], NEW), r"y_train must be \(60,\), not \(59,\)"),
        ((X, Y, NEW[:, :3]), r"x_train \(60, 4\) and x_test \(50, 3\) must have as"),
        ((X, Y, NEW * np.inf), "x_test must be finite"),
    ],
)
def test_refuses(predict, samples, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}"):
        predict(*samples)
