import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import nn
from helpers.nn.activate import ACTIVATIONS

X = np.array([-4.0, -1.3, -0.2, 0.0, 0.4, 1.7, 5.0])
every_one = pytest.mark.parametrize("name", list(ACTIVATIONS))


@every_one
def test_value_and_gradient_are_those_of_keras(name, keras):
    import tensorflow as tf

    x = tf.constant(X)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = keras.activations.get(name)(x)
    ours = nn.activate(X, name)
    assert_allclose(ours.y, y, atol=1e-7)
    assert_allclose(ours.gradient, tape.gradient(y, x), atol=1e-7)


@every_one
def test_the_gradient_is_that_of_central_differences(name):
    x, step = X[X != 0], 1e-6
    ahead, behind = (nn.activate(x + s, name).y for s in (step, -step))
    gradient = nn.activate(x, name).gradient
    assert_allclose(gradient, (ahead - behind) / (2 * step), atol=1e-8)


@every_one
def test_float32_stays_float32(name):
    both = nn.activate(X.astype("f4"), name)
    assert both.y.dtype == both.gradient.dtype == "f4"


@every_one
def test_a_gradient_far_out_does_not_overflow(name):
    with np.errstate(all="raise", under="ignore"):
        gradient = nn.activate(np.array([-1e6, 1e6]), name).gradient
    assert (np.abs(gradient) <= 1).all()


def test_relu_has_gradient_0_up_to_0_and_then_1():
    x = np.array([-2.0, -0.5, 0.0, 0.5, 2.24])
    assert_array_equal(nn.activate(x, "relu").gradient, [0, 0, 0, 1, 1])


def test_the_gradient_of_a_sigmoid_is_never_above_a_quarter():
    gradient = nn.activate(np.linspace(-5, 5, 1001), "sigmoid").gradient
    assert gradient.max() == pytest.approx(0.25)


@every_one
def test_the_gradient_of_a_chain_is_that_of_central_differences(name):
    at = lambda x: nn.chain_gradient(x, name, 6, weight=1.3)  # noqa: E731
    slopes = (at(0.7 + 1e-6).outputs - at(0.7 - 1e-6).outputs) / 2e-6
    assert_allclose(at(0.7).gradients, slopes, rtol=1e-5, atol=1e-9)


def test_a_chain_of_sigmoids_keeps_at_most_a_quarter_per_layer():
    gradients = nn.chain_gradient(0.0, "sigmoid", 10).gradients
    assert (gradients <= 0.25 ** np.arange(1, 11)).all()
    assert gradients[-1] < 1e-6


def test_a_chain_of_relus_passes_a_positive_number_on_whole():
    assert_array_equal(nn.chain_gradient(1.0, "relu", 20).gradients, np.ones(20))


def test_a_weight_above_1_makes_the_gradient_of_a_linear_chain_explode():
    assert nn.chain_gradient(1.0, "linear", 21, weight=2.0).gradients[-1] == 2.0**20


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((1.0, "relu", 0), "layers must be at least 1"),
        ((np.inf, "relu", 3), "x and weight must be finite"),
        ((1.0, "relu", 3, np.nan), "x and weight must be finite"),
        ((1.0, "swosh", 3), "activation must be 'linear' or 'relu'"),
    ],
)
def test_a_chain_of_what_is_no_chain_is_refused(arguments, words):
    with pytest.raises(ValueError, match=words):
        nn.chain_gradient(*arguments)


def test_nan_is_refused():
    with pytest.raises(ValueError, match="x holds NaN"):
        nn.activate(np.array([np.nan]), "tanh")
