import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.signal import correlate2d

from helpers import nn

RNG = np.random.default_rng(10)
IMAGE, KERNEL = RNG.normal(size=(7, 6)), RNG.normal(size=(3, 2))


def test_is_the_correlation_that_scipy_computes():
    theirs = correlate2d(IMAGE, KERNEL, "valid")
    assert_allclose(nn.filter_image(IMAGE, KERNEL), theirs, atol=1e-12)


@pytest.mark.parametrize(
    "how", [{"strides": 2, "padding": "same"}, {"dilation_rate": 2}], ids=str
)
def test_settings_mean_what_they_mean_in_conv2d(how):
    theirs = nn.conv2d(IMAGE[None, ..., None], KERNEL[..., None, None], **how)
    assert_allclose(nn.filter_image(IMAGE, KERNEL, **how), theirs[0, ..., 0])


def test_an_image_with_channels_is_refused():
    with pytest.raises(
        ValueError, match=r"^image must be \(height, width\), not \(7, 6"
    ):
        nn.filter_image(IMAGE[..., None], KERNEL)
