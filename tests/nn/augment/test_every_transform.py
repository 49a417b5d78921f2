"""What holds for every transform, of images of every kind."""

from functools import partial

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers.nn import augment

SEED = 11
BEHIND = np.random.default_rng(1).random((20, 30))


def seeded(transform, *args, **settings):
    return lambda images: transform(
        images, *args, rng=np.random.default_rng(SEED), **settings
    )


def background(images):
    return augment.replace_background(images, BEHIND[:9, :13], MASK)


MASK = np.tri(9, 13)
EXACT = {
    "affine": partial(augment.affine, degrees=10, rows=1, factor=1.2, shear=0.1),
    "rotate": partial(augment.rotate, degrees=30),
    "shift": partial(augment.shift, rows=2, columns=-1.5),
    "zoom": partial(augment.zoom, factor=0.7),
    "shear": partial(augment.shear, shear=0.4),
    "flip": augment.flip,
    "displace": partial(augment.displace, rows=MASK, columns=-2 * MASK),
    "brightness": partial(augment.brightness, factor=0.3),
    "contrast": partial(augment.contrast, factor=2.0),
    "invert": augment.invert,
    "blur": partial(augment.blur, sigma=1.0),
    "cutout": partial(augment.cutout, row=2, column=3, size=4),
    "background": background,
}
DRAWN = {
    "elastic": seeded(augment.elastic, strength=2.0, smoothness=2.0),
    "noise": seeded(augment.noise, stddev=0.3),
    "random_affine": seeded(augment.random_affine, degrees=(-20, 20), shear=(0, 1)),
    "random_rotation": seeded(augment.random_rotation, degrees=(20, 90)),
    "random_shift": seeded(augment.random_shift, pixels=(-3, 3)),
    "random_zoom": seeded(augment.random_zoom, factor=(0.5, 1.5)),
    "random_shear": seeded(augment.random_shear, shear=(-1, 1)),
    "random_flip": seeded(augment.random_flip, mode="horizontal_and_vertical", rate=1),
    "random_elastic": seeded(augment.random_elastic, strength=(1, 3)),
    "random_brightness": seeded(augment.random_brightness, factor=(-0.5, 0.5)),
    "random_contrast": seeded(augment.random_contrast, factor=(0.5, 2)),
    "random_invert": seeded(augment.random_invert, rate=1.0),
    "random_blur": seeded(augment.random_blur, sigma=(0.5, 2)),
    "random_noise": seeded(augment.random_noise, stddev=(0.1, 0.4)),
    "random_channel_shift": seeded(augment.random_channel_shift, by=(-0.4, 0.4)),
    "random_channel_swap": seeded(augment.random_channel_swap),
    "random_cutout": seeded(augment.random_cutout, size=(2, 6)),
    "random_background": seeded(
        augment.random_background, backgrounds=[BEHIND], mask=MASK
    ),
}
EVERY = {**EXACT, **DRAWN}
KEEPS_OPACITY = {
    "brightness",
    "contrast",
    "invert",
    "cutout",
    "noise",
    *(name for name in DRAWN if name.startswith(("random_b", "random_c", "random_i"))),
    "random_noise",
} - {"random_blur", "random_background"}

SHAPES = [(9, 13), (9, 13, 1), (9, 13, 3), (9, 13, 4), (1, 9, 13, 1), (3, 9, 13, 4)]


def pictures(shape, dtype=np.float64):
    return np.random.default_rng(7).random(shape).astype(dtype)


@pytest.fixture(params=EVERY)
def transform(request):
    return EVERY[request.param]


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_shape_and_range_stay(transform, shape):
    result = transform(pictures(shape))
    assert result.shape == shape
    assert 0 <= result.min() and result.max() <= 1


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_the_kind_of_number_stays(transform, dtype):
    assert transform(pictures((3, 9, 13, 3), dtype)).dtype == dtype


def test_a_batch_of_one_changes_as_the_image_does(transform):
    images = pictures((1, 9, 13, 4))
    assert_array_equal(transform(images)[0], transform(images[0]))


def test_what_it_was_given_is_not_changed(transform):
    images = pictures((2, 9, 13, 4))
    before = images.copy()
    transform(images)
    assert_array_equal(images, before)


def test_the_result_can_be_written_to_without_changing_what_was_given(transform):
    images = pictures((2, 9, 13, 3))
    before = images.copy()
    transform(images)[...] = 0
    assert_array_equal(images, before)


@pytest.mark.parametrize("name", EVERY)
def test_it_changes_a_coloured_image(name):
    images = pictures((2, 9, 13, 3))
    assert abs(EVERY[name](images) - images).mean() > 0.01


@pytest.mark.parametrize("name", sorted(KEEPS_OPACITY))
def test_what_changes_light_leaves_opacity_alone(name):
    images = pictures((3, 9, 13, 4))
    assert_array_equal(EVERY[name](images)[..., 3], images[..., 3])


@pytest.mark.parametrize("name", sorted(set(EVERY) - KEEPS_OPACITY))
def test_what_moves_pixels_moves_opacity_along(name):
    images = np.repeat(pictures((3, 9, 13, 1)), 4, axis=-1)
    moved = EVERY[name](images)
    if "background" in name:
        assert_array_equal(moved[..., 3], 1)
    else:
        assert_allclose(moved[..., 3], moved[..., 0])
        assert abs(moved - images).max() > 0.01


@pytest.mark.parametrize("name", DRAWN)
def test_the_same_seed_draws_the_same(name):
    images = pictures((3, 9, 13, 3))
    assert_array_equal(DRAWN[name](images), DRAWN[name](images))


@pytest.mark.parametrize(
    "name", [n for n in DRAWN if "flip" not in n and "invert" not in n]
)
def test_every_image_of_a_batch_gets_its_own_draw(name):
    images = np.repeat(pictures((1, 9, 13, 3)), 6, axis=0)
    drawn = DRAWN[name](images)
    assert any(not np.array_equal(one, drawn[0]) for one in drawn)


BAD = {
    r"images must be .*, not \(5,\)": np.zeros(5),
    r"images must be .*, not \(1, 2, 3, 4, 3\)": np.zeros((1, 2, 3, 4, 3)),
    r"images must be .* with 1, 3 or 4 channels, not \(9, 13, 2\)": np.zeros(
        (9, 13, 2)
    ),
    r"images must be .* with 1, 3 or 4 channels, not \(8, 9, 13\)": np.zeros(
        (8, 9, 13)
    ),
    r"images must hold at least one pixel, not \(0, 9, 13, 3\)": np.zeros(
        (0, 9, 13, 3)
    ),
    r"images must hold at least one pixel, not \(0, 13\)": np.zeros((0, 13)),
    "images holds NaN": np.full((9, 13), np.nan),
    "images must lie in 0 to 1, not 0 to inf": np.where(np.eye(9, 13) > 0, np.inf, 0),
    "images must lie in 0 to 1, not -1 to 0": -np.eye(9, 13),
    "not 0 to 255: divide the pixels by 255": 255 * np.eye(9, 13).astype(np.uint8),
    "images must hold numbers, not <U1": np.full((9, 13), "x"),
}


@pytest.mark.parametrize(("sentence", "images"), BAD.items(), ids=range(len(BAD)))
def test_what_is_no_image_is_refused_in_one_sentence(transform, sentence, images):
    with pytest.raises(ValueError, match=sentence):
        transform(images)
