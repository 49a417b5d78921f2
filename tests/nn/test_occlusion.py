import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import nn

IMAGE = np.random.default_rng(0).random((7, 9, 2))


def total(images):
    return images.sum(axis=(1, 2, 3))


def corner(images):
    return images[:, 1, 2, 0]


def test_a_sum_loses_what_each_pixel_adds_to_it():
    lost = nn.occlusion_map(total, IMAGE, size=1, fill_value=0.0)
    assert_allclose(lost, IMAGE.sum(axis=2))


def test_only_the_patches_on_a_pixel_take_it_away():
    lost = nn.occlusion_map(corner, IMAGE, size=3, strides=3, fill_value=0.0)
    assert lost[1, 2] > 0
    assert_array_equal(np.argwhere(lost != 0).max(axis=0), [2, 2])


def test_a_score_that_does_not_look_loses_nothing():
    lost = nn.occlusion_map(lambda images: np.ones(len(images)), IMAGE, size=2)
    assert_array_equal(lost, np.zeros((7, 9)))


def test_covering_with_what_is_there_changes_nothing():
    grey = np.full((5, 5, 1), 0.5)
    assert_array_equal(nn.occlusion_map(total, grey, size=2), np.zeros((5, 5)))


def test_what_speaks_against_the_score_is_below_0():
    lost = nn.occlusion_map(lambda x: -total(x), IMAGE, size=2, fill_value=0.0)
    assert lost.max() < 0


@pytest.mark.parametrize("strides", [1, 2, 3, 5])
def test_every_place_is_covered_at_every_stride(strides):
    lost = nn.occlusion_map(total, np.ones((7, 9, 1)), 3, strides, fill_value=0.0)
    assert_allclose(lost, 9)


def test_a_patch_as_large_as_the_image_covers_it_once():
    lost = nn.occlusion_map(total, np.ones((4, 4, 1)), size=4, fill_value=0.0)
    assert_allclose(lost, 16)


def test_a_patch_larger_than_the_image_is_refused():
    with pytest.raises(ValueError, match=r"size must be at most 7 .* not 8"):
        nn.occlusion_map(total, IMAGE, size=8)


def test_a_batch_is_refused():
    with pytest.raises(ValueError, match=r"channels\), not \(1, 7, 9, 2\)"):
        nn.occlusion_map(total, IMAGE[None], size=2)


def test_a_score_of_two_classes_is_refused():
    with pytest.raises(ValueError, match=r"one number for each of 64 images, not"):
        nn.occlusion_map(lambda x: np.zeros((len(x), 2)), IMAGE, size=1)


def test_an_image_with_nan_is_refused():
    with pytest.raises(ValueError, match="image holds NaN"):
        nn.occlusion_map(total, np.full((3, 3, 1), np.nan), size=1)
