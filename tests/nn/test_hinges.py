import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import nn

KNOTS = np.array([-2.0, -0.5, 0.0, 1.5, 4.0])
HEIGHTS = np.array([1.0, -3.0, 2.0, 2.0, 0.5])
PLACES = np.linspace(-2, 4, 61)


def output(x, layers):
    return nn.mlp(x[:, None], layers).outputs[-1][:, 0]


def test_the_network_joins_the_points_by_straight_lines():
    layers = nn.hinge_network(KNOTS, HEIGHTS)
    assert_allclose(output(PLACES, layers), np.interp(PLACES, KNOTS, HEIGHTS))


def test_left_of_the_first_knot_the_network_is_level():
    layers = nn.hinge_network(KNOTS, HEIGHTS)
    assert_allclose(output(np.array([-9.0, -3.0]), layers), HEIGHTS[0])


def test_right_of_the_last_knot_the_last_line_goes_on():
    layers = nn.hinge_network(KNOTS, HEIGHTS)
    slope = (0.5 - 2) / (4 - 1.5)
    assert_allclose(output(np.array([14.0]), layers), 0.5 + 10 * slope)


def test_it_is_a_network_that_keras_runs(keras):
    hidden, last = nn.hinge_network(KNOTS, HEIGHTS)
    model = keras.Sequential(
        [
            keras.Input((1,)),
            keras.layers.Dense(4, activation="relu"),
            keras.layers.Dense(1),
        ]
    )
    model.set_weights([hidden.kernel, hidden.bias, last.kernel, last.bias])
    theirs = np.asarray(model(PLACES[:, None]))[:, 0]
    assert_allclose(output(PLACES, (hidden, last)), theirs, atol=1e-5)


def test_twice_the_hinges_leave_a_quarter_of_the_error_on_a_sine():
    widths = np.array([8, 16, 32, 64])
    x = np.linspace(0, 2 * np.pi, 4001)
    knots = [np.linspace(0, 2 * np.pi, width + 1) for width in widths]
    errors = [np.abs(np.interp(x, k, np.sin(k)) - np.sin(x)).max() for k in knots]
    assert nn.power_of(widths, errors) == pytest.approx(-2, abs=0.05)


def test_the_best_heights_meet_lines_that_bend_at_the_knots():
    y = np.interp(PLACES, KNOTS, HEIGHTS)
    assert_allclose(nn.best_heights(KNOTS, PLACES, y), HEIGHTS, atol=1e-9)


def test_the_best_heights_are_those_of_least_squares_over_the_hinges():
    y = np.sin(PLACES)
    hinges = np.column_stack(
        [np.ones(61), *(np.maximum(0, PLACES - knot) for knot in KNOTS[:-1])]
    )
    wanted = hinges @ np.linalg.lstsq(hinges, y)[0]
    heights = nn.best_heights(KNOTS, PLACES, y)
    assert_allclose(output(PLACES, nn.hinge_network(KNOTS, heights)), wanted, atol=1e-9)


def test_the_power_of_a_cube_is_three():
    x = np.array([1.0, 2.0, 5.0])
    assert nn.power_of(x, 7 * x**3) == pytest.approx(3)


@pytest.mark.parametrize(
    ("knots", "heights", "words"),
    [
        (KNOTS[::-1], HEIGHTS, "each above the last"),
        (KNOTS[:1], HEIGHTS[:1], "at least two numbers"),
        (KNOTS, HEIGHTS[:3], r"heights must be \(5,\), not \(3,\)"),
        (KNOTS, HEIGHTS * np.inf, "heights must be a row of finite numbers"),
        (KNOTS[:, None], HEIGHTS, "knots must be a row of finite numbers"),
        ([], [], r"knots must be a row of finite numbers, not \(0,\)"),
    ],
)
def test_points_that_make_no_lines_are_refused(knots, heights, words):
    with pytest.raises(ValueError, match=words):
        nn.hinge_network(knots, heights)


def test_too_few_points_for_the_heights_are_refused():
    with pytest.raises(ValueError, match="2 points are too few to tell 5 heights"):
        nn.best_heights(KNOTS, PLACES[:2], PLACES[:2])


def test_points_without_their_heights_are_refused():
    with pytest.raises(ValueError, match=r"y must be \(61,\) like x, not \(60,\)"):
        nn.best_heights(KNOTS, PLACES, PLACES[1:])


@pytest.mark.parametrize(
    ("x", "y", "words"),
    [
        ([1.0, 2.0], [1.0], "two rows alike"),
        ([1.0], [1.0], "two rows alike"),
        ([1.0, 2.0], [0.0, 1.0], "above 0"),
    ],
)
def test_a_power_of_what_has_no_logarithm_is_refused(x, y, words):
    with pytest.raises(ValueError, match=words):
        nn.power_of(x, y)
