import numpy as np
import pytest
from numpy.testing import assert_array_equal

from helpers import nn

FRAMES = np.arange(12 * 5 * 4).reshape(12, 5, 4)


def test_twelve_frames_make_nine_windows_of_four():
    assert nn.time_windows(FRAMES, 4).shape == (12 - 4 + 1, 4, 5, 4)


def test_every_window_starts_one_frame_after_the_last():
    by_hand = np.stack([FRAMES[start : start + 4] for start in range(9)])
    assert_array_equal(nn.time_windows(FRAMES, 4), by_hand)


def test_every_fourth_window_is_what_reshaping_gives():
    separate = FRAMES.reshape(-1, 4, 5, 4)
    assert_array_equal(nn.time_windows(FRAMES, 4)[::4], separate)


def test_a_window_as_long_as_the_series_is_the_series():
    assert_array_equal(nn.time_windows(FRAMES, 12), FRAMES[None])


def test_the_frames_cannot_be_changed_through_a_window():
    with pytest.raises(ValueError, match="read-only"):
        nn.time_windows(FRAMES, 4)[0] = 0


@pytest.mark.parametrize(
    ("frames", "length", "sentence"),
    [
        (
            FRAMES,
            13,
            r"frames must be \(time, ...\) with time at least 13, not \(12, 5",
        ),
        (FRAMES, 0, "length must be at least 1, not 0"),
        (FRAMES, 2.5, "length must be a whole number, not 2.5"),
        (3, 1, r"frames must be \(time, ...\) with time at least 1, not \(\)"),
    ],
)
def test_refuses(frames, length, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}"):
        nn.time_windows(frames, length)
