import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import data


@pytest.mark.parametrize("relevant", [1, 5, 100])
def test_as_many_true_weights_as_asked_differ_from_zero(relevant):
    problem = data.sparse_problem(relevant)
    assert (problem.weights != 0).sum() == relevant
    assert_allclose(problem.weights @ problem.weights, 16)


@pytest.mark.parametrize("zeros", [0.0, 0.5, 0.9])
def test_inputs_have_the_share_of_zeros_and_variance_1(zeros):
    x = data.sparse_problem(5, zeros, train=2000).x_train
    assert_allclose((x == 0).mean(), zeros, atol=0.01)
    assert_allclose(x.var(), 1, atol=0.05)


def test_only_the_answers_to_learn_from_are_noisy():
    problem = data.sparse_problem(5, train=2000)
    assert_allclose(problem.y_test, problem.x_test @ problem.weights)
    noise = problem.y_train - problem.x_train @ problem.weights
    assert_allclose(noise.std(), 1.5, rtol=0.05)


def test_another_seed_is_another_truth():
    one, two = (data.sparse_problem(5, seed=seed).weights for seed in (0, 1))
    assert not np.array_equal(one, two)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"relevant": 0}, "relevant must be a whole number from 1 to 100, not 0"),
        ({"relevant": 5, "zeros": 1.0}, "zeros must be from 0 to 0.95, not 1.0"),
        ({"relevant": 5, "train": 0}, "train must be a whole number of at least 1"),
    ],
)
def test_refuses(values, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}"):
        data.sparse_problem(**values)
