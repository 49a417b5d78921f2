import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import nn

RNG = np.random.default_rng(0)
X = RNG.normal(size=(1000, 5))
W, V = RNG.normal(size=(5, 50)), RNG.normal(size=50)
POINTS = np.linspace(-1, 1, 15)
NOISY = np.sin(3 * POINTS) + 0.3 * np.random.default_rng(1).normal(size=15)
PLACES = np.linspace(-1, 1, 500)


def share(activation, scale):
    return nn.linear_share(X, activation(scale * X @ W) @ V)


def test_what_is_linear_is_explained_whole():
    assert nn.linear_share(X, X @ V[:5] + 3) == pytest.approx(1)


def test_the_share_is_that_of_scikit_learn():
    from sklearn.linear_model import LinearRegression

    y = np.tanh(X @ W) @ V
    assert nn.linear_share(X, y) == pytest.approx(
        LinearRegression().fit(X, y).score(X, y)
    )


def test_small_weights_make_tanh_straight():
    shares = [share(nn.tanh, scale) for scale in (2.0, 0.5, 0.1, 0.02)]
    assert shares == sorted(shares)
    assert shares[0] < 0.7 and shares[-1] > 0.999


def test_small_weights_leave_relu_as_bent_as_it_was():
    shares = [share(nn.relu, scale) for scale in (2.0, 0.5, 0.1, 0.02)]
    assert_allclose(shares, shares[0])
    assert shares[0] < 0.6


def test_enough_degrees_meet_every_point():
    fit = nn.fit_polynomial(POINTS, NOISY, 14, 0.0, PLACES)
    assert_allclose(fit.fitted, NOISY, atol=1e-9)


def test_the_fit_is_the_ridge_of_scikit_learn():
    from sklearn.linear_model import Ridge

    columns = np.polynomial.legendre.legvander(POINTS, 14)
    l2 = 0.02
    model = Ridge(alpha=2 * l2 * len(POINTS), fit_intercept=False).fit(columns, NOISY)
    fit = nn.fit_polynomial(POINTS, NOISY, 14, l2, PLACES)
    assert_allclose(fit.weights, model.coef_, atol=1e-8)


def test_a_stronger_penalty_makes_a_smoother_curve():
    fits = [
        nn.fit_polynomial(POINTS, NOISY, 14, l2, PLACES)
        for l2 in (1e-7, 1e-5, 1e-3, 0.1, 1)
    ]
    roughness = [fit.roughness for fit in fits]
    assert roughness == sorted(roughness, reverse=True)


def test_a_straight_line_has_no_roughness():
    fit = nn.fit_polynomial(POINTS, 2 * POINTS + 1, 1, 0.0, PLACES)
    assert fit.roughness < 1e-20


@pytest.mark.parametrize(
    ("x", "y", "words"),
    [
        (X[:, 0], X[:, 0], r"x must be \(samples, features\), not \(1000,\)"),
        (X, X[:9, 0], r"y must be \(1000,\) with two samples, not \(9,\)"),
        (X, np.ones(1000), "same for all samples"),
        (X, np.full(1000, np.inf), "must be finite"),
    ],
)
def test_a_share_of_what_does_not_fit_is_refused(x, y, words):
    with pytest.raises(ValueError, match=words):
        nn.linear_share(x, y)


@pytest.mark.parametrize("x", [[2.0], [], [[0.5]]])
def test_points_outside_the_range_are_refused(x):
    with pytest.raises(ValueError, match="x must be a row of numbers from -1 to 1"):
        nn.fit_polynomial(np.array(x), NOISY, 2, 0.0, PLACES)


@pytest.mark.parametrize(
    ("y", "settings", "words"),
    [
        (NOISY[:3], {}, r"y must be \(15,\) like x, not \(3,\)"),
        (NOISY, {"l2": -1.0}, "l2 must be 0 or more, not -1.0"),
        (NOISY, {"degree": 1.5}, "degree must be a whole number"),
        (NOISY * np.inf, {}, "must be finite"),
    ],
)
def test_a_fit_of_what_does_not_fit_is_refused(y, settings, words):
    settings = {"degree": 2, "l2": 0.0} | settings
    with pytest.raises(ValueError, match=words):
        nn.fit_polynomial(POINTS, y, places=PLACES, **settings)
