"""Intervals for scores: against SciPy, at the ends, and how often they are right."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy import stats

from helpers import nn


@pytest.mark.parametrize(("right", "count"), [(0, 5), (3, 7), (110, 114), (36, 36)])
@pytest.mark.parametrize("confidence", [0.8, 0.95])
def test_the_interval_of_a_share_is_that_of_scipy(right, count, confidence):
    test = stats.binomtest(right, count)
    wanted = test.proportion_ci(confidence, method="wilson")
    assert_allclose(nn.wilson_interval(right, count, confidence), wanted, atol=1e-12)


def test_all_right_is_no_proof_of_perfection():
    low, high = nn.wilson_interval(36, 36)
    assert low < 0.91 and high == pytest.approx(1)


def test_four_times_the_samples_halve_the_interval():
    widths = [np.diff(nn.wilson_interval(9 * n, 10 * n))[0] for n in (100, 400)]
    assert widths[0] / widths[1] == pytest.approx(2, rel=0.01)


def test_the_interval_holds_the_truth_about_19_times_of_20():
    rng = np.random.default_rng(0)
    counts = rng.binomial(114, 0.93, 2000)
    ends = [nn.wilson_interval(int(right), 114) for right in counts]
    held = np.mean([low <= 0.93 <= high for low, high in ends])
    assert 0.92 < held < 0.98


def test_the_bootstrap_of_a_mean_is_near_that_of_scipy():
    values = np.random.default_rng(1).exponential(size=80)
    ours = nn.bootstrap_interval(values, np.random.default_rng(2), draws=8000)
    theirs = stats.bootstrap(
        (values,),
        np.mean,
        n_resamples=8000,
        method="percentile",
        rng=np.random.default_rng(3),
    ).confidence_interval
    assert_allclose(ours, theirs, atol=0.02)


def test_equal_values_leave_no_doubt():
    interval = nn.bootstrap_interval(np.full(9, 2.5), np.random.default_rng(0))
    assert_allclose(interval, 2.5)


def test_more_right_than_there_are_is_refused():
    with pytest.raises(ValueError, match="right must be at most count, 5, not 6"):
        nn.wilson_interval(6, 5)


@pytest.mark.parametrize("confidence", [0, 1, 95])
def test_a_confidence_beyond_0_to_1_is_refused(confidence):
    with pytest.raises(ValueError, match="between 0 and 1"):
        nn.wilson_interval(1, 2, confidence)


@pytest.mark.parametrize("values", [[], [[1.0]], [np.inf]])
def test_values_that_are_no_row_of_numbers_are_refused(values):
    with pytest.raises(ValueError, match="a row of finite numbers"):
        nn.bootstrap_interval(np.array(values), np.random.default_rng(0))
