"""The worked solutions of lesson 07 agree with nn and with Keras."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import check, nn


@pytest.mark.parametrize("arguments", check.brighten.cases.values())
def test_the_light_of_each_case_is_that_of_nn(arguments):
    images, amount = arguments
    expected = nn.augment.brightness(images, amount)
    assert_allclose(check.brighten.reference(images, amount), expected)


def test_the_light_is_that_of_keras():
    import keras

    images = check.brighten.cases["a batch keeps its shape"][0]
    layer = keras.layers.RandomBrightness(
        (0.3, 0.3), value_range=(0, 1), dtype="float64"
    )
    expected = np.asarray(layer(images, training=True))
    assert_allclose(check.brighten.reference(images, 0.3), expected)


@pytest.mark.parametrize("arguments", check.shift_right.cases.values())
def test_the_shift_of_each_case_is_that_of_nn(arguments):
    image, pixels = arguments
    expected = nn.augment.shift(image, columns=pixels, fill_mode="constant")
    assert_allclose(check.shift_right.reference(image, pixels), expected, atol=1e-12)


def test_the_shift_is_that_of_keras():
    import keras

    image = check.shift_right.cases["every row moves"][0]
    layer = keras.layers.RandomTranslation(
        (0, 0), (0.5, 0.5), fill_mode="constant", dtype="float64"
    )
    expected = np.asarray(layer(image[None, ..., None], training=True))[0, ..., 0]
    assert_allclose(check.shift_right.reference(image, 2), expected)


@pytest.mark.parametrize("arguments", check.mirror_digits.cases.values())
def test_the_mirrored_digits_of_each_case_are_those_of_nn(arguments):
    images, labels = arguments
    came = check.mirror_digits.reference(images, labels)
    safe = np.isin(labels, (0, 8))[:, None, None, None]
    assert_array_equal(came, np.where(safe, nn.augment.flip(images), images))


@pytest.mark.parametrize("arguments", check.split_and_augment.cases.values())
def test_the_validation_images_of_each_case_are_those_put_in(arguments):
    images, count, _ = arguments
    _, validation = check.split_and_augment.reference(*arguments)
    assert_array_equal(validation, images[count:])


def test_every_claim_about_augmentation_is_there():
    assert len(check.ledger("augmentation").claims) == 13
