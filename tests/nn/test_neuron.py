import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import nn

RNG = np.random.default_rng(3)
X, WEIGHTS = RNG.normal(size=(9, 4)), RNG.normal(size=4)


def test_is_a_dense_layer_of_one_unit(oracle):
    theirs = oracle.layer(
        "Dense", X, [WEIGHTS[:, None], np.array([0.7])],
        units=1, activation="sigmoid", dtype="float64",
    )  # fmt: skip
    assert_allclose(nn.neuron(X, WEIGHTS, 0.7, nn.sigmoid), theirs[:, 0])


def test_one_sample_gives_one_number():
    assert nn.neuron(np.array([1.0, 2.0]), np.array([3.0, -1.0]), 0.5) == 1.5


def test_the_step_is_up_only_above_zero():
    assert_allclose(nn.binary_step(np.array([-1e-9, 0.0, 1e-9])), [0, 0, 1])


def test_the_sum_is_zero_all_along_the_line():
    weights = np.array([1.5, -0.4])
    line = nn.decision_line(weights, 0.8, reach=5.0)
    assert_allclose(nn.neuron(line, weights, 0.8), 0, atol=1e-12)


def test_the_foot_is_as_far_from_the_origin_as_the_bias_says():
    foot = nn.decision_line(np.array([3.0, 4.0]), -10.0)[1]
    assert_allclose(np.hypot(*foot), 2.0)


def test_the_line_is_as_long_as_was_asked():
    line = nn.decision_line(np.array([3.0, 4.0]), -10.0, reach=7.0)
    assert_allclose(np.hypot(*(line[2] - line[0])), 14.0)


def test_without_weights_there_is_no_line():
    assert nn.decision_line(np.zeros(2), 1.0) is None


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: nn.neuron(X, WEIGHTS[:3], 0.0), r"weights must be \(4,\), not \(3,\)"),
        (lambda: nn.neuron(X, WEIGHTS, np.ones(9)), r"bias must be \(\), not \(9,\)"),
        (lambda: nn.neuron(X[None], WEIGHTS, 0.0), r"x must be \(features,\) or"),
        (lambda: nn.neuron(X * np.nan, WEIGHTS, 0.0), "x holds NaN"),
        (lambda: nn.decision_line(WEIGHTS, 0.0), r"weights must be \(2,\), not \(4,\)"),
    ],
)
def test_refuses(call, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}"):
        call()
