"""Exercises of lesson 06, pooling: a worked solution and its check each."""

import numpy as np

from helpers.check import _pooling_mistakes as wrong
from helpers.check._exercise import exercise

RNG = np.random.default_rng(6)


def _image(height: int, width: int) -> np.ndarray:
    """Return an image of whole numbers from -9 to 9, all different."""
    numbers = RNG.permutation(np.linspace(-9, 9, height * width).round(1))
    return numbers.reshape(height, width)


FOUR = np.array([[1.0, 2.0, 0.0, 3.0], [3.0, 8.0, 1.0, 0.0]])
BELOW_ZERO = -1.0 - np.arange(16.0).reshape(4, 4)
PEAK = np.array([[1.0, 4.0, 2.0], [0.0, 9.0, 3.0], [5.0, 6.0, 7.0]])


@exercise(
    id="pooling.max_pool_by_hand",
    title="max pooling, window by window",
    cases={
        "two windows give their two largest numbers": (FOUR, 2, 2),
        "numbers below 0 count too": (BELOW_ZERO, 2, 2),
        "windows of 3 that move by 2 overlap": (_image(8, 10), 3, 2),
        "windows of 2 that move by 3 leave pixels out": (_image(8, 11), 2, 3),
        "what fills no whole window is dropped": (_image(5, 7), 2, 2),
    },
    mistakes={
        "You took the average of each window: max pooling keeps its largest number.": (
            wrong.pool_by_average
        ),
        "You took the smallest number of each window: max pooling keeps the "
        "largest.": wrong.pool_by_smallest,
        "You added up each window: max pooling keeps its largest number.": (
            wrong.pool_by_sum
        ),
        "You started from 0: where all numbers of a window are below 0, the largest of "
        "them is too.": wrong.pool_from_zero,
        "Window and stride are swapped: pool_size is how wide a window is, strides is "
        "how far it moves.": wrong.pool_swapped,
        "You left strides out: the window moves by strides, not by its own width.": (
            wrong.pool_without_strides
        ),
        "You put a window at every pixel: it moves by strides pixels at a time.": (
            wrong.pool_at_every_pixel
        ),
        "You kept the last row and column: a window that would hang over the edge is "
        "left out.": wrong.pool_last_row_kept,
        "The last row and the last column of windows are missing: there is one more "
        "place than steps.": wrong.pool_without_last_places,
        "You looked along one row only: a window is pool_size rows high too.": (
            wrong.pool_rows_only
        ),
    },
    hints=(
        "How many windows stand below each other? The first starts at row 0, the last "
        "at most at height - pool_size, and they are strides rows apart.",
        "rows = (height - pool_size) // strides + 1, the same for the columns. Start "
        "from np.zeros((rows, columns)) and go over all of them.",
        "The window of one output starts at row * strides, column * strides and is "
        "pool_size wide and high. Its largest number is window.max().",
    ),
    why="As in a convolution, the same is done in every window, but without weights: "
    "the largest number is kept. Where a window starts is a matter of strides, how "
    "large it is a matter of pool_size.",
)
def max_pool_by_hand(image, pool_size, strides):
    """Keep the largest number of each window that lies inside the image."""
    rows = (image.shape[0] - pool_size) // strides + 1
    columns = (image.shape[1] - pool_size) // strides + 1
    output = np.zeros((rows, columns))
    for row in range(rows):
        for column in range(columns):
            top, left = row * strides, column * strides
            window = image[top : top + pool_size, left : left + pool_size]
            output[row, column] = window.max()
    return output


@exercise(
    id="pooling.max_pool_grad",
    title="the gradient of max pooling",
    cases={
        "one window sends its gradient to its largest number": (
            np.array([[1.0, 2.0], [7.0, 4.0]]),
            np.array([[0.5]]),
            2,
            2,
        ),
        "each window sends its own": (FOUR, np.array([[10.0, -20.0]]), 2, 2),
        "a number that wins several windows gets all their gradients": (
            PEAK,
            np.array([[1.0, 2.0], [4.0, 8.0]]),
            2,
            1,
        ),
        "of equal numbers the first one gets it": (
            np.array([[5.0, 5.0], [5.0, 0.0]]),
            np.array([[3.0]]),
            2,
            2,
        ),
        "windows that leave pixels out": (
            _image(5, 8),
            np.array([[1.0, -2.0, 3.0], [4.0, 5.0, -6.0]]),
            2,
            3,
        ),
    },
    mistakes={
        "You shared the gradient out over the whole window: that is average pooling. "
        "Here the largest number gets all of it.": wrong.grad_spread,
        "Every number of a window got the gradient: only the largest gets it.": (
            wrong.grad_to_all
        ),
        "A number that wins several windows gets the sum of their gradients: add, do "
        "not overwrite.": wrong.grad_overwritten,
        "You sent back 1 for each window: send its own number of output_grad.": (
            wrong.grad_of_ones
        ),
        "Where several numbers are equally large, only the first one gets the "
        "gradient, as in Keras.": wrong.grad_to_all_equal,
        "You multiplied by the number that won: it went through unchanged, so its "
        "gradient does too.": wrong.grad_times_value,
        "You left strides out: the window of an output starts at row * strides.": (
            wrong.grad_at_the_window
        ),
        "You sent it to the smallest number: the largest one made the output.": (
            wrong.grad_to_smallest
        ),
        "You sent it to the first corner of each window: look for its largest "
        "number.": wrong.grad_in_the_corner,
    },
    hints=(
        "Move one number of a window a little, one that is not the largest. Does the "
        "output change? And if it is the largest?",
        "Start from zeros of the image's shape. Go over all outputs, cut out the "
        "window of each, and find the place of its largest number: "
        "np.unravel_index(window.argmax(), window.shape) gives row and column.",
        "Add output_grad[row, column] to the gradient at row * strides + i, "
        "column * strides + j, where i, j is the place in the window.",
    ),
    why="The output is the largest number itself, so it moves by as much as that "
    "number does, and not at all with the others. Where windows overlap one number can "
    "win several of them; then their gradients add up.",
)
def max_pool_grad(image, output_grad, pool_size, strides):
    """Send each output's gradient to the number that won its window."""
    image_grad = np.zeros(image.shape)
    for row in range(output_grad.shape[0]):
        for column in range(output_grad.shape[1]):
            top, left = row * strides, column * strides
            window = image[top : top + pool_size, left : left + pool_size]
            i, j = np.unravel_index(window.argmax(), window.shape)
            image_grad[top + i, left + j] += output_grad[row, column]
    return image_grad


@exercise(
    id="pooling.pooled_size",
    title="the side that a pooling leaves",
    cases={
        "windows of 2 halve 28": (28, 2, None, "valid"),
        "without strides, windows of 3 stand side by side": (28, 3, None, "valid"),
        "a window of 3 that moves by 2 overlaps": (28, 3, 2, "valid"),
        "a window of 2 that moves by 1": (28, 2, 1, "valid"),
        "a window of 2 that moves by 4": (28, 2, 4, "valid"),
        "of 7 the last row is dropped": (7, 2, None, "valid"),
        "'same' keeps it": (7, 2, None, "same"),
        "'same' goes by the strides, not by the window": (28, 2, 3, "same"),
        "'same' at stride 1": (9, 3, 1, "same"),
        "one window over all": (7, 7, None, "valid"),
    },
    mistakes={
        "Where strides is None the window moves by its own width, not by 1: only a "
        "convolution's stride is 1 by default.": wrong.size_strides_of_1,
        "Window and stride are swapped: pool_size is how wide a window is, strides is "
        "how far it moves.": wrong.size_swapped,
        "You left strides out: only where it is None does the window move by its own "
        "width.": wrong.size_always_the_window,
        "You left padding out: with 'same' the side is size / strides, rounded up.": (
            wrong.size_without_padding
        ),
        "'same' keeps the side only at stride 1: otherwise it is size / strides, "
        "rounded up.": wrong.size_same_kept,
        "With 'valid', what fills no whole window is dropped: round down, not up.": (
            wrong.size_rounded_up
        ),
        "size // strides is right only if windows stand side by side: with 'valid' "
        "the last window has to fit in as a whole.": wrong.size_divided,
        "One place is missing: the window can also stand where it starts, so 1 must "
        "be added at the end.": wrong.size_without_the_first_place,
        "'same' gives size / strides rounded up, not down: -(-size // strides) "
        "rounds up.": wrong.size_same_rounded_down,
    },
    hints=(
        "First settle the stride: where it is None, put pool_size in its place.",
        "From there on it is the size of a convolution, as in lesson 05.",
        "'valid': (size - pool_size) // strides + 1. 'same': size / strides rounded "
        "up, which is -(-size // strides).",
    ),
    why="Windows are placed in the same way whatever is done in them, so the formula "
    "is that of a convolution. Only the default differs: poolings put their windows "
    "side by side, so strides is pool_size unless told otherwise.",
)
def pooled_size(size, pool_size, strides, padding):
    """Return the side that is left, in pixels; strides may be None."""
    if strides is None:
        strides = pool_size
    if padding == "same":
        return -(-size // strides)  # divided, rounded up
    return (size - pool_size) // strides + 1


@exercise(
    id="pooling.global_average",
    title="one number for each map",
    cases={
        "one map gives one number": (np.arange(6.0).reshape(1, 2, 3, 1),),
        "three maps give three": (np.arange(24.0).reshape(1, 4, 2, 3),),
        "every picture of a batch gets its own": (
            np.arange(36.0).reshape(2, 3, 3, 2) ** 2,
        ),
        "as many rows as channels": (np.arange(54.0).reshape(2, 3, 3, 3) ** 1.5,),
    },
    mistakes={
        "You averaged over the channels: each channel keeps a number of its own, the "
        "places go.": wrong.global_over_channels,
        "You averaged over everything: each picture and each channel keeps a number "
        "of its own.": wrong.global_over_everything,
        "Those are the axes of pictures without a batch, or of channels first: here "
        "height and width are axes 1 and 2.": wrong.global_of_the_last_axes,
        "You averaged over the batch too: every picture keeps its own numbers.": (
            wrong.global_of_each_channel
        ),
        "You averaged over the rows only: the columns go too.": (
            wrong.global_of_the_rows
        ),
        "That is global max pooling: here the average was asked for.": (
            wrong.global_largest
        ),
        "You added up each map: divide by its number of places, or take the mean.": (
            wrong.global_sum
        ),
        "The numbers are right, but two axes of length 1 are left over: the shape is "
        "(batch, channels).": wrong.global_with_empty_axes,
    },
    hints=(
        "Write down the axes: (batch, height, width, channels) comes, and "
        "(batch, channels) is wanted. Which two must go?",
        "Axes are counted from 0. An average over several of them at once: "
        "maps.mean(axis=(..., ...)).",
        "The axes are 1 and 2.",
    ),
    why="Height and width say where, channels say what. The mean over height and width "
    "keeps what was found and drops where. The number of places no longer matters, so "
    "pictures of any size give equally many numbers.",
)
def global_average(maps):
    """Turn (batch, height, width, channels) into (batch, channels)."""
    return maps.mean(axis=(1, 2))
