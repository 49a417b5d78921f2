"""The worked solutions of lesson 02 agree with Keras and TensorFlow."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import check


def after_keras(optimizer, weights, gradients):
    """Return the weights after one step of a Keras optimizer for each gradient."""
    import tensorflow as tf

    variable = tf.Variable(weights, dtype="float64")
    optimizer.build([variable])
    for gradient in gradients:
        optimizer.apply([tf.constant(gradient, dtype="float64")], [variable])
    return variable.numpy()


@pytest.mark.parametrize("arguments", check.descent_step.cases.values())
def test_the_step_of_each_case_is_that_of_keras_sgd(arguments):
    import keras

    weights, gradients, rate = arguments
    sgd = keras.optimizers.SGD(rate)
    expected = after_keras(sgd, weights, [gradients.mean(axis=0)])
    assert_allclose(check.descent_step.reference(*arguments), expected, atol=1e-6)


@pytest.mark.parametrize("arguments", check.momentum_descent.cases.values())
def test_the_momentum_of_each_case_is_that_of_keras(arguments):
    import keras

    weights, gradients, rate, momentum = arguments
    sgd = keras.optimizers.SGD(rate, momentum=momentum)
    expected = after_keras(sgd, weights, gradients)
    ours = check.momentum_descent.reference(*arguments)
    assert_allclose(ours, expected, atol=1e-6)


def test_fifty_steps_of_adam_are_those_of_keras():
    import keras

    rng = np.random.default_rng(0)
    gradients = rng.normal(size=(50, 3)) * [1.0, 10.0, 100.0]
    weights, state = np.ones(3), None
    for gradient in gradients:
        weights, state = check.adam_step.reference(weights, gradient, state, 0.05)
    adam = keras.optimizers.Adam(0.05)
    assert_allclose(weights, after_keras(adam, np.ones(3), gradients), atol=1e-4)


@pytest.mark.parametrize("arguments", check.tanh_layer_grad.cases.values())
def test_the_gradients_of_each_case_are_those_of_tensorflow(arguments):
    import tensorflow as tf

    x, kernel, output_grad = (tf.constant(part) for part in arguments)
    with tf.GradientTape() as tape:
        tape.watch([kernel, x])
        loss = tf.reduce_sum(output_grad * tf.tanh(x @ kernel))
    expected = [part.numpy() for part in tape.gradient(loss, [kernel, x])]
    for ours, theirs in zip(
        check.tanh_layer_grad.reference(*arguments), expected, strict=True
    ):
        assert_allclose(ours, theirs)


@pytest.mark.parametrize("arguments", check.batch_means.cases.values())
def test_the_batches_of_each_case_are_those_of_tensorflow(arguments):
    import tensorflow as tf

    losses, batch_size = arguments
    batches = tf.data.Dataset.from_tensor_slices(losses).batch(batch_size)
    expected = [batch.numpy().mean() for batch in batches]
    assert_allclose(check.batch_means.reference(*arguments), expected)


@pytest.mark.parametrize("arguments", check.batch_means.cases.values())
def test_batch_means_weighted_by_size_give_the_mean_over_samples(arguments):
    losses, batch_size = arguments
    means = check.batch_means.reference(*arguments)
    sizes = [len(losses[i:][:batch_size]) for i in range(0, len(losses), batch_size)]
    epoch = check.epoch_mean.reference(means, np.array(sizes))
    assert_allclose(epoch, losses.mean())


def test_every_claim_about_gradients_is_there():
    assert len(check.ledger("gradients").claims) == 25
