"""Lesson 07: right answers, the commonest wrong ones, and the stubs of the lesson.

The worked solution itself lives in helpers/check/augmentation.py; these are written
otherwise, as a learner might. Beside each wrong answer stands what the learner must
read.
"""

import numpy as np


def mirror_by_where(images, labels):
    safe = (labels == 0) | (labels == 8)
    return np.where(safe[:, None, None, None], np.flip(images, axis=2), images)


def mirror_by_loop(images, labels):
    done = []
    for image, label in zip(images, labels, strict=True):
        done.append(np.fliplr(image) if label in (0, 8) else image)
    return np.array(done)


def mirror_all(images, labels):
    return np.flip(images, axis=2)


def mirror_by_fliplr(images, labels):
    changed = images.copy()
    safe = np.isin(labels, [0, 8])
    changed[safe] = np.fliplr(images[safe])
    return changed


def mirror_batch(images, labels):
    changed = images.copy()
    safe = np.isin(labels, [0, 8])
    changed[safe] = images[safe][::-1]
    return changed


def mirror_colours(images, labels):
    changed = images.copy()
    safe = np.isin(labels, [0, 8])
    changed[safe] = images[safe][:, :, :, ::-1]
    return changed


def mirror_symmetric_looking(images, labels):
    changed = images.copy()
    for place in range(len(labels)):
        if labels[place] in (0, 1, 3, 8):
            changed[place] = images[place, :, ::-1]
    return changed


def mirror_in_place(images, labels):
    safe = np.isin(labels, [0, 8])
    images[safe] = images[safe][:, :, ::-1]
    return images


def mirror_digits_stub(images, labels):
    """Return all images, mirrored left to right where the label stays true."""
    raise NotImplementedError


def brighten_in_two_steps(images, amount):
    lighter = images + amount
    lighter[lighter > 1] = 1
    lighter[lighter < 0] = 0
    return lighter


def brighten_by_extremes(images, amount):
    return np.maximum(np.minimum(images + amount, 1.0), 0.0)


def brighten_added(images, amount):
    return amount + images


def brighten_scaled(images, amount):
    return np.minimum(np.maximum((1 + amount) * images, 0), 1)


def brighten_below_white(images, amount):
    lighter = images + amount
    return np.where(lighter > 1, 1, lighter)


def brighten_like_bytes(images, amount):
    return np.mod(images + amount, 1)


def brighten_in_place(images, amount):
    images += amount
    return images.clip(0, 1, out=images)


def brighten_stub(images, amount):
    """Return the images with more light, still between 0 and 1."""
    ...


def shift_by_padding(image, pixels):
    return np.pad(image, ((0, 0), (pixels, 0)))[:, : image.shape[1]]


def shift_by_loop(image, pixels):
    height, width = image.shape
    moved = np.zeros((height, width))
    for row in range(height):
        for column in range(width):
            if column + pixels < width:
                moved[row, column + pixels] = image[row, column]
    return moved


def shift_by_roll(image, pixels):
    return np.roll(image, pixels, axis=-1)


def shift_by_negative_slice(image, pixels):
    moved = np.zeros(image.shape)
    moved[:, pixels:] = image[:, :-pixels]
    return moved


def shift_left(image, pixels):
    return np.pad(image, ((0, 0), (0, pixels)))[:, pixels:]


def shift_rows(image, pixels):
    return np.pad(image, ((pixels, 0), (0, 0)))[: len(image)]


def shift_by_edge(image, pixels):
    return np.pad(image, ((0, 0), (pixels, 0)), "edge")[:, : image.shape[1]]


def shift_right_stub(image, pixels):
    """Return the image of shape (height, width), moved by whole pixels."""
    pass


def split_by_numpy(images, count, augment):
    training, validation = np.split(images, [count])
    return augment(training), validation


def split_by_lists(images, count, augment):
    training = [images[place] for place in range(count)]
    validation = [images[place] for place in range(count, len(images))]
    return augment(np.array(training)), np.array(validation)


def split_afterwards(images, count, augment):
    changed = augment(images)
    return changed[:count], changed[count:]


def split_the_exam_harder(images, count, augment):
    training, validation = images[:count], images[count:]
    return training, augment(validation)


def split_only(images, count, augment):
    return images[:count], images[count:]


def split_leaking(images, count, augment):
    return augment(images), images[count:]


def split_and_augment_stub(images, count, augment):
    """Return the first `count` images to train on, and the rest to validate with."""
    raise NotImplementedError


RIGHT = {
    "mirror_digits": [mirror_by_where, mirror_by_loop],
    "brighten": [brighten_in_two_steps, brighten_by_extremes],
    "shift_right": [shift_by_padding, shift_by_loop],
    "split_and_augment": [split_by_numpy, split_by_lists],
}

WRONG = {
    "mirror_digits": {
        mirror_all: "You mirrored every digit, the 2 as well",
        mirror_by_fliplr: "along the wrong axis",
        mirror_batch: "order of the images",
        mirror_colours: "order of the channels",
        mirror_symmetric_looking: "neither may be mirrored",
        mirror_in_place: "changed its argument images",
    },
    "brighten": {
        brighten_added: "Some pixels are now above 1 or below 0",
        brighten_scaled: "You multiplied",
        brighten_below_white: "but not below 0",
        brighten_like_bytes: "must not wrap round",
        brighten_in_place: "changed its argument images",
    },
    "shift_right": {
        shift_by_roll: "np.roll wraps round",
        shift_by_negative_slice: "A shift of 0 goes wrong",
        shift_left: "moved it to the left",
        shift_rows: "moved it down",
        shift_by_edge: "smeared out",
    },
    "split_and_augment": {
        split_afterwards: "You augmented the validation images too",
        split_the_exam_harder: "the other way round",
        split_only: "Nothing was augmented",
        split_leaking: "among the training images",
    },
}

STUBS = {
    "mirror_digits": mirror_digits_stub,
    "brighten": brighten_stub,
    "shift_right": shift_right_stub,
    "split_and_augment": split_and_augment_stub,
}
