"""Lesson 05: right answers, the commonest wrong ones, and the stubs of the lesson.

The worked solution itself lives in helpers/check/cnn_shapes.py; these are written
otherwise, as a learner might. Beside each wrong answer stands what the learner must
read.
"""

from math import ceil

import numpy as np
from scipy.signal import convolve2d, correlate2d


def size_by_counting_starts(size, kernel_size, strides, padding):
    if padding == "same":
        return len(range(0, size, strides))
    return len(range(0, size - kernel_size + 1, strides))


def size_by_ceil(size, kernel_size, strides, padding):
    reach = kernel_size - 1 if padding == "valid" else 0
    return ceil((size - reach) / strides)


def size_by_true_division(size, kernel_size, strides, padding):
    return (size - kernel_size) / strides + 1


def size_without_one(size, kernel_size, strides, padding):
    if padding == "same":
        return ceil(size / strides)
    return (size - kernel_size) // strides


def size_always_valid(size, kernel_size, strides, padding):
    return 1 + (size - kernel_size) // strides


def size_kept_by_same(size, kernel_size, strides, padding):
    if padding == "same":
        return size
    return (size - kernel_size) // strides + 1


def size_always_two_less(size, kernel_size, strides, padding):
    return size - 2


def output_size_stub(size, kernel_size, strides, padding):
    """Return the side of the output."""
    ...


def parameters_by_shape(kernel_size, in_channels, filters):
    kernel = np.zeros((kernel_size, kernel_size, in_channels, filters))
    return kernel.size + filters


def parameters_by_filter(kernel_size, in_channels, filters):
    return sum(in_channels * kernel_size**2 + 1 for _ in range(filters))


def parameters_no_bias(kernel_size, in_channels, filters):
    return kernel_size * kernel_size * in_channels * filters


def parameters_bias_each(kernel_size, in_channels, filters):
    weights = kernel_size * kernel_size * in_channels * filters
    return weights + weights


def parameters_no_channels(kernel_size, in_channels, filters):
    return kernel_size * kernel_size * filters + filters


def parameters_forgotten_return(kernel_size, in_channels, filters):
    count = (kernel_size * kernel_size * in_channels + 1) * filters
    count += 0


def parameters_stub(kernel_size, in_channels, filters):
    raise NotImplementedError


def convolve_by_taps(image, kernel):
    rows = image.shape[0] - kernel.shape[0] + 1
    columns = image.shape[1] - kernel.shape[1] + 1
    total = np.zeros((rows, columns))
    for (row, column), weight in np.ndenumerate(kernel):
        total += weight * image[row : row + rows, column : column + columns]
    return total


def convolve_by_scipy(image, kernel):
    return correlate2d(image, kernel, mode="valid")


def convolve_flipped(image, kernel):
    return convolve2d(image, kernel, mode="valid")


def convolve_padded(image, kernel):
    return correlate2d(image, kernel, mode="same")


def convolve_by_at(image, kernel):
    side = len(kernel)
    rows, columns = image.shape[0] - side + 1, image.shape[1] - side + 1
    return np.array(
        [
            [(image[r : r + side, c : c + side] @ kernel).sum() for c in range(columns)]
            for r in range(rows)
        ]
    )


def convolve_unsummed(image, kernel):
    side = len(kernel)
    rows, columns = image.shape[0] - side + 1, image.shape[1] - side + 1
    output = np.zeros((rows, columns))
    for row in range(rows):
        for column in range(columns):
            output[row, column] = (
                image[row : row + side, column : column + side] * kernel
            )
    return output


def convolve_in_place(image, kernel):
    result = convolve_by_taps(image, kernel)
    image[:] = 0
    return result


def convolve_by_hand_stub(image, kernel):
    return ...


def channels_by_moveaxis(images):
    return np.moveaxis(images, 1, -1)


def channels_by_stack(images):
    return np.stack([images[:, c] for c in range(images.shape[1])], axis=-1)


def channels_by_reshape(images):
    batch, channels, height, width = images.shape
    return np.reshape(images, (batch, height, width, channels))


def channels_by_swapaxes(images):
    return images.swapaxes(1, -1)


def channels_by_t(images):
    return images.T


def channels_first_to_last_stub(images):
    pass


RIGHT = {
    "output_size": [size_by_counting_starts, size_by_ceil],
    "parameters": [parameters_by_shape, parameters_by_filter],
    "convolve_by_hand": [convolve_by_taps, convolve_by_scipy],
    "channels_first_to_last": [channels_by_moveaxis, channels_by_stack],
}

WRONG = {
    "output_size": {
        size_by_true_division: "whole number",
        size_without_one: "1 must be added",
        size_always_valid: "You left padding out",
        size_kept_by_same: "only at stride 1",
        size_always_two_less: "too large by 2",
    },
    "parameters": {
        parameters_no_bias: "forgot the bias",
        parameters_bias_each: "a bias for every weight",
        parameters_no_channels: "forgot the input channels",
        parameters_forgotten_return: "is a return missing",
    },
    "convolve_by_hand": {
        convolve_flipped: "turned the kernel",
        convolve_padded: "padded the picture",
        convolve_by_at: "matrix product",
        convolve_unsummed: "does not fit into one pixel",
        convolve_in_place: "changed its argument image",
    },
    "channels_first_to_last": {
        channels_by_reshape: "pictures are torn",
        channels_by_swapaxes: "lies on its side",
        channels_by_t: "batch must stay first",
    },
}

STUBS = {
    "output_size": output_size_stub,
    "parameters": parameters_stub,
    "convolve_by_hand": convolve_by_hand_stub,
    "channels_first_to_last": channels_first_to_last_stub,
}
