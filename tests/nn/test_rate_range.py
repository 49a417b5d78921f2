"""Reading a learning-rate range test."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import nn

RATES = np.geomspace(1e-4, 1.0, 50)
RNG = np.random.default_rng(0)


def test_a_level_loss_stays_level():
    assert_allclose(nn.read_rate_range(RATES, np.full(50, 2.3)).smooth, 2.3)


def test_the_first_loss_is_its_own_average():
    assert nn.read_rate_range(RATES, RNG.random(50)).smooth[0] == pytest.approx(
        np.random.default_rng(0).random()
    )


def test_without_momentum_nothing_is_smoothed():
    losses = RNG.random(50)
    assert_allclose(nn.read_rate_range(RATES, losses, momentum=0).smooth, losses)


def test_the_average_weighs_each_step_nine_tenths_of_the_next():
    losses = RNG.random(50)
    weights = 0.9 ** np.arange(50)[::-1]
    expected = np.average(losses, weights=weights)
    assert_allclose(nn.read_rate_range(RATES, losses).smooth[-1], expected)


def test_one_lucky_batch_is_not_the_least():
    losses = np.abs(np.log10(RATES) + 2) + 1.0  # least at 0.01
    losses[5] = 0.5
    made = nn.read_rate_range(RATES, losses)
    assert 0.01 <= made.least < 0.05


def test_a_tenth_of_the_rate_of_the_least_loss_is_suggested():
    made = nn.read_rate_range(RATES, RNG.random(50))
    assert made.suggested == pytest.approx(made.least / 10)


@pytest.mark.parametrize(
    ("rates", "losses", "words"),
    [
        ([0.1, 0.2], [1.0], r"not \(2,\) and \(1,\)"),
        ([0.2, 0.1], [1.0, 1.0], "must rise"),
        ([0.0, 0.1], [1.0, 1.0], "above 0"),
        ([0.1, 0.2], [1.0, np.nan], "losses"),
        ([], [], "rates"),
    ],
)
def test_what_is_no_range_test_is_refused(rates, losses, words):
    with pytest.raises(ValueError, match=words):
        nn.read_rate_range(np.array(rates), np.array(losses))


def test_a_momentum_of_1_is_refused():
    with pytest.raises(ValueError, match="momentum"):
        nn.read_rate_range(RATES, np.ones(50), momentum=1.0)
