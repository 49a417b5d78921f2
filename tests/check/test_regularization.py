"""The worked solutions of lesson 03 agree with Keras."""

from types import SimpleNamespace

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import check


@pytest.mark.parametrize("arguments", check.l1_l2_penalty.cases.values())
def test_the_penalty_of_each_case_is_that_of_keras(arguments):
    import keras
    import tensorflow as tf

    weights, l1, l2 = arguments
    variable = tf.Variable(weights)
    with tf.GradientTape() as tape:
        penalty = keras.regularizers.L1L2(l1, l2)(variable)
    value, gradient = check.l1_l2_penalty.reference(*arguments)
    assert_allclose(value, penalty.numpy(), rtol=1e-6)
    assert_allclose(gradient, tape.gradient(penalty, variable).numpy(), rtol=1e-6)


@pytest.mark.parametrize("arguments", check.soft_threshold.cases.values())
def test_each_soft_threshold_is_the_cheapest_number(arguments):
    weights, threshold = arguments
    tried = np.linspace(-4, 4, 80_001)[:, None]
    cost = (tried - weights.ravel()) ** 2 / 2 + threshold * np.abs(tried)
    cheapest = tried[cost.argmin(axis=0), 0]
    found = check.soft_threshold.reference(weights, threshold).ravel()
    assert_allclose(found, cheapest, atol=1e-4)


def test_dropout_averages_to_the_input_over_masks():
    rng = np.random.default_rng(0)
    x, rate = np.array([0.2, 0.5, 1.3]), 0.4
    masks = rng.random((100_000, 3)) >= rate
    left = check.inverted_dropout.reference(x, masks, rate)
    assert_allclose(left.mean(axis=0), x, atol=0.02)


@pytest.mark.parametrize("arguments", check.inverted_dropout.cases.values())
def test_the_dropout_of_each_case_is_what_keras_makes_of_that_mask(arguments):
    import keras

    x, _, rate = arguments
    keras.utils.set_random_seed(0)
    by_keras = np.array(keras.layers.Dropout(rate)(x, training=True))
    mask = (by_keras != 0).astype(int)
    found = check.inverted_dropout.reference(x, mask, rate)
    assert_allclose(found, by_keras, rtol=1e-6)


@pytest.mark.parametrize("arguments", check.decay_step.cases.values())
def test_the_step_of_each_case_is_that_of_keras(arguments):
    import keras

    kernel, bias, *gradients, learning_rate, weight_decay = arguments
    variables = [keras.Variable(kernel, name="kernel"), keras.Variable(bias, name="b")]
    sgd = keras.optimizers.SGD(learning_rate, weight_decay=weight_decay)
    sgd.exclude_from_weight_decay([variables[1]])
    sgd.apply([keras.ops.convert_to_tensor(g, "float32") for g in gradients], variables)
    for found, wanted in zip(
        check.decay_step.reference(*arguments), variables, strict=True
    ):
        assert_allclose(found, wanted.numpy(), rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("arguments", check.epochs_trained.cases.values())
def test_each_training_stops_when_keras_stops_it(arguments):
    import keras

    losses, patience = arguments
    stopping = keras.callbacks.EarlyStopping(patience=patience, mode="min")
    stopping.set_model(SimpleNamespace(stop_training=False))
    stopping.on_train_begin()
    for epoch, loss in enumerate(losses):
        stopping.on_epoch_end(epoch, {"val_loss": loss})
        if stopping.model.stop_training:
            break
    assert check.epochs_trained.reference(losses, patience) == epoch + 1


def test_every_claim_about_regularization_is_there():
    assert len(check.ledger("regularization").claims) == 41
