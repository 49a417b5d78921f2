import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import nn

RNG = np.random.default_rng(3)
X = RNG.normal(size=(2, 12, 3))
KERNEL = RNG.normal(size=(3, 3, 4))
BIAS = RNG.normal(size=4)


@pytest.mark.parametrize("padding", ["valid", "same", "causal"])
@pytest.mark.parametrize(("strides", "dilation_rate"), [(1, 1), (2, 1), (3, 1), (1, 2)])
@pytest.mark.parametrize("taps", [1, 2, 3, 4, 5])
def test_every_number_is_that_of_keras(taps, strides, dilation_rate, padding, oracle):
    how = {"strides": strides, "padding": padding, "dilation_rate": dilation_rate}
    kernel = RNG.normal(size=(taps, 3, 4))
    theirs = oracle.layer(
        "Conv1D", X, [kernel, BIAS], filters=4, kernel_size=taps, dtype="float64", **how
    )
    assert_allclose(nn.conv1d(X, kernel, BIAS, **how), theirs, atol=1e-12)


def test_causal_outputs_do_not_depend_on_the_future():
    changed = np.concatenate([X[:, :7], X[:, 7:] + 1], axis=1)
    how = {"padding": "causal", "dilation_rate": 2}
    before, after = nn.conv1d(X, KERNEL, **how), nn.conv1d(changed, KERNEL, **how)
    assert_array_equal(before[:, :7], after[:, :7])


def test_a_causal_window_may_be_longer_than_the_series():
    assert nn.conv1d(X[:, :1], KERNEL, padding="causal").shape == (2, 1, 4)


@pytest.mark.parametrize(
    ("x", "kernel", "settings", "sentence"),
    [
        (X[0], KERNEL, {}, r"x must be \(batch, time, channels\), not \(12, 3\)"),
        (X, KERNEL[0], {}, r"kernel must be \(time, in, out\), not \(3, 4\)"),
        (X[:, :2], KERNEL, {}, "a window of 3 does not fit into 2"),
        (
            X,
            KERNEL,
            {"strides": 2, "dilation_rate": 2},
            "strides 2 and dilation_rate 2",
        ),
        (X, KERNEL, {"padding": "full"}, "padding must be .* not 'full'"),
        (X * np.nan, KERNEL, {}, "x holds NaN"),
    ],
)
def test_refuses(x, kernel, settings, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}"):
        nn.conv1d(x, kernel, **settings)


def test_other_channels_are_refused_with_the_shapes_that_came():
    with pytest.raises(ValueError, match=r"wants 3 channels, but x \(2, 12, 1\) has 1"):
        nn.conv1d(X[..., :1], KERNEL)
