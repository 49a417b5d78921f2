import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import nn

X = np.linspace(-6, 6, 24).reshape(4, 3, 2)
SCORES = np.array([[1.0, 2.0, 3.0], [0.0, -4.0, 0.5]])
ELEMENTWISE = ["relu", "leaky_relu", "sigmoid", "tanh", "softplus", "gelu"]
every_one = pytest.mark.parametrize("name", ELEMENTWISE)


@every_one
def test_is_that_of_keras(name, keras):
    theirs = np.asarray(getattr(keras.activations, name)(X))
    assert_allclose(getattr(nn, name)(X), theirs, atol=1e-8)


@every_one
@pytest.mark.parametrize(
    ("given", "result"), [("f4", "f4"), ("f8", "f8"), ("i4", "f8")]
)
def test_only_float32_stays_float32(name, given, result):
    assert getattr(nn, name)(X.astype(given)).dtype == result


@pytest.mark.parametrize("name", ELEMENTWISE[:-1])
def test_never_falls_where_its_input_rises(name):
    assert (np.diff(getattr(nn, name)(X).ravel()) >= 0).all()


@every_one
def test_holds_at_huge_numbers(name):
    with np.errstate(all="raise", under="ignore"):
        y = getattr(nn, name)(np.array([-1e300, 1e300]))
    assert np.isfinite(y).all()


@every_one
def test_refuses_nan(name):
    with pytest.raises(ValueError, match=r"^x holds NaN"):
        getattr(nn, name)(np.array([1.0, np.nan]))


def test_relu_keeps_exactly_what_is_positive():
    assert_array_equal(nn.relu(np.array([-2.0, -0.5, 0.0, 0.5])), [0, 0, 0, 0.5])


def test_a_leaky_relu_of_slope_zero_is_a_relu():
    assert_array_equal(nn.leaky_relu(X, negative_slope=0.0), nn.relu(X))


def test_sigmoid_of_opposite_numbers_adds_up_to_one():
    assert_allclose(nn.sigmoid(X) + nn.sigmoid(-X), 1)


def test_tanh_is_a_stretched_sigmoid():
    assert_allclose(nn.tanh(X), 2 * nn.sigmoid(2 * X) - 1, atol=1e-12)


def test_gelu_dips_below_zero_before_it_rises():
    assert nn.gelu(np.array([-4.0, -0.75, 0.0, 1.0])).argmin() == 1


def test_softplus_is_the_integral_of_sigmoid():
    x = np.linspace(-5, 5, 2001)
    assert_allclose(np.gradient(nn.softplus(x), x)[1:-1], nn.sigmoid(x)[1:-1], 1e-5)


def test_softmax_is_that_of_keras(keras):
    theirs = np.asarray(keras.activations.softmax(keras.ops.array(SCORES)))
    assert_allclose(nn.softmax(SCORES), theirs, atol=1e-7)


def test_odds_of_one_to_three():
    assert_allclose(nn.softmax(np.log([[1.0, 3.0]])), [[0.25, 0.75]])


def test_adding_a_constant_changes_nothing():
    assert_allclose(nn.softmax(SCORES + 7.0), nn.softmax(SCORES))


def test_every_row_sums_to_one():
    assert_allclose(nn.softmax(SCORES).sum(axis=1), 1)


def test_a_small_temperature_lets_the_best_class_take_all():
    assert_allclose(nn.softmax(SCORES, temperature=1e-3), np.eye(3)[[2, 2]], atol=1e-12)


def test_a_large_temperature_levels_all_classes():
    assert_allclose(nn.softmax(SCORES, temperature=1e6), 1 / 3, atol=1e-5)


def test_a_class_that_is_ruled_out_gets_nothing():
    assert_array_equal(nn.softmax(np.array([[-np.inf, 0.0, 0.0]])), [[0, 0.5, 0.5]])


def test_softmax_keeps_float32():
    assert nn.softmax(SCORES.astype("f4")).dtype == "f4"


@pytest.mark.parametrize(
    ("scores", "temperature", "sentence"),
    [
        (SCORES[0], 1.0, r"scores must be \(batch, classes\), not \(3,\)"),
        (SCORES[:, :0], 1.0, r"scores must be \(batch, classes\), not \(2, 0\)"),
        (SCORES, 0.0, "temperature must be above 0, not 0.0"),
        (SCORES, np.nan, "temperature must be above 0, not nan"),
        (SCORES * np.nan, 1.0, "scores holds NaN"),
        (SCORES + np.inf, 1.0, "scores must have a finite largest score in each row"),
    ],
)
def test_softmax_refuses(scores, temperature, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}"):
        nn.softmax(scores, temperature)
