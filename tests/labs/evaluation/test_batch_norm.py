"""Lab: what batch normalization keeps alive in a deep network, and when it fails."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers.labs.evaluation.batch_norm import batch_norm

START = {
    "scale": 1.0,
    "batch_size": 32,
    "activation": "tanh",
    "mode": "training",
    "seen": 500,
    "over": "batch",
}
PLAIN, TRAINING, INFERENCE = range(3)


@pytest.fixture(scope="module")
def one_lab():
    return batch_norm()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(**START)
    return one_lab


@pytest.mark.parametrize("activation", ["tanh", "relu"])
def test_batch_norm_keeps_the_digits_apart_whatever_the_scale(lab, activation):
    for scale in (0.2, 1.0, 3.0):
        lab.move(scale=scale, activation=activation)
        assert_allclose(lab.result.spread[TRAINING], 1, atol=0.1)


def test_without_it_a_small_scale_dies_out_and_a_large_one_explodes(lab):
    lab.move(scale=0.2, activation="relu")
    assert lab.result.spread[PLAIN, -1] < 1e-12
    lab.move(scale=3.0)
    assert lab.result.spread[PLAIN, -1] > 1e4


def test_relu_alone_survives_at_the_scale_of_he(lab):
    lab.move(scale=1.41, activation="relu")
    assert 0.05 < lab.result.spread[PLAIN, -1] < 3


def test_a_batch_of_one_is_0_in_training_and_not_in_inference(lab):
    lab.move(batch_size=1)
    assert not lab.result.spread[TRAINING].any()
    assert lab.result.spread[INFERENCE, -1] > 3
    assert "A batch of one is its own mean" in lab.sentence
    lab.move(mode="inference")
    assert "are 0 apart" not in lab.sentence


def test_large_batches_are_alike_in_training_and_in_inference(lab):
    training, inference = lab.result.spread[1:]
    assert_allclose(inference, training, atol=0.1)


def test_small_batches_are_not(lab):
    lab.move(batch_size=2, activation="relu")
    assert lab.result.spread[INFERENCE, -1] > 10 * lab.result.spread[TRAINING, -1]


def test_before_any_batch_inference_normalizes_nothing(lab):
    lab.move(seen=0)
    assert_allclose(lab.result.spread[INFERENCE], lab.result.spread[PLAIN], rtol=0.05)


def test_the_wrong_axis_lets_the_digits_grow_alike(lab):
    lab.move(over="features", activation="relu")
    assert lab.result.spread[TRAINING, -1] < 0.5
    assert "layer normalization" in lab.sentence


def test_the_wrong_axis_knows_no_batch(lab):
    lab.move(over="features")
    before = lab.result.spread[TRAINING]
    lab.move(batch_size=1, mode="inference", seen=0)
    assert_allclose(lab.result.spread[1:], [before, before], rtol=1e-5)


def test_the_map_shows_the_mode_that_is_chosen(lab):
    lab.move(batch_size=1)
    assert_allclose(lab.result.shares[1].max(axis=1), 1)  # all in the middle bin
    lab.move(mode="inference")
    assert lab.result.shares[1].max() < 1


def test_the_picture_shows_the_result(lab):
    lab.move(scale=0.5)
    for line, spread in zip(lab.picture.lines, lab.result.spread, strict=True):
        assert_allclose(line.get_xydata(), np.column_stack([np.arange(1, 21), spread]))
    for image, shares in zip(lab.picture.images, lab.result.shares, strict=True):
        assert_allclose(image.get_array(), shares.T)


def test_what_leaves_the_axis_lies_on_its_end(lab):
    lab.move(batch_size=1)
    low = lab.picture.figure.axes[0].get_ylim()[0]
    assert_allclose(lab.picture.lines[TRAINING].get_ydata(), low)


@pytest.mark.parametrize(
    "values",
    [
        {"scale": 1.12},
        {"batch_size": 8},
        {"activation": "relu"},
        {"mode": "inference"},
        {"seen": 100},
        {"over": "features"},
    ],
)
def test_every_control_changes_what_is_said_and_shown(lab, values):
    sentence, frame = lab.sentence, lab.picture.frame()
    lab.move(**values)
    assert lab.sentence != sentence
    assert lab.picture.frame() != frame


def test_moving_the_numbers_leaves_the_background_alone(lab):
    background = lab.picture._background
    lab.move(scale=2.0, batch_size=4, seen=100, activation="relu")
    assert lab.picture._background is background


def test_it_opens_as_the_other_tests_find_it(lab):
    opened = batch_norm().controls
    assert {name: control.value for name, control in opened.items()} == START
