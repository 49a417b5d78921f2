"""Descents: where they go, what is counted on the way, and where they are stopped."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import nn

STEEP = nn.bowl(condition=100)
ONES = np.ones(2)


def steps_to(gradient, start=ONES, **settings):
    """Count the steps until all weights are below a millionth, and the crossings."""
    path = nn.descend(gradient, start, 8000, **settings).path
    near = np.flatnonzero(np.abs(path).max(axis=1) < 1e-6)[0]
    return near, nn.crossings(path[: near + 1, 1])


def test_plain_descent_shrinks_each_weight_by_its_own_factor():
    path = nn.descend(STEEP.gradient, ONES, 50, learning_rate=0.015).path
    assert_allclose(path, np.array([0.985, -0.5]) ** np.arange(51)[:, None])


@pytest.mark.parametrize(("rate", "stays"), [(0.0199, True), (0.0201, False)])
def test_plain_descent_stays_in_up_to_two_over_the_curvature(rate, stays):
    path = nn.descend(STEEP.gradient, ONES, 300, learning_rate=rate).path
    assert (abs(path[-1, 1]) < 1) == stays


@pytest.mark.parametrize(("factor", "stays"), [(0.99, True), (1.01, False)])
def test_momentum_stays_in_up_to_two_and_two_momenta_over_the_curvature(factor, stays):
    rate = factor * 2 * 1.5 / 100
    settings = {"learning_rate": rate, "momentum": 0.5}
    path = nn.descend(STEEP.gradient, ONES, 3000, nn.momentum, **settings).path
    assert (abs(path[-1, 1]) < 1) == stays


def test_momentum_needs_a_fifth_of_the_steps_in_a_steep_valley():
    plain, once = steps_to(STEEP.gradient, learning_rate=0.01)
    quick, often = steps_to(STEEP.gradient, step=nn.momentum, learning_rate=0.01)
    assert (plain, quick, often) == (1375, 263, 90)
    assert once == 0


def test_too_much_momentum_needs_more_steps_than_none():
    settings = {"learning_rate": 0.01, "momentum": 0.99}
    assert steps_to(STEEP.gradient, step=nn.momentum, **settings) == (2493, 833)


@pytest.mark.parametrize("condition", [10, 100, 1000])
def test_the_best_plain_descent_needs_steps_as_the_condition_grows(condition):
    gradient = nn.bowl(condition).gradient
    steps, _ = steps_to(gradient, learning_rate=2 / (1 + condition))
    assert steps == pytest.approx(6.91 * condition, rel=0.01)


def test_a_descent_that_climbs_is_stopped_before_a_million():
    way = nn.descend(STEEP.gradient, ONES, 9999, learning_rate=1.0)
    assert way.climbed_out
    assert 1e4 < np.abs(way.path).max() <= 1e6
    assert len(way.gradients) == len(way.path) - 1


@pytest.mark.parametrize("step", [nn.sgd, nn.rmsprop, nn.adagrad, nn.adam])
def test_nothing_overflows_where_a_descent_runs_away(step):
    with np.errstate(all="raise", under="ignore"):
        nn.descend(nn.rosenbrock().gradient, [9e5, -9e5], 20, step, learning_rate=1e9)


def test_the_gradients_are_those_that_were_followed():
    way = nn.descend(STEEP.gradient, ONES, 20, learning_rate=0.01)
    assert_allclose(way.gradients, STEEP.gradient(way.path[:-1]))


def test_no_step_leaves_the_start():
    way = nn.descend(STEEP.gradient, ONES, 0)
    assert_allclose(way.path, [ONES])
    assert way.gradients.shape == (0, 2)


def test_a_path_that_leaves_again_has_not_arrived():
    path = np.array([[3.0], [0.0], [3.0], [0.0], [3.0]])
    assert nn.steps_needed(path, np.zeros((1, 1)), within=1) is None


def test_a_path_that_comes_back_has_arrived_the_last_time():
    path = np.array([[3.0], [0.0], [3.0], [0.0], [0.0]])
    assert nn.steps_needed(path, np.zeros((1, 1)), within=1) == 3


def test_any_minimum_will_do():
    path = np.array([[3.0], [1.1]])
    assert nn.steps_needed(path, np.array([[-1.0], [1.0]]), within=0.2) == 1


def test_a_path_on_one_side_never_crosses():
    assert nn.crossings(np.array([3.0, 1.0, 0.0, 0.0])) == 0


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: nn.descend(STEEP.gradient, [[1.0]], 3), r"start must be \(weights\)"),
        (lambda: nn.descend(STEEP.gradient, [np.nan, 0], 3), "start holds NaN"),
        (lambda: nn.descend(STEEP.gradient, [np.inf, 0], 3), "start must lie within"),
        (lambda: nn.descend(STEEP.gradient, ONES, -1), "steps must be at least 0"),
        (lambda: nn.descend(lambda w: w[:1], ONES, 3), r"gradient must be \(2,\)"),
        (lambda: nn.steps_needed(ONES, ONES[None], 1), r"path must be \(steps, weig"),
        (lambda: nn.steps_needed(ONES[None], ONES[None], 0), "within must be above 0"),
        (lambda: nn.steps_needed(ONES[None], ONES[None, :1], 1), "do not fit"),
        (lambda: nn.crossings(ONES[None]), r"across must be \(steps,\)"),
    ],
)
def test_what_cannot_be_run_or_counted_gets_one_sentence(call, sentence):
    with pytest.raises(ValueError, match=sentence):
        call()
