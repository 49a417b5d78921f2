"""Augmentation inside tf.data: on training images alone, anew in every epoch."""

import keras
import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import data, nn, train


@pytest.fixture
def digits():
    x, y, *_ = data.digits()
    return x[:60], y[:60]


def moved():
    return [keras.layers.RandomTranslation(0.3, 0.3, fill_mode="constant")]


def epoch(pairs):
    """Return all images and all labels of one pass."""
    images, labels = zip(*pairs, strict=True)
    return np.concatenate(images), np.concatenate(labels)


def test_without_layers_the_images_stay_with_their_labels(digits):
    x, y = digits
    images, labels = epoch(train.augmented(x, y, []))
    order = [
        int(np.flatnonzero((x == image).all(axis=(1, 2, 3)))[0]) for image in images
    ]
    assert sorted(order) == list(range(60))
    assert_array_equal(labels, y[order])


def test_every_epoch_has_new_draws(digits):
    x, y = np.repeat(digits[0][:1], 60, axis=0), digits[1]
    pairs = train.augmented(x, y, moved())
    first, second = (epoch(pairs)[0] for _ in range(2))
    assert (first != second).any()


def test_every_image_has_its_own_draw(digits):
    x = np.repeat(digits[0][:1], 20, axis=0)
    images, _ = epoch(train.augmented(x, np.zeros(20), moved()))
    assert len(np.unique(images, axis=0)) > 10


def test_the_same_seeds_give_the_same_epochs(digits):
    runs = []
    for _ in range(2):
        train.fix_seed(4)
        pairs = train.augmented(*digits, moved(), seed=4)
        runs.append([epoch(pairs)[0] for _ in range(2)])
    assert_array_equal(runs[0], runs[1])


def test_batches_have_the_wanted_size(digits):
    sizes = [len(y) for _, y in train.augmented(*digits, [], batch_size=25)]
    assert sizes == [25, 25, 10]


def test_a_model_trains_on_it_without_a_warning(digits):
    model = train.keras_model((8, 8, 1), [nn.Flatten(), nn.Dense(10, "softmax")])
    model.compile("sgd", "sparse_categorical_crossentropy")
    model.fit(train.augmented(*digits, moved()), verbose=0, shuffle=False)
    assert int(model.optimizer.iterations) == 2


@pytest.mark.parametrize(
    ("x", "y", "more", "told"),
    [
        (np.ones((3, 2, 2, 1)), np.ones(2), {}, "not 3 images and 2 labels"),
        (np.ones((0, 2, 2, 1)), np.ones(0), {}, "not 0 images and 0 labels"),
        (np.ones((1, 2, 2, 1)), np.ones(1), {"batch_size": 0}, "at least 1, not 0"),
    ],
)
def test_what_cannot_be_batched_is_refused(x, y, more, told):
    with pytest.raises(ValueError, match=told):
        train.augmented(x, y, [], **more)


@pytest.fixture
def left_or_right():
    """A network that sees on which side an image is bright, and four such images."""
    model = train.keras_model((1, 2, 1), [nn.Flatten(), nn.Dense(2, "softmax")])
    model.set_weights([9 * np.eye(2), np.zeros(2)])
    x = np.array([[[[1.0], [0.0]]], [[[0.0], [1.0]]]] * 2)
    return model, x, np.array([0, 1] * 2)


class Flip(keras.layers.Layer):
    """Flips every image while training."""

    def call(self, images, training=False):
        """Flip or not."""
        return images[:, :, ::-1] if training else images


def test_validation_images_stay_as_they_are(left_or_right):
    scores = train.validation_scores(*left_or_right, [Flip()], draws=3)
    assert scores.clean == 1 and scores.augmented == [0, 0, 0]


def test_the_plain_image_counts_once_among_the_answers(left_or_right):
    class FaintFlip(Flip):
        def call(self, images, training=False):
            return 0.1 * super().call(images, training)

    scores = train.validation_scores(*left_or_right, [FaintFlip()], draws=1)
    assert scores.augmented == [0] and scores.averaged == 1


def test_no_draw_is_refused(left_or_right):
    with pytest.raises(ValueError, match="draws must be at least 1, not 0"):
        train.validation_scores(*left_or_right, [], draws=0)


def test_random_layers_are_off_at_inference(digits):
    for layer in moved():
        assert_array_equal(layer(digits[0], training=False), digits[0])


def test_the_frozen_base_is_the_stored_one_and_is_not_trained():
    base = train.frozen_base()
    (kernel, *_), *_ = data.networks("drag_the_digit")["conv + global max"].weights
    assert_allclose(base.get_weights()[0], kernel)
    assert base.trainable_weights == []


def test_fresh_augmentation_costs_more_than_cached_features():
    x, y, *_ = data.moving_digits(28, 10, 10)
    some = x[:1200], y[:1200]
    costs = train.frozen_costs(train.frozen_base(), *some, moved(), epochs=6)
    assert costs.ratio > 1.2 and costs.copies > 0


def test_augmented_images_have_other_features():
    x, *_ = data.moving_digits(28, 10, 10)
    base, turned = train.frozen_base(), [keras.layers.RandomRotation(0.2)]
    assert train.feature_change(base, x[:50], turned) > 0.05
    assert train.feature_change(base, x[:50], []) == 0


def test_more_copies_than_epochs_are_refused():
    with pytest.raises(ValueError, match="from 1 to 2 epochs, not 3"):
        train.frozen_costs(None, None, None, [], epochs=2, copies=3)


def test_the_old_generator_calls_itself_deprecated_and_keras_has_left_it():
    old = train.old_generator(images=64, size=8)
    assert old.words == "DEPRECATED" and not old.in_keras
    assert old.generator > 0 and old.layers > 0
