"""Lab: a mean that is subtracted must be in the gradient as well."""

import pytest
from numpy.testing import assert_allclose

from helpers.labs.evaluation.ignored_mean import ignored_mean

START = {
    "step": 50,
    "learning_rate": 0.1,
    "gradient": "ignores the mean",
    "beta": False,
}


@pytest.fixture(scope="module")
def one_lab():
    return ignored_mean()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(**START)
    return one_lab


def test_the_naive_bias_grows_while_the_loss_stays(lab):
    lab.move(step=100)
    run = lab.result.run
    assert 18 < run.biases[-1] < 20
    assert abs(run.losses[-1] - run.losses[0]) < 1e-9
    assert "the bias is 19.0" in lab.sentence


def test_through_the_mean_the_bias_stays(lab):
    lab.move(gradient="through the mean", step=100)
    assert abs(lab.result.run.biases[-1]) < 1e-12
    assert "the bias is 0.00" in lab.sentence


def test_beta_lowers_the_loss_that_the_bias_could_not(lab):
    lab.move(gradient="through the mean", beta=True)
    run = lab.result.run
    assert run.losses[50] < run.losses[0] - 0.8
    assert "β 0.95" in lab.sentence


def test_every_curve_lies_within_its_axes(lab):
    lab.move(learning_rate=0.2, step=100)
    for line in (lab.picture.bias, lab.picture.beta, lab.picture.loss):
        low, high = line.axes.get_ylim()
        assert low < line.get_ydata().min() and line.get_ydata().max() < high


def test_the_picture_shows_the_result(lab):
    lab.move(step=30)
    run = lab.result.run
    assert_allclose(lab.picture.bias.get_ydata(), run.biases)
    assert_allclose(lab.picture.dots[2].get_xydata(), [[30, run.losses[30]]])


@pytest.mark.parametrize(
    "values",
    [
        {"step": 51},
        {"learning_rate": 0.15},
        {"gradient": "through the mean"},
        {"beta": True},
    ],
)
def test_every_control_changes_what_is_said_and_shown(lab, values):
    sentence, frame = lab.sentence, lab.picture.frame()
    lab.move(**values)
    assert lab.sentence != sentence
    assert lab.picture.frame() != frame


def test_moving_leaves_the_background_alone(lab):
    background = lab.picture._background
    lab.move(step=100, learning_rate=0.2, beta=True)
    assert lab.picture._background is background


def test_it_opens_as_the_other_tests_find_it(lab):
    opened = ignored_mean().controls
    assert {name: control.value for name, control in opened.items()} == START
