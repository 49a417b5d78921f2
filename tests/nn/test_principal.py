import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import data, nn


def digits():
    x = data.digits().x_train
    return x.reshape(len(x), -1).astype(float)


def test_the_shares_are_those_of_scikit_learn():
    from sklearn.decomposition import PCA

    x = digits()
    wanted = PCA().fit(x).explained_variance_ratio_
    assert_allclose(nn.variance_shares(x), wanted, atol=1e-12)


def test_copies_of_the_features_add_no_direction():
    x = digits()[:300]
    once, thrice = nn.variance_shares(x), nn.variance_shares(np.repeat(x, 3, axis=1))
    assert_allclose(thrice[:64], once, atol=1e-12)
    assert_allclose(thrice[64:], 0, atol=1e-12)


def test_a_constant_added_to_a_feature_changes_nothing():
    x = digits()[:100]
    moved = nn.variance_shares(x + np.arange(64))
    assert_allclose(moved, nn.variance_shares(x), atol=1e-9)


def test_points_on_a_line_need_one_direction():
    line = np.outer(np.arange(5.0), [2.0, -1.0, 3.0])
    assert_allclose(nn.variance_shares(line), [1, 0, 0], atol=1e-12)


@pytest.mark.parametrize(
    ("x", "words"),
    [
        (np.ones(4), r"x must be \(samples, features\), not \(4,\)"),
        (np.ones((4, 2)), "samples that differ"),
        (np.full((4, 2), np.nan), "x holds NaN"),
    ],
)
def test_what_has_no_variance_is_refused(x, words):
    with pytest.raises(ValueError, match=words):
        nn.variance_shares(x)
