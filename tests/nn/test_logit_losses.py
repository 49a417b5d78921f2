import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import nn

LOGITS = np.array([[-8.0, 0.3], [2.0, -1.0], [6.0, 0.0]])
YES_NO = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])


def test_value_and_gradient_are_those_of_keras(keras):
    import tensorflow as tf

    logits = tf.constant(LOGITS)
    with tf.GradientTape() as tape:
        tape.watch(logits)
        p = keras.activations.sigmoid(logits)
        values = keras.losses.mean_squared_error(tf.constant(YES_NO), p)
    ours = nn.sigmoid_squared_error(YES_NO, LOGITS)
    assert_allclose(ours.values, values)
    assert_allclose(ours.gradient, tape.gradient(values, logits))


def test_the_gradient_is_that_of_central_differences(central_differences):
    total = lambda z: nn.sigmoid_squared_error(YES_NO, z).values.sum()  # noqa: E731
    ours = nn.sigmoid_squared_error(YES_NO, LOGITS).gradient
    assert_allclose(ours, central_differences(total, LOGITS), atol=1e-9)


def test_confidently_wrong_the_gradient_is_a_thousandth_of_that_of_cross_entropy():
    one, wrong = np.ones((1, 1)), np.full((1, 1), -8.0)
    squared = nn.sigmoid_squared_error(one, wrong).gradient.item()
    entropy = nn.binary_crossentropy(one, wrong, from_logits=True).gradient.item()
    assert squared == pytest.approx(-0.00067, abs=5e-6)
    assert entropy == pytest.approx(-0.9997, abs=5e-5)


@pytest.mark.parametrize("loss", ["binary_crossentropy", "squared_error"])
@pytest.mark.parametrize("y_true", [0, 1])
def test_every_step_follows_the_gradient_of_the_loss(loss, y_true):
    start = 2.5 * (1 - 2 * y_true)
    path = nn.logit_descent(start, y_true, loss, learning_rate=0.7)
    y, z = np.full((len(path) - 1, 1), float(y_true)), path[:-1, None]
    gradient = (
        nn.sigmoid_squared_error(y, z)
        if loss == "squared_error"
        else nn.binary_crossentropy(y, z, from_logits=True)
    ).gradient
    assert_allclose(np.diff(path), -0.7 * gradient[:, 0])


def test_it_stops_at_the_first_logit_on_the_right_side():
    path = nn.logit_descent(3.0, 0)
    assert path[-1] < 0 <= path[-2]


def test_what_is_right_already_takes_no_step():
    assert_allclose(nn.logit_descent(0.1, 1), [0.1])


def test_it_gives_up_after_the_most_steps():
    assert len(nn.logit_descent(-30.0, 1, "squared_error", most=50)) == 51


def test_a_far_wrong_logit_does_not_overflow():
    with np.errstate(all="raise", under="ignore"):
        assert len(nn.logit_descent(-900.0, 1, most=3)) == 4


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((np.nan, 1), "start must be finite"),
        ((0.0, 2), "y_true must be 0 or 1, not 2"),
        ((0.0, 1, "hinge"), "loss must be 'binary_crossentropy' or 'squared_error'"),
        ((0.0, 1, "squared_error", 0.0), "learning_rate above 0"),
    ],
)
def test_what_cannot_be_descended_is_refused(arguments, words):
    with pytest.raises(ValueError, match=words):
        nn.logit_descent(*arguments)


def test_logits_and_answers_of_two_shapes_are_refused():
    with pytest.raises(ValueError, match="y_true must be"):
        nn.sigmoid_squared_error(YES_NO[:2], LOGITS)
