import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import nn

SCORES = np.array([[1.0, 2.0, 3.0], [0.0, -4.0, 0.5]])


@pytest.mark.parametrize("temperature", [0.1, 1.0, 10.0])
def test_the_formula_gives_the_softmax_where_nothing_overflows(temperature):
    ours = nn.naive_softmax(SCORES, temperature)
    assert_allclose(ours, nn.softmax(SCORES, temperature), atol=1e-6)


@pytest.mark.parametrize("shift", [1000.0, -1000.0])
def test_the_formula_fails_far_from_zero_where_keras_does_not(shift, keras):
    assert np.isnan(nn.naive_softmax(SCORES + shift)).all()
    theirs = keras.activations.softmax(keras.ops.array(SCORES + shift, "float32"))
    assert_allclose(theirs, nn.softmax(SCORES), atol=1e-6)


def test_float32_ends_between_exp_of_88_and_of_89():
    one = np.array([[88.0], [89.0]])
    assert np.isnan(nn.naive_softmax(one)).ravel().tolist() == [False, True]


def test_the_entropy_is_that_of_scipy():
    from scipy.stats import entropy

    p = nn.softmax(SCORES)
    assert_allclose(nn.entropy(p), entropy(p, axis=1))


def test_level_probabilities_have_the_logarithm_of_their_number():
    assert_allclose(nn.entropy(np.full((1, 7), 1 / 7)), np.log(7))


def test_one_hot_rows_have_none():
    assert_allclose(nn.entropy(np.eye(3)), 0)


def test_a_higher_temperature_makes_more_of_it():
    entropies = [nn.entropy(nn.softmax(SCORES, t))[0] for t in (0.1, 0.5, 1, 3, 10)]
    assert entropies == sorted(entropies)


@pytest.mark.parametrize(
    ("p", "words"),
    [
        (np.array([0.5, 0.5]), r"must be \(batch, classes\), not \(2,\)"),
        (np.array([[0.5, 0.6]]), "sum to 1 in each row"),
        (np.array([[1.5, -0.5]]), "0 or more"),
    ],
)
def test_what_are_no_probabilities_is_refused(p, words):
    with pytest.raises(ValueError, match=words):
        nn.entropy(p)


@pytest.mark.parametrize(
    ("scores", "temperature", "words"),
    [
        (SCORES[0], 1.0, r"scores must be \(batch, classes\), not \(3,\)"),
        (SCORES, 0.0, "temperature must be above 0, not 0.0"),
        (SCORES * np.nan, 1.0, "scores holds NaN"),
    ],
)
def test_the_formula_refuses_as_softmax_does(scores, temperature, words):
    with pytest.raises(ValueError, match=words):
        nn.naive_softmax(scores, temperature)
