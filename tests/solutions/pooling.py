"""Lesson 06: right answers, the commonest wrong ones, and the stubs of the lesson.

The worked solution itself lives in helpers/check/pooling.py; these are written
otherwise, as a learner might. Beside each wrong answer stands what the learner must
read.
"""

import math

import numpy as np

views = np.lib.stride_tricks.sliding_window_view


def pool_by_views(image, pool_size, strides):
    every = views(image, (pool_size, pool_size))
    return every[::strides, ::strides].max(axis=(2, 3))


def pool_by_lists(image, pool_size, strides):
    height, width = image.shape
    taps = [(i, j) for i in range(pool_size) for j in range(pool_size)]
    rows = range(0, height - pool_size + 1, strides)
    columns = range(0, width - pool_size + 1, strides)
    return np.array(
        [[max(image[r + i, c + j] for i, j in taps) for c in columns] for r in rows]
    )


def pool_averaging(image, pool_size, strides):
    every = views(image, (pool_size, pool_size))
    return every[::strides, ::strides].sum(axis=(2, 3)) / pool_size**2


def pool_arguments_swapped(image, pool_size, strides):
    return pool_by_views(image, strides, pool_size)


def pool_over_the_edge(image, pool_size, strides):
    rows = range(0, len(image), strides)
    columns = range(0, image.shape[1], strides)
    cut = [[image[r : r + pool_size, c : c + pool_size] for c in columns] for r in rows]
    return np.array([[window.max() for window in row] for row in cut])


def pool_side_by_side(image, pool_size, strides):
    return pool_by_views(image, pool_size, pool_size)


def pool_starting_from_zero(image, pool_size, strides):
    return np.maximum(pool_by_views(image, pool_size, strides), 0)


def max_pool_by_hand_stub(image, pool_size, strides):
    """Keep the largest number of each window that lies inside the image."""
    raise NotImplementedError


def grad_by_search(image, output_grad, pool_size, strides):
    sent = np.zeros(image.shape)
    for r, row in enumerate(output_grad):
        for c, grad in enumerate(row):
            places = [
                (r * strides + i, c * strides + j)
                for i in range(pool_size)
                for j in range(pool_size)
            ]
            sent[max(places, key=lambda place: image[place])] += grad
    return sent


def grad_by_flat_places(image, output_grad, pool_size, strides):
    taps = pool_size, pool_size
    numbered = np.arange(image.size).reshape(image.shape)
    cut = [views(a, taps)[::strides, ::strides] for a in (image, numbered)]
    values, places = (c.reshape(*c.shape[:2], -1) for c in cut)
    won = np.take_along_axis(places, values.argmax(-1)[..., None], axis=-1)
    sent = np.bincount(won.ravel(), output_grad.ravel(), image.size)
    return sent.reshape(image.shape)


def grad_shared_out(image, output_grad, pool_size, strides):
    sent = np.zeros(image.shape)
    for (r, c), grad in np.ndenumerate(output_grad):
        top, left = r * strides, c * strides
        sent[top : top + pool_size, left : left + pool_size] += grad / pool_size**2
    return sent


def grad_kept_once(image, output_grad, pool_size, strides):
    sent = np.zeros(image.shape)
    for (r, c), grad in np.ndenumerate(output_grad):
        top, left = r * strides, c * strides
        window = image[top : top + pool_size, left : left + pool_size]
        i, j = np.argwhere(window == window.max())[0]
        sent[top + i, left + j] = grad
    return sent


def grad_to_every_winner(image, output_grad, pool_size, strides):
    sent = np.zeros(image.shape)
    for (r, c), grad in np.ndenumerate(output_grad):
        place = np.s_[r * strides :, c * strides :]
        window = image[place][:pool_size, :pool_size]
        sent[place][:pool_size, :pool_size] += grad * (window == window.max())
    return sent


def grad_one_for_each(image, output_grad, pool_size, strides):
    return grad_by_search(image, np.ones(output_grad.shape), pool_size, strides)


def max_pool_grad_stub(image, output_grad, pool_size, strides):
    """Send each output's gradient to the number that won its window."""
    ...


def size_by_counting(size, pool_size, strides, padding):
    step = pool_size if strides is None else strides
    last = size if padding == "same" else size - pool_size + 1
    return len(range(0, last, step))


def size_by_rounding(size, pool_size, strides, padding):
    step = strides or pool_size
    if padding == "valid":
        return math.floor((size - pool_size) / step + 1)
    return math.ceil(size / step)


def size_like_a_convolution(size, pool_size, strides, padding):
    return size_by_counting(size, pool_size, strides or 1, padding)


def size_exchanged(size, pool_size, strides, padding):
    return size_by_counting(size, strides or pool_size, pool_size, padding)


def size_with_a_part(size, pool_size, strides, padding):
    step = strides or pool_size
    return math.ceil((size if padding == "same" else size - pool_size + 1) / step)


def size_with_the_rest(size, pool_size, strides, padding):
    step = strides or pool_size
    if padding == "same":
        return math.ceil(size / step)
    return math.ceil((size - pool_size) / step) + 1


def size_kept(size, pool_size, strides, padding):
    return size if padding == "same" else size_by_counting(size, pool_size, strides, "")


def pooled_size_stub(size, pool_size, strides, padding):
    pass


def average_by_reshaping(maps):
    batch, *_, channels = maps.shape
    return maps.reshape(batch, -1, channels).mean(axis=1)


def average_in_two_steps(maps):
    return maps.mean(axis=1).mean(axis=1)


def average_of_channels(maps):
    return np.mean(maps, axis=3)


def average_as_without_a_batch(maps):
    return maps.mean(axis=(0, 1))


def average_by_the_largest(maps):
    return maps.max(axis=1).max(axis=1)


def average_in_one(maps):
    return np.mean(maps)


def average_left_square(maps):
    return maps.mean(axis=(1, 2), keepdims=True)


def global_average_stub(maps):
    return ...


RIGHT = {
    "max_pool_by_hand": [pool_by_views, pool_by_lists],
    "max_pool_grad": [grad_by_search, grad_by_flat_places],
    "pooled_size": [size_by_counting, size_by_rounding, size_with_a_part],
    "global_average": [average_by_reshaping, average_in_two_steps],
}

WRONG = {
    "max_pool_by_hand": {
        pool_averaging: "took the average",
        pool_arguments_swapped: "Window and stride are swapped",
        pool_over_the_edge: "kept the last row",
        pool_side_by_side: "left strides out",
        pool_starting_from_zero: "You started from 0",
    },
    "max_pool_grad": {
        grad_shared_out: "that is average pooling",
        grad_kept_once: "add, do not overwrite",
        grad_to_every_winner: "only the first one",
        grad_one_for_each: "You sent back 1",
    },
    "pooled_size": {
        size_like_a_convolution: "by its own width",
        size_exchanged: "Window and stride are swapped",
        size_with_the_rest: "round down, not up",
        size_kept: "only at stride 1",
    },
    "global_average": {
        average_of_channels: "averaged over the channels",
        average_as_without_a_batch: "shape",
        average_by_the_largest: "global max pooling",
        average_in_one: "averaged over everything",
        average_left_square: "two axes of length 1",
    },
}

STUBS = {
    "max_pool_by_hand": max_pool_by_hand_stub,
    "max_pool_grad": max_pool_grad_stub,
    "pooled_size": pooled_size_stub,
    "global_average": global_average_stub,
}
