"""Lab: how much a model may bend, given so many points and so much noise."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers.labs.evaluation.capacity import capacity

START = {"degree": 1, "noise": 0.2, "points": 40, "draw": 0}


@pytest.fixture(scope="module")
def one_lab():
    return capacity()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(**START)
    return one_lab


def test_the_training_error_falls_with_every_degree(lab):
    assert (np.diff(lab.result.train) <= 1e-12).all()


def test_the_test_error_falls_and_rises_again(lab):
    test = lab.result.test
    best = int(test.argmin())
    assert 3 <= best <= 7
    assert test[0] > 2 * test[best] and test[25] > 2 * test[best]


def test_a_straight_line_underfits_with_twice_the_noise_in_training(lab):
    assert lab.result.train[1] > 2 * 0.2
    assert "so it underfits." in lab.sentence


def test_degree_25_overfits(lab):
    lab.move(degree=25)
    assert lab.result.train[25] < 0.2 < lab.result.test[25] / 5
    assert "so it overfits." in lab.sentence


def test_at_the_noise_it_neither_underfits_nor_overfits(lab):
    lab.move(degree=3)
    assert lab.result.train[3] == pytest.approx(0.2, rel=0.2)
    assert lab.result.test[3] == pytest.approx(0.2, rel=0.2)
    assert "so it neither underfits nor overfits" in lab.sentence


def test_with_400_points_degree_10_sits_at_the_noise(lab):
    lab.move(degree=10)
    few = lab.result.test[10]
    lab.move(points=400)
    assert lab.result.test[10] < few
    assert "neither" in lab.sentence


def test_without_noise_nothing_varies(lab):
    lab.move(noise=0.0, degree=9)
    assert not lab.result.parts.variance.any()
    assert "neither underfits nor overfits: the error is about 0" in lab.sentence


def test_no_test_error_is_below_the_noise(lab):
    for noise in (0.0, 0.1, 0.5):
        lab.move(noise=noise)
        assert (lab.result.test >= noise).all()


def test_the_errors_of_many_draws_add_up_to_bias_variance_and_noise(lab):
    runs = []
    places = lab.result.places
    lab.move(degree=4)
    bias, variance = (part[4] for part in lab.result.parts)
    fits = np.vstack([lab.result.others, lab.result.curve])
    runs = np.mean((fits - lab.result.truth) ** 2, axis=1)
    assert len(places) == fits.shape[1]
    assert np.mean(runs) == pytest.approx(bias + variance, rel=0.5)


def test_the_curve_is_the_best_of_its_degree(lab):
    lab.move(degree=3)
    result = lab.result
    wanted = np.polynomial.Polynomial.fit(result.x, result.y, 3)(result.places)
    assert_allclose(result.curve, wanted, atol=1e-8)


def test_other_points_can_be_drawn(lab):
    x = lab.result.x
    lab.move(draw=1)
    assert not np.array_equal(lab.result.x, x)


@pytest.mark.parametrize(
    "values", [{"degree": 2}, {"noise": 0.3}, {"points": 100}, {"draw": 1}]
)
def test_every_control_changes_what_is_said_and_shown(lab, values):
    sentence, frame = lab.sentence, lab.picture.frame()
    lab.move(**values)
    assert lab.sentence != sentence
    assert lab.picture.frame() != frame


def test_the_picture_shows_the_result(lab):
    lab.move(degree=5)
    picture, result = lab.picture, lab.result
    assert_allclose(picture.points.get_xydata(), np.column_stack([result.x, result.y]))
    assert_allclose(picture.curve.get_ydata(), result.curve)
    assert_allclose(picture.test.get_ydata(), result.test)
    assert_allclose(picture.now[1].get_xydata(), [[5, result.test[5]]])


def test_what_leaves_the_axes_lies_on_their_ends(lab):
    lab.move(degree=25, noise=0.5, points=30)
    for line in (lab.picture.test, lab.picture.bias, lab.picture.variance):
        low, high = line.axes.get_ylim()
        assert ((line.get_ydata() >= low) & (line.get_ydata() <= high)).all()


def test_moving_leaves_the_background_alone(lab):
    background = lab.picture._background
    lab.move(degree=25, noise=0.5, points=400, draw=3)
    assert lab.picture._background is background


def test_it_opens_as_the_other_tests_find_it(lab):
    opened = capacity().controls
    assert {name: control.value for name, control in opened.items()} == START
