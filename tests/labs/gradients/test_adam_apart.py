"""Lab: Adam taken apart."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers.labs.gradients import adam_apart as module
from helpers.labs.gradients.adam_apart import adam_apart

START = {
    "scale": 1.0,
    "epsilon": 1e-7,
    "momentum": True,
    "rms_scaling": True,
    "bias_correction": True,
    "stream": "noisy",
    "strength": 0.5,
}
SCALES = (1e-3, 1.0, 1e3)


@pytest.fixture(scope="module")
def one_lab():
    return adam_apart()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(**START)
    return one_lab


def first_steps(lab, **values):
    """Return the first step at three scales of the gradient."""
    found = []
    for scale in SCALES:
        lab.move(scale=scale, **values)
        found.append(lab.result.steps[0])
    return found


def test_it_opens_as_the_other_tests_find_it():
    opened = adam_apart().controls
    assert {name: control.value for name, control in opened.items()} == START


def test_the_first_step_is_the_learning_rate_at_every_scale(lab):
    assert_allclose(first_steps(lab), 1, rtol=0.005)


def test_without_correction_the_first_step_is_3_16_learning_rates(lab):
    assert_allclose(
        first_steps(lab, bias_correction=False), 0.1 / 0.001**0.5, rtol=0.005
    )
    assert "the first step 3.16 × the learning rate" in lab.sentence


def test_the_whole_adam_stays_beside_it_to_compare(lab):
    lab.move(bias_correction=False)
    assert_allclose(lab.result.adam[0], 1, rtol=1e-5)
    assert "The first step of the whole Adam is 1 ×" in lab.sentence


def test_without_momentum_and_correction_it_is_ten_times_that(lab):
    lab.move(bias_correction=False, momentum=False)
    assert lab.result.steps[0] == pytest.approx(0.001**-0.5, rel=1e-4)


def test_without_rms_scaling_the_step_grows_with_the_gradient(lab):
    small, middle, large = first_steps(lab, rms_scaling=False)
    assert_allclose([middle / small, large / middle], 1e3)


def test_with_all_parts_off_every_step_is_the_gradient(lab):
    lab.move(momentum=False, rms_scaling=False, bias_correction=False, scale=10.0)
    assert_allclose(lab.result.steps, lab.result.gradients)
    assert "which is SGD" in lab.sentence


def test_under_a_constant_gradient_every_step_is_the_learning_rate(lab):
    lab.move(stream="always the same")
    assert_allclose(lab.result.steps, 1, rtol=1e-5)


def test_a_gradient_of_noise_alone_makes_small_steps(lab):
    lab.move(stream="only noise")
    assert np.abs(lab.result.steps[-100:]).mean() < 0.5


def test_epsilon_is_felt_where_gradients_are_as_small(lab):
    lab.move(epsilon=1e-4)
    assert "Epsilon" not in lab.sentence
    lab.move(scale=1e-3)
    assert lab.result.steps[0] < 0.5
    assert "Epsilon is 82% of what the first step is divided by" in lab.sentence


@pytest.mark.parametrize(
    ("off", "words"),
    [
        ({}, "Adam with all its parts"),
        ({"momentum": False}, "Adam without momentum:"),
        (
            {"rms_scaling": False, "bias_correction": False},
            "Adam without RMS scaling and bias correction:",
        ),
    ],
)
def test_the_sentence_says_which_parts_are_off(lab, off, words):
    lab.move(**off)
    assert lab.sentence.startswith(words)


@pytest.mark.parametrize(
    "values",
    [
        {"scale": 10.0},
        {"epsilon": 0.1},
        {"momentum": False},
        {"rms_scaling": False},
        {"bias_correction": False},
        {"stream": "only noise"},
        {"strength": 1.0},
    ],
)
def test_every_control_changes_what_is_said(lab, values):
    before = lab.sentence
    lab.move(**values)
    assert lab.sentence != before


def test_the_column_multiplies_up_to_the_first_step(lab):
    lab.move(stream="always the same", scale=10.0)
    assert lab.picture.column.texts == ["10", "1", "0.316", "3.16", "× 0.316", "1"]


def test_the_lines_are_the_sizes_of_the_result(lab):
    lab.move(bias_correction=False)
    assert_allclose(lab.picture.steps.get_ydata(), np.abs(lab.result.steps))
    assert_allclose(lab.picture.whole.get_ydata(), np.abs(lab.result.adam))
    assert_allclose(lab.picture.roots.get_ydata(), lab.result.roots)
    assert_allclose(lab.picture.first.get_ydata(), np.abs(lab.result.steps[:1]))


def test_moving_leaves_frame_and_background_alone(lab):
    def limits():
        return [(*a.get_xlim(), *a.get_ylim()) for a in lab.picture.figure.axes]

    before, background = limits(), lab.picture._background
    lab.move(scale=1e3, rms_scaling=False)
    assert limits() == before
    assert lab.picture._background is background


def test_the_steps_are_those_of_keras(lab):
    import keras

    lab.move(scale=10.0)
    weight = keras.Variable([0.0], dtype="float64")
    adam = keras.optimizers.Adam(module.LEARNING_RATE)
    for gradient in lab.result.gradients:
        adam.apply([keras.ops.convert_to_tensor([gradient])], [weight])
    way = module.LEARNING_RATE * lab.result.steps.sum()
    assert_allclose(np.asarray(weight.value), -way, rtol=1e-4)
