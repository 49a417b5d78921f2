"""The wrong answers of lesson 05 that have a message of their own."""

import numpy as np

windows = np.lib.stride_tricks.sliding_window_view


def _same(size, strides):
    return -(-size // strides)


def size_without_the_first_place(size, kernel_size, strides, padding):
    if padding == "same":
        return _same(size, strides)
    return (size - kernel_size) // strides


def size_minus_two(size, kernel_size, strides, padding):
    return _same(size, strides) if padding == "same" else (size - 3) // strides + 1


def size_without_strides(size, kernel_size, strides, padding):
    return size if padding == "same" else size - kernel_size + 1


def size_without_padding(size, kernel_size, strides, padding):
    return (size - kernel_size) // strides + 1


def size_rounded_up(size, kernel_size, strides, padding):
    if padding == "same":
        return _same(size, strides)
    return -(-(size - kernel_size) // strides) + 1


def size_kept_at_any_stride(size, kernel_size, strides, padding):
    return size if padding == "same" else (size - kernel_size) // strides + 1


def size_same_rounded_down(size, kernel_size, strides, padding):
    if padding == "same":
        return size // strides
    return (size - kernel_size) // strides + 1


def parameters_without_bias(kernel_size, in_channels, filters):
    return kernel_size**2 * in_channels * filters


def parameters_with_a_bias_per_weight(kernel_size, in_channels, filters):
    return 2 * kernel_size**2 * in_channels * filters


def parameters_with_one_bias(kernel_size, in_channels, filters):
    return kernel_size**2 * in_channels * filters + 1


def parameters_without_channels(kernel_size, in_channels, filters):
    return (kernel_size**2 + 1) * filters


def parameters_of_a_line(kernel_size, in_channels, filters):
    return (kernel_size * in_channels + 1) * filters


def parameters_per_place(kernel_size, in_channels, filters):
    places = (28 - kernel_size + 1) ** 2
    return (kernel_size**2 * in_channels + 1) * filters * places


def _convolve(image, kernel, combine):
    patches = windows(image, kernel.shape)
    return np.array([[combine(patch, kernel) for patch in row] for row in patches])


def convolve_turned(image, kernel):
    return _convolve(image, kernel[::-1, ::-1], lambda patch, k: (patch * k).sum())


def convolve_by_matrix_product(image, kernel):
    return _convolve(image, kernel, lambda patch, k: (patch @ k).sum())


def convolve_without_sum(image, kernel):
    return _convolve(image, kernel, np.multiply)


def convolve_into_one_pixel(image, kernel):
    output = np.zeros((1, 1))
    output[0, 0] = image[: kernel.shape[0], : kernel.shape[1]] * kernel
    return output


def convolve_padded(image, kernel):
    height, width = kernel.shape
    above, left = (height - 1) // 2, (width - 1) // 2
    margins = ((above, height - 1 - above), (left, width - 1 - left))
    padded = np.pad(image, margins)
    return _convolve(padded, kernel, lambda patch, k: (patch * k).sum())


def convolve_with_mean(image, kernel):
    return _convolve(image, kernel, lambda patch, k: (patch * k).mean())


def convolve_without_last_places(image, kernel):
    full = _convolve(image, kernel, lambda patch, k: (patch * k).sum())
    return full[:-1, :-1]


def channels_by_reshape(images):
    batch, channels, height, width = images.shape
    return images.reshape(batch, height, width, channels)


def channels_by_swapping(images):
    return np.swapaxes(images, 1, 3)


def channels_by_reversal(images):
    return images.T


def channels_the_other_way(images):
    return np.transpose(images, (0, 3, 1, 2))
