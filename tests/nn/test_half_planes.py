import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import nn

RNG = np.random.default_rng(4)
CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])


def count(plane, x, y):
    return int(((nn.neuron(x, plane.weights, plane.bias) > 0) == (y == 1)).sum())


@pytest.mark.parametrize("y", [(0, 1, 1, 0), (1, 0, 0, 1)])
def test_three_of_the_four_corners_of_xor_is_the_most(y):
    assert nn.best_half_plane(CORNERS, np.array(y)).right == 3


@pytest.mark.parametrize("y", [(0, 0, 0, 1), (0, 1, 1, 1), (1, 1, 1, 1), (0, 0, 0, 0)])
def test_and_or_and_constants_are_no_problem(y):
    plane = nn.best_half_plane(CORNERS, np.array(y))
    assert count(plane, CORNERS, np.array(y)) == plane.right == 4


@pytest.mark.parametrize("seed", range(5))
def test_the_half_plane_gets_right_what_it_says(seed):
    rng = np.random.default_rng(seed)
    x, y = rng.normal(size=(40, 2)), rng.integers(0, 2, 40)
    plane = nn.best_half_plane(x, y)
    assert count(plane, x, y) == plane.right


def test_no_half_plane_drawn_at_random_is_better():
    x, y = RNG.uniform(-1, 1, (60, 2)), RNG.integers(0, 2, 60)
    best = nn.best_half_plane(x, y).right
    weights, bias = RNG.normal(size=(5000, 2)), RNG.normal(size=(5000, 1))
    sides = weights @ x.T + bias > 0
    assert (sides == (y == 1)).sum(axis=1).max() <= best


def test_points_that_a_line_parts_are_all_right():
    x = RNG.normal(size=(100, 2))
    x = x[np.abs(x @ [1.0, 2.0] - 0.3) > 0.1]
    y = (x @ [1.0, 2.0] > 0.3).astype(int)
    assert nn.best_half_plane(x, y).right == len(y)


def test_the_weights_have_length_one():
    plane = nn.best_half_plane(CORNERS, np.array([0, 0, 0, 1]))
    assert_allclose(np.hypot(*plane.weights), 1)


def test_no_line_runs_between_points_at_one_place():
    x, y = np.zeros((4, 2)), np.array([0, 1, 1, 1])
    plane = nn.best_half_plane(x, y)
    assert count(plane, x, y) == plane.right == 3


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: nn.best_half_plane(np.ones((3, 3)), np.ones(3)), r"x must be \(point"),
        (lambda: nn.best_half_plane(CORNERS, np.ones(3)), r"y must be \(4,\) classes"),
        (lambda: nn.best_half_plane(CORNERS, np.full(4, 2)), "y must be"),
        (lambda: nn.best_half_plane(np.ones((0, 2)), np.ones(0)), "x must"),
    ],
)
def test_refuses(call, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}"):
        call()
