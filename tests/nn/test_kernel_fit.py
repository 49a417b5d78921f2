import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import nn

RNG = np.random.default_rng(8)
SOBEL = np.array([[-1.0, 0.0, 1.0], [-2.0, 0.0, 2.0], [-1.0, 0.0, 1.0]])
NOISE = RNG.normal(size=(8, 16, 16))
TARGETS = nn.conv2d(NOISE[..., None], SOBEL[..., None, None])[..., 0]
START = RNG.normal(size=(3, 3))


def loss_of(kernel):
    y = nn.conv2d(NOISE[..., None], kernel[..., None, None])[..., 0]
    return np.mean((y - TARGETS) ** 2)


@pytest.mark.parametrize("seed", range(3))
def test_a_random_kernel_becomes_sobel_in_120_steps(seed):
    start = np.random.default_rng(seed).normal(size=(3, 3))
    fit = nn.fit_kernel(NOISE, TARGETS, start, learning_rate=0.1, steps=120)
    assert np.abs(fit.kernels[-1] - SOBEL).max() < 0.01


def test_every_step_lowers_the_loss():
    fit = nn.fit_kernel(NOISE, TARGETS, START, learning_rate=0.1, steps=40)
    assert (np.diff(fit.losses) < 0).all()


def test_a_rate_above_one_climbs():
    fit = nn.fit_kernel(NOISE, TARGETS, START, learning_rate=1.3, steps=20)
    assert fit.losses[-1] > fit.losses[0]


def test_one_step_goes_down_the_measured_slope(central_differences):
    fit = nn.fit_kernel(NOISE, TARGETS, START, learning_rate=0.1, steps=1)
    slope = central_differences(loss_of, START)
    assert_allclose(fit.kernels[1], START - 0.1 * slope, atol=1e-8)


def test_losses_belong_to_the_kernels_beside_them():
    fit = nn.fit_kernel(NOISE, TARGETS, START, learning_rate=0.1, steps=3)
    assert_allclose(fit.losses, [loss_of(kernel) for kernel in fit.kernels])


def test_no_steps_leave_the_start():
    fit = nn.fit_kernel(NOISE, TARGETS, START, learning_rate=0.1, steps=0)
    assert_array_equal(fit.kernels, START[None])


def test_a_kernel_need_not_be_square():
    edge = np.array([[-1.0, 1.0]])
    targets = nn.conv2d(NOISE[..., None], edge[..., None, None])[..., 0]
    fit = nn.fit_kernel(NOISE, targets, np.zeros((1, 2)), 0.1, steps=120)
    assert_allclose(fit.kernels[-1], edge, atol=0.01)


def test_float32_stays_float32():
    fit = nn.fit_kernel(NOISE.astype("f4"), TARGETS, START, 0.1, steps=2)
    assert [fit.kernels.dtype, fit.losses.dtype] == ["f4", "f4"]


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        (
            {"images": NOISE[0]},
            r"images must be \(number, height, width\), not \(16, ",
        ),
        ({"targets": NOISE}, r"targets must be \(8, 14, 14\), not \(8, 16, 16\)"),
        (
            {"start": SOBEL[0]},
            r"start must be \(kernel height, kernel width\), not \(3,",
        ),
        ({"start": np.ones((17, 1))}, "a window of 17 does not fit into 16"),
        ({"start": SOBEL * np.nan}, "start holds NaN"),
        ({"learning_rate": 0}, "learning_rate must be above 0, not 0"),
        ({"learning_rate": np.nan}, "learning_rate must be above 0, not nan"),
        ({"learning_rate": 1e9}, "learning_rate 1000000000.0 is too large: the loss"),
        ({"learning_rate": np.inf}, "learning_rate inf is too large: the loss"),
        ({"steps": -1}, "steps must be at least 0, not -1"),
        ({"steps": 1.5}, "steps must be a whole number, not 1.5"),
    ],
)
def test_refuses(settings, sentence):
    good = {
        "images": NOISE,
        "targets": TARGETS,
        "start": START,
        "learning_rate": 0.1,
        "steps": 50,
    }
    with pytest.raises(ValueError, match=f"^{sentence}"):
        nn.fit_kernel(**good | settings)


def test_refuses_to_fit_no_images():
    with pytest.raises(ValueError, match=r"^images must have no side of 0"):
        nn.fit_kernel(NOISE[:0], TARGETS[:0], START, 0.1, steps=1)
