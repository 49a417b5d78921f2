"""The wrong answers of lesson 07 that have a message of their own."""

import numpy as np

SAFE = (0, 8)


def _mirrored(images, labels, mirror, digits=SAFE):
    changed = images.copy()
    which = np.isin(labels, digits)
    changed[which] = mirror(images[which])
    return changed


def mirror_upside_down(images, labels):
    return _mirrored(images, labels, lambda x: x[:, ::-1])


def mirror_both_ways(images, labels):
    return _mirrored(images, labels, lambda x: x[:, ::-1, ::-1])


def mirror_channels(images, labels):
    return _mirrored(images, labels, lambda x: x[..., ::-1])


def mirror_the_order(images, labels):
    return _mirrored(images, labels, lambda x: x[::-1])


def mirror_every_digit(images, labels):
    return images[:, :, ::-1]


def mirror_the_others(images, labels):
    return _mirrored(images, labels, lambda x: x[:, :, ::-1], (1, 2, 3, 4, 5, 6, 7, 9))


def mirror_a_three_too(images, labels):
    return _mirrored(images, labels, lambda x: x[:, :, ::-1], (0, 3, 8))


def mirror_a_one_too(images, labels):
    return _mirrored(images, labels, lambda x: x[:, :, ::-1], (0, 1, 8))


def mirror_a_one_and_a_three_too(images, labels):
    return _mirrored(images, labels, lambda x: x[:, :, ::-1], (0, 1, 3, 8))


def mirror_zeros_only(images, labels):
    return _mirrored(images, labels, lambda x: x[:, :, ::-1], (0,))


def mirror_eights_only(images, labels):
    return _mirrored(images, labels, lambda x: x[:, :, ::-1], (8,))


def mirror_and_drop_the_others(images, labels):
    return images[np.isin(labels, SAFE)][:, :, ::-1]


def brighten_without_clipping(images, amount):
    return images + amount


def brighten_by_multiplying(images, amount):
    return np.clip(images * (1 + amount), 0, 1)


def brighten_up_to_one_only(images, amount):
    return np.minimum(images + amount, 1)


def brighten_down_to_zero_only(images, amount):
    return np.maximum(images + amount, 0)


def brighten_wrapped(images, amount):
    return (images + amount) % 1


def brighten_rescaled(images, amount):
    low, high = (images + amount).min(), (images + amount).max()
    return (images + amount - low) / (high - low)


def shift_rolled(image, pixels):
    return np.roll(image, pixels, axis=1)


def shift_rolled_flat(image, pixels):
    return np.roll(image, pixels)


def shift_to_the_left(image, pixels):
    moved = np.zeros_like(image)
    moved[:, : image.shape[1] - pixels] = image[:, pixels:]
    return moved


def shift_down(image, pixels):
    moved = np.zeros_like(image)
    moved[pixels:] = image[: len(image) - pixels]
    return moved


def shift_smeared(image, pixels):
    padded = np.pad(image, ((0, 0), (pixels, 0)), mode="edge")
    return padded[:, : image.shape[1]]


def shift_mirrored(image, pixels):
    padded = np.pad(image, ((0, 0), (pixels, 0)), mode="symmetric")
    return padded[:, : image.shape[1]]


def shift_left_standing(image, pixels):
    moved = image.copy()
    moved[:, pixels:] = image[:, : image.shape[1] - pixels]
    return moved


def shift_wider(image, pixels):
    return np.pad(image, ((0, 0), (pixels, 0)))


def shift_stopped_by_zero(image, pixels):
    moved = np.zeros_like(image)
    moved[:, pixels:] = image[:, :-pixels]
    return moved


def shift_empty_at_zero(image, pixels):
    return np.pad(image[:, :-pixels], ((0, 0), (pixels, 0)))


def augment_both(images, count, augment):
    return augment(images[:count]), augment(images[count:])


def augment_validation_only(images, count, augment):
    return images[:count], augment(images[count:])


def augment_nothing(images, count, augment):
    return images[:count], images[count:]


def augment_all_for_training(images, count, augment):
    return augment(images), images[count:]


def augment_the_last(images, count, augment):
    return augment(images[-count:]), images[:-count]


def augment_the_rest(images, count, augment):
    return augment(images[count:]), images[:count]


def augment_and_swap(images, count, augment):
    return images[count:], augment(images[:count])
