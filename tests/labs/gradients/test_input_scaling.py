"""Lab: one regression on raw, centred and standardised inputs."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers.labs.gradients.input_scaling import CURVE, input_scaling

START = {"scale": 30, "mean_1": 5, "mean_2": 100, "correlation": 0.0, "share": 0.95}


@pytest.fixture(scope="module")
def one_lab():
    return input_scaling()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(**START)
    return one_lab


def conditions(lab):
    return [treated.condition for treated in lab.result.treatments]


def steps(lab):
    return [treated.steps for treated in lab.result.treatments]


def test_it_opens_with_the_figures_of_the_ledger(lab):
    assert_allclose(conditions(lab), [407176, 893, 1.01], rtol=0.01)
    assert steps(lab)[0] > 200_000
    assert_allclose(steps(lab)[1:], [3280, 59], rtol=0.01)


def test_walking_the_steps_finds_the_same_number(lab):
    rng = np.random.default_rng(0)
    x = rng.normal(size=(400, 2)) * [1, 30] + [5, 100]
    y = x @ [1, 0.05] - 20 + rng.normal(size=400) * 0.1
    a = np.column_stack([x - x.mean(axis=0), np.ones(400)])
    lowest = np.mean((a @ np.linalg.lstsq(a, y, rcond=None)[0] - y) ** 2)
    rate = 0.95 * 2 / np.linalg.eigvalsh(2 * a.T @ a / 400)[-1]
    weights, taken = np.zeros(3), 0
    while np.mean((a @ weights - y) ** 2) > 1.01 * lowest:
        weights -= rate * 2 * a.T @ (a @ weights - y) / 400
        taken += 1
    assert steps(lab)[1] == taken


@pytest.mark.parametrize("scale", [1, 10, 300])
def test_scale_and_mean_are_nothing_to_standardised_inputs(lab, scale):
    lab.move(scale=scale, mean_1=20, mean_2=500)
    assert_allclose(conditions(lab)[2], 1.01, atol=0.02)


def test_the_mean_is_nothing_to_centred_inputs(lab):
    before = conditions(lab)[1]
    lab.move(mean_1=20, mean_2=500)
    assert_allclose(conditions(lab)[1], before)


def test_without_a_mean_centring_changes_little(lab):
    lab.move(mean_1=0, mean_2=0)
    raw, centred, _ = conditions(lab)
    assert_allclose(raw, centred, rtol=0.2)


def test_condition_grows_with_the_square_of_the_scale(lab):
    lab.move(scale=20)
    before = conditions(lab)[1]
    lab.move(scale=200)
    assert_allclose(conditions(lab)[1], 100 * before, rtol=0.02)


def test_correlation_is_left_by_standardising(lab):
    lab.move(correlation=0.9)
    assert_allclose(conditions(lab)[2], 1.9 / 0.1, rtol=0.1)


def test_half_the_limit_solves_a_round_bowl_at_once(lab):
    lab.move(share=0.5)
    assert steps(lab)[2] <= 3


def test_each_treatment_in_turn_needs_fewer_steps(lab):
    raw, centred, standardised = steps(lab)
    assert raw > 20 * centred > 400 * standardised


def test_a_little_more_scale_needs_a_few_more_steps(lab):
    before = steps(lab)
    lab.move(scale=31)
    assert_allclose(steps(lab)[:2], before[:2], rtol=0.1)


def test_the_losses_reach_their_goal_where_the_count_says(lab):
    for treated in lab.result.treatments:
        near = treated.losses <= 0.01
        assert CURVE[near].min() >= treated.steps > CURVE[~near].max()


def test_all_start_from_the_same_loss(lab):
    first = [treated.losses[0] for treated in lab.result.treatments]
    assert_allclose(first, first[0], rtol=1e-6)


def test_the_picture_shows_every_treatment(lab):
    lab.move(scale=7)
    for number, treated in enumerate(lab.result.treatments):
        picture = lab.picture
        assert_allclose(picture.points[number].get_xydata(), treated.points)
        assert_allclose(picture.paths[number].get_xydata(), treated.path)
        assert_allclose(picture.losses[number].get_ydata(), treated.losses)
        assert picture.ends[number].get_xdata() == [treated.steps + 1]


def test_the_contours_are_as_much_longer_as_the_root_of_the_condition(lab):
    lab.move(correlation=0.9)
    ring = lab.picture.rings[2].get_segments()[0]
    wide, long = np.ptp(ring, axis=0)
    assert_allclose(long / wide, np.sqrt(conditions(lab)[2]), rtol=1e-3)


def test_the_points_fit_their_frame(lab):
    lab.move(scale=300, mean_2=500)
    for treated in lab.result.treatments:
        assert_allclose(np.abs(treated.points).max(), 1)


@pytest.mark.parametrize("name", START)
def test_every_control_changes_what_is_said(lab, name):
    before = lab.sentence
    lab.move(**{name: 0.5 if name in ("correlation", "share") else 17})
    assert lab.sentence != before


def test_moving_leaves_the_background_alone(lab):
    background = lab.picture._background
    lab.move(scale=100, mean_1=0, correlation=0.5)
    assert lab.picture._background is background


def test_it_opens_as_the_other_tests_find_it():
    opened = input_scaling().controls
    assert {name: control.value for name, control in opened.items()} == START
