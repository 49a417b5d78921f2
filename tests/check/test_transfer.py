"""The worked solutions of lesson 09 agree with nn and with Keras."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import check, nn


def keras_model(shapes):
    """Build a network of convolutions and dense layers with kernels of `shapes`."""
    import keras

    layers = []
    for shape in shapes:
        if len(shape) == 4:
            layers.append(keras.layers.Conv2D(shape[-1], shape[:2], padding="same"))
            continue
        if layers and isinstance(layers[-1], keras.layers.Conv2D):
            layers.append(keras.layers.GlobalMaxPooling2D())
        layers.append(keras.layers.Dense(shape[-1]))
    start = (8, 8, shapes[0][2]) if len(shapes[0]) == 4 else (shapes[0][0],)
    return keras.Sequential([keras.Input(start), *layers])


@pytest.mark.parametrize("arguments", check.trainable_count.cases.values())
def test_the_count_of_each_case_is_that_of_keras(arguments):
    shapes, frozen = arguments
    model = keras_model(shapes)
    weighted = [layer for layer in model.layers if layer.weights]
    for layer in weighted[:frozen]:
        layer.trainable = False
    counted = sum(int(np.prod(part.shape)) for part in model.trainable_weights)
    assert check.trainable_count.reference(shapes, frozen) == counted


@pytest.mark.parametrize("arguments", check.head_step.cases.values())
def test_the_step_of_each_case_is_that_of_keras(arguments):
    import keras

    x, y, kernel, bias, rate = arguments
    model = keras.Sequential([keras.Input(x.shape[1:]), keras.layers.Dense(len(bias))])
    model.set_weights([kernel, bias])
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(keras.optimizers.SGD(rate), loss)
    model.train_on_batch(x, y)
    for ours, theirs in zip(
        check.head_step.reference(*arguments), model.get_weights(), strict=True
    ):
        assert_allclose(ours, theirs, atol=1e-5)


@pytest.mark.parametrize("arguments", check.matching_batch_norm.cases.values())
def test_the_layer_of_each_case_gives_back_what_went_in(arguments):
    x, epsilon = arguments
    gamma, beta = check.matching_batch_norm.reference(x, epsilon)
    axes = tuple(range(x.ndim - 1))
    weights = nn.BatchNormWeights(gamma, beta, x.mean(axis=axes), x.var(axis=axes))
    assert_allclose(nn.batch_norm(x, weights, epsilon=epsilon).y, x, atol=1e-12)


@pytest.mark.parametrize("arguments", check.rates_by_layer.cases.values())
def test_each_layer_is_slower_than_the_next_by_the_divisor(arguments):
    layers, frozen, rate, divisor = arguments
    rates = check.rates_by_layer.reference(*arguments)
    assert len(rates) == layers and rates[-1] == rate
    assert_allclose(rates[frozen:-1] * divisor, rates[frozen + 1 :])
    assert not rates[:frozen].any()


def test_every_claim_about_fine_tuning_is_there():
    assert len(check.ledger("transfer").claims) == 7
