"""Lab: can it learn XOR?"""

from itertools import product

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers.labs.foundations.xor import xor

START = {"width": 4, "nonlinear": True, "distinct": True, "live": True, "draw": 0}
SWITCHES = ("nonlinear", "distinct", "live")


@pytest.fixture(scope="module")
def one_lab():
    return xor()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(**START)
    return one_lab


def test_it_opens_as_the_other_tests_find_it():
    opened = xor().controls
    assert {name: control.value for name, control in opened.items()} == START


@pytest.mark.parametrize("width", [3, 4, 5, 6, 7, 8])
@pytest.mark.parametrize("draw", [0, 1, 2])
def test_with_everything_and_width_it_learns(lab, width, draw):
    lab.move(width=width, draw=draw)
    assert lab.result.accuracy > 0.96
    assert "Nothing is missing" in lab.sentence


@pytest.mark.parametrize("on", [s for s in product((0, 1), repeat=3) if not all(s)])
@pytest.mark.parametrize("width", [1, 4, 8])
def test_with_something_switched_off_it_does_not(lab, on, width):
    lab.move(width=width, **dict(zip(SWITCHES, map(bool, on), strict=True)))
    assert lab.result.accuracies.max() < 0.7
    assert "Nothing is missing" not in lab.sentence


@pytest.mark.parametrize("width", [1, 2])
def test_too_few_units_stay_below_the_line_of_the_corners(lab, width):
    lab.move(width=width)
    assert lab.result.accuracies[width - 1].max() < 0.76
    assert "too few units" in lab.sentence


def test_a_single_line_gets_two_thirds_of_these_points(lab):
    assert 0.64 < lab.result.best_line < 0.7


def test_units_that_start_alike_stay_alike(lab):
    lab.move(distinct=False, width=8)
    assert lab.result.different == 1
    assert "1 of them is different" in lab.sentence


def test_dead_units_give_nothing_anywhere(lab):
    lab.move(live=False)
    assert lab.result.answering == 0
    assert np.ptp(lab.result.surface) < 1e-9  # one answer to all points


def test_linear_units_make_one_line(lab):
    lab.move(nonlinear=False, width=8)
    p = np.clip(lab.result.surface, 1e-12, 1 - 1e-12)
    logits = np.log(p / (1 - p))
    assert_allclose(np.diff(logits, n=2, axis=0), 0, atol=1e-6)
    assert_allclose(np.diff(logits, n=2, axis=1), 0, atol=1e-6)


def test_the_stored_weights_are_as_good_as_is_said(lab):
    x, y = lab.result.x, lab.result.y
    cells = np.round((x + 2.2) / 4.4 * 80).astype(int)  # of the map
    inside = np.abs(x).min(axis=1) > 0.15  # where a cell does not decide
    guesses = lab.result.surface[cells[:, 1], cells[:, 0]] > 0.5
    assert (guesses == y)[inside].mean() > 0.97


def test_each_unit_has_its_line(lab):
    assert len(lab.picture.lines.get_segments()) == 4
    ends = lab.picture.lines.get_segments()[0]
    assert_allclose(np.hypot(*(ends[1] - ends[0])), 20)


def test_the_ring_is_at_this_training(lab):
    lab.move(width=6, draw=1)
    assert_allclose(lab.picture.now.get_xydata(), [[6, lab.result.accuracy]])


def test_the_grey_curve_is_that_of_all_switches_on(lab):
    with_all = lab.result.accuracies.mean(axis=1)
    lab.move(live=False)
    assert_allclose(lab.picture.all_on.get_ydata(), with_all)
    assert_allclose(lab.picture.mean.get_ydata(), lab.result.accuracies.mean(axis=1))


@pytest.mark.parametrize(
    "values",
    [
        {"width": 5},
        {"nonlinear": False},
        {"distinct": False},
        {"live": False},
        {"draw": 1},
    ],
)
def test_every_control_changes_what_is_said(lab, values):
    before = lab.sentence
    lab.move(**values)
    assert lab.sentence != before


def test_moving_leaves_the_frame_alone(lab):
    background = lab.picture._background
    lab.move(width=8, nonlinear=False, live=False)
    assert lab.picture._background is background
