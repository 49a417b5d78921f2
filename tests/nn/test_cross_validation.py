import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import nn

KEEP = 20


def noise(seed=0, rows=60, features=2000):
    """Draw features and labels that have nothing to do with each other."""
    rng = np.random.default_rng(seed)
    x, y = rng.normal(size=(rows, features)), np.tile([0, 1], rows // 2)
    return x, y, nn.k_fold(rows, 5, rng, labels=y)


def scores(**how):
    model = nn.nearest_centroid
    runs = [nn.cross_validate(*noise(seed), model, KEEP, **how) for seed in range(10)]
    return np.array([run.scores.mean() for run in runs])


def test_it_is_the_pipeline_of_scikit_learn():
    from sklearn.feature_selection import SelectKBest, f_classif
    from sklearn.model_selection import cross_val_score
    from sklearn.neighbors import NearestCentroid
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    x, y, folds = noise()
    select = SelectKBest(f_classif, k=KEEP)
    pipeline = make_pipeline(select, StandardScaler(), NearestCentroid())
    theirs = cross_val_score(pipeline, x, y, cv=folds)
    ours = nn.cross_validate(x, y, folds, nn.nearest_centroid, KEEP)
    assert_allclose(ours.scores, theirs)


def test_noise_scores_a_half_inside_the_folds():
    assert abs(scores().mean() - 0.5) < 0.1


def test_selecting_first_makes_noise_look_excellent():
    assert scores(select_first=True).mean() > 0.85


def test_scaling_first_makes_no_such_difference():
    assert abs(scores(scale_first=True).mean() - scores().mean()) < 0.05


def test_selecting_first_chooses_the_same_in_every_fold():
    run = nn.cross_validate(*noise(), nn.nearest_centroid, KEEP, select_first=True)
    assert (run.chosen == run.chosen[0]).all()


def test_inside_each_fold_chooses_from_its_own_training_rows():
    x, y, folds = noise()
    run = nn.cross_validate(x, y, folds, nn.nearest_centroid, KEEP)
    train = folds[3].train
    assert_array_equal(run.chosen[3], nn.strongest(x[train], y[train], KEEP))


def test_the_test_rows_change_nothing_that_is_fitted_inside():
    x, y, folds = noise()
    seen = []

    def spy(x_train, y_train, x_test):
        seen.append(x_train)
        return y_train[: len(x_test)]

    nn.cross_validate(x, y, folds[:1], spy, KEEP)
    x[folds[0].test] += 100
    nn.cross_validate(x, y, folds[:1], spy, KEEP)
    assert_array_equal(seen[0], seen[1])


def test_a_fold_scores_the_share_that_is_right():
    x, y, folds = noise()
    run = nn.cross_validate(x, y, folds, nn.nearest_neighbour, KEEP)
    assert_allclose(run.scores, run.right.reshape(5, 12).mean(axis=1))


def test_there_must_be_a_fold():
    x, y, _ = noise()
    with pytest.raises(ValueError, match=r"^there must be a fold at least"):
        nn.cross_validate(x, y, [], nn.nearest_centroid, KEEP)


def test_cannot_keep_more_than_there_is():
    with pytest.raises(ValueError, match=r"^keep must be at most 9, not 10"):
        nn.cross_validate(*noise(features=9), nn.nearest_centroid, 10)
