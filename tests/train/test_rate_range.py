"""A learning-rate range test of a small Keras model."""

import keras
import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import nn, train

RNG = np.random.default_rng(0)
X = RNG.normal(size=(100, 5)).astype("float32")
Y = (X[:, 0] > 0).astype(int)
VIEW = "application/vnd.jupyter.widget-view+json"


def network():
    last = keras.layers.Dense(2, activation="softmax")
    model = keras.Sequential([keras.Input((5,)), last])
    model.compile(keras.optimizers.SGD(), "sparse_categorical_crossentropy")
    return model


@pytest.fixture
def shown(monkeypatch):
    """Return what a notebook is given to show, as dicts of kinds."""
    bundles = []

    def display(thing, raw=False):
        bundles.append(thing if raw else thing._repr_mimebundle_()[0])

    monkeypatch.setattr("IPython.display.display", display)
    return bundles


def test_the_rates_rise_by_the_same_factor(shown):
    made = train.rate_range(network, X, Y, 0.01, 1.0, steps=21, batch_size=20)
    assert_allclose(made.rates, np.geomspace(0.01, 1.0, 21))


def test_each_loss_is_that_of_its_own_batch(shown):
    made = train.rate_range(network, X, Y, 1e-9, 1e-8, steps=5, batch_size=20)
    train.fix_seed(0)
    fresh = network()  # at such rates nothing moves
    batches = nn.minibatches(100, 20, np.random.default_rng(0))
    expected = [fresh.evaluate(X[rows], Y[rows], verbose=0) for rows in batches]
    assert_allclose(made.losses, expected, rtol=1e-4)


def test_the_test_ends_where_the_loss_leaves_all_bounds(shown):
    made = train.rate_range(network, X, Y, 1.0, 1e6, steps=40, batch_size=20)
    assert len(made.rates) < 40
    assert made.losses.max() < 3 * made.losses[0]


def test_what_remains_is_the_picture_and_the_rate_to_take(shown):
    made = train.rate_range(network, X, Y, 0.01, 1.0, steps=10, batch_size=20)
    assert set(shown[0]) == {VIEW}
    assert shown[-1]["image/png"]
    assert f"≈{made.suggested:.2g}" in shown[-1]["text/plain"]


@pytest.mark.parametrize(
    ("ends", "words"), [((0.0, 1.0), "above 0"), ((1.0, 0.1), "below highest")]
)
def test_rates_that_do_not_rise_are_refused(ends, words):
    with pytest.raises(ValueError, match=words):
        train.rate_range(network, X, Y, *ends)


def test_a_single_step_is_refused():
    with pytest.raises(ValueError, match="at least 2"):
        train.rate_range(network, X, Y, steps=1)
