import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import nn


def rng(seed=0):
    return np.random.default_rng(seed)


def test_the_better_of_two_coins_is_right_three_times_in_four():
    assert_allclose(nn.best_of(2, samples=1).expected, [0.75])


@pytest.mark.parametrize("chance", [0.0, 0.3, 0.5, 1.0])
def test_a_single_model_is_expected_to_score_what_it_is_worth(chance):
    assert_allclose(nn.best_of(1, 80, chance).expected, [chance], atol=1e-12)


@pytest.mark.parametrize(("samples", "chance"), [(50, 0.5), (100, 0.1), (5000, 0.5)])
def test_it_is_the_maximum_of_binomials_of_scipy(samples, chance):
    from scipy.stats import binom

    models = np.array([3, 200, 1000])
    below = binom(samples, chance).cdf(np.arange(samples))[:, None] ** models
    ours = nn.best_of(models, samples, chance)
    assert_allclose(ours.expected, (1 - below).sum(axis=0) / samples, rtol=1e-9)


def test_many_contests_come_to_it_in_the_mean():
    best = [nn.coin_contest(200, 100, rng(seed)).scores.max() for seed in range(300)]
    assert_allclose(nn.best_of(200, 100).expected, np.mean(best), atol=0.006)


def test_nine_in_ten_contests_lie_in_the_band():
    band = nn.best_of(50, 1000)
    best = [nn.coin_contest(50, 1000, rng(seed)).scores.max() for seed in range(300)]
    inside = (band.low <= best) & (best <= band.high)
    assert 0.85 < inside.mean() < 0.96


def test_more_models_and_smaller_test_sets_promise_more():
    models = np.array([1, 2, 10, 100, 1000])
    small, large = (nn.best_of(models, samples).expected for samples in (50, 5000))
    assert (np.diff(small) > 0).all() and (np.diff(large) > 0).all()
    assert (small[1:] > large[1:]).all()


def test_the_winner_has_the_highest_score():
    contest = nn.coin_contest(500, 100, rng())
    assert contest.scores[contest.winner] == contest.scores.max()


def test_the_winner_is_no_better_than_the_others_on_fresh_samples():
    fresh = [nn.coin_contest(200, 100, rng(seed)).fresh for seed in range(100)]
    assert_allclose(np.mean(fresh), 0.5, atol=0.003)


def test_trying_more_models_keeps_the_scores_of_the_first():
    few, many = (nn.coin_contest(models, 100, rng()) for models in (20, 50))
    assert_array_equal(many.scores[:20], few.scores)


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: nn.best_of(0, 10), "models must be at least 1, not 0"),
        (lambda: nn.best_of([5, 2.5], 10), "models must be a whole number, not "),
        (lambda: nn.best_of(5, 0), "samples must be at least 1, not 0"),
        (lambda: nn.best_of(5, 9, 1.2), "chance must be from 0 to 1, not 1.2"),
        (lambda: nn.best_of(5, 9, np.nan), "chance must be from 0 to 1, not nan"),
        (lambda: nn.coin_contest(0, 9, rng()), "models must be at least 1, not 0"),
        (lambda: nn.coin_contest(9, 9, rng(), -1), "chance must be from 0 to 1"),
        (lambda: nn.coin_contest(9, 9, rng(), fresh=0), "fresh must be at least 1"),
    ],
)
def test_refuses(call, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}"):
        call()
