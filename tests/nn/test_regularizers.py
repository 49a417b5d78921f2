import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import nn

RNG = np.random.default_rng(3)
WEIGHTS = RNG.normal(size=(5, 4))
SAMPLES = RNG.normal(size=(6, 3))

PENALTIES = [
    (nn.l1, {"l1": 0.3}, "L1"),
    (nn.l2, {"l2": 0.3}, "L2"),
    (nn.l1_l2, {"l1": 0.2, "l2": 0.7}, "L1L2"),
]


@pytest.mark.parametrize(("penalty", "strengths", "name"), PENALTIES)
def test_value_and_gradient_are_those_of_keras(keras, oracle, penalty, strengths, name):
    theirs = getattr(keras.regularizers, name)(**strengths)
    weights = np.append(WEIGHTS, 0.0)
    ours = penalty(weights, **strengths)
    assert_allclose(ours.value, float(theirs(keras.ops.array(weights, "float64"))))
    (gradient,) = oracle.gradients(theirs, weights)
    assert_allclose(ours.gradient, gradient)


@pytest.mark.parametrize(("penalty", "name"), [(nn.l1, "l1"), (nn.l2, "l2")])
def test_the_strength_by_default_is_that_of_the_name_in_keras(keras, penalty, name):
    theirs = keras.regularizers.get(name)
    weights = keras.ops.array(WEIGHTS, "float64")
    assert_allclose(penalty(WEIGHTS).value, float(theirs(weights)))


@pytest.mark.parametrize(("penalty", "strengths", "name"), PENALTIES)
def test_the_gradient_is_the_slope_of_the_value(
    penalty, strengths, name, central_differences
):
    slopes = central_differences(lambda w: penalty(w, **strengths).value, WEIGHTS)
    assert_allclose(penalty(WEIGHTS, **strengths).gradient, slopes, atol=1e-8)


def test_l1_pulls_large_and_small_weights_alike():
    pulls = nn.l1(np.array([3, 0.3, 0.03]), 0.1).gradient
    assert_allclose(pulls, 0.1)


def test_l2_pulls_a_tenth_of_the_weight_with_a_tenth_of_the_force():
    pulls = nn.l2(np.array([3, 0.3, 0.03]), 0.1).gradient
    assert_allclose(pulls, [0.6, 0.06, 0.006])


def test_l1_does_not_pull_a_weight_that_is_zero():
    assert_array_equal(nn.l1(np.zeros(2), 5.0).gradient, 0)


def test_the_penalty_is_a_sum_so_twice_the_weights_cost_twice():
    twice = np.tile(WEIGHTS, 2)
    assert_allclose(nn.l1_l2(twice, 1, 2).value, 2 * nn.l1_l2(WEIGHTS, 1, 2).value)


def test_without_strength_nothing_is_added():
    nothing = nn.l1_l2(WEIGHTS, 0, 0)
    assert nothing.value == 0 and not nothing.gradient.any()


@pytest.mark.parametrize("batch", [1, 2, 6])
@pytest.mark.parametrize("strengths", [{"l1": 0.4}, {"l2": 0.4}])
def test_keras_divides_an_activity_penalty_by_the_batch(keras, strengths, batch):
    kind = keras.regularizers.L1L2(**strengths)
    layer = keras.layers.Dense(4, activity_regularizer=kind, dtype="float64")
    outputs = np.asarray(layer(SAMPLES[:batch]))
    ours = nn.activity_penalty(outputs, **strengths)
    assert_allclose(ours.value, float(layer.losses[0]))


def test_keras_does_not_divide_an_activity_penalty_by_the_steps(keras):
    kind = keras.regularizers.L1(0.4)
    layer = keras.layers.Dense(4, activity_regularizer=kind, dtype="float64")
    outputs = np.asarray(layer(RNG.normal(size=(2, 7, 3))))
    assert_allclose(nn.activity_penalty(outputs, l1=0.4).value, float(layer.losses[0]))


def test_the_penalty_on_a_kernel_knows_no_batch(keras):
    kind = keras.regularizers.L1(0.4)
    layer = keras.layers.Dense(4, kernel_regularizer=kind, dtype="float64")
    layer(SAMPLES)
    kernel = np.asarray(layer.kernel)
    assert_allclose(nn.l1(kernel, 0.4).value, float(layer.losses[0]))


def test_the_activity_gradient_is_the_slope(central_differences):
    strengths = {"l1": 0.2, "l2": 0.5}
    slopes = central_differences(
        lambda y: nn.activity_penalty(y, **strengths).value, SAMPLES
    )
    ours = nn.activity_penalty(SAMPLES, **strengths).gradient
    assert_allclose(ours, slopes, atol=1e-8)


def test_soft_threshold_finds_the_lowest_point_of_its_cost():
    places = np.linspace(-3, 3, 60_001)
    for weight in (-2.0, -0.4, 0.3, 1.7):
        lowest = places[np.argmin((places - weight) ** 2 / 2 + 0.5 * np.abs(places))]
        assert_allclose(nn.soft_threshold(weight, 0.5), lowest, atol=1e-4)


def test_small_weights_become_exactly_zero_and_large_ones_lose_the_threshold():
    ours = nn.soft_threshold(np.array([-2.0, -0.5, 0.1, 2.0]), 0.5)
    assert_array_equal(ours, [-1.5, 0, 0, 1.5])
    assert not np.signbit(ours[1])


def test_a_threshold_of_zero_changes_nothing():
    assert_array_equal(nn.soft_threshold(WEIGHTS, 0), WEIGHTS)


def test_float32_stays_float32():
    weights = WEIGHTS.astype("f4")
    assert nn.l1_l2(weights, 0.1, 0.1).gradient.dtype == "f4"
    assert nn.soft_threshold(weights, 0.1).dtype == "f4"


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: nn.l1(WEIGHTS, -1.0), "l1 must be 0 or more and finite, not -1.0"),
        (lambda: nn.l2(WEIGHTS, np.inf), "l2 must be 0 or more and finite, not inf"),
        (lambda: nn.l2(WEIGHTS, "1"), "l2 must be one number, not '1'"),
        (lambda: nn.l1([], 1.0), r"weights must not be empty, but is \(0,\)"),
        (lambda: nn.l1([np.nan]), "weights holds NaN"),
        (lambda: nn.l1([np.inf]), "weights must be finite"),
        (lambda: nn.activity_penalty(2.0), r"outputs must be \(batch, ...\), not \("),
        (lambda: nn.soft_threshold(WEIGHTS, -1), "threshold must be 0 or more"),
    ],
)
def test_refuses(call, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}"):
        call()
