import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import nn

STEPS = np.array([0, 1, 7, 30, 31, 99, 100, 140, 500])


def by_keras(schedule):
    return [float(schedule(int(step))) for step in STEPS]


@pytest.mark.parametrize("staircase", [False, True])
def test_exponential_decay_is_that_of_keras(keras, staircase):
    given = (0.3, 30, 0.6, staircase)
    theirs = by_keras(keras.optimizers.schedules.ExponentialDecay(*given))
    assert_allclose(nn.exponential_decay(STEPS, *given), theirs, rtol=1e-5)


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"alpha": 0.1},
        {"warmup_target": 0.8, "warmup_steps": 30},
        {"warmup_target": 0.2, "warmup_steps": 31, "alpha": 0.25},
    ],
)
def test_cosine_decay_is_that_of_keras(keras, settings):
    given = {"initial_learning_rate": 0.4, "decay_steps": 100, **settings}
    theirs = by_keras(keras.optimizers.schedules.CosineDecay(**given))
    assert_allclose(nn.cosine_decay(STEPS, **given), theirs, atol=1e-6)


def test_a_constant_rate_is_the_same_at_every_step():
    assert_array_equal(nn.constant_rate(STEPS, 0.25), np.full(len(STEPS), 0.25))


def test_a_warm_up_starts_at_its_first_rate_and_is_highest_where_it_ends():
    rates = nn.cosine_decay(np.arange(50), 0.1, 40, warmup_target=0.5, warmup_steps=10)
    assert rates[0] == 0.1
    assert rates.argmax() == 10 and rates[10] == 0.5


def test_a_cosine_is_at_half_its_rate_half_way():
    assert_allclose(nn.cosine_decay(np.array([25]), 0.4, 50), [0.2])


def test_a_cosine_stays_at_alpha_after_its_end():
    rates = nn.cosine_decay(np.array([100, 1000]), 0.4, 100, alpha=0.5)
    assert_allclose(rates, [0.2, 0.2])


def test_exponential_decay_falls_by_its_rate_in_its_steps():
    first, then = nn.exponential_decay(np.array([13, 13 + 20]), 0.3, 20, 0.7)
    assert_allclose(then / first, 0.7)


def test_one_step_gives_one_number():
    assert nn.cosine_decay(np.array(3), 0.4, 100).shape == ()


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: nn.constant_rate(STEPS, 0.0), "learning_rate must be above 0, not 0"),
        (lambda: nn.constant_rate(STEPS - 1, 0.1), "step must be 0 or more"),
        (lambda: nn.constant_rate(np.array([np.inf]), 0.1), "finite"),
        (lambda: nn.exponential_decay(STEPS, 0.1, 0, 0.5), "decay_steps must be above"),
        (lambda: nn.exponential_decay(STEPS, 0.1, 9, -1.0), "decay_rate must be above"),
        (lambda: nn.cosine_decay(STEPS, 0.1, 10, alpha=2), "alpha must be from 0 to 1"),
        (lambda: nn.cosine_decay(STEPS, 0.1, 10, warmup_steps=5), "warmup_target"),
        (
            lambda: nn.cosine_decay(STEPS, -0.1, 9, warmup_target=1.0, warmup_steps=2),
            "initial_learning_rate must be 0 or above, not -0.1",
        ),
        (
            lambda: nn.cosine_decay(STEPS, 0.1, 9, warmup_target=np.nan),
            "warmup_target must be above 0, not nan",
        ),
    ],
)
def test_refuses(call, words):
    with pytest.raises(ValueError, match=words):
        call()
