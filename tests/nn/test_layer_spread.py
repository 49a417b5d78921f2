import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import nn

RNG = np.random.default_rng(8)


def test_what_is_the_same_for_all_samples_has_no_spread():
    assert nn.digit_spread(np.ones((2, 3, 4, 5)) * np.arange(5)).tolist() == [0, 0]


def test_the_shares_are_those_of_a_histogram():
    sums = RNG.normal(size=(2, 3, 50))
    ours = nn.value_shares(sums, limit=2.0, bins=9)
    for row, values in zip(ours, sums, strict=True):
        counts, _ = np.histogram(np.clip(values, -2, 2), np.linspace(-2, 2, 10))
        assert_allclose(row, counts / 150)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"limit": 0}, "limit must be above 0, not 0"),
        ({"bins": 0}, "bins must be at least 1, not 0"),
        ({"sums": np.array([[np.inf]])}, "sums must be finite"),
    ],
)
def test_refuses(change, words):
    given = {"sums": np.ones((2, 3)), "limit": 1.0, "bins": 3, **change}
    with pytest.raises(ValueError, match=words):
        nn.value_shares(**given)


def test_refuses_sums_without_batches():
    with pytest.raises(ValueError, match=r"sums must be \(layers, batches, batch"):
        nn.digit_spread(np.ones((2, 3)))
