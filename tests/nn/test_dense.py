import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import nn

RNG = np.random.default_rng(5)
KERNEL, BIAS = RNG.normal(size=(3, 4)), RNG.normal(size=4)
MAPS = RNG.normal(size=(2, 7, 6, 3))


@pytest.mark.parametrize("shape", [(5, 3), (2, 6, 3), (2, 7, 6, 3)])
def test_every_number_is_that_of_keras(shape, oracle):
    x = RNG.normal(size=shape)
    theirs = oracle.layer("Dense", x, [KERNEL, BIAS], units=4, dtype="float64")
    assert_allclose(nn.dense(x, KERNEL, BIAS), theirs, atol=1e-12)


def test_on_maps_it_is_a_convolution_of_one_by_one():
    one_by_one = nn.conv2d(MAPS, KERNEL[None, None], BIAS)
    assert_allclose(nn.dense(MAPS, KERNEL, BIAS), one_by_one, atol=1e-12)


def test_float32_stays_float32():
    assert nn.dense(MAPS.astype("f4"), KERNEL, BIAS).dtype == "f4"


def test_the_bias_is_left_as_it_was():
    bias = BIAS.copy()
    nn.dense(MAPS, KERNEL, bias)
    assert_array_equal(bias, BIAS)


@pytest.mark.parametrize(
    ("x", "kernel", "bias", "sentence"),
    [
        (np.ones(3), KERNEL, BIAS, r"x must be \(batch, ..., features\), not \(3,\)"),
        (
            np.ones((1, 5)),
            KERNEL,
            BIAS,
            r"kernel \(3, 4\) wants 3 channels, but x \(1, 5",
        ),
        (
            np.ones((1, 3)),
            BIAS,
            BIAS,
            r"kernel must be \(features, units\), not \(4,\)",
        ),
        (np.ones((1, 3)), KERNEL, BIAS[:2], r"bias must be \(4,\), not \(2,\)"),
        (np.full((1, 3), np.nan), KERNEL, BIAS, "x holds NaN"),
    ],
)
def test_refuses(x, kernel, bias, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}"):
        nn.dense(x, kernel, bias)


@pytest.mark.parametrize("shape", [(4,), (4, 3), (2, 7, 6, 3), (4, 0, 3)])
def test_flattens_as_keras_does(shape, oracle):
    x = RNG.normal(size=shape)
    theirs = oracle.layer("Flatten", x, dtype="float64")
    assert_array_equal(nn.flatten(x), theirs, strict=True)


def test_flattening_can_be_undone():
    assert_array_equal(nn.flatten(MAPS).reshape(MAPS.shape), MAPS)


def test_a_single_number_cannot_be_flattened():
    with pytest.raises(ValueError, match=r"^x must be \(batch, ...\), not \(\)"):
        nn.flatten(np.array(3.0))
