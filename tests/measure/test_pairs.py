import numpy as np
import pytest
from numpy.testing import assert_allclose

from tests.measure import pairs


@pytest.mark.parametrize("make", pairs.SIZES, ids=lambda make: make.__name__)
def test_both_sides_of_a_pair_compute_the_same(make):
    pair = make(8)
    assert_allclose(pair.ours(), pair.theirs(), rtol=1e-3, atol=1e-4)


def test_the_slower_side_has_the_larger_figure():
    quick, slow = (lambda: np.ones(10).sum()), (lambda: np.ones(4_000_000).sum())
    ours, theirs = pairs.in_turn(pairs.Pair(1, quick, slow))
    assert ours < theirs
