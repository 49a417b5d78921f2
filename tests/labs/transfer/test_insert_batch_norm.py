"""Lab: a batch normalization inserted into a trained network."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import data
from helpers.labs.transfer import insert_batch_norm as module
from helpers.labs.transfer.insert_batch_norm import insert_batch_norm

START = {"gamma_share": 0.0, "beta_share": 0.0, "place": "after conv 2"}


@pytest.fixture(scope="module")
def one_lab():
    return insert_batch_norm()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(**START)
    return one_lab


@pytest.fixture(params=module.PLACES)
def place(request):
    return request.param


def test_keras_s_start_lowers_the_accuracy(lab):
    before, after = lab.result.accuracy
    assert after < before - 0.02


def test_gamma_and_beta_that_match_change_nothing(lab, place):
    lab.move(gamma_share=1.0, beta_share=1.0, place=place)
    assert lab.result.changed < 1e-4
    assert lab.result.accuracy[0] == lab.result.accuracy[1]
    assert "less than 0.0001" in lab.sentence


def test_gamma_alone_does_not_restore_it(lab):
    lab.move(gamma_share=1.0)
    assert lab.result.changed > 0.01


def test_gamma_starts_at_1_and_ends_at_the_standard_deviation(lab):
    assert_allclose(lab.result.gamma, 1)
    lab.move(gamma_share=1.0)
    assert_allclose(lab.result.gamma, lab.result.deviation, rtol=1e-6)


def test_beta_starts_at_0_and_ends_at_the_mean(lab):
    assert_allclose(lab.result.beta, 0)
    lab.move(beta_share=1.0)
    assert_allclose(lab.result.beta, lab.result.mean, rtol=1e-6)


def test_the_output_is_that_of_keras_with_the_layer_inserted(lab, place):
    import keras

    lab.move(gamma_share=0.3, beta_share=0.6, place=place)
    stack, weights = data.networks("fine_tuning")["source"]
    made = [getattr(keras.layers, name)(**more) for name, more in stack]
    norm = keras.layers.BatchNormalization()
    model = keras.Sequential([keras.Input((16, 16, 1)), *made])
    model.set_weights([array for layer in weights for array in layer])
    made.insert(module.PLACES[place] + 1, norm)
    longer = keras.Sequential([keras.Input((16, 16, 1)), *made])
    r = lab.result
    norm.set_weights([r.gamma, r.beta, r.mean, r.deviation**2 - module.EPSILON])
    samples = data.source_digits()
    every, digits = np.arange(200), samples.y_test[:200]
    by_keras = np.asarray(longer(samples.x_test[:200], training=False))
    assert_allclose(r.after, by_keras[every, digits], atol=1e-4)


def test_the_deviation_counts_keras_s_epsilon(lab):
    known = module._cached("after conv 2")
    assert_allclose(lab.result.deviation**2, known.variance + 0.001, rtol=1e-5)


def test_the_weights_are_those_of_the_whole_network(lab):
    assert lab.result.weights == 8853


def test_matched_channels_lie_on_the_diagonal(lab, place):
    lab.move(gamma_share=1.0, beta_share=1.0, place=place)
    went_in, came_out = lab.result.ends[..., 0], lab.result.ends[..., 1]
    assert_allclose(came_out, went_in, atol=1e-4)


def test_each_line_runs_from_the_smallest_to_the_largest_number(lab):
    segments = np.array(lab.picture.lines.get_segments())
    assert_allclose(segments, lab.result.ends)
    assert np.all(segments[:, 1, 1] >= segments[:, 0, 1])


def test_there_is_a_point_for_every_picture(lab):
    points = np.column_stack([lab.result.before, lab.result.after])
    assert_allclose(lab.picture.dots.get_xydata(), points)


def test_the_bars_are_the_accuracies(lab):
    assert [bar.get_width() for bar in lab.picture.bars] == list(lab.result.accuracy)


@pytest.mark.parametrize(
    "values",
    [{"gamma_share": 0.5}, {"beta_share": 0.5}, {"place": "after conv 1"}],
)
def test_every_control_changes_what_is_said(lab, values):
    before = lab.sentence
    lab.move(**values)
    assert lab.sentence != before


def test_moving_leaves_the_background_alone(lab):
    background = lab.picture._background
    lab.move(gamma_share=0.7, place="after conv 1")
    assert lab.picture._background is background


def test_it_opens_as_the_other_tests_find_it():
    opened = insert_batch_norm().controls
    assert {name: control.value for name, control in opened.items()} == START
