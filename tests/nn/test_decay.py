import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import nn

RNG = np.random.default_rng(0)
X = RNG.normal(size=(64, 4)) * [1, 3, 0.3, 1]
Y = X @ [1.0, -1, 2, 0.5]
L2 = 0.05
STEPS = 300


def gradient(weights):
    return 2 * X.T @ (X @ weights - Y) / len(X)


def race(step, **settings):
    settings = {"learning_rate": 0.01, "l2": L2} | settings
    return nn.decay_race(gradient, np.ones(4), STEPS, step, **settings)


def in_keras(keras, optimizer, l2):
    weights = keras.Variable(np.ones(4), dtype="float64")
    optimizer.build([weights])
    for _ in range(STEPS):
        pull = gradient(weights.numpy()) + 2 * l2 * weights.numpy()
        optimizer.apply([keras.ops.convert_to_tensor(pull)], [weights])
    return weights.numpy()


@pytest.mark.parametrize(
    ("step", "name", "settings"),
    [
        (nn.sgd, "SGD", {}),
        (nn.momentum, "SGD", {"momentum": 0.9}),
        (nn.adam, "Adam", {}),
    ],
    ids=["sgd", "momentum", "adam"],
)
def test_both_runs_end_where_keras_ends(keras, step, name, settings):
    ours = race(step, **settings)
    make = getattr(keras.optimizers, name)
    penalised = in_keras(keras, make(0.01, **settings), L2)
    decayed = in_keras(keras, make(0.01, weight_decay=2 * L2, **settings), 0.0)
    assert_allclose(ours.penalised[-1], penalised, atol=1e-5)
    assert_allclose(ours.decayed[-1], decayed, atol=1e-5)


def test_adam_with_decay_is_adamw():
    steps = race(nn.adam).decayed
    weights, state = np.ones(4), None
    for _ in range(STEPS):
        weights, state = nn.adamw(
            weights, gradient(weights), state, learning_rate=0.01, weight_decay=2 * L2
        )
    assert_allclose(steps[-1], weights)


def test_plain_descent_cannot_tell_them_apart():
    assert race(nn.sgd).apart.max() < 1e-12


def test_plain_descent_cannot_tell_them_apart_under_noise_either():
    noise = RNG.normal(size=(STEPS, 4))
    assert race(nn.sgd, noise=noise).apart.max() < 1e-12


def test_plain_descent_needs_twice_the_strength():
    assert race(nn.sgd, weight_decay=L2).apart[-1] > 0.05


def test_momentum_makes_the_penalty_ten_times_the_decay():
    assert race(nn.momentum).apart[-1] > 0.3
    assert race(nn.momentum, weight_decay=20 * L2).apart[-1] < 0.01


def test_in_adam_they_are_two_things():
    assert race(nn.adam).apart[-1] > 0.1


@pytest.mark.parametrize("scale", [0.1, 1.0, 10.0])
def test_what_adamw_leaves_does_not_depend_on_the_noise(scale):
    assert useless(scale).decayed[-1].mean() == pytest.approx(0.74, abs=0.05)


def test_what_adam_with_l2_leaves_depends_on_the_noise():
    left = [useless(scale).penalised[-1].mean() for scale in (0.1, 1.0, 10.0)]
    assert left[0] < 0.6 and left[0] + 0.2 < left[1] < left[2]


def useless(scale):
    """Pull at weights that no data holds, under noise alone."""
    noise = np.random.default_rng(1).normal(size=(STEPS, 200)) * scale
    noise[:, 100:] = -noise[:, :100]
    return nn.decay_race(
        np.zeros_like, np.ones(200), STEPS, nn.adam, L2, noise=noise, learning_rate=0.01
    )


def test_without_strength_both_run_free():
    assert race(nn.adam, l2=0.0).apart.max() == 0


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"steps": 0}, "steps must be at least 1, not 0"),
        ({"noise": np.zeros((2, 4))}, r"noise must be \(3, 4\), not \(2, 4\)"),
        ({"l2": -1.0}, "l2"),
        ({"start": np.array([])}, "empty|number"),
        ({"weight_decay": -1.0}, "weight_decay must be"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(settings, words):
    settings = {"start": np.ones(4), "steps": 3} | settings
    with pytest.raises(ValueError, match=words):
        nn.decay_race(np.zeros_like, **settings)
