import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import nn

TALL = [
    nn.Conv2D(4, 3, padding="same", activation="relu"),
    nn.Conv2D(3, (2, 3), strides=(2, 1), activation="tanh"),
    nn.MaxPooling2D(2, strides=1, padding="same"),
    nn.Dense(5, activation="softmax"),
    nn.AveragePooling2D(2),
    nn.Flatten(),
    nn.Flatten(),
    nn.Dense(3, activation="sigmoid"),
    nn.Dense(2),
]


def weights_for(stack, input_shape=(9, 8, 2)):
    rng = np.random.default_rng(7)
    kernels = [row.kernel_shape for row in nn.layer_shapes(input_shape, stack)]
    return [(rng.normal(size=k), rng.normal(size=k[-1])) for k in kernels if k]


X = np.random.default_rng(6).normal(size=(2, 9, 8, 2))


@pytest.mark.parametrize(
    "stack",
    [
        TALL,
        [nn.Conv2D(3, activation="softmax"), nn.GlobalMaxPooling2D(), nn.Dense(2)],
        [nn.AveragePooling2D(2, padding="same"), nn.GlobalAveragePooling2D()],
        [nn.Conv2D(3, 2, dilation_rate=3, padding="same"), nn.Flatten(), nn.Dense(4)],
    ],
    ids=["tall", "global max", "averages", "dilated"],
)
def test_every_output_is_that_of_keras(stack, in_keras):
    model = in_keras((9, 8, 2), stack)
    weights = weights_for(stack)
    model.set_weights([array for pair in weights for array in pair])
    y = X
    for mine, layer in zip(nn.run_stack(X, stack, weights), model.layers, strict=True):
        y = layer(y)
        assert_allclose(mine, np.asarray(y), atol=1e-12)


def test_running_gives_the_shapes_foretold():
    rows = nn.layer_shapes((9, 8, 2), TALL)
    outputs = nn.run_stack(X, TALL, weights_for(TALL))
    assert [y.shape for y in outputs] == [(2, *row.output_shape) for row in rows]


def test_weights_of_float16_run_as_float32():
    halves = [(k.astype("f2"), b.astype("f2")) for k, b in weights_for(TALL)]
    outputs = nn.run_stack(X.astype("f4"), TALL, halves)
    assert {y.dtype for y in outputs} == {np.dtype("f4")}


def test_a_missing_bias_is_no_bias():
    stack = [nn.Flatten(), nn.Dense(4)]
    ((kernel, bias),) = weights_for(stack)
    without, zero = (
        nn.run_stack(X, stack, [(kernel, b)])[-1] for b in (None, 0 * bias)
    )
    assert_allclose(without, zero)


def test_refuses_too_few_weights():
    with pytest.raises(
        ValueError, match=r"^weights must be 5 pairs of \(kernel, bias\)"
    ):
        nn.run_stack(X, TALL, weights_for(TALL)[:-1])


def test_refuses_weights_of_another_shape_and_says_where():
    stack = [nn.Flatten(), nn.Dense(4)]
    sentence = r"^layer 2 \(Dense 4\): kernel must be \(144, 4\), not \(100, 4\)"
    with pytest.raises(ValueError, match=sentence):
        nn.run_stack(X, stack, [(np.ones((100, 4)), np.ones(4))])


def test_refuses_an_input_that_holds_nan():
    with pytest.raises(ValueError, match=r"^x holds NaN"):
        nn.run_stack(X * np.nan, TALL, weights_for(TALL))
