import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import nn

RNG = np.random.default_rng(0)
X = RNG.normal(size=(40, 4)) * [1, 3, 0.3, 1]
Y = X @ [1.0, -1.0, 2.0, 0.5] + 0.3 * RNG.normal(size=40)
WEIGHTS = np.array([0.5, -2.0, 1.0, 3.0])
RATES = pytest.mark.parametrize("rate", [0.1, 0.5, 0.8])

ONE = RNG.normal(size=200)
TWINS = np.stack([ONE, ONE, RNG.normal(size=200)], axis=1)
TWIN_Y = 2 * ONE + 0.1 * RNG.normal(size=200)
START = np.array([2.0, 0.0, 0.0])


@RATES
def test_the_loss_is_the_mean_over_all_masks(rate):
    masks = nn.all_masks(4)
    chances = np.where(masks, 1 - rate, rate).prod(axis=1)
    losses = [np.mean((X * m / (1 - rate) @ WEIGHTS - Y) ** 2) for m in masks]
    assert sum(nn.dropout_loss(X, Y, WEIGHTS, rate)) == pytest.approx(chances @ losses)


@RATES
def test_the_ridge_has_the_smallest_loss(rate, central_differences):
    def loss(weights):
        return sum(nn.dropout_loss(X, Y, weights, rate))

    best = nn.dropout_ridge(X, Y, rate)
    assert_allclose(central_differences(loss, best), 0, atol=1e-6)
    assert loss(best) < loss(best + 0.01) and loss(best) < loss(best - 0.01)


def test_without_dropout_it_is_least_squares():
    assert nn.dropout_loss(X, Y, WEIGHTS, 0).penalty == 0
    assert_allclose(nn.dropout_ridge(X, Y, 0), np.linalg.lstsq(X, Y, rcond=None)[0])


def test_on_inputs_of_one_size_it_is_the_ridge_of_scikit_learn():
    from sklearn.linear_model import Ridge

    x = X / np.sqrt(np.mean(X**2, axis=0))
    ridge = Ridge(alpha=len(x) * 0.2 / 0.8, fit_intercept=False).fit(x, Y)
    assert_allclose(nn.dropout_ridge(x, Y, rate=0.2), ridge.coef_)


@pytest.mark.parametrize(("rate", "each"), [(0.2, 0.89), (0.5, 0.67), (0.8, 0.33)])
def test_twins_share_the_weight_and_shrink_as_the_rate_rises(rate, each):
    weights = nn.dropout_ridge(TWINS, TWIN_Y, rate)
    assert weights[0] == pytest.approx(weights[1])
    assert weights[0] == pytest.approx(each, abs=0.02)


def test_measuring_an_input_in_other_units_changes_no_prediction():
    scaled = X * [1, 10, 1, 0.01]
    one, two = (x @ nn.dropout_ridge(x, Y, 0.5) for x in (X, scaled))
    assert_allclose(one, two)


def test_an_input_that_is_always_zero_gets_no_weight():
    x = X * [1, 0, 1, 1]
    assert nn.dropout_ridge(x, Y, 0.5)[1] == pytest.approx(0)


def test_descending_with_random_masks_ends_near_the_ridge():
    rng = np.random.default_rng(3)
    path = nn.dropout_descent(TWINS, TWIN_Y, 0.5, rng, START)
    ridge = nn.dropout_ridge(TWINS, TWIN_Y, 0.5)
    assert_allclose(path[-500:].mean(axis=0), ridge, atol=0.05)


def test_descending_without_dropout_leaves_the_work_to_one_twin():
    rng = np.random.default_rng(3)
    path = nn.dropout_descent(TWINS, TWIN_Y, 0.0, rng, START)
    assert_allclose(path[0], START)
    assert_allclose(path[-1, :2], [2, 0], atol=0.02)


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: nn.dropout_ridge(X[0], Y, 0.5), r"x must be \(samples, features\)"),
        (lambda: nn.dropout_ridge(X, Y[1:], 0.5), r"y must be \(40,\), not \(39,\)"),
        (lambda: nn.dropout_ridge(X, Y, 1.0), "rate must be from 0 to below 1"),
        (lambda: nn.dropout_ridge(X + np.inf, Y, 0.5), "x must be finite"),
        (lambda: nn.dropout_loss(X, Y, Y, 0.5), r"weights must be \(4,\), not \(40,\)"),
        (
            lambda: nn.dropout_descent(X, Y, 0.5, RNG, WEIGHTS, steps=0),
            "steps must be at least 1, not 0",
        ),
        (
            lambda: nn.dropout_descent(X, Y, 0.5, RNG, WEIGHTS, learning_rate=0.0),
            "learning_rate must be above 0, not 0.0",
        ),
        (
            lambda: nn.dropout_descent(X, Y, 0.5, RNG, WEIGHTS[1:]),
            r"start must be \(4,\), not \(3,\)",
        ),
    ],
)
def test_refuses(call, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}"):
        call()
