import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import nn

RNG = np.random.default_rng(2)
QUERY = RNG.normal(size=(2, 3, 4))
KEYS = RNG.normal(size=(2, 6, 4))
VALUES = RNG.normal(size=(2, 6, 5))


@pytest.mark.parametrize("scale", [1.0, 0.5])
def test_every_number_is_that_of_keras(keras, scale):
    layer = keras.layers.Attention(dtype="float64")
    output, weights = layer([scale * QUERY, VALUES, KEYS], return_attention_scores=True)
    ours = nn.attention(QUERY, KEYS, VALUES, scale)
    assert_allclose(ours.output, np.asarray(output), atol=1e-12)
    assert_allclose(ours.weights, np.asarray(weights), atol=1e-12)


def test_scores_are_divided_by_the_root_of_the_depth():
    ours, half = (
        nn.attention(QUERY, KEYS, VALUES),
        nn.attention(QUERY, KEYS, VALUES, 0.5),
    )
    assert_allclose(ours.output, half.output)


def test_the_order_of_the_steps_plays_no_part():
    order = [3, 1, 5, 0, 4, 2]
    ours = nn.attention(QUERY, KEYS[:, order], VALUES[:, order])
    assert_allclose(ours.output, nn.attention(QUERY, KEYS, VALUES).output)


def test_equal_keys_give_the_mean():
    ours = nn.attention(QUERY, np.ones((2, 6, 4)), VALUES)
    assert_allclose(ours.output[:, 0], VALUES.mean(axis=1))


def test_a_batch_may_be_empty():
    assert nn.attention(QUERY[:0], KEYS[:0], VALUES[:0]).output.shape == (0, 3, 5)


@pytest.mark.parametrize(
    ("query", "keys", "values", "sentence"),
    [
        (QUERY[0], KEYS, VALUES, r"query must be \(batch, queries, depth\)"),
        (QUERY, KEYS[..., :3], VALUES, r"keys must be \(2, time, 4\)"),
        (QUERY, KEYS, VALUES[:, :5], r"values must be \(2, 6, features\)"),
        (QUERY * np.nan, KEYS, VALUES, "query holds NaN"),
        (QUERY, KEYS[:, :0], VALUES[:, :0], "no side of 0"),
    ],
)
def test_what_does_not_fit_gets_one_sentence(query, keys, values, sentence):
    with pytest.raises(ValueError, match=sentence):
        nn.attention(query, keys, values)


def test_an_endless_scale_is_refused():
    with pytest.raises(ValueError, match="scale must be finite"):
        nn.attention(QUERY, KEYS, VALUES, np.inf)
