"""Each transform does what the Keras layer named in its docstring does."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers.nn import augment

RNG = np.random.default_rng(3)
IMAGES = RNG.random((3, 12, 16, 3)).astype(np.float32)
FILLS = ["reflect", "constant", "nearest"]
CLOSE = {"atol": 2e-5}
UNIT = {"value_range": (0, 1)}


@pytest.fixture
def layer(keras):
    def run(kind, *args, images=IMAGES, **settings):
        made = getattr(keras.layers, kind)(*args, **settings)
        return np.asarray(made(images, training=True))

    return run


@pytest.mark.parametrize("fill_mode", FILLS)
@pytest.mark.parametrize("degrees", [17, 90, -45, 180])
def test_rotate_is_random_rotation_by_that_part_of_a_turn(layer, degrees, fill_mode):
    theirs = layer("RandomRotation", (degrees / 360,) * 2, fill_mode=fill_mode)
    assert_allclose(
        augment.rotate(IMAGES, degrees, fill_mode=fill_mode), theirs, **CLOSE
    )


@pytest.mark.parametrize("fill_mode", FILLS)
@pytest.mark.parametrize(("rows", "columns"), [(3, -2), (-1.5, 4)])
def test_shift_is_random_translation_by_that_part_of_a_side(
    layer, rows, columns, fill_mode
):
    parts = (rows / 12,) * 2, (columns / 16,) * 2
    theirs = layer("RandomTranslation", *parts, fill_mode=fill_mode)
    ours = augment.shift(IMAGES, rows, columns, fill_mode=fill_mode)
    assert_allclose(ours, theirs, **CLOSE)


@pytest.mark.parametrize("fill_mode", FILLS)
@pytest.mark.parametrize("factor", [0.6, 1.7])
def test_zoom_is_random_zoom_by_its_reciprocal_less_one(layer, factor, fill_mode):
    theirs = layer("RandomZoom", (1 / factor - 1,) * 2, fill_mode=fill_mode)
    assert_allclose(augment.zoom(IMAGES, factor, fill_mode=fill_mode), theirs, **CLOSE)


@pytest.mark.parametrize("fill_mode", FILLS)
def test_shear_is_random_shear_once_the_top_row_is_held(layer, fill_mode):
    theirs = layer("RandomShear", (0.3, 0.3), (0.0, 0.0), fill_mode=fill_mode)
    held = 0.3 * (12 - 1) / 2
    both = [
        augment.affine(IMAGES, shear=way, columns=way * held / 0.3, fill_mode=fill_mode)
        for way in (0.3, -0.3)
    ]
    differences = [
        min(abs(ours[image] - theirs[image]).max() for ours in both)
        for image in range(len(IMAGES))
    ]
    assert max(differences) < 2e-5


def test_what_leaves_at_one_end_comes_in_at_the_other_as_in_keras(layer):
    theirs = layer("RandomTranslation", (0.25, 0.25), (-0.5, -0.5), fill_mode="wrap")
    assert_allclose(augment.shift(IMAGES, 3, -8, fill_mode="wrap"), theirs, **CLOSE)


@pytest.mark.parametrize("fill_value", [0, 0.5])
def test_a_constant_fills_as_it_does_in_keras(layer, fill_value):
    fill = {"fill_mode": "constant", "fill_value": fill_value}
    theirs = layer("RandomRotation", (0.1, 0.1), **fill)
    assert_allclose(augment.rotate(IMAGES, 36, **fill), theirs, **CLOSE)


def test_the_nearest_pixel_is_the_one_that_keras_takes(layer):
    theirs = layer("RandomZoom", (-0.37, -0.37), interpolation="nearest")
    ours = augment.zoom(IMAGES, 1 / 0.63, interpolation="nearest")
    assert_allclose(ours, theirs, **CLOSE)


@pytest.mark.parametrize("mode", ["horizontal", "vertical", "horizontal_and_vertical"])
def test_random_flip_makes_what_flip_makes_or_leaves_it(layer, mode):
    theirs = layer("RandomFlip", mode, images=np.repeat(IMAGES[:1], 20, axis=0))
    ways = [IMAGES[0], *(augment.flip(IMAGES[0], way) for way in mode.split("_and_"))]
    ways.append(augment.flip(IMAGES[0], mode))
    assert all(any(np.allclose(way, image) for way in ways) for image in theirs)


@pytest.mark.parametrize("factor", [-0.4, 0, 0.7])
def test_brightness_is_random_brightness(layer, factor):
    theirs = layer("RandomBrightness", (factor, factor), **UNIT)
    assert_allclose(augment.brightness(IMAGES, factor), theirs, **CLOSE)


@pytest.mark.parametrize("factor", [1, 1.8])
def test_contrast_is_random_contrast_around_one(layer, factor):
    theirs = layer("RandomContrast", (1 - factor, factor - 1), **UNIT)
    assert_allclose(augment.contrast(IMAGES, factor), theirs, **CLOSE)


def test_invert_is_random_invert(layer):
    theirs = layer("RandomInvert", (1.0, 1.0), **UNIT)
    assert_allclose(augment.invert(IMAGES), theirs, **CLOSE)


def test_blur_is_random_gaussian_blur_away_from_the_border(layer):
    images = RNG.random((2, 31, 31, 3)).astype(np.float32)
    settings = {"factor": (1.0, 1.0), "kernel_size": 9, "sigma": (1.0, 1.0)}
    theirs = layer("RandomGaussianBlur", images=images, **settings, **UNIT)
    middle = (slice(None), slice(7, -7), slice(7, -7))
    assert_allclose(augment.blur(images, 1.0)[middle], theirs[middle], atol=1e-4)


def test_noise_spreads_as_gaussian_noise_does(layer):
    grey = np.full((1, 100, 100, 1), 0.5, np.float32)
    theirs = layer("GaussianNoise", 0.1, images=grey, seed=1)
    ours = augment.noise(grey, 0.1, np.random.default_rng(0))
    assert ours.mean() == pytest.approx(theirs.mean(), abs=0.005)
    assert ours.std() == pytest.approx(theirs.std(), rel=0.05)


def test_cutout_is_random_erasing_where_that_erased(layer):
    theirs = layer("RandomErasing", (1.0, 1.0), (0.2, 0.2), 0.0, **UNIT)
    for image, erased in zip(IMAGES, theirs, strict=True):
        rows, columns = np.nonzero((erased == 0).all(axis=-1))
        own = image.copy()
        own[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1] = 0
        assert_allclose(own, erased, **CLOSE)
