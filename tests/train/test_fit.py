"""Training with a live chart."""

import keras
import numpy as np
import pytest

from helpers import train
from helpers.train._chart import Chart

X = np.random.default_rng(0).normal(size=(64, 2))
Y = (X[:, 0] > 0).astype(int)
VIEW = "application/vnd.jupyter.widget-view+json"


@pytest.fixture
def model():
    train.fix_seed(0)
    model = keras.Sequential(
        [keras.Input((2,)), keras.layers.Dense(2, activation="softmax")]
    )
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


@pytest.fixture
def shown(model, monkeypatch):
    """Return what a notebook was given to show, as dicts of kinds."""
    bundles = []

    def display(thing, raw=False):
        bundles.append(thing if raw else thing._repr_mimebundle_()[0])

    monkeypatch.setattr("IPython.display.display", display)
    train.fit(model, X, Y, epochs=3, validation_data=(X, Y))
    return bundles


def test_while_it_runs_only_the_live_view_is_shown(shown):
    assert set(shown[0]) == {VIEW}


def test_what_remains_is_the_picture_and_the_last_accuracy(shown, model):
    left = shown[-1]
    accuracy = model.evaluate(X, Y, verbose=0)[1]
    assert left["image/png"]
    assert left["text/plain"].startswith("After 3 epochs the accuracy is ≈")
    assert f"≈{accuracy:.2f} on the validation data" in left["text/plain"]


def test_a_callback_can_stop_the_training_early(model, monkeypatch):
    shown = []
    monkeypatch.setattr("IPython.display.display", lambda x, raw=False: shown.append(x))
    stop = keras.callbacks.EarlyStopping("loss", min_delta=9.0, patience=2)
    train.fit(model, X, Y, epochs=50, callbacks=[stop])
    assert shown[-1].sentence.startswith("After 3 epochs")


def test_the_lines_hold_every_epoch():
    chart = Chart(epochs=5, metric="accuracy")
    chart.begin()
    for loss in (3.0, 2.0, 1.0):
        chart.add({"loss": loss, "accuracy": 1 / loss, "val_loss": loss + 1})
    chart.end()
    losses, unseen, accuracies, _ = chart.picture.lines
    np.testing.assert_array_equal(losses.get_xydata(), [[1, 3], [2, 2], [3, 1]])
    np.testing.assert_array_equal(unseen.get_ydata(), [4, 3, 2])
    np.testing.assert_allclose(accuracies.get_ydata(), [1 / 3, 1 / 2, 1])


def test_the_axes_hold_all_planned_epochs_and_the_largest_loss():
    chart = Chart(epochs=5, metric="accuracy")
    chart.begin()
    chart.add({"loss": 7.0, "accuracy": 0.1})
    chart.end()
    loss = chart.picture.halves[0]
    assert loss.get_xlim() == (0.5, 5.5) and loss.get_ylim()[1] > 7


def test_a_loss_that_rises_stays_on_the_page():
    chart = Chart(epochs=5, metric="accuracy")
    chart.begin()
    for loss in (9.6, 10.4):
        chart.add({"loss": loss, "accuracy": 0.1})
    chart.end()
    assert chart.picture.halves[0].get_ylim()[1] > 10.4


def test_a_metric_that_is_no_share_stays_on_the_page_too():
    chart = Chart(epochs=3, metric="mean_absolute_error")
    for value in (2.0, 40.0):
        chart.add({"loss": 1.0, "mean_absolute_error": value})
        chart.draw()
    low, high = chart.picture.halves[1].get_ylim()
    assert (low, high > 40) == (0, True)
    assert "the mean absolute error is ≈40.00" in chart.sentence


def test_the_bar_says_how_far_it_is():
    chart = Chart(epochs=4, metric="accuracy")
    chart.begin()
    chart.add({"loss": 1.0, "accuracy": 0.5})
    bar, words = chart.children[0].children
    assert (bar.value, bar.max) == (1, 4)
    assert words.value.startswith("epoch 1 of 4, about")


def test_the_same_seed_trains_the_same_network(model):
    model.fit(X, Y, epochs=1, verbose=0)
    first = model.get_weights()[0]
    train.fix_seed(0)
    again = keras.models.clone_model(model)
    again.compile("adam", "sparse_categorical_crossentropy")
    again.fit(X, Y, epochs=1, verbose=0)
    np.testing.assert_array_equal(again.get_weights()[0], first)
