import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import nn

RNG = np.random.default_rng(6)
ODD = np.array([1, 3, 9, 25])


def test_a_vote_is_that_of_scipy():
    from scipy.stats import mode

    votes = RNG.integers(0, 4, (7, 200))
    assert_array_equal(nn.majority_vote(votes), mode(votes, axis=0).mode)


def test_a_vote_of_one_is_that_model():
    assert_array_equal(nn.majority_vote(np.array([[2, 0, 9]])), [2, 0, 9])


def test_a_draw_goes_to_the_lowest_class():
    assert_array_equal(nn.majority_vote(np.array([[3], [1]])), [1])


def test_independent_votes_are_binomial():
    from scipy.stats import binom

    wanted = [binom(members, 0.6).sf(members // 2) for members in ODD]
    assert_allclose(nn.vote_accuracy(ODD, 0.6, 0.0), wanted)


@pytest.mark.parametrize("correlation", [0.05, 0.3, 0.9])
def test_correlated_votes_are_beta_binomial(correlation):
    from scipy.stats import betabinom

    spread = 1 / correlation - 1
    wanted = [betabinom(m, 0.6 * spread, 0.4 * spread).sf(m // 2) for m in ODD]
    assert_allclose(nn.vote_accuracy(ODD, 0.6, correlation), wanted)


@pytest.mark.parametrize("correlation", [0.0, 0.4, 1.0])
def test_one_member_is_as_good_as_it_is(correlation):
    assert_allclose(nn.vote_accuracy(1, 0.35, correlation), [0.35])


@pytest.mark.parametrize("accuracy", [0.0, 0.2, 0.7, 1.0])
def test_members_that_all_agree_are_as_good_as_one(accuracy):
    assert_allclose(nn.vote_accuracy(ODD, accuracy, 1.0), accuracy)


def test_a_coin_decides_a_draw_so_a_second_member_adds_nothing():
    assert_allclose(nn.vote_accuracy([1, 2], 0.8, 0.2), [0.8, 0.8])


def test_better_than_a_half_gets_better_and_worse_gets_worse():
    assert (np.diff(nn.vote_accuracy(ODD, 0.6, 0.1)) > 0).all()
    assert (np.diff(nn.vote_accuracy(ODD, 0.4, 0.1)) < 0).all()
    assert_allclose(nn.vote_accuracy(ODD, 0.5, 0.1), 0.5)


def test_the_more_they_agree_the_less_they_gain():
    gains = [nn.vote_accuracy(25, 0.7, c)[0] for c in (0.0, 0.2, 0.5, 0.8, 1.0)]
    assert (np.diff(gains) < 0).all()


@pytest.mark.parametrize("correlation", [0.0, 0.3, 1.0])
def test_drawn_votes_have_the_accuracy_and_the_correlation_asked_for(correlation):
    votes = nn.draw_votes(20_000, 2, 0.7, correlation, RNG).astype(float)
    assert_allclose(votes.mean(), 0.7, atol=0.02)
    assert_allclose(np.corrcoef(votes.T)[0, 1], correlation, atol=0.04)


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: nn.majority_vote([1, 2]), r"votes must be \(members, samples\), not"),
        (lambda: nn.majority_vote(np.ones((0, 3))), r"votes must be \(members, sam"),
        (lambda: nn.majority_vote([[0.5]]), "votes must hold classes"),
        (lambda: nn.majority_vote([[-1]]), "votes must hold classes"),
        (lambda: nn.vote_accuracy(0, 0.5, 0.5), "members must be at least 1, not 0"),
        (lambda: nn.vote_accuracy(3, 1.5, 0.5), "accuracy must be from 0 to 1, not"),
        (lambda: nn.vote_accuracy(3, 0.5, -1), "correlation must be from 0 to 1, not"),
        (lambda: nn.draw_votes(3, 0, 0.5, 0.5, RNG), "members must be at least 1"),
        (lambda: nn.draw_votes(3, 3, np.nan, 0.5, RNG), "accuracy must be from 0 to"),
    ],
)
def test_refuses(call, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}"):
        call()
