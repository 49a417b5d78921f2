import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import nn

RNG = np.random.default_rng(6)
X = RNG.normal([5, 100], [1, 30], size=(200, 2))
Y = X @ [1.0, 0.05] + RNG.normal(size=200) * 0.1
TURN = np.linalg.qr(RNG.normal(size=(3, 3)))[0]
HESSIAN = TURN @ np.diag([0.5, 3.0, 20.0]) @ TURN.T
GAP = np.array([1.0, -2.0, 0.5])


def loss(weights):
    return np.mean((X @ weights[:2] + weights[2] - Y) ** 2)


def walked(learning_rate, steps):
    """Return the excess after every step, each step taken."""
    gap, found = GAP, []
    for _ in range(steps + 1):
        found.append(gap @ HESSIAN @ gap / 2)
        gap = gap - learning_rate * HESSIAN @ gap
    return np.array(found)


def test_condition_is_the_largest_curvature_by_the_smallest():
    assert_allclose(nn.condition_number(HESSIAN), 40)


def test_condition_is_that_of_numpy():
    hessian = nn.least_squares(X, Y).hessian
    assert_allclose(nn.condition_number(hessian), np.linalg.cond(hessian), rtol=1e-6)


def test_a_round_bowl_has_condition_1():
    assert nn.condition_number(7 * np.eye(4)) == 1


def test_a_bowl_that_is_flat_somewhere_has_infinite_condition():
    assert nn.condition_number(np.diag([0.0, 2.0])) == np.inf


def test_standardizing_brings_the_condition_near_1():
    raw = nn.condition_number(nn.least_squares(X, Y).hessian)
    clean = nn.condition_number(nn.least_squares(nn.standardize(X).x, Y).hessian)
    assert raw > 1e5 and clean < 1.3


def test_the_hessian_of_least_squares_is_that_of_central_differences(
    central_differences,
):
    bowl = nn.least_squares(X / 30, Y)
    a = np.column_stack([X / 30, np.ones(len(X))])
    slope = lambda w: 2 * a.T @ (a @ w - Y) / len(a)  # noqa: E731
    columns = [central_differences(lambda w, i=i: slope(w)[i], GAP) for i in range(3)]
    assert_allclose(bowl.hessian, columns, rtol=1e-5)


def test_the_best_weights_have_no_slope(central_differences):
    bowl = nn.least_squares(X, Y)
    assert_allclose(central_differences(loss, bowl.best), 0, atol=1e-4)
    assert_allclose(loss(bowl.best), bowl.lowest)


@pytest.mark.parametrize("learning_rate", [0.01, 0.05, 0.099])
def test_the_excess_is_what_walking_finds(learning_rate):
    theirs = walked(learning_rate, 40)
    ours = nn.bowl_excess(HESSIAN, GAP, learning_rate, np.arange(41))
    assert_allclose(ours, theirs, rtol=1e-8)


@pytest.mark.parametrize("excess", [5.0, 0.3, 1e-4])
def test_steps_are_counted_as_by_walking(excess):
    by_foot = int(np.argmax(walked(0.09, 2000) <= excess))
    assert nn.steps_to_reach(HESSIAN, GAP, 0.09, excess) == by_foot


def test_no_step_is_needed_from_near_enough():
    assert nn.steps_to_reach(HESSIAN, GAP, 0.09, 1e6) == 0


def test_one_step_solves_a_round_bowl():
    assert nn.steps_to_reach(4 * np.eye(3), GAP, 0.25, 1e-9) == 1


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: nn.condition_number(np.ones((2, 3))), r"not \(2, 3\)"),
        (lambda: nn.condition_number(np.array([[1.0, 2], [0, 1]])), "symmetric"),
        (lambda: nn.condition_number(np.diag([-1.0, 1])), "curve upwards, but has -1"),
        (lambda: nn.condition_number(np.diag([np.inf, 1])), "finite"),
        (lambda: nn.least_squares(X, Y[:3]), r"y must be \(200,\), not \(3,\)"),
        (lambda: nn.least_squares(X[:0], Y[:0]), r"x must be .* not \(0, 2\)"),
        (lambda: nn.bowl_excess(HESSIAN, GAP, 0.11, np.ones(1)), "below 2 / 20"),
        (lambda: nn.bowl_excess(HESSIAN, GAP[:2], 0.01, np.ones(1)), "gap must be"),
        (lambda: nn.bowl_excess(HESSIAN, GAP, 0.01, -np.ones(1)), "0 or more, not -1"),
        (lambda: nn.steps_to_reach(HESSIAN, GAP, 0.01, 0.0), "excess must be above 0"),
        (lambda: nn.steps_to_reach(HESSIAN, GAP, 1e-30, 0.1), "not reached"),
    ],
)
def test_refuses(call, words):
    with pytest.raises(ValueError, match=words):
        call()
