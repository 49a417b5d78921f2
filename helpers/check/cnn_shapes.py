"""Exercises of lesson 05, CNN tensor shapes: a worked solution and its check each."""

import numpy as np

from helpers.check import _cnn_shapes_mistakes as wrong
from helpers.check._exercise import exercise

SOBEL = np.array([[-1.0, 0.0, 1.0], [-2.0, 0.0, 2.0], [-1.0, 0.0, 1.0]])
CORNER = np.array([[1.0, 2.0, 0.0], [3.0, 0.0, 0.0], [0.0, 0.0, 0.0]])
STEP = np.repeat([[0.0, 0.0, 1.0, 1.0, 1.0]], 4, axis=0)
TWO_BY_TWO = np.array([[1.0, 2.0], [3.0, 5.0]])
RAMP = np.arange(24.0).reshape(4, 6)
COLOURS = np.arange(18.0).reshape(1, 3, 2, 3)


@exercise(
    id="cnn_shapes.output_size",
    title="the side that a convolution leaves",
    cases={
        "a window of 3 has 7 places on 9 pixels": (9, 3, 1, "valid"),
        "a wider window has fewer places": (9, 5, 1, "valid"),
        "a window as wide as the picture has one place": (5, 5, 1, "valid"),
        "with a stride of 2, every second place counts": (9, 3, 2, "valid"),
        "pixels left over at the end make no place": (10, 3, 2, "valid"),
        "a stride of 3 works as well": (28, 2, 3, "valid"),
        "'same' padding keeps the side at stride 1": (28, 5, 1, "same"),
        "'same' padding divides by the stride, rounded up": (9, 3, 2, "same"),
    },
    mistakes={
        "One place is missing: the window can also stand where it starts, so 1 must "
        "be added at the end.": wrong.size_without_the_first_place,
        "Only a window of 3 takes 2 pixels off: a window of kernel_size takes "
        "kernel_size - 1.": wrong.size_minus_two,
        "You left strides out: the window moves by that many pixels at a time.": (
            wrong.size_without_strides
        ),
        "You left padding out: with 'same', zeros are added until the output has "
        "size / strides pixels, rounded up.": wrong.size_without_padding,
        "With 'valid', a window that would hang over the edge is left out: round "
        "down, not up.": wrong.size_rounded_up,
        "'same' keeps the side only at stride 1: with a larger stride it is "
        "size / strides, rounded up.": wrong.size_kept_at_any_stride,
        "'same' gives size / strides rounded up, not down: -(-size // strides) "
        "rounds up.": wrong.size_same_rounded_down,
    },
    hints=(
        "Take 'valid' at stride 1 first. Lay a window of 3 on 9 squares of paper and "
        "push it along: at how many places can it stand?",
        "The window can move by size - kernel_size pixels. It takes steps of strides, "
        "and the place where it starts counts too. Rounding down is //.",
        "'valid': (size - kernel_size) // strides + 1. 'same': size / strides rounded "
        "up, which is -(-size // strides).",
    ),
    why="The window starts at 0 and its last start is size - kernel_size, so there are "
    "(size - kernel_size) // strides steps and one place more than steps. 'same' adds "
    "just enough zeros for a window to start at every strides-th pixel of the picture.",
)
def output_size(size, kernel_size, strides, padding):
    """Return the side that is left, in pixels."""
    if padding == "same":
        return -(-size // strides)  # divided, rounded up
    return (size - kernel_size) // strides + 1


@exercise(
    id="cnn_shapes.parameters",
    title="the numbers that a convolution learns",
    cases={
        "ten 3×3 filters on a grey picture": (3, 1, 10),
        "ten 3×3 filters on a colour picture": (3, 3, 10),
        "32 filters of 2×2 on ten channels": (2, 10, 32),
        "a 1×1 filter still has its channels": (1, 16, 10),
        "one filter alone": (5, 3, 1),
    },
    mistakes={
        "You forgot the bias: each filter adds one number of its own.": (
            wrong.parameters_without_bias
        ),
        "That is a bias for every weight: each filter has one bias in all.": (
            wrong.parameters_with_a_bias_per_weight
        ),
        "That is one bias for the whole layer: each filter has its own.": (
            wrong.parameters_with_one_bias
        ),
        "You forgot the input channels: a filter has a window of weights for each "
        "channel it reads.": wrong.parameters_without_channels,
        "A window of kernel_size has kernel_size × kernel_size weights, not "
        "kernel_size.": wrong.parameters_of_a_line,
        "You counted the weights once for every place in a 28×28 picture: all places "
        "share the same weights, so the size of the picture does not matter.": (
            wrong.parameters_per_place
        ),
    },
    hints=(
        "Count the numbers of one filter first: it reads a square window in every "
        "channel of its input.",
        "One filter has kernel_size × kernel_size × in_channels weights and one bias.",
        "Multiply the numbers of one filter, bias included, by filters.",
    ),
    why="A filter multiplies every number in its window, over all input channels, by a "
    "weight of its own, adds them up and adds one bias. It does so at every place with "
    "the same numbers, so the size of the picture does not come in.",
)
def parameters(kernel_size, in_channels, filters):
    """Count weights and biases."""
    weights = kernel_size * kernel_size * in_channels  # of one filter
    return (weights + 1) * filters  # + 1: its bias


@exercise(
    id="cnn_shapes.convolve_by_hand",
    title="a convolution, window by window",
    cases={
        "one window gives the sum of its nine products": (RAMP[:3, :3], SOBEL),
        "a step edge answers to Sobel": (STEP, SOBEL),
        "the kernel is laid on as it is, not turned": (RAMP, CORNER),
        "a wide picture keeps rows and columns apart": (RAMP[:3] % 5, SOBEL.T),
        "a kernel of 2×2 leaves one pixel less": (RAMP**2, TWO_BY_TWO),
    },
    mistakes={
        "You turned the kernel by 180 degrees: Keras lays it on as it is "
        "(correlation).": wrong.convolve_turned,
        "That is the matrix product: multiply number by number (*), not with @, then "
        "add up.": wrong.convolve_by_matrix_product,
        "You multiplied but did not add up: one window gives one number, the sum of "
        "its products.": wrong.convolve_without_sum,
        "A whole window of products does not fit into one pixel: add them up first, "
        "(window * kernel).sum().": wrong.convolve_into_one_pixel,
        "You padded the picture with zeros: here the window stays inside it.": (
            wrong.convolve_padded
        ),
        "You took the mean of the products: a convolution takes their sum.": (
            wrong.convolve_with_mean
        ),
        "The last row and the last column of windows are missing: there is one more "
        "place than steps.": wrong.convolve_without_last_places,
    },
    hints=(
        "How large is the output? The first exercise tells: height of the image minus "
        "height of the kernel plus 1, and the same for the width. Start from np.zeros.",
        "Go over all rows and columns of the output. The window that belongs to one "
        "of them is image[row : row + kernel_height, column : column + kernel_width].",
        "One output is (window * kernel).sum(): products number by number, then their "
        "sum.",
    ),
    why="Each output is the same small sum over another window: nine products, added "
    "up. Keras lays the kernel on as it is; turning it by 180 degrees first would be "
    "what mathematicians call convolution.",
)
def convolve_by_hand(image, kernel):
    """Lay the kernel on every window of the image; multiply and add up."""
    height, width = kernel.shape
    rows = image.shape[0] - height + 1
    columns = image.shape[1] - width + 1
    output = np.zeros((rows, columns))
    for row in range(rows):
        for column in range(columns):
            window = image[row : row + height, column : column + width]
            output[row, column] = (window * kernel).sum()
    return output


@exercise(
    id="cnn_shapes.channels_first_to_last",
    title="channels first to channels last",
    cases={
        "a colour picture of 2×3 pixels": (COLOURS,),
        "a batch of two pictures": (np.arange(48.0).reshape(2, 3, 2, 4),),
        "square pictures, where the shape cannot tell": (
            np.arange(27.0).reshape(1, 3, 3, 3),
        ),
        "grey pictures get one channel at the end": (
            np.arange(12.0).reshape(2, 1, 2, 3),
        ),
    },
    mistakes={
        "The shape is right but the pictures are torn: reshape keeps the order in "
        "memory. The axes must change places: transpose.": wrong.channels_by_reshape,
        "You only swapped two axes, so height and width changed places too: the "
        "picture lies on its side.": wrong.channels_by_swapping,
        "You reversed all axes: the batch must stay first.": wrong.channels_by_reversal,
        "You went the other way: this is channels last to channels first.": (
            wrong.channels_the_other_way
        ),
    },
    hints=(
        "Write down the axes that come, (batch, channels, height, width), and the axes "
        "that are wanted, (batch, height, width, channels).",
        "np.transpose(images, axes) wants, for each new axis, the number of the old "
        "one. The first stays 0. Where does the height come from?",
        "The old axes in their new order are 0, 2, 3, 1.",
    ),
    why="transpose takes each number along to where its axes go. reshape would leave "
    "the numbers in their order and only cut them up anew, which mixes the channels.",
)
def channels_first_to_last(images):
    """Turn (batch, channels, height, width) into (batch, height, width, channels)."""
    return np.transpose(images, (0, 2, 3, 1))
