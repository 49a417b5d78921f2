"""The training score, as reported and measured again."""

import numpy as np
import pytest

from helpers import data
from helpers.train import honest


@pytest.fixture(scope="module")
def samples():
    return data.digits(test=1700)


@pytest.fixture(scope="module")
def network():
    from helpers.train import fix_seed

    fix_seed(0)
    return honest._network(True, True, True)


def test_with_nothing_on_the_answers_are_those_of_the_finished_network(
    network, samples
):
    ours = honest._answers(network, samples.x_train, ())
    assert np.array_equal(ours, np.asarray(network(samples.x_train, training=False)))


@pytest.mark.parametrize("on", ["Dropout", "RandomTranslation"])
def test_a_layer_that_is_on_makes_noise(network, samples, on):
    ours = honest._answers(network, samples.x_train, (on,))
    assert not np.array_equal(ours, honest._answers(network, samples.x_train, (on,)))


def test_the_loss_is_that_of_keras_with_the_penalty_apart(network, samples):
    network.compile(loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    logs = {"accuracy": 0, "loss": 0, "val_accuracy": 0, "val_loss": 0}
    measured = honest._measure(network, samples, logs)
    loss, accuracy = network.evaluate(samples.x_train, samples.y_train, verbose=0)
    assert measured["no augmentation"] == pytest.approx((accuracy, loss), abs=1e-5)
    price = float(sum(network.losses))
    assert price > 0
    assert measured["honest"][1] == pytest.approx(loss - price, abs=1e-5)


def test_what_the_network_has_not_changes_nothing(samples):
    plain = honest._network(False, False, False)
    logs = {"accuracy": 0, "loss": 0, "val_accuracy": 0, "val_loss": 0}
    measured = honest._measure(plain, samples, logs)
    assert measured["all on"] == measured["no dropout"] == measured["honest"]
