"""The wrong answers of lesson 06 that have a message of their own."""

import numpy as np


def _windows(image, pool_size, strides):
    taps = pool_size, pool_size
    views = np.lib.stride_tricks.sliding_window_view(image, taps)
    return views[::strides, ::strides]


def pool_by_average(image, pool_size, strides):
    return _windows(image, pool_size, strides).mean(axis=(2, 3))


def pool_by_smallest(image, pool_size, strides):
    return _windows(image, pool_size, strides).min(axis=(2, 3))


def pool_by_sum(image, pool_size, strides):
    return _windows(image, pool_size, strides).sum(axis=(2, 3))


def pool_from_zero(image, pool_size, strides):
    return _windows(image, pool_size, strides).max(axis=(2, 3), initial=0)


def pool_swapped(image, pool_size, strides):
    return _windows(image, strides, pool_size).max(axis=(2, 3))


def pool_without_strides(image, pool_size, strides):
    return _windows(image, pool_size, pool_size).max(axis=(2, 3))


def pool_at_every_pixel(image, pool_size, strides):
    return _windows(image, pool_size, 1).max(axis=(2, 3))


def pool_last_row_kept(image, pool_size, strides):
    starts = [range(0, side, strides) for side in image.shape]
    return np.array(
        [
            [image[r : r + pool_size, c : c + pool_size].max() for c in starts[1]]
            for r in starts[0]
        ]
    )


def pool_without_last_places(image, pool_size, strides):
    return _windows(image, pool_size, strides).max(axis=(2, 3))[:-1, :-1]


def pool_rows_only(image, pool_size, strides):
    return _windows(image, pool_size, strides).max(axis=3)[..., 0]


def _send_back(image, output_grad, pool_size, strides, share, add=True):
    """Lay ``share(window, gradient)`` on the window of every output."""
    image_grad = np.zeros(image.shape)
    for (row, column), grad in np.ndenumerate(output_grad):
        top, left = row * strides, column * strides
        place = np.s_[top : top + pool_size, left : left + pool_size]
        sent = share(image[place], grad)
        if add:
            image_grad[place] += sent
        else:
            image_grad[place] = np.where(sent != 0, sent, image_grad[place])
    return image_grad


def _to_first(window, grad):
    first = np.arange(window.size).reshape(window.shape) == window.argmax()
    return first * grad


def grad_spread(image, output_grad, pool_size, strides):
    return _send_back(
        image,
        output_grad,
        pool_size,
        strides,
        lambda window, grad: np.full(window.shape, grad / window.size),
    )


def grad_to_all(image, output_grad, pool_size, strides):
    return _send_back(
        image,
        output_grad,
        pool_size,
        strides,
        lambda window, grad: np.full(window.shape, grad),
    )


def grad_to_all_equal(image, output_grad, pool_size, strides):
    return _send_back(
        image,
        output_grad,
        pool_size,
        strides,
        lambda window, grad: (window == window.max()) * grad,
    )


def grad_overwritten(image, output_grad, pool_size, strides):
    return _send_back(image, output_grad, pool_size, strides, _to_first, add=False)


def grad_of_ones(image, output_grad, pool_size, strides):
    return grad_right(image, np.ones_like(output_grad), pool_size, strides)


def grad_times_value(image, output_grad, pool_size, strides):
    return grad_right(image, output_grad, pool_size, strides) * image


def grad_at_the_window(image, output_grad, pool_size, strides):
    return grad_right(image, output_grad, pool_size, pool_size)


def grad_to_smallest(image, output_grad, pool_size, strides):
    return grad_right(-image, output_grad, pool_size, strides)


def grad_in_the_corner(image, output_grad, pool_size, strides):
    return grad_right(np.zeros_like(image), output_grad, pool_size, strides)


def grad_right(image, output_grad, pool_size, strides):
    return _send_back(image, output_grad, pool_size, strides, _to_first)


def _up(size, strides):
    return -(-size // strides)


def size_strides_of_1(size, pool_size, strides, padding):
    return size_right(size, pool_size, strides or 1, padding)


def size_swapped(size, pool_size, strides, padding):
    return size_right(size, strides or pool_size, pool_size, padding)


def size_always_the_window(size, pool_size, strides, padding):
    return size_right(size, pool_size, pool_size, padding)


def size_without_padding(size, pool_size, strides, padding):
    return size_right(size, pool_size, strides, "valid")


def size_same_kept(size, pool_size, strides, padding):
    return size if padding == "same" else size_right(size, pool_size, strides, padding)


def size_rounded_up(size, pool_size, strides, padding):
    strides = strides or pool_size
    if padding == "same":
        return _up(size, strides)
    return _up(size - pool_size, strides) + 1


def size_divided(size, pool_size, strides, padding):
    strides = strides or pool_size
    return _up(size, strides) if padding == "same" else size // strides


def size_without_the_first_place(size, pool_size, strides, padding):
    right = size_right(size, pool_size, strides, padding)
    return right if padding == "same" else right - 1


def size_same_rounded_down(size, pool_size, strides, padding):
    if padding == "same":
        return size // (strides or pool_size)
    return size_right(size, pool_size, strides, padding)


def size_right(size, pool_size, strides, padding):
    strides = strides or pool_size
    if padding == "same":
        return _up(size, strides)
    return (size - pool_size) // strides + 1


def global_over_channels(maps):
    return maps.mean(axis=-1)


def global_over_everything(maps):
    return maps.mean()


def global_of_the_last_axes(maps):
    return maps.mean(axis=(2, 3))


def global_of_each_channel(maps):
    return maps.mean(axis=(0, 1, 2))


def global_of_the_rows(maps):
    return maps.mean(axis=1)


def global_largest(maps):
    return maps.max(axis=(1, 2))


def global_sum(maps):
    return maps.sum(axis=(1, 2))


def global_with_empty_axes(maps):
    return maps.mean(axis=(1, 2), keepdims=True)
