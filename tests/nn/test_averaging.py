from itertools import combinations

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import nn

RNG = np.random.default_rng(5)


def test_one_member_has_the_error_of_one():
    assert_allclose(nn.average_error(1, 0.4, squared=3.0), [3.0])


def test_independent_errors_shrink_with_the_number():
    assert_allclose(nn.average_error([1, 2, 10], 0.0), [1, 0.5, 0.1])


def test_shared_errors_do_not_shrink():
    assert_allclose(nn.average_error([1, 2, 10], 1.0), 1)


def test_what_is_in_common_stays_for_any_number():
    assert_allclose(nn.average_error(10**9, 0.3), [0.3])


@pytest.mark.parametrize("correlation", [0.0, 0.4, 1.0])
def test_drawn_errors_average_as_the_formula_says(correlation):
    errors = nn.draw_errors(20_000, 8, correlation, RNG)
    found = np.mean(errors.mean(axis=1) ** 2)
    assert_allclose(found, nn.average_error(8, correlation)[0], rtol=0.05)


@pytest.mark.parametrize("correlation", [0.0, 0.4, 1.0])
def test_measuring_drawn_errors_gives_back_what_was_asked_for(correlation):
    found = nn.shared_errors(nn.draw_errors(20_000, 5, correlation, RNG).T)
    assert_allclose(found, (1, correlation), atol=0.03)


@pytest.mark.parametrize("size", [1, 2, 3, 5])
def test_the_formula_is_exact_over_all_ways_to_choose(size):
    errors = RNG.normal(0.5, 1, size=(5, 7, 3))  # with a bias that all share
    shared = nn.shared_errors(errors)
    found = [
        np.mean(errors[list(few)].mean(axis=0) ** 2)
        for few in combinations(range(5), size)
    ]
    formula = nn.average_error(size, shared.correlation, shared.squared)[0]
    assert_allclose(np.mean(found), formula)


def test_errors_without_a_bias_correlate_as_numpy_says():
    errors = RNG.normal(size=(2, 500))
    errors -= errors.mean(axis=1, keepdims=True)
    errors /= errors.std(axis=1, keepdims=True)
    assert_allclose(nn.shared_errors(errors).correlation, np.corrcoef(errors)[0, 1])


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: nn.average_error(0, 0.5), "members must be at least 1, not 0"),
        (lambda: nn.average_error(2, 1.5), "correlation must be from 0 to 1, not 1.5"),
        (lambda: nn.average_error(2, np.nan), "correlation must be from 0 to 1"),
        (lambda: nn.average_error(2, 0.5, -1), "squared must be 0 or more, not -1"),
        (lambda: nn.shared_errors(np.ones((1, 4))), r"errors must be \(members, "),
        (lambda: nn.shared_errors(np.ones(4)), r"errors must be \(members, "),
        (lambda: nn.shared_errors(np.zeros((2, 4))), "errors must not all be 0"),
        (lambda: nn.shared_errors(np.full((2, 4), np.inf)), "errors must be finite"),
        (lambda: nn.draw_errors(0, 2, 0.5, RNG), "cases must be at least 1, not 0"),
        (lambda: nn.draw_errors(2, 2, -0.1, RNG), "correlation must be from 0 to 1"),
    ],
)
def test_refuses(call, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}"):
        call()
