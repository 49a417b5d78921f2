"""Exercises of lesson 07, augmentation: a worked solution and its check each."""

import numpy as np

from helpers.check import _augmentation_mistakes as wrong
from helpers.check._exercise import exercise

RNG = np.random.default_rng(7)


def _images(*shape: int) -> np.ndarray:
    """Return images whose pixels all differ, so that nothing moves unseen."""
    count = int(np.prod(shape))
    return (RNG.permutation(count).reshape(shape) / max(count - 1, 1)).round(3)


def _light(*shape: int) -> np.ndarray:
    """Return light from 0.1 to 0.9: no pixel is black or white before."""
    return (0.1 + 0.8 * RNG.random(shape)).round(2)


def half_the_light(images: np.ndarray) -> np.ndarray:
    """Change every pixel: what was augmented shows."""
    return images / 2


def upside_down(images: np.ndarray) -> np.ndarray:
    """Flip top to bottom."""
    return images[:, ::-1]


@exercise(
    id="augmentation.mirror_digits",
    title="mirror the digits that stay what they are",
    cases={
        "a 0 is mirrored": (_images(1, 2, 3, 1), np.array([0])),
        "a 2 is left alone: mirrored it is no digit": (
            _images(1, 2, 3, 1),
            np.array([2]),
        ),
        "every digit of a batch is judged by its own label": (
            _images(10, 4, 3, 1),
            np.arange(10),
        ),
        "the order of the batch and the colours stay": (
            _images(4, 3, 2, 3),
            np.array([8, 0, 5, 8]),
        ),
        "a batch without a 0 or an 8 stays as it is": (
            _images(2, 2, 2, 1),
            np.array([6, 9]),
        ),
    },
    mistakes={
        "You mirrored every digit, the 2 as well: a mirrored 2 is no digit, but its "
        "label still says 2.": wrong.mirror_every_digit,
        "You mirrored those that change and left those that stay what they are: it is "
        "0 and 8 that may be mirrored.": wrong.mirror_the_others,
        "A 3 may be flipped top to bottom, but not left to right.": (
            wrong.mirror_a_three_too
        ),
        "A 1 often has a hook on its left, so it may not be mirrored.": (
            wrong.mirror_a_one_too
        ),
        "A 1 often has a hook on its left, and a 3 is open there: neither may be "
        "mirrored.": wrong.mirror_a_one_and_a_three_too,
        "There is another digit that looks the same in a mirror: the 8.": (
            wrong.mirror_zeros_only
        ),
        "There is another digit that looks the same in a mirror: the 0.": (
            wrong.mirror_eights_only
        ),
        "You flipped along the wrong axis, top to bottom: the axes are (batch, height, "
        "width, channels), and left to right is the width.": wrong.mirror_upside_down,
        "You flipped along two axes, which is half a turn: a mirror swaps left and "
        "right only, the width.": wrong.mirror_both_ways,
        "You turned the order of the channels around: that swaps red and blue. The "
        "width is axis 2.": wrong.mirror_channels,
        "You turned the order of the images around, so that they stand beside the "
        "wrong labels. The width is axis 2.": wrong.mirror_the_order,
        "The other digits are missing: return the whole batch, changed only where it "
        "may be.": wrong.mirror_and_drop_the_others,
    },
    hints=(
        "Which digits look the same in a mirror? Count the 1 out: it often has a hook.",
        "np.isin(labels, [0, 8]) says which images may be mirrored. Work on a copy, "
        "changed = images.copy(), and overwrite these.",
        "images[:, :, ::-1] is mirrored left to right: the axes are batch, height, "
        "width, channels. changed[safe] = images[safe][:, :, ::-1] does it.",
    ),
    why="A transform is allowed if the label stays true, and that depends on the "
    "label: a mirror keeps 0 and 8. A layer such as RandomFlip knows no labels, so it "
    "flips a 2 as well; for digits it is the wrong layer.",
)
def mirror_digits(images, labels):
    """Return all images, mirrored left to right where the label stays true."""
    safe = np.isin(labels, [0, 8])
    changed = images.copy()
    changed[safe] = images[safe][:, :, ::-1]
    return changed


@exercise(
    id="augmentation.brighten",
    title="more light, and no more than white",
    cases={
        "light is added to every pixel": (np.array([[0.2, 0.5]]), 0.25),
        "what would be lighter than white is white": (np.array([[0.2, 0.9]]), 0.5),
        "a negative amount takes light away, down to black": (
            np.array([[0.2, 0.9]]),
            -0.5,
        ),
        "a batch keeps its shape": (_light(2, 3, 4, 3), 0.3),
        "an amount of 0 changes nothing": (_light(2, 2), 0.0),
    },
    mistakes={
        "Some pixels are now above 1 or below 0: cut them off there, at white and at "
        "black.": wrong.brighten_without_clipping,
        "You multiplied: then black stays black. Brightness is added.": (
            wrong.brighten_by_multiplying
        ),
        "You cut off above 1, but not below 0: a negative amount makes pixels darker "
        "than black.": wrong.brighten_up_to_one_only,
        "You cut off below 0, but not at 1: white is 1 here, not 255.": (
            wrong.brighten_down_to_zero_only
        ),
        "What is lighter than white begins again at black: cut off at 1 instead, it "
        "must not wrap round.": wrong.brighten_wrapped,
        "You stretched the image to the range from 0 to 1: that takes the added light "
        "away again. Cut off instead.": wrong.brighten_rescaled,
    },
    hints=(
        "Add the amount to every pixel. Which values can then be out of range?",
        "Light goes from 0, black, to 1, white. NumPy has a function that cuts off on "
        "both sides.",
        "np.clip(..., 0, 1) around the sum.",
    ),
    why="The range is a promise to the network: all its inputs lie between 0 and 1. "
    "What is cut off is lost, as in a photograph that had too much light, so a strong "
    "change destroys the picture.",
)
def brighten(images, amount):
    """Return the images with more light, still between 0 and 1."""
    return np.clip(images + amount, 0, 1)


@exercise(
    id="augmentation.shift_right",
    title="move an image to the right, with black behind it",
    cases={
        "one pixel to the right": (np.array([[0.25, 0.5, 0.75]]), 1),
        "every row moves": (_light(3, 4), 2),
        "a shift of 0 changes nothing": (_light(2, 3), 0),
        "a shift by the whole width leaves black": (_light(2, 3), 3),
    },
    mistakes={
        "What went out on the right came in again on the left: np.roll wraps round. "
        "Fill with zeros.": wrong.shift_rolled,
        "np.roll without an axis moves pixels from one row into the next, and wraps "
        "round. Fill with zeros.": wrong.shift_rolled_flat,
        "You moved it to the left: what was in column 0 must come to column pixels.": (
            wrong.shift_to_the_left
        ),
        "You moved it down: the columns are axis 1.": wrong.shift_down,
        "Behind the image stands its border, smeared out: it must be black.": (
            wrong.shift_smeared
        ),
        "Behind the image stands its mirror image: it must be black.": (
            wrong.shift_mirrored
        ),
        "Behind the image stands what was there before: set it to 0.": (
            wrong.shift_left_standing
        ),
        "The image became wider: cut off on the right what was added on the left.": (
            wrong.shift_wider
        ),
        "A shift of 0 goes wrong: image[:, :-0] is image[:, :0], which is empty. "
        "Count from the left instead.": wrong.shift_stopped_by_zero,
        "With a shift of 0 the image became empty: image[:, :-0] is image[:, :0]. "
        "Count from the left instead.": wrong.shift_empty_at_zero,
    },
    hints=(
        "Start from a black image of the same shape: np.zeros_like(image).",
        "Column 0 of the image comes to column pixels of the new one. How many columns "
        "still fit in? image.shape[1] is the width.",
        "moved[:, pixels:] = image[:, : image.shape[1] - pixels]",
    ),
    why="What leaves the image is lost, and what comes in must be chosen: black here, "
    "because digits stand on black. Keras calls it fill_mode: 'constant' fills, "
    "'reflect' mirrors, which is its default, 'nearest' smears, 'wrap' goes round.",
)
def shift_right(image, pixels):
    """Return the image of shape (height, width), moved by whole pixels."""
    moved = np.zeros_like(image)
    moved[:, pixels:] = image[:, : image.shape[1] - pixels]
    return moved


FOUR = _images(4, 2, 2, 1)


@exercise(
    id="augmentation.split_and_augment",
    title="split the images, and augment where it belongs",
    cases={
        "three to train on, one to validate with": (
            _images(4, 2, 2, 1),
            3,
            half_the_light,
        ),
        "one to train on, three to validate with": (
            _images(4, 2, 2, 1),
            1,
            half_the_light,
        ),
        "any augmentation will do": (_images(5, 3, 3, 1), 3, upside_down),
    },
    mistakes={
        "You augmented the validation images too: validation asks how well the network "
        "does on images as they are, so leave those alone.": wrong.augment_both,
        "You augmented the validation images, and the training images not: it must be "
        "the other way round.": wrong.augment_validation_only,
        "Nothing was augmented: the training images go through augment(...).": (
            wrong.augment_nothing
        ),
        "The validation images are among the training images: split first, then "
        "augment.": wrong.augment_all_for_training,
        "The first images are to train on, not the last: images[:count].": (
            wrong.augment_the_last
        ),
        "The two parts are the wrong way round: the first count images are to train "
        "on.": wrong.augment_the_rest,
        "The right part was augmented, but the order is wrong: return the images to "
        "train on first.": wrong.augment_and_swap,
    },
    hints=(
        "Two steps: split, then change one of the two parts. Which one must stay as "
        "the world delivers it?",
        "images[:count] are the first count images, images[count:] the rest.",
        "return augment(images[:count]), images[count:]",
    ),
    why="Training may be made harder than the world, the exam may not: the validation "
    "accuracy would answer another question, and a copy of a training image among the "
    "validation images would make it too good.",
)
def split_and_augment(images, count, augment):
    """Return the first `count` images to train on, and the rest to validate with."""
    return augment(images[:count]), images[count:]
