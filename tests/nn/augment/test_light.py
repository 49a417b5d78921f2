"""Light, colour, blur, noise, obstacles, backgrounds, and steps in a row."""

from functools import partial

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers.nn import augment

RGB = np.random.default_rng(8).random((4, 10, 12, 3))
GREY = RGB[..., 0]


def rng(seed=0):
    return np.random.default_rng(seed)


@pytest.mark.parametrize(("factor", "light"), [(1, 1), (-1, 0)])
def test_brightness_ends_in_white_and_black(factor, light):
    assert_array_equal(augment.brightness(RGB, factor), light)


def test_contrast_keeps_the_mean_of_each_channel():
    soft = augment.contrast(RGB, 0.4)
    assert_allclose(soft.mean(axis=(1, 2)), RGB.mean(axis=(1, 2)))
    assert_allclose(soft.std(axis=(1, 2)), 0.4 * RGB.std(axis=(1, 2)))


def test_inverting_twice_changes_nothing():
    assert_allclose(augment.invert(augment.invert(RGB)), RGB)


def test_each_colour_gets_its_own_number():
    shifted = augment.shift_channels(np.full((2, 2, 3), 0.5), [0.1, 0, -0.2])
    assert_allclose(shifted[0, 0], [0.6, 0.5, 0.3])


def test_swapped_colours_stay_a_set():
    swapped = augment.random_channel_swap(RGB, rng())
    assert_array_equal(np.sort(swapped, axis=-1), np.sort(RGB, axis=-1))


def test_every_order_of_three_colours_is_drawn():
    pixel = np.broadcast_to([0.1, 0.2, 0.3], (200, 1, 1, 3))
    drawn = augment.random_channel_swap(pixel, rng())
    assert len(np.unique(drawn[:, 0, 0], axis=0)) == 6


def test_grey_has_no_colours_to_swap():
    assert_array_equal(augment.random_channel_swap(RGB[0, ..., 0], rng()), GREY[0])


def test_no_blur_changes_nothing():
    assert_allclose(augment.blur(RGB, 0), RGB)


def test_blur_keeps_the_light_and_takes_the_contrast():
    blurred = augment.blur(RGB, 2.0)
    assert_allclose(blurred.mean(axis=(1, 2)), RGB.mean(axis=(1, 2)), atol=1e-3)
    assert blurred.std() < 0.5 * RGB.std()


def test_blur_does_not_mix_colours():
    red = np.zeros((8, 8, 3))
    red[4, 4, 0] = 1
    assert augment.blur(red, 1.5)[..., 1:].max() == 0


def test_noise_has_the_deviation_asked_for():
    grey = np.full((200, 200), 0.5)
    assert augment.noise(grey, 0.08, rng()).std() == pytest.approx(0.08, rel=0.03)


def test_no_noise_changes_nothing():
    assert_array_equal(augment.noise(RGB, 0, rng()), RGB)


@pytest.mark.parametrize("size", [0, 3, 6])
def test_a_cutout_covers_a_square_of_its_size(size):
    covered = augment.cutout(np.ones((10, 12)), 2, 4, size, fill_value=0.5)
    assert np.sum(covered == 0.5) == size**2
    assert np.all(covered[2 : 2 + size, 4 : 4 + size] == 0.5)


def test_a_square_over_the_border_is_cut_there():
    assert np.sum(augment.cutout(np.ones((10, 12)), -1, 10, 4) == 0) == 3 * 2


def test_a_drawn_square_lies_inside():
    white = np.ones((200, 10, 12, 1))
    covered = augment.random_cutout(white, (4, 4), rng())
    assert_array_equal(np.sum(covered == 0, axis=(1, 2, 3)), 16)


def test_drawn_squares_reach_every_pixel():
    white = np.ones((400, 10, 12, 1))
    assert augment.random_cutout(white, (4, 4), rng()).min(axis=0).max() == 0


MASK = np.zeros((10, 12))
MASK[3:6, 4:8] = 1


def test_the_thing_stays_and_what_was_behind_it_goes():
    replaced = augment.replace_background(RGB, np.full((10, 12, 3), 0.25), MASK)
    assert_array_equal(replaced[:, 3:6, 4:8], RGB[:, 3:6, 4:8])
    assert_array_equal(replaced[:, MASK == 0], 0.25)


def test_opacity_is_the_mask_of_an_image_that_has_it():
    cut_out = np.concatenate([RGB[0], MASK[..., None]], axis=-1)
    replaced = augment.replace_background(cut_out, GREY[1])
    assert_array_equal(replaced[3:6, 4:8, :3], RGB[0, 3:6, 4:8])
    assert_array_equal(replaced[0, :, 1], GREY[1, 0])
    assert_array_equal(replaced[..., 3], 1)


def test_a_drawn_background_is_a_piece_of_the_picture():
    ramp = np.add.outer(np.arange(40), 40 * np.arange(50)) / 2000
    drawn = augment.random_background(RGB, [ramp], rng(), mask=MASK)
    steps = drawn[:, 1, 0] - drawn[:, 0, 0], drawn[:, 0, 1] - drawn[:, 0, 0]
    assert_allclose(steps[0], 1 / 2000)
    assert_allclose(steps[1], 40 / 2000)
    assert len(np.unique(drawn[:, 0, 0, 0])) == len(RGB)


def test_steps_run_one_after_the_other():
    steps = [
        lambda images, rng: augment.brightness(images, 0.5),
        lambda images, rng: augment.invert(images),
    ]
    white = augment.augment(np.full((2, 2), 0.25), steps, rng())
    assert_array_equal(white, 0.25)


def test_no_steps_change_nothing():
    assert_array_equal(augment.augment(RGB, [], rng()), RGB)


STEPS = [
    partial(augment.random_affine, degrees=(-10, 10)),
    augment.random_flip,
    partial(augment.random_noise, stddev=(0.1, 0.2)),
]


def test_another_seed_makes_other_images():
    one, two = (augment.augment(RGB, STEPS, rng(seed)) for seed in (1, 2))
    assert abs(one - two).mean() > 0.05


def test_a_step_that_changes_the_shape_is_refused():
    with pytest.raises(ValueError, match=r"keep the shape .*, not make it \(4, 10, 6"):
        augment.augment(RGB, [lambda images, rng: images[:, :, ::2]], rng())


REFUSED = {
    "factor must be above 0, not 0": lambda: augment.contrast(RGB, 0),
    r"by must be \(3,\), not \(2,\)": lambda: augment.shift_channels(RGB, [1, 2]),
    "order must name each of 3 colours once": lambda: augment.swap_channels(
        RGB, (0, 0, 1)
    ),
    "order must name each of 1 colours once": lambda: augment.swap_channels(
        GREY[0], (2, 1, 0)
    ),
    "sigma must be at least 0, not -1": lambda: augment.blur(RGB, -1),
    "stddev must be at least 0, not -0.1": lambda: augment.noise(RGB, -0.1, rng()),
    "size must be at least 0, not -3": lambda: augment.cutout(RGB, 0, 0, -3),
    "fill_value must lie in 0 to 1, not 2": lambda: augment.cutout(
        RGB, 0, 0, 3, fill_value=2
    ),
    "stddev must run from low to high, not from 0.4 to 0.1": lambda: (
        augment.random_noise(RGB, (0.4, 0.1), rng())
    ),
    "by must be finite": lambda: augment.random_channel_shift(RGB, (0, np.inf), rng()),
    r"backgrounds \(3, 3\) do not fit images": lambda: augment.replace_background(
        RGB, np.zeros((3, 3)), MASK
    ),
    r"mask must be \(10, 12\), not \(2, 2\)": lambda: augment.replace_background(
        RGB, GREY[0], np.ones((2, 2))
    ),
    "mask must lie in 0 to 1": lambda: augment.replace_background(
        RGB, GREY[0], 255 * MASK
    ),
    "mask must be given": lambda: augment.replace_background(RGB, GREY[0]),
    "hold at least one picture": lambda: augment.random_background(
        RGB, [], rng(), mask=MASK
    ),
    r"backgrounds \(5, 5\) must be at least \(10, 12\)": lambda: (
        augment.random_background(RGB, [np.zeros((5, 5))], rng(), mask=MASK)
    ),
}


@pytest.mark.parametrize("sentence", REFUSED)
def test_an_impossible_parameter_is_refused_in_one_sentence(sentence):
    with pytest.raises(ValueError, match=sentence):
        REFUSED[sentence]()
