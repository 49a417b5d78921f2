"""Looking into a Keras network, on networks whose insides are known."""

import keras
import numpy as np
import pytest

from helpers import nn, train


@pytest.fixture
def brightness():
    """A network whose class 1 is the mean brightness of a 4 × 4 image."""
    stack = [nn.GlobalAveragePooling2D(), nn.Dense(2, activation="softmax")]
    model = train.keras_model((4, 4, 1), stack)
    model.set_weights([np.array([[-9.0, 9.0]]), np.array([4.5, -4.5])])
    return model


def test_every_layer_gives_its_output(brightness):
    images = np.ones((3, 4, 4, 1))
    means, answers = train.layer_outputs(brightness, images)
    np.testing.assert_allclose(means, np.ones((3, 1)))
    np.testing.assert_allclose(answers, np.asarray(brightness(images)))


@pytest.mark.parametrize("target", [0, 1])
def test_climbing_ends_in_an_image_of_the_wanted_class(brightness, target):
    image = train.climb(brightness, target, steps=40)
    assert np.argmax(brightness(image[None])) == target
    assert image.min() >= 0 and image.max() <= 1


def test_covering_what_matters_costs_probability(brightness):
    images, labels = np.full((2, 4, 4, 1), 0.6), np.array([1, 1])
    whole = train.occlusion_drop(brightness, images, labels, 0, 0, size=4)
    corner = train.occlusion_drop(brightness, images, labels, 0, 0, size=1)
    assert whole > corner > 0


def test_covering_leaves_the_images_as_they_are(brightness):
    images = np.ones((1, 4, 4, 1))
    train.occlusion_drop(brightness, images, np.array([1]), 0, 0, size=2)
    assert images.min() == 1


def test_a_class_in_the_means_can_be_read_out_and_noise_cannot():
    rng = np.random.default_rng(0)
    maps, y = rng.normal(size=(200, 3, 3, 4)), rng.integers(0, 2, 200)
    half = slice(0, 100), slice(100, 200)
    noise = train.linear_read_out(maps[half[0]], y[half[0]], maps[half[1]], y[half[1]])
    maps[y == 1, ..., 2] += 2
    clear = train.linear_read_out(maps[half[0]], y[half[0]], maps[half[1]], y[half[1]])
    assert clear > 0.95 and noise < 0.7


def test_the_gradient_fades_with_depth_and_less_from_a_he_start():
    shallow, deep = (train.first_gradient(n, "glorot_uniform") for n in (2, 12))
    assert deep < shallow / 100
    assert train.first_gradient(12, "he_normal") > 10 * deep


def test_keras_runs_on_tensorflow_and_not_on_theano():
    assert train.keras_runs_on("tensorflow")
    assert not train.keras_runs_on("theano")


def test_a_stack_becomes_the_keras_model_of_its_names():
    stack = [nn.Conv2D(4, (1, 3), strides=2, padding="same", activation="relu")]
    (layer,) = train.keras_model((8, 8, 3), stack).layers
    assert isinstance(layer, keras.layers.Conv2D)
    config = layer.get_config()
    assert config["kernel_size"] == (1, 3) and config["strides"] == (2, 2)
    assert config["padding"] == "same" and config["activation"] == "relu"
