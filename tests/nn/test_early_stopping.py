from types import SimpleNamespace

import numpy as np
import pytest

from helpers import nn

DOWN_AND_UP = [0.9, 0.7, 0.6, 0.62, 0.61, 0.65, 0.59, 0.7, 0.8, 0.9, 1.0]
RNG = np.random.default_rng(3)


def in_keras(keras, values, **settings):
    """Feed Keras's callback one value after another, as `fit` does."""
    callback = keras.callbacks.EarlyStopping("val_loss", **settings)
    model = SimpleNamespace(stop_training=False)
    callback.set_model(model)
    callback.on_train_begin()
    for epoch, value in enumerate(values):
        callback.on_epoch_end(epoch, {"val_loss": value})
        if model.stop_training:
            break
    return callback.best_epoch, epoch + 1, model.stop_training


@pytest.mark.parametrize("mode", ["min", "max"])
@pytest.mark.parametrize("min_delta", [0.0, 0.05])
@pytest.mark.parametrize("patience", [0, 1, 2, 3, 5])
@pytest.mark.parametrize("start_from_epoch", [0, 3])
def test_it_stops_where_keras_stops(keras, patience, min_delta, mode, start_from_epoch):
    settings = {
        "patience": patience,
        "min_delta": min_delta,
        "mode": mode,
        "start_from_epoch": start_from_epoch,
    }
    for values in (DOWN_AND_UP, DOWN_AND_UP[::-1], RNG.random(30).round(2)):
        ours = nn.early_stopping(values, **settings)
        assert tuple(ours) == in_keras(keras, values, **settings)


def test_keras_ends_with_the_weights_of_the_best_epoch(keras):
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    callback = keras.callbacks.EarlyStopping(
        "val_loss", patience=2, restore_best_weights=True
    )
    callback.set_model(model)
    callback.on_train_begin()
    for epoch, value in enumerate(DOWN_AND_UP[:5]):
        model.set_weights([np.array([[epoch]]), np.zeros(1)])
        callback.on_epoch_end(epoch, {"val_loss": value})
    callback.on_train_end()
    best = nn.early_stopping(DOWN_AND_UP, patience=2).best_epoch
    assert model.get_weights()[0][0, 0] == best == 2


def test_more_patience_gets_over_a_small_hill():
    assert nn.early_stopping(DOWN_AND_UP, patience=2) == (2, 5, True)
    assert nn.early_stopping(DOWN_AND_UP, patience=4) == (6, 11, True)


def test_a_gain_below_min_delta_is_no_new_best():
    assert (
        nn.early_stopping([0.5, 0.49, 0.3], patience=1, min_delta=0.02).best_epoch == 0
    )


def test_an_equal_value_is_no_new_best():
    assert nn.early_stopping([0.5, 0.5, 0.5], patience=2) == (0, 3, True)


def test_a_loss_that_keeps_falling_is_never_stopped():
    assert nn.early_stopping(1 / np.arange(1, 20)) == (18, 19, False)


def test_one_epoch_is_its_own_best():
    assert nn.early_stopping([0.3]) == (0, 1, False)


@pytest.mark.parametrize(
    ("values", "settings", "words"),
    [
        ([], {}, r"values must be \(epochs,\), not \(0,\)"),
        ([[1.0]], {}, r"values must be \(epochs,\), not \(1, 1\)"),
        ([1.0, np.inf], {}, "values must be finite"),
        ([1.0, np.nan], {}, "values holds NaN"),
        ([1.0], {"patience": -1}, "patience must be at least 0, not -1"),
        ([1.0], {"patience": 1.5}, "patience must be a whole number, not 1.5"),
        ([1.0], {"min_delta": -0.1}, "min_delta must be 0 or more, not -0.1"),
        ([1.0], {"min_delta": np.nan}, "min_delta must be 0 or more, not nan"),
        ([1.0], {"mode": "auto"}, "mode must be 'min' or 'max', not 'auto'"),
        ([1.0], {"start_from_epoch": 1}, "below the 1 epochs, not 1"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(values, settings, words):
    with pytest.raises(ValueError, match=words):
        nn.early_stopping(values, **settings)
