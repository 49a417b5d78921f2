import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import nn

RNG = np.random.default_rng(4)
X = np.sort(RNG.uniform(-1, 1, 40))
AT = np.linspace(-1, 1, 101)


def truth(x):
    return np.sin(3 * x)


Y = truth(X) + 0.2 * RNG.normal(size=40)


@pytest.mark.parametrize("degree", [0, 1, 7, 25])
def test_every_degree_is_the_fit_of_least_squares_alone(degree):
    family = nn.polynomial_family(X, Y, 25, AT)
    alone = nn.fit_polynomial(X, Y, degree, l2=0.0, places=AT)
    assert_allclose(family.fitted[degree], alone.fitted, atol=1e-7)
    scale = np.abs(alone.curve).max()
    assert_allclose(family.curves[degree], alone.curve, atol=1e-6 * scale)


def test_the_training_error_falls_with_every_degree():
    errors = np.mean((nn.polynomial_family(X, Y, 25, AT).fitted - Y) ** 2, axis=1)
    assert (np.diff(errors) <= 1e-12).all()


def test_a_polynomial_through_as_many_points_as_it_has_weights_meets_all():
    x = np.linspace(-1, 1, 8)
    made = nn.polynomial_family(x, RNG.normal(size=8), 7, x)
    assert_allclose(made.fitted[7], made.curves[7], atol=1e-9)


def test_many_rows_are_fitted_each_alone():
    rows = RNG.normal(size=(2, 3, 40))
    many = nn.polynomial_family(X, rows, 6, AT).curves
    assert many.shape == (7, 2, 3, 101)
    one = nn.polynomial_family(X, rows[1, 2], 6, AT).curves
    assert_allclose(many[:, 1, 2], one, atol=1e-12)


def test_bias_and_variance_are_those_of_many_draws():
    parts = nn.bias_variance(X, truth(X), 6, AT, truth(AT), noise=0.2)
    draws = truth(X) + 0.2 * RNG.normal(size=(4000, 40))
    curves = nn.polynomial_family(X, draws, 6, AT).curves  # (7, draws, places)
    bias = np.mean((curves.mean(axis=1) - truth(AT)) ** 2, axis=1)
    assert_allclose(parts.variance, curves.var(axis=1).mean(axis=1), rtol=0.1)
    assert_allclose(parts.bias_squared, bias, rtol=0.1, atol=1e-4)


def test_without_noise_there_is_no_variance():
    assert not nn.bias_variance(X, truth(X), 9, AT, truth(AT), noise=0.0).variance.any()


def test_twice_the_noise_is_four_times_the_variance():
    one, two = (
        nn.bias_variance(X, truth(X), 9, AT, truth(AT), noise) for noise in (0.1, 0.2)
    )
    assert_allclose(two.variance, 4 * one.variance)
    assert_allclose(two.bias_squared, one.bias_squared)


def test_the_variance_at_the_points_is_one_share_of_the_noise_for_every_weight():
    parts = nn.bias_variance(X, truth(X), 9, X, truth(X), noise=0.5)
    assert_allclose(parts.variance, 0.25 * np.arange(1, 11) / 40)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"x": X * 2}, "x must be a row of numbers from -1 to 1"),
        ({"x": X[:, None]}, "x must be a row of numbers from -1 to 1"),
        ({"x": np.full(40, np.inf)}, "x must be finite"),
        ({"y": Y[:5]}, r"y must be \(..., 40\) like x, not \(5,\)"),
        ({"highest": 40}, "degree 40 wants 41 different points or more, not 40"),
        ({"highest": -1}, "highest must be at least 0, not -1"),
        ({"places": np.array([])}, "places must not be empty"),
    ],
)
def test_refuses(change, words):
    given = {"x": X, "y": Y, "highest": 3, "places": AT, **change}
    with pytest.raises(ValueError, match=words):
        nn.polynomial_family(**given)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"noise": -1}, "noise must be 0 or more, not -1"),
        ({"place_truth": Y}, r"place_truth must be \(101,\), not \(40,\)"),
        ({"truth": Y[:3]}, r"y must be \(..., 40\) like x"),
    ],
)
def test_refuses_parts(change, words):
    given = {"truth": Y, "place_truth": truth(AT), "noise": 0.1, **change}
    with pytest.raises(ValueError, match=words):
        nn.bias_variance(X, highest=3, places=AT, **given)
