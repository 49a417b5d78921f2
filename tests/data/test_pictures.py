from io import BytesIO

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from PIL import Image
from sklearn.datasets import load_sample_image

from helpers import data


def file_of(pixels, kind="PNG", **options):
    """Write pixels, an array or a PIL image, as the bytes of an image file."""
    image = pixels if isinstance(pixels, Image.Image) else Image.fromarray(pixels)
    stream = BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


STRIPES = np.zeros((4, 6, 3), np.uint8)
STRIPES[:, ::2, 0] = 255


@pytest.mark.parametrize("name", ["flower", "china"])
def test_photographs_are_those_of_scikit_learn(name):
    theirs = load_sample_image(f"{name}.jpg")
    assert_allclose(data.photograph(name), theirs / 255, rtol=1e-6)


@pytest.mark.parametrize("name", data.photograph_names())
def test_every_photograph_fills_the_range_from_0_to_1(name):
    photograph = data.photograph(name)
    assert photograph.dtype == np.float32
    assert 0 <= photograph.min() < 0.1
    assert 0.9 < photograph.max() <= 1


@pytest.mark.parametrize("size", [(100, 300), (300, 100), (64, 64), (1, 1)])
def test_a_photograph_takes_the_wanted_size(size):
    assert data.photograph("china", size=size).shape == (*size, 3)


def test_resizing_keeps_the_aspect():
    whole = data.photograph("china", size=(427, 640))
    middle = data.photograph("china", size=(427, 426))
    assert_array_equal(middle, whole[:, 107:533])


def test_grey_weighs_the_colours_as_the_eye_does():
    colour = data.photograph("flower", size=(20, 30))
    grey = data.photograph("flower", size=(20, 30), grey=True)
    assert_allclose(grey, colour @ [0.299, 0.587, 0.114], rtol=1e-5)


def test_an_unknown_photograph_is_refused_with_the_names_there_are():
    with pytest.raises(ValueError, match=r"'cat'.* china, flower, hopper"):
        data.photograph("cat")


@pytest.mark.parametrize("size", [(0, 10), (10, 2.5), (-1, 3)])
def test_an_impossible_size_is_refused(size):
    with pytest.raises(ValueError, match="whole number of at least 1"):
        data.photograph(size=size)


@pytest.mark.parametrize("size", [5, (1, 2, 3)])
def test_a_size_that_is_no_pair_is_refused(size):
    with pytest.raises(ValueError, match=r"size must be \(height, width\)"):
        data.photograph(size=size)


def test_the_drawing_has_a_fourth_channel_that_varies():
    opacity = data.rgba_picture()[..., 3]
    assert (opacity.min(), opacity.max()) == (0, 1)


@pytest.mark.parametrize("kind", ["PNG", "BMP", "TIFF"])
def test_an_uploaded_picture_comes_back_as_it_was(kind):
    assert_array_equal(data.image_from_bytes(file_of(STRIPES, kind)), STRIPES / 255)


def test_a_grey_picture_gets_three_equal_channels():
    grey = np.array([[0, 51], [102, 255]], np.uint8)
    image = data.image_from_bytes(file_of(grey))
    assert_allclose(image, np.repeat(grey[..., None] / 255, 3, axis=2), rtol=1e-6)


def test_16_bits_of_grey_are_not_cut_off():
    grey = np.array([[0, 32768, 65535]], np.uint16)
    image = data.image_from_bytes(file_of(grey))
    assert_allclose(image[0, :, 0], [0, 0.5, 1], atol=0.005)


def test_what_is_see_through_lies_on_white():
    red_behind_glass = np.full((2, 2, 4), (255, 0, 0, 0), np.uint8)
    assert_array_equal(data.image_from_bytes(file_of(red_behind_glass)), 1)


def test_a_photograph_taken_sideways_is_turned_upright():
    sideways = Image.Exif()
    sideways[0x0112] = 6  # the tag "orientation": turn by 90 degrees
    upright = data.image_from_bytes(file_of(STRIPES, exif=sideways))
    assert_array_equal(upright, np.rot90(STRIPES, -1) / 255)


def test_of_a_moving_picture_the_first_frame_is_read():
    frames = [Image.new("L", (3, 2), level) for level in (0, 255)]
    gif = file_of(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert_array_equal(data.image_from_bytes(gif), np.zeros((2, 3, 3)))


@pytest.mark.parametrize("sides", [(1, 1), (1, 3000), (2500, 3), (500, 700)])
def test_an_uploaded_picture_of_any_size_takes_the_wanted_one(sides):
    white = file_of(np.full(sides, 255, np.uint8))
    image = data.image_from_bytes(white, size=(96, 64))
    assert_array_equal(image, np.ones((96, 64, 3)))


def test_of_an_uploaded_picture_the_middle_is_kept():
    thirds = np.repeat(np.uint8([0, 255, 0]), 40)
    image = data.image_from_bytes(file_of(np.tile(thirds, (40, 1))), size=(20, 20))
    assert image[:, 2:-2].min() > 0.9


PNG = file_of(STRIPES)
CUT_OFF, MISCOUNTED = PNG[:-30], PNG[:36] + b"\0" + PNG[37:]  # a length of 0 pixels


@pytest.mark.parametrize("damaged", [b"", b"no image", CUT_OFF, MISCOUNTED])
def test_what_is_no_image_is_refused_in_one_sentence(damaged):
    with pytest.raises(ValueError, match=f"these {len(damaged)} bytes are no image"):
        data.image_from_bytes(damaged)


@pytest.mark.parametrize("side", [7_100, 10_000, 20_000])
def test_a_picture_too_large_to_hold_is_refused(side):
    header = file_of(Image.new("1", (side, side)))[:100]
    with pytest.raises(ValueError, match="at most 50,000,000 pixels"):
        data.image_from_bytes(header)
