"""Lab: bigger batches are less noisy, and noise matters most near the minimum."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import nn
from helpers.labs.gradients import gradient_cloud as module
from helpers.labs.gradients.gradient_cloud import gradient_cloud


@pytest.fixture(scope="module")
def one_lab():
    return gradient_cloud()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(batch_size=32, steps=0, learning_rate=0.3, draw=0)
    return one_lab


def test_the_noise_falls_as_one_over_the_root_of_the_batch_size(lab):
    assert lab.result.slope == pytest.approx(-0.5, abs=0.03)
    assert "to the power −0.5" in lab.sentence


def test_the_law_holds_near_the_minimum_too(lab):
    lab.move(steps=300)
    assert lab.result.slope == pytest.approx(-0.5, abs=0.03)


def test_a_bigger_batch_is_less_noisy(lab):
    lab.move(batch_size=512)
    assert (np.diff(lab.result.noise) < 0).all()


def test_measured_noise_is_that_of_theory(lab):
    lab.move(batch_size=256)
    assert_allclose(lab.result.noise, lab.result.law[:9], rtol=0.07)


def test_a_batch_of_all_is_the_full_gradient(lab):
    lab.move(batch_size=512)
    assert_allclose(lab.result.cloud, [[1, 0]] * 400, atol=1e-9)
    assert "no noise is left" in lab.sentence


def test_the_cloud_lies_around_the_full_gradient(lab):
    assert_allclose(lab.result.cloud.mean(axis=0), [1, 0], atol=0.1)


def test_the_same_step_is_safe_far_off_and_mostly_wrong_near_the_minimum(lab):
    assert lab.result.raises.mean() < 0.05
    assert "for none of 400" in lab.sentence
    lab.move(steps=300)
    assert lab.result.raises.mean() > 0.6


@pytest.mark.parametrize("steps", module.STEPS)
def test_a_step_on_all_samples_never_raises_the_loss_at_a_small_rate(lab, steps):
    lab.move(batch_size=512, steps=steps, learning_rate=0.1)
    assert not lab.result.raises.any()


def test_the_noise_outgrows_the_signal_near_the_minimum(lab):
    far = lab.result.noise[-1] / lab.result.length
    lab.move(steps=300)
    assert lab.result.noise[-1] / lab.result.length > 3 * far


def test_full_steps_bring_the_loss_down(lab):
    losses = []
    for steps in module.STEPS:
        lab.move(steps=steps)
        losses.append(lab.result.loss)
    assert losses[0] == pytest.approx(np.log(10))
    assert losses == sorted(losses, reverse=True) and losses[-1] < 0.2


def test_a_step_that_is_said_to_raise_the_loss_does(lab):
    lab.move(batch_size=4, steps=30, learning_rate=0.1)
    x, y = module._digits()
    place, batches = module._place(30), module._orders(0)[:, :4]
    for number in (0, 1, 2, 3):
        batch, kernel = batches[number], place.weights[:-1]
        grad = nn.softmax_grad(x[batch], y[batch], kernel, place.weights[-1])
        after = nn.softmax_grad(
            x,
            y,
            kernel - 0.1 * grad.kernel_grad,
            place.weights[-1] - 0.1 * grad.bias_grad,
        )
        assert lab.result.raises[number] == (after.loss > place.loss)


def test_a_growing_batch_keeps_its_samples(lab):
    orders = module._orders(0)
    assert set(orders[5, :8]) < set(orders[5, :16])


@pytest.mark.parametrize(
    "values",
    [
        {"batch_size": 64},
        {"steps": 1},
        {"steps": 300},
        {"learning_rate": 1.0},
        {"draw": 1},
    ],
)
def test_every_control_changes_picture_and_sentence(lab, values):
    lab.move(batch_size=16)
    sentence, frame = lab.sentence, lab.picture.frame()
    lab.move(**values)
    assert lab.sentence != sentence and lab.picture.frame() != frame


def test_the_dots_are_the_cloud_told_apart_by_what_a_step_does(lab):
    lab.move(batch_size=16)
    lowers, raises = (
        dots.get_xydata() for dots in (lab.picture.lowers, lab.picture.raises)
    )
    assert_allclose(lowers, lab.result.cloud[~lab.result.raises])
    assert_allclose(raises, lab.result.cloud[lab.result.raises])


def test_the_points_of_the_law_stop_at_the_size_of_now(lab):
    assert_allclose(lab.picture.points.get_xdata(), [1, 2, 4, 8, 16, 32])
    assert_allclose(lab.picture.now.get_xydata(), [[32, lab.result.noise[-1]]])


def test_no_dot_leaves_the_frame(lab):
    lab.move(batch_size=1, steps=300)
    dots = lab.picture.raises
    low, high = dots.axes.get_ylim()
    assert low <= dots.get_ydata().min() and dots.get_ydata().max() <= high


def test_the_frame_stays_where_it_is(lab):
    background = lab.picture._background
    lab.move(batch_size=1, steps=300, learning_rate=0.01, draw=1)
    assert lab.picture._background is background
