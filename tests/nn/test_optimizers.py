"""Optimizers: Keras's steps, their laws, and what they refuse."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import nn

IN_KERAS = {
    "sgd": ("SGD", {}),
    "momentum": ("SGD", {"momentum": 0.9}),
    "nesterov": ("SGD", {"momentum": 0.9, "nesterov": True}),
    "rmsprop": ("RMSprop", {}),
    "adagrad": ("Adagrad", {}),
    "adam": ("Adam", {}),
    "adamw": ("AdamW", {}),
}
"""What stands for each optimizer in Keras, where it differs from the defaults."""

OTHERWISE = [
    ("sgd", {"learning_rate": 0.3, "weight_decay": 0.1}),
    ("momentum", {"learning_rate": 0.05, "momentum": 0.5, "weight_decay": 0.01}),
    ("nesterov", {"learning_rate": 0.05, "momentum": 0.99}),
    ("rmsprop", {"learning_rate": 0.02, "rho": 0.5, "epsilon": 1e-2}),
    ("rmsprop", {"learning_rate": 0.02, "momentum": 0.7, "weight_decay": 0.1}),
    ("adagrad", {"learning_rate": 0.5, "initial_accumulator_value": 1.0}),
    ("adagrad", {"epsilon": 0.1, "weight_decay": 0.2}),
    ("adam", {"learning_rate": 0.1, "beta_1": 0.5, "beta_2": 0.9, "epsilon": 0.01}),
    ("adam", {"beta_1": 0.0, "weight_decay": 0.5}),
    ("adamw", {"learning_rate": 0.1, "weight_decay": 0.3, "beta_1": 0.8}),
]
W, G = np.array([1.0, -2.0]), np.array([0.5, 4.0])


def in_numpy(name, weights, gradients, **settings):
    """Return the weights after every step."""
    path, state = [], None
    for gradient in gradients:
        weights, state = getattr(nn, name)(weights, gradient, state, **settings)
        path.append(weights)
    return np.array(path)


def in_keras(keras, name, weights, gradients, **settings):
    kind, special = IN_KERAS[name]
    optimizer = getattr(keras.optimizers, kind)(**{**special, **settings})
    variable = keras.Variable(weights, dtype=str(weights.dtype))
    path = []
    for gradient in gradients:
        optimizer.apply([keras.ops.convert_to_tensor(gradient)], [variable])
        path.append(np.asarray(variable.value).copy())
    return np.array(path)


def noisy(steps=50, shape=(3, 2), dtype=float):
    """Return a start and the noisy gradients of many steps, of unlike sizes."""
    rng = np.random.default_rng(2)
    sizes = np.geomspace(1e-2, 1e2, np.prod(shape)).reshape(shape)
    gradients = sizes * (1 + rng.normal(size=(steps, *shape)))
    return rng.normal(size=shape).astype(dtype), gradients.astype(dtype)


@pytest.mark.parametrize("name", IN_KERAS)
def test_fifty_steps_are_those_of_keras(keras, name):
    ours = in_numpy(name, *noisy())
    assert_allclose(ours, in_keras(keras, name, *noisy()), rtol=2e-6, atol=1e-7)


@pytest.mark.parametrize(("name", "settings"), OTHERWISE)
def test_other_settings_mean_what_they_mean_in_keras(keras, name, settings):
    ours = in_numpy(name, *noisy(), **settings)
    theirs = in_keras(keras, name, *noisy(), **settings)
    assert_allclose(ours, theirs, rtol=2e-5, atol=2e-5)


@pytest.mark.parametrize("name", IN_KERAS)
def test_the_default_settings_are_those_of_keras(keras, name):
    kind, special = IN_KERAS[name]
    theirs = getattr(keras.optimizers, kind)(**special).get_config()
    ours = getattr(nn, name).__kwdefaults__
    shared = sorted(set(ours) & set(theirs) - {"weight_decay"})
    assert_allclose([ours[k] for k in shared], [theirs[k] for k in shared], rtol=1e-6)


def test_the_default_decay_of_adamw_is_that_of_keras(keras):
    theirs = keras.optimizers.AdamW().weight_decay
    assert nn.adamw.__kwdefaults__["weight_decay"] == theirs


@pytest.mark.parametrize("name", IN_KERAS)
def test_float32_stays_float32(name):
    assert in_numpy(name, *noisy(dtype=np.float32)).dtype == np.float32


@pytest.mark.parametrize("name", IN_KERAS)
def test_neither_weights_nor_gradient_are_written_over(name):
    weights, gradient = W.copy(), G.copy()
    in_numpy(name, weights, [gradient, gradient])
    assert_allclose([weights, gradient], [W, G], rtol=0)


@pytest.mark.parametrize("name", IN_KERAS)
def test_a_state_may_be_used_twice(name):
    step = getattr(nn, name)
    first = step(W, G)
    one, other = (step(first.weights, G, first.state) for _ in range(2))
    assert_allclose(one.weights, other.weights, rtol=0)


@pytest.mark.parametrize("name", IN_KERAS)
def test_a_step_of_one_number_is_that_of_an_array(name):
    alone = getattr(nn, name)(np.array(-2.0), np.array(4.0))
    assert_allclose(alone.weights, getattr(nn, name)(W, G).weights[1])


def test_the_averaged_form_takes_the_same_steps_at_a_rate_ten_times_as_large():
    averaged = in_numpy("momentum", *noisy(), averaged=True, learning_rate=0.1)
    assert_allclose(averaged, in_numpy("momentum", *noisy(), learning_rate=0.01))


def test_steps_of_momentum_grow_to_the_rate_over_one_minus_momentum():
    path = in_numpy("momentum", W, [np.ones(2)] * 300, learning_rate=0.01)
    assert_allclose(path[-2] - path[-1], 0.1)


def test_momentum_of_0_is_plain_descent():
    ours = in_numpy("momentum", *noisy(), momentum=0.0)
    assert_allclose(ours, in_numpy("sgd", *noisy()))


@pytest.mark.parametrize("size", [1e-3, 1.0, 1e3])
def test_the_first_step_of_adam_is_the_learning_rate(size):
    moved = -nn.adam(np.zeros(1), np.array([size]), learning_rate=0.01).weights
    assert_allclose(moved, 0.01, rtol=4e-3)  # epsilon is felt at 1e-3


def test_without_correction_the_first_step_of_adam_is_three_times_too_large():
    moved = -nn.adam(np.zeros(1), np.ones(1), bias_correction=False).weights
    assert_allclose(moved / 0.001, 0.1 / np.sqrt(0.001), rtol=1e-4)


def test_adam_without_scaling_is_the_average_form_of_momentum():
    settings = {"rms_scaling": False, "bias_correction": False}
    adam = in_numpy("adam", *noisy(), learning_rate=0.1, **settings)
    averaged = in_numpy("momentum", *noisy(), learning_rate=0.1, averaged=True)
    assert_allclose(adam, averaged)


def test_correction_without_scaling_makes_the_first_step_that_of_plain_descent():
    step = nn.adam(W, G, rms_scaling=False, learning_rate=0.01)
    assert_allclose(step.weights, nn.sgd(W, G).weights)


def test_steps_of_adagrad_shrink_as_the_root_of_their_number():
    path = in_numpy("adagrad", W, [np.ones(2)] * 1000, learning_rate=0.1)
    steps = -np.diff(path[:, 0])
    slope = np.polyfit(np.log(np.arange(100, 1000)), np.log(steps[99:]), 1)[0]
    assert slope == pytest.approx(-0.5, abs=0.01)


def test_decay_of_adamw_is_the_same_for_small_and_large_gradients():
    quiet, loud = (
        nn.adamw(W, size * G, weight_decay=0.1).weights
        - nn.adamw(W, size * G, weight_decay=0.0).weights
        for size in (1e-3, 1e3)
    )
    assert_allclose(quiet, -0.001 * 0.1 * W)
    assert_allclose(loud, quiet)


@pytest.mark.parametrize("name", IN_KERAS)
@pytest.mark.parametrize(
    ("weights", "gradient", "sentence"),
    [
        (W, G[:1], r"gradient must be \(2,\), not \(1,\)"),
        (W, np.array([1.0, np.nan]), "gradient holds NaN"),
        (W, np.array([1.0, np.inf]), "gradient holds infinity"),
        (W * np.inf, G, "weights holds infinity"),
        (W.astype(str), G, "weights must hold numbers"),
        (W[:0], G[:0], r"must not be empty"),
    ],
)
def test_what_cannot_be_stepped_gets_one_sentence(name, weights, gradient, sentence):
    with pytest.raises(ValueError, match=sentence):
        getattr(nn, name)(weights, gradient)


@pytest.mark.parametrize(
    ("name", "settings", "sentence"),
    [
        ("sgd", {"learning_rate": -0.1}, "learning_rate must be at least 0, not -0.1"),
        ("sgd", {"learning_rate": np.nan}, "learning_rate must be at least 0"),
        ("sgd", {"weight_decay": -1.0}, "weight_decay must be at least 0"),
        ("momentum", {"momentum": 1.0}, r"momentum must be in \[0, 1\), not 1.0"),
        ("nesterov", {"momentum": -0.1}, "momentum must be in"),
        ("rmsprop", {"rho": 1.5}, "rho must be in"),
        ("rmsprop", {"epsilon": 0.0}, "epsilon must be above 0"),
        ("adagrad", {"initial_accumulator_value": -1}, "initial_accumulator_value"),
        ("adam", {"beta_1": 1.0}, "beta_1 must be in"),
        ("adam", {"beta_2": -1.0}, "beta_2 must be in"),
    ],
)
def test_a_setting_outside_its_range_gets_one_sentence(name, settings, sentence):
    with pytest.raises(ValueError, match=sentence):
        getattr(nn, name)(W, G, **settings)


@pytest.mark.parametrize(
    ("name", "state", "sentence"),
    [
        ("sgd", 0.0, "state must be None, not float"),
        ("momentum", nn.adam(W, G).state, "MomentumState or None, not AdamState"),
        ("adam", np.zeros(2), "AdamState or None, not ndarray"),
        ("adam", nn.adam(W[:1], G[:1]).state, r"momentum must be \(2,\) like"),
    ],
)
def test_a_state_of_something_else_gets_one_sentence(name, state, sentence):
    with pytest.raises(ValueError, match=sentence):
        getattr(nn, name)(W, G, state)
