import numpy as np
import pytest
from scipy.ndimage import gaussian_filter

from helpers import nn

NOISE = np.random.default_rng(0).normal(size=(4, 32, 32, 8))
SMOOTH = gaussian_filter(NOISE, (0, 2, 2, 0))


@pytest.fixture
def rng():
    return np.random.default_rng(1)


def test_in_smooth_maps_neighbours_give_a_dropped_pixel_away(rng):
    found = nn.dropped_neighbours(SMOOTH, nn.dropout(SMOOTH, 0.5, rng).mask)
    assert found.correlation > 0.9


def test_a_guess_is_the_mean_of_the_four_around():
    x, mask = NOISE.copy(), np.ones(NOISE.shape, bool)
    for row, column in ((3, 4), (10, 20), (25, 7)):
        beside = x[
            0, [row, row, row - 1, row + 1], [column - 1, column + 1] + [column] * 2
        ]
        x[0, row, column] = beside.mean(axis=0)
        mask[0, row, column] = False
    assert nn.dropped_neighbours(x, mask).correlation == pytest.approx(1)


def test_in_noise_they_say_nothing(rng):
    found = nn.dropped_neighbours(NOISE, nn.dropout(NOISE, 0.5, rng).mask)
    assert abs(found.correlation) < 0.05


def test_of_a_whole_map_dropped_no_neighbour_is_left(rng):
    mask = nn.spatial_dropout2d(SMOOTH, 0.5, rng).mask
    found = nn.dropped_neighbours(SMOOTH, mask)
    assert found.known == 0 and np.isnan(found.correlation)


def test_nearly_all_have_a_surviving_neighbour_at_a_half(rng):
    known = nn.dropped_neighbours(SMOOTH, nn.dropout(SMOOTH, 0.5, rng).mask).known
    assert known == pytest.approx(1 - 0.5**4, abs=0.02)


def test_a_neighbour_is_no_pixel_of_another_map_or_sample():
    mask = np.ones((2, 1, 1, 2), bool)
    mask[0, 0, 0, 0] = False
    assert nn.dropped_neighbours(NOISE[:2, :1, :1, :2], mask).known == 0


@pytest.mark.parametrize(
    ("x", "mask", "sentence"),
    [
        (NOISE[0], NOISE[0] > 0, r"x must be \(batch, height, width, channels\)"),
        (NOISE, NOISE[:1] > 0, r"mask must be \(4, 32, 32, 8\) as x is, not \(1, "),
        (NOISE, np.isfinite(NOISE), "mask must drop a pixel at least"),
    ],
)
def test_refuses(x, mask, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}"):
        nn.dropped_neighbours(x, mask)
