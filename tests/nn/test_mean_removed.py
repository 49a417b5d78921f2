import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import nn

RNG = np.random.default_rng(0)
X, Y = RNG.normal(size=256), RNG.normal(size=256) + 1.0


def test_ignoring_the_mean_the_bias_grows_and_the_loss_does_not_move():
    run = nn.mean_removed(X, Y, 100)
    assert_allclose(np.diff(run.biases), 0.2 * Y.mean())
    assert_allclose(run.losses, run.losses[0], rtol=1e-12)
    assert run.biases[-1] > 15


def test_through_the_mean_the_bias_gets_no_gradient():
    run = nn.mean_removed(X, Y, 100, gradient="through the mean")
    assert_allclose(run.biases, 0, atol=1e-12)


def test_the_gradient_through_the_mean_is_that_of_the_tape(oracle):
    import tensorflow as tf

    def loss(bias):
        sums = X + bias
        return tf.reduce_mean((sums - tf.reduce_mean(sums) - Y) ** 2)

    (grad,) = oracle.gradients(loss, np.array(3.0))
    assert abs(grad) < 1e-12


def test_beta_learns_what_the_bias_wanted():
    run = nn.mean_removed(X, Y, 100, gradient="through the mean", beta=True)
    assert_allclose(run.betas[-1], Y.mean(), atol=1e-6)
    assert_allclose(run.losses[-1], np.var(X - X.mean() - Y), atol=1e-6)


def test_beta_takes_the_first_step_that_the_formula_says():
    run = nn.mean_removed(X, Y, 1, learning_rate=0.3, beta=True)
    assert_allclose(run.betas, [0, 0.6 * Y.mean()])


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"x": X[:, None]}, r"x must be \(samples,\), not \(256, 1\)"),
        ({"y": Y[:3]}, r"y must be \(256,\), not \(3,\)"),
        ({"x": X * np.inf}, "x must be finite"),
        ({"steps": -1}, "steps must be at least 0"),
        ({"learning_rate": 0}, "learning_rate must be above 0, not 0"),
        ({"gradient": "no"}, "gradient must be 'ignores the mean' or 'through"),
    ],
)
def test_refuses(change, words):
    with pytest.raises(ValueError, match=words):
        nn.mean_removed(**{"x": X, "y": Y, "steps": 5, **change})
