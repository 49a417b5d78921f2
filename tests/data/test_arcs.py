import numpy as np
import pytest

from helpers import data


def test_fewer_points_are_the_first_of_more():
    few, many = data.two_arcs(60), data.two_arcs(960)
    for part, whole in zip(few, many, strict=True):
        assert np.array_equal(part, whole[:60])


@pytest.mark.parametrize("wrong", [0.0, 0.25, 1.0])
def test_the_asked_share_of_labels_is_wrong(wrong):
    assert data.two_arcs(4000, wrong).wrong.mean() == pytest.approx(wrong, abs=0.02)


def test_wrong_labels_leave_points_and_truth_alone():
    clean, noisy = data.two_arcs(100, 0.0), data.two_arcs(100, 0.5)
    assert np.array_equal(clean.x, noisy.x)
    assert np.array_equal(clean.truth, noisy.truth)


def test_the_arcs_reach_into_each_other():
    x, _, truth = data.two_arcs(1000)
    columns = np.column_stack([x, np.ones(len(x))])
    side = columns @ np.linalg.lstsq(columns, truth - 0.5)[0] > 0
    assert 0.7 < np.mean(side == truth) < 0.9  # no straight line parts them


def test_another_seed_draws_other_points():
    assert not np.array_equal(data.two_arcs(9).x, data.two_arcs(9, seed=1).x)


@pytest.mark.parametrize("wrong", [-0.1, 1.1, np.nan])
def test_a_share_outside_0_to_1_is_refused(wrong):
    with pytest.raises(ValueError, match="wrong must be a share from 0 to 1"):
        data.two_arcs(10, wrong)


def test_no_points_are_refused():
    with pytest.raises(ValueError, match="points must be a whole number"):
        data.two_arcs(0)
