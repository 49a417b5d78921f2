import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import nn

RNG = np.random.default_rng(1)
X = RNG.normal(size=(2, 6, 5, 2))
KERNEL = RNG.normal(size=(3, 2, 2, 3))
BIAS = RNG.normal(size=3)

HOW = [
    {"padding": padding, "strides": strides, "dilation_rate": dilation_rate}
    for padding in ("valid", "same")
    for strides, dilation_rate in [(1, 1), (2, 1), ((3, 1), 1), (1, 2), (1, (1, 3))]
]


def weights_of_outputs(how, x=X):
    return np.random.default_rng(2).normal(size=nn.conv2d(x, KERNEL, **how).shape)


@pytest.mark.parametrize("how", HOW, ids=str)
@pytest.mark.parametrize("argument", ["x", "kernel", "bias"])
def test_is_the_measured_slope(argument, how, central_differences):
    weights = weights_of_outputs(how)
    arrays = {"x": X, "kernel": KERNEL, "bias": BIAS}

    def loss(array):
        return (weights * nn.conv2d(**arrays | {argument: array}, **how)).sum()

    ours = nn.conv2d_grad(X, KERNEL, weights, **how)
    theirs = central_differences(loss, arrays[argument])
    assert_allclose(getattr(ours, f"{argument}_grad"), theirs, atol=1e-8)


@pytest.mark.parametrize("how", HOW, ids=str)
def test_is_what_gradient_tape_says(how, oracle, keras):
    weights = weights_of_outputs(how)

    def loss(x, kernel, bias):
        y = keras.ops.conv(x, kernel, **how) + bias
        return keras.ops.sum(y * weights)

    theirs = oracle.gradients(loss, X, KERNEL, BIAS)
    ours = nn.conv2d_grad(X, KERNEL, weights, **how)
    for mine, tape in zip(ours, theirs, strict=True):
        assert_allclose(mine, tape, atol=1e-10)


def test_float32_stays_float32():
    how = HOW[0]
    grads = nn.conv2d_grad(X.astype("f4"), KERNEL, weights_of_outputs(how), **how)
    assert [grad.dtype for grad in grads] == ["f4"] * 3


def test_a_gradient_of_another_shape_is_refused():
    with pytest.raises(ValueError, match=r"^output_grad must be \(2, 4, 4, 3\), not"):
        nn.conv2d_grad(X, KERNEL, np.ones((2, 6, 5, 3)))


def test_a_gradient_that_holds_nan_is_refused():
    with pytest.raises(ValueError, match=r"^output_grad holds NaN"):
        nn.conv2d_grad(X, KERNEL, np.full((2, 4, 4, 3), np.nan))
