"""Lab: what momentum makes of a known gradient."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers.labs.gradients.momentum_filter import momentum_filter

START = {"momentum": 0.9, "signal": "impulse", "averaged": False, "matched": True}


@pytest.fixture(scope="module")
def one_lab():
    return momentum_filter()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(**START, draw=0)
    return one_lab


def heights(stems):
    return np.array([segment[1, 1] for segment in stems.get_segments()])


@pytest.mark.parametrize("momentum", [0.0, 0.5, 0.9, 0.99])
def test_one_push_adds_up_to_one_by_one_minus_momentum(lab, momentum):
    lab.move(momentum=momentum)
    assert_allclose(lab.result.total, 1 / (1 - momentum), rtol=1e-4)


def test_one_push_fades_by_the_momentum_at_every_step(lab):
    out = lab.result.smoothed
    assert_allclose(out[1:] / out[:-1], 0.9)


def test_an_average_of_one_push_adds_up_to_the_push(lab):
    lab.move(averaged=True)
    assert_allclose(lab.result.total, 1)
    assert_allclose(lab.result.smoothed[0], 0.1)


@pytest.mark.parametrize(("averaged", "end"), [(False, 20), (True, 1)])
def test_a_constant_gradient_ends_at_the_limit(lab, averaged, end):
    lab.move(momentum=0.95, signal="constant", averaged=averaged)
    assert_allclose([lab.result.last, lab.result.limit], end)


@pytest.mark.parametrize("momentum", [0.3, 0.9, 0.97])
@pytest.mark.parametrize("averaged", [False, True])
def test_noise_is_smoothed_as_theory_says(lab, momentum, averaged):
    lab.move(momentum=momentum, signal="noisy", averaged=averaged)
    theory = (1 - momentum) / (1 + momentum)
    assert_allclose(lab.result.noise_kept, theory, rtol=0.1)


def test_changing_signs_nearly_cancel(lab):
    lab.move(signal="alternating")
    assert_allclose(lab.result.last, 1 / 1.9)
    assert "19.0 times as much" in lab.sentence


@pytest.mark.parametrize("signal", ["impulse", "constant", "noisy", "alternating"])
@pytest.mark.parametrize("momentum", [0.0, 0.9, 0.99])
def test_both_forms_walk_one_path_when_the_rate_is_mapped(lab, signal, momentum):
    lab.move(signal=signal, momentum=momentum)
    keras, average, _ = lab.result.moved
    assert_allclose(keras, average, atol=1e-10)
    assert "walk one path" in lab.sentence


def test_at_one_rate_the_average_is_left_behind(lab):
    lab.move(matched=False, signal="constant")
    keras, average, _ = lab.result.moved
    assert_allclose(keras, 10 * average, atol=1e-10)
    assert "needs 10 times the rate" in lab.sentence


def test_the_path_is_that_of_keras(lab):
    import keras

    lab.move(signal="noisy")
    weight = keras.Variable(np.zeros(1), dtype="float64")
    optimizer = keras.optimizers.SGD(0.01, momentum=0.9)
    path = [0.0]
    for gradient in lab.result.gradient:
        optimizer.apply([keras.ops.array([gradient], "float64")], [weight])
        path.append(float(weight.numpy()[0]))
    assert_allclose(lab.result.moved[0], -10 * np.array(path), atol=1e-4)


def test_without_momentum_nothing_is_smoothed(lab):
    lab.move(momentum=0.0, signal="noisy")
    assert_allclose(lab.result.smoothed, lab.result.gradient)
    assert_allclose(lab.result.noise_kept, 1, rtol=0.05)


def test_other_noise_is_drawn(lab):
    lab.move(signal="noisy")
    before = lab.result.gradient
    lab.controls["draw"].view.children[0].click()
    assert np.abs(lab.result.gradient - before).max() > 0.1


def test_the_stems_are_what_goes_in_and_comes_out(lab):
    lab.move(signal="noisy")
    assert_allclose(heights(lab.picture.fed), lab.result.gradient)
    assert_allclose(heights(lab.picture.out), lab.result.smoothed)


def test_the_picture_shows_every_path(lab):
    lab.move(signal="constant", matched=False)
    keras, average, plain = lab.result.moved
    assert_allclose(lab.picture.keras.get_ydata(), keras)
    assert_allclose(lab.picture.average.get_ydata(), average[::4])
    assert_allclose(lab.picture.plain.get_ydata(), plain)


@pytest.mark.parametrize("name", ["impulse", "constant", "noisy"])
@pytest.mark.parametrize("momentum", [0.0, 0.5, 0.99])
def test_all_that_comes_out_is_within_the_frame(lab, name, momentum):
    lab.move(signal=name, momentum=momentum)
    low, high = lab.picture.limit.axes.get_ylim()
    assert low <= lab.result.smoothed.min() and lab.result.smoothed.max() <= high
    low, high = lab.picture.walk.get_ylim()
    assert low <= lab.result.moved.min() and lab.result.moved.max() <= high


@pytest.mark.parametrize(
    "change", [{"momentum": 0.91}, {"signal": "noisy"}, {"averaged": True}]
)
def test_every_control_changes_what_is_said(lab, change):
    before = lab.sentence
    lab.move(**change)
    assert lab.sentence != before


def test_a_little_more_momentum_leaves_the_background_alone(lab):
    background = lab.picture._background
    lab.move(momentum=0.92)
    assert lab.picture._background is background


def test_it_opens_as_the_other_tests_find_it():
    opened = momentum_filter().controls
    assert {name: opened[name].value for name in START} == START
