import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import nn

RNG = np.random.default_rng(9)
KERNEL = RNG.normal(size=(3, 2))
MATRIX = nn.conv_matrix(KERNEL, 8, 7)


def test_times_the_image_it_is_the_convolution():
    image = RNG.normal(size=(8, 7))
    y = nn.conv2d(image[None, ..., None], KERNEL[..., None, None])
    assert_allclose(MATRIX @ image.ravel(), y.ravel(), atol=1e-12)


def test_its_transpose_is_the_way_back_of_the_gradient():
    grad = RNG.normal(size=(1, 6, 6, 1))
    x, kernel = np.zeros((1, 8, 7, 1)), KERNEL[..., None, None]
    back = nn.conv2d_grad(x, kernel, grad).x_grad
    assert_allclose(MATRIX.T @ grad.ravel(), back.ravel(), atol=1e-12)


def test_every_row_holds_the_same_few_weights():
    rows = [np.sort(row[row != 0]) for row in MATRIX]
    assert_allclose(rows, np.tile(np.sort(KERNEL.ravel()), (len(MATRIX), 1)))


def test_float32_stays_float32():
    assert nn.conv_matrix(KERNEL.astype("f4"), 4, 4).dtype == "f4"


@pytest.mark.parametrize(
    ("kernel", "height", "sentence"),
    [
        (KERNEL[0], 8, r"kernel must be \(height, width\), not \(2,\)"),
        (KERNEL, 2, "a window of 3x2 does not fit into 2x7"),
        (KERNEL, 0, "height must be at least 1, not 0"),
        (KERNEL * np.nan, 8, "kernel holds NaN"),
    ],
)
def test_refuses(kernel, height, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}"):
        nn.conv_matrix(kernel, height, 7)
