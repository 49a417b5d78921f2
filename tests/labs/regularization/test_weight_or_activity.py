"""Lab: the same penalty on weights or on outputs, and what becomes sparse."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import data
from helpers.labs.regularization.weight_or_activity import weight_or_activity

NONE, KERNEL, ACTIVITY = 0, 1, 2


@pytest.fixture(scope="module")
def one_lab():
    return weight_or_activity()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(power=-2.5, kind="l1", below=-2.0)
    return one_lab


@pytest.fixture(scope="module")
def keras_model():
    import keras

    network = data.networks("weight_or_activity")["l1 activity -2.5"]
    layers = [getattr(keras.layers, name)(**more) for name, more in network.stack]
    model = keras.Sequential([keras.Input((8, 8, 1)), *layers])
    model.set_weights([array for layer in network.weights for array in layer])
    return model


def test_outputs_and_accuracy_are_those_of_keras(lab, keras_model):
    samples = data.digits()
    right = np.asarray(keras_model(samples.x_test)).argmax(axis=1) == samples.y_test
    assert lab.result.accuracy[ACTIVITY] == pytest.approx(right.mean())
    first = samples.x_test[samples.y_test == 0][:1].reshape(1, 64)
    hidden = np.asarray(keras_model.layers[1](first))[0]
    assert_allclose(lab.result.outputs[ACTIVITY, :, 0], hidden, atol=1e-5)


def test_l1_on_the_weights_makes_weights_sparse_and_not_outputs(lab):
    weights, silent = lab.result.zero_weights, lab.result.silent
    assert weights[KERNEL] > weights[NONE] + 0.5
    assert silent[KERNEL] < silent[NONE]


def test_l1_on_the_outputs_makes_outputs_sparse_and_not_weights(lab):
    weights, silent = lab.result.zero_weights, lab.result.silent
    assert silent[ACTIVITY] > silent[NONE] + 0.15
    assert abs(weights[ACTIVITY] - weights[NONE]) < 0.05


def test_sparse_layers_still_name_nearly_all_digits(lab):
    assert lab.result.accuracy.min() > 0.95


def test_weights_trained_by_adam_come_near_zero_without_reaching_it(lab):
    lab.move(below=-4.0)
    fine = lab.result.zero_weights[KERNEL]
    lab.move(below=-2.0)
    assert lab.result.zero_weights[KERNEL] > fine + 0.3


def test_l2_makes_fewer_weights_zero_than_l1(lab):
    sparse = lab.result.zero_weights[KERNEL]
    lab.move(kind="l2")
    assert lab.result.zero_weights[KERNEL] < sparse - 0.2


@pytest.mark.parametrize("place", [KERNEL, ACTIVITY])
def test_more_strength_makes_more_sparse_what_it_is_put_on(lab, place):
    shares = []
    for power in (-4.0, -3.5, -3.0, -2.5, -2.0):
        lab.move(power=power)
        both = (lab.result.zero_weights, lab.result.silent)
        shares.append(both[place - 1][place])
    assert shares == sorted(shares)


def test_the_sentence_tells_the_shares(lab):
    share = lab.result.zero_weights[KERNEL]
    assert f"on the weights {share:.0%} and" in lab.sentence


@pytest.mark.parametrize("values", [{"power": -2.0}, {"kind": "l2"}, {"below": -3.0}])
def test_every_control_changes_what_is_said(lab, values):
    before = lab.sentence
    lab.move(**values)
    assert lab.sentence != before


def test_what_counts_as_zero_is_left_white_and_nothing_else(lab):
    shown = lab.picture.maps[0][KERNEL].get_array()
    assert np.mean(shown.mask) == pytest.approx(lab.result.zero_weights[KERNEL])
    assert_allclose(shown.data, lab.result.weights[KERNEL])


def test_the_bars_are_the_shares(lab):
    lab.move(below=-3.0)
    for bars, shares in zip(
        lab.picture.bars, (lab.result.zero_weights, lab.result.silent), strict=True
    ):
        assert_allclose([bar.get_width() for bar in bars], shares)


def test_the_pictures_shown_are_six_of_each_digit(lab):
    assert lab.result.outputs.shape == (3, 32, 60)


def test_moving_leaves_the_background_alone(lab):
    background = lab.picture._background
    lab.move(power=-4.0, kind="l2", below=-1.0)
    assert lab.picture._background is background


def test_it_opens_as_the_other_tests_find_it(lab):
    opened = weight_or_activity().controls
    assert {name: control.value for name, control in opened.items()} == {
        name: control.value for name, control in lab.controls.items()
    }
