import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import nn

RNG = np.random.default_rng(0)
X = RNG.normal(size=(100, 20))
TRUE = np.r_[3.0, -2.0, 1.5, np.zeros(17)]
Y = X @ TRUE + RNG.normal(size=100)


@pytest.mark.parametrize("l1", [0.05, 0.4, 2.0])
def test_proximal_steps_reach_scikit_learns_lasso_at_half_the_strength(l1):
    from sklearn.linear_model import Lasso

    theirs = Lasso(l1 / 2, fit_intercept=False, tol=1e-10, max_iter=100_000)
    ours = nn.proximal_descent(X, Y, l1, steps=2000).weights
    assert_allclose(ours, theirs.fit(X, Y).coef_, atol=1e-6)


def test_both_penalties_reach_scikit_learns_elastic_net():
    from sklearn.linear_model import ElasticNet

    l1, l2 = 0.4, 0.3
    alpha = l1 / 2 + l2  # theirs: alpha * ratio = l1 / 2 and alpha * (1 - ratio) = l2
    theirs = ElasticNet(alpha, l1_ratio=l1 / 2 / alpha, fit_intercept=False, tol=1e-10)
    ours = nn.proximal_descent(X, Y, l1, l2, steps=2000).weights
    assert_allclose(ours, theirs.fit(X, Y).coef_, atol=1e-6)


@pytest.mark.parametrize("l2", [0.01, 0.3, 5.0])
def test_ridge_is_scikit_learns_at_the_strength_times_the_samples(l2):
    from sklearn.linear_model import Ridge

    theirs = Ridge(len(X) * l2, fit_intercept=False).fit(X, Y).coef_
    assert_allclose(nn.ridge(X, Y, l2), theirs)


@pytest.mark.parametrize("l2", [0.01, 0.3, 5.0])
def test_proximal_steps_under_squares_come_to_ridge(l2):
    ours = nn.proximal_descent(X, Y, l2=l2, steps=2000).weights
    assert_allclose(ours, nn.ridge(X, Y, l2), atol=1e-9)


def test_ridge_without_strength_is_least_squares():
    assert_allclose(nn.ridge(X, Y, 0), np.linalg.lstsq(X, Y)[0])


def test_of_many_solutions_least_squares_takes_the_smallest():
    nearly = nn.ridge(X[:5], Y[:5], 1e-8)
    assert_allclose(nn.ridge(X[:5], Y[:5], 0), nearly, atol=1e-6)


@pytest.mark.parametrize("strengths", [(0.4, 0.0), (0.0, 0.2), (0.3, 0.1)])
def test_fifty_steps_of_the_gradient_are_those_of_keras(keras, strengths):
    start = RNG.normal(size=20).astype(np.float32) / 10
    kind = keras.regularizers.L1L2(*strengths)
    layer = keras.layers.Dense(1, use_bias=False, kernel_regularizer=kind)
    model = keras.Sequential([keras.Input((20,)), layer])
    layer.set_weights([start[:, None]])
    model.compile(keras.optimizers.SGD(0.02), "mse")
    model.fit(X, Y[:, None], epochs=50, batch_size=100, verbose=0)
    ours = nn.subgradient_descent(X, Y, *strengths, 0.02, 50, start)
    assert_allclose(ours.weights, layer.get_weights()[0][:, 0], atol=2e-5)


def test_proximal_steps_find_exact_zeros_and_all_true_weights():
    weights = nn.proximal_descent(X, Y, 0.4).weights
    assert (weights[:3] != 0).all()
    assert np.sum(weights == 0) > 12


def test_the_gradient_of_keras_comes_near_zero_but_not_to_it():
    exact = nn.proximal_descent(X, Y, 0.4, steps=2000).weights
    weights = nn.subgradient_descent(X, Y, 0.4, learning_rate=0.02, steps=1000).weights
    assert not (weights == 0).any()
    assert np.abs(weights[exact == 0]).max() < 2 * 0.02 * 0.4


def test_ridge_leaves_no_zeros():
    assert not (nn.ridge(X, Y, 5.0) == 0).any()


def test_proximal_costs_never_rise():
    costs = nn.proximal_descent(X, Y, 0.4, 0.1).costs
    assert len(costs) == 501 and np.diff(costs).max() < 1e-12


def test_the_cost_is_error_plus_penalty():
    fit = nn.proximal_descent(X, Y, 0.4, 0.1, steps=7)
    error = np.mean((X @ fit.weights - Y) ** 2)
    penalty = 0.4 * np.abs(fit.weights).sum() + 0.1 * np.square(fit.weights).sum()
    assert_allclose(fit.costs[-1], error + penalty)


def test_a_strength_beyond_the_steepest_gradient_at_zero_leaves_nothing():
    steepest = np.abs(2 * X.T @ Y / len(X)).max()
    assert not nn.proximal_descent(X, Y, steepest * 1.001).weights.any()
    assert nn.proximal_descent(X, Y, steepest * 0.999).weights.any()


def test_uncorrelated_inputs_shrink_as_the_formulas_say():
    x = 2 * np.eye(4)
    y = x @ [3.0, 0.6, -0.2, -2.0]
    assert_allclose(nn.proximal_descent(x, y, 1.0).weights, [2.5, 0.1, 0, -1.5])
    assert_allclose(nn.ridge(x, y, 1.0), [1.5, 0.3, -0.1, -1.0])


def test_the_path_holds_the_fits_one_by_one():
    l1, l2 = [0.0, 0.4, 0.4, 2.0], [0.3, 0.0, 0.1, 0.0]
    path = nn.penalty_path(X, Y, l1, l2, steps=300)
    for row, *strengths in zip(path, l1, l2, strict=True):
        alone = nn.proximal_descent(X, Y, *strengths, steps=300).weights
        assert_allclose(row, alone, atol=1e-12)


def test_another_shrinking_is_used():
    fit = nn.proximal_descent(X, Y, 0.4, shrink=lambda weights, threshold: weights)
    assert_allclose(fit.weights, nn.proximal_descent(X, Y).weights)


def test_a_column_without_input_gets_no_weight():
    x = X * (np.arange(20) > 0)
    assert nn.proximal_descent(x, Y, 0.1).weights[0] == 0
    assert not nn.proximal_descent(0 * X, Y, 0.1).weights.any()


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: nn.ridge(Y, Y, 1), r"x must be \(samples, features\), not \(100,\)"),
        (lambda: nn.ridge(X, Y[:9], 1), r"y must be \(100,\), not \(9,\)"),
        (lambda: nn.ridge(X[:0], Y[:0], 1), r"x must have no side of 0, not \(0, 20\)"),
        (lambda: nn.ridge(X, Y, -1), "l2 must be 0 or more and finite, not -1"),
        (lambda: nn.proximal_descent(X, Y + np.inf), "y must be finite"),
        (lambda: nn.proximal_descent(X, Y, steps=-1), "steps must be at least 0"),
        (
            lambda: nn.proximal_descent(X, Y, shrink=lambda w, t: w[:3]),
            r"shrunk weights must be \(20,\), not \(3,\)",
        ),
        (
            lambda: nn.proximal_descent(X, Y, shrink=lambda w, t: 1e9 * w - 1),
            "shrink lets the cost exceed every number, step ",
        ),
        (
            lambda: nn.subgradient_descent(X, Y, learning_rate=0),
            "learning_rate must be above 0, not 0",
        ),
        (
            lambda: nn.subgradient_descent(X, Y, learning_rate=9.0),
            "learning_rate 9.0 is too large: the cost exceeds every number after",
        ),
        (
            lambda: nn.subgradient_descent(X, Y, start=np.ones(3)),
            r"start must be \(20,\), not \(3,\)",
        ),
        (
            lambda: nn.penalty_path(X, Y, [0.1], [0.1, 0.2]),
            "l1 has 1 strengths, but l2 has 2",
        ),
    ],
)
def test_refuses(call, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}"):
        call()
