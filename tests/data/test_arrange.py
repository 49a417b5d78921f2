import numpy as np
import pytest
from numpy.testing import assert_array_equal

from helpers import data

IMAGES = np.arange(1, 2 * 3 * 4 + 1, dtype=np.float32).reshape(2, 3, 4, 1)


def test_each_image_lies_at_its_own_corner():
    placed = data.place(IMAGES, 9, rows=[0, 6], columns=[5, 2])
    assert_array_equal(placed[0, 0:3, 5:9], IMAGES[0])
    assert_array_equal(placed[1, 6:9, 2:6], IMAGES[1])


def test_the_canvas_is_empty_beside_the_images():
    placed = data.place(IMAGES, 9, rows=[0, 6], columns=[5, 2])
    assert np.count_nonzero(placed) == IMAGES.size


def test_one_corner_serves_all_images():
    assert_array_equal(
        data.place(IMAGES, 9, 4, 1), data.place(IMAGES, 9, [4, 4], [1, 1])
    )


def test_placing_keeps_the_type():
    assert data.place(IMAGES, 9, 0, 0).dtype == IMAGES.dtype


def test_all_channels_of_an_image_are_placed():
    images = np.ones((1, 2, 2, 3))
    assert data.place(images, 4, 1, 1).sum() == 12


@pytest.mark.parametrize("row", [-1, 7])
def test_an_image_may_not_stick_out_of_the_canvas(row):
    with pytest.raises(ValueError, match=f"rows must be from 0 to 6 .* not {row}"):
        data.place(IMAGES, 9, row, 0)


def test_columns_reach_as_far_as_the_width_allows():
    with pytest.raises(ValueError, match=r"columns must be from 0 to 5 .* not 6"):
        data.place(IMAGES, 9, 0, 6)


def test_a_canvas_smaller_than_the_images_is_refused():
    with pytest.raises(ValueError, match=r"canvas .* at least 4, not 3"):
        data.place(IMAGES, 3, 0, 0)


def test_half_a_pixel_is_refused():
    with pytest.raises(ValueError, match="rows must be whole numbers, not float64"):
        data.place(IMAGES, 9, 0.5, 0)


def test_three_corners_do_not_serve_two_images():
    with pytest.raises(ValueError, match=r"one number or \(2,\).* not \(3,\)"):
        data.place(IMAGES, 9, [1, 2, 3], 0)


def test_images_without_channels_are_refused():
    with pytest.raises(ValueError, match=r"channels\), not \(2, 3, 4\)"):
        data.place(IMAGES[..., 0], 9, 0, 0)


@pytest.mark.parametrize("share", [0.0, 0.25, 0.5, 0.75, 1.0])
def test_a_shuffle_is_a_permutation(share):
    assert_array_equal(np.sort(data.pixel_shuffle(16, share, seed=3)), np.arange(256))


@pytest.mark.parametrize("share", [0.0, 0.25, 0.5, 0.75, 1.0])
def test_exactly_the_share_of_the_pixels_moves(share):
    moved = data.pixel_shuffle(16, share, seed=3) != np.arange(256)
    assert moved.mean() == share


def test_a_larger_share_moves_the_same_pixels_and_more():
    some, more = (data.pixel_shuffle(16, share) for share in (0.25, 0.5))
    assert np.all((more != np.arange(256))[some != np.arange(256)])


def test_another_seed_gives_another_shuffle():
    assert np.any(data.pixel_shuffle(16, 1, seed=0) != data.pixel_shuffle(16, 1, 1))


@pytest.mark.parametrize("share", [-0.1, 1.1, np.nan])
def test_a_share_outside_0_and_1_is_refused(share):
    with pytest.raises(ValueError, match=f"share must be from 0 to 1, not {share}"):
        data.pixel_shuffle(16, share)


def test_an_image_without_pixels_cannot_be_shuffled():
    with pytest.raises(ValueError, match=r"size .* at least 1, not 0"):
        data.pixel_shuffle(0)
