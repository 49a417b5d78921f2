"""What a deep unit sees: the receptive field by gradient."""

from collections.abc import Sequence

import numpy as np

from helpers.nn._checks import by, pair
from helpers.nn.convolution import conv2d_grad
from helpers.nn.layers import AveragePooling2D, Conv2D, Layer, MaxPooling2D
from helpers.nn.pooling import average_pool2d_grad
from helpers.nn.stack import layer_shapes


def influence(size: int, stack: Sequence[Layer], unit: tuple[int, int]) -> np.ndarray:
    """Trace one unit of the last map back to every pixel of the input.

    The gradient of the unit, sent backwards through the whole stack: one channel, every
    kernel all ones, no activation, and every pooling a mean. So it is 0 where no path
    leads, and grows with the number of paths.

    Parameters
    ----------
    size : int, in pixels
        Side of the square input.
    stack : sequence of layers
        Convolutions and poolings; a `Dense` changes nothing here.
    unit : (row, column)
        Place in the last map.

    Returns
    -------
    array of shape (size, size)
        Not below 0; float64.

    Raises
    ------
    ValueError
        If the stack is impossible or ends without a map, or has no such unit.

    Examples
    --------
    >>> influence(4, [Conv2D(1, 3)], unit=(0, 1))
    array([[0., 1., 1., 1.],
           [0., 1., 1., 1.],
           [0., 1., 1., 1.],
           [0., 0., 0., 0.]])
    """
    shapes = [(size, size, 1)]
    shapes += [row.output_shape for row in layer_shapes(shapes[0], stack)]
    grad = _one_hot(shapes[-1], unit)
    for layer, shape in zip(reversed(stack), shapes[-2::-1], strict=True):
        x = np.zeros((1, *shape[:2], 1))
        match layer:
            case Conv2D(_, kernel_size, strides, padding, dilation_rate):
                ones = np.ones((*pair(kernel_size, "kernel_size"), 1, 1))
                back = conv2d_grad(x, ones, grad, strides, padding, dilation_rate)
                grad = back.x_grad
            case MaxPooling2D() | AveragePooling2D():
                grad = average_pool2d_grad(x, grad, *layer)
    return grad[0, :, :, 0]


def _one_hot(shape: tuple[int, ...], unit: tuple[int, int]) -> np.ndarray:
    """Return a map that is 1 at `unit` alone: (1, height, width, 1)."""
    if len(shape) != 3:
        raise ValueError(f"the stack must end with a map, not {shape}")
    rows, columns, _ = shape
    row, column = unit
    if not (0 <= row < rows and 0 <= column < columns):
        raise ValueError(
            f"unit must lie inside the {by((rows, columns))} map, not at {unit}"
        )
    grad = np.zeros((1, rows, columns, 1))
    grad[0, row, column, 0] = 1
    return grad
