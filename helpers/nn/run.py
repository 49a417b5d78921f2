"""A stack of layers at work on samples."""

from collections.abc import Sequence

import numpy as np

from helpers.nn import activations
from helpers.nn._checks import floats, shaped
from helpers.nn._naming import named
from helpers.nn.convolution import conv2d
from helpers.nn.dense import dense, flatten
from helpers.nn.layers import (
    AveragePooling2D,
    Conv2D,
    Dense,
    GlobalAveragePooling2D,
    GlobalMaxPooling2D,
    Layer,
    MaxPooling2D,
)
from helpers.nn.pooling import (
    average_pool2d,
    global_average_pool2d,
    global_max_pool2d,
    max_pool2d,
)
from helpers.nn.stack import layer_shapes


def run_stack(
    x: np.ndarray,
    stack: Sequence[Layer],
    weights: Sequence[tuple[np.ndarray, np.ndarray | None]],
) -> list[np.ndarray]:
    """Send samples through a stack of layers and keep what each layer gives.

    Parameters
    ----------
    x : array of shape (batch, height, width, channels) or (batch, features)
    stack : sequence of layers
    weights : sequence of (kernel, bias)
        One pair for each layer that has weights, in order; shapes as in `layer_shapes`.

    Returns
    -------
    list of arrays, each of shape (batch, *output_shape)
        One per layer, its activation applied.

    Raises
    ------
    ValueError
        As `layer_shapes`, and if the weights do not belong to this stack.

    Examples
    --------
    >>> stack = [GlobalMaxPooling2D(), Dense(1, activation="relu")]
    >>> x = np.arange(4.0).reshape(1, 2, 2, 1)
    >>> run_stack(x, stack, [(np.array([[2.0]]), np.array([-1.0]))])
    [array([[3.]]), array([[5.]])]
    """
    x = floats(x, "x")
    rows = layer_shapes(x.shape[1:], stack)
    wanted = sum(row.kernel_shape is not None for row in rows)
    if len(weights) != wanted:
        raise ValueError(
            f"weights must be {wanted} pairs of (kernel, bias), not {len(weights)}"
        )
    outputs, pairs = [], iter(weights)
    for number, (layer, row) in enumerate(zip(stack, rows, strict=True), start=1):
        with named(number, layer):
            kernel, bias = next(pairs) if row.kernel_shape else (None, None)
            if row.kernel_shape:
                kernel = shaped(kernel, "kernel", row.kernel_shape, like=x)
            x = _run(x, layer, kernel, bias)
        outputs.append(x)
    return outputs


def _run(
    x: np.ndarray, layer: Layer, kernel: np.ndarray | None, bias: np.ndarray | None
) -> np.ndarray:
    """Let one layer work."""
    match layer:
        case Conv2D(_, _, strides, padding, dilation_rate, activation):
            y = conv2d(x, kernel, bias, strides, padding, dilation_rate)
            return _activate(y, activation)
        case Dense():
            return _activate(dense(x, kernel, bias), layer.activation)
        case MaxPooling2D():
            return max_pool2d(x, *layer)
        case AveragePooling2D():
            return average_pool2d(x, *layer)
        case GlobalMaxPooling2D():
            return global_max_pool2d(x)
        case GlobalAveragePooling2D():
            return global_average_pool2d(x)
    return flatten(x)


def _activate(y: np.ndarray, activation: str | None) -> np.ndarray:
    """Apply an activation by its name; softmax goes along the last axis."""
    if activation is None:
        return y
    rows = y.reshape(-1, y.shape[-1])
    return getattr(activations, activation)(rows).reshape(y.shape)
