"""The worked solutions of lesson 01 agree with nn and with Keras."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import check, nn


@pytest.mark.parametrize("arguments", check.neuron.cases.values())
def test_the_neuron_of_each_case_is_a_dense_layer_of_one_unit(arguments):
    x, weights, bias = arguments
    expected = nn.dense(x[None], weights[:, None], np.array([bias]))[0, 0]
    assert_allclose(check.neuron.reference(*arguments), expected)


def test_the_worked_neuron_takes_many_points_at_once():
    x, weights, bias = next(iter(check.neuron.cases.values()))
    many = check.neuron.reference(np.stack([x, 2 * x]), weights, bias)
    assert_allclose(many, [x @ weights + bias, 2 * x @ weights + bias])


@pytest.mark.parametrize("arguments", check.relu.cases.values())
def test_the_relu_of_each_case_is_that_of_keras(arguments):
    import keras

    expected = keras.ops.relu(arguments[0])
    assert_allclose(check.relu.reference(*arguments), expected)


@pytest.mark.parametrize("arguments", check.two_layers.cases.values())
def test_the_network_of_each_case_is_that_of_keras(arguments):
    import keras

    x, *weights = arguments
    hidden, last = weights[1].size, weights[3].size
    model = keras.Sequential(
        [
            keras.Input(x.shape[1:], dtype="float64"),
            keras.layers.Dense(hidden, activation="relu", dtype="float64"),
            keras.layers.Dense(last, dtype="float64"),
        ]
    )
    model.set_weights(weights)
    assert_allclose(check.two_layers.reference(*arguments), model(x))


@pytest.mark.parametrize("arguments", check.two_layers.cases.values())
def test_some_hidden_unit_of_each_case_is_cut_off_or_cut_differently(arguments):
    x, kernel_1, bias_1, kernel_2, bias_2 = arguments
    linear = (x @ kernel_1 + bias_1) @ kernel_2 + bias_2
    same = np.allclose(check.two_layers.reference(*arguments), linear)
    assert not same or len(x) == 1


@pytest.mark.parametrize("arguments", check.softmax.cases.values())
def test_the_softmax_of_each_case_is_that_of_nn(arguments):
    (scores,) = arguments
    assert_allclose(check.softmax.reference(scores), nn.softmax(scores[None])[0])


@pytest.mark.parametrize("arguments", check.cross_entropy.cases.values())
def test_the_loss_of_each_case_is_that_of_keras(arguments):
    import keras

    y_true, y_pred = arguments
    losses = keras.losses.sparse_categorical_crossentropy(y_true, y_pred)
    expected = np.mean(losses)
    assert_allclose(check.cross_entropy.reference(*arguments), expected, rtol=1e-6)


def test_a_mistake_that_makes_nan_is_known_by_its_nan():
    naive = check.softmax(lambda scores: np.exp(scores) / np.exp(scores).sum())
    assert naive.reason.startswith("exp(1000)")


def test_every_claim_about_neurons_is_there():
    assert len(check.ledger("foundations").claims) == 23
