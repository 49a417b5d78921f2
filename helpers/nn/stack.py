"""A stack of layers: the shape and the cost of every output."""

from collections.abc import Sequence
from math import prod
from typing import NamedTuple

from helpers.nn._checks import choice, pair, whole
from helpers.nn._naming import named
from helpers.nn._windows import grid
from helpers.nn.layers import (
    AveragePooling2D,
    Conv2D,
    Dense,
    Flatten,
    GlobalAveragePooling2D,
    GlobalMaxPooling2D,
    Layer,
    MaxPooling2D,
)
from helpers.nn.receptive import receptive_field

ACTIVATIONS = ("relu", "softmax", "tanh", "sigmoid", None)


class LayerShape(NamedTuple):
    """What one layer of a stack makes of one sample, and what it costs."""

    name: str  # as in Keras, for example "Conv2D"
    output_shape: tuple[int, ...]  # (height, width, channels) or (features,)
    parameters: int  # numbers learned, biases included
    receptive_field: int | None  # pixels, the longer side; None: places are lost
    kernel_shape: tuple[int, ...] | None  # (height, width, in, out) or (in, out)
    multiply_adds: int  # for one sample


def layer_shapes(
    input_shape: tuple[int, ...], stack: Sequence[Layer]
) -> list[LayerShape]:
    """Follow the shape of one sample through a stack of layers.

    Parameters
    ----------
    input_shape : (height, width, channels) or (features,)
        One sample, without the batch axis.
    stack : sequence of layers
        In the order in which they work.

    Returns
    -------
    list of LayerShape
        One per layer; shapes and parameters are those of the same model in Keras.

    Raises
    ------
    ValueError
        If the stack is impossible: which layer it is, counted from 1, and why.

    Examples
    --------
    >>> rows = layer_shapes((28, 28, 1), [Conv2D(10), Flatten(), Dense(10)])
    >>> [row.output_shape for row in rows]
    [(26, 26, 10), (6760,), (10,)]
    >>> [row.parameters for row in rows]
    [100, 0, 67610]
    >>> layer_shapes((7, 7, 1), [Conv2D(8), MaxPooling2D(), Conv2D(8)])
    Traceback (most recent call last):
        ...
    ValueError: layer 3 (Conv2D 3x3, valid): a window of 3x3 does not fit into 2x2
    """
    shape = tuple(whole(side, "each side of input_shape") for side in input_shape)
    if len(shape) not in (1, 3):
        raise ValueError(
            f"input_shape must be (height, width, channels) or (features,), not {shape}"
        )
    rows, sides = [], shape[:2]
    for number, layer in enumerate(stack, start=1):
        with named(number, layer):
            shape, kernel = _output_and_kernel(shape, layer)
        seen = _longer_side(sides, stack[:number]) if len(shape) == 3 else None
        weights = prod(kernel) if kernel else 0
        biases = kernel[-1] if kernel else 0
        work = weights * prod(shape[:-1])
        name = type(layer).__name__
        rows.append(LayerShape(name, shape, weights + biases, seen, kernel, work))
    return rows


def _output_and_kernel(
    shape: tuple[int, ...], layer: Layer
) -> tuple[tuple[int, ...], tuple[int, ...] | None]:
    """Return the shapes of a layer's output and of its kernel, if it has one."""
    if isinstance(layer, (Conv2D, Dense)):
        choice(layer.activation, "activation", ACTIVATIONS)
    match layer:
        case Flatten():
            return (prod(shape),), None
        case Dense():
            units = whole(layer.units, "units")
            return (*shape[:-1], units), (shape[-1], units)
    if len(shape) != 3:
        raise ValueError(f"needs a map (height, width, channels), not {shape}")
    *sides, channels = shape
    match layer:
        case Conv2D(filters, kernel_size, strides, padding, dilation_rate):
            taps, filters = pair(kernel_size, "kernel_size"), whole(filters, "filters")
            places = grid(sides, taps, strides, padding, dilation_rate)
            return (*places.output, filters), (*taps, channels, filters)
        case MaxPooling2D() | AveragePooling2D():
            taps = pair(layer.pool_size, "pool_size")
            strides = taps if layer.strides is None else layer.strides
            places = grid(sides, taps, strides, layer.padding)
            return (*places.output, channels), None
        case GlobalMaxPooling2D() | GlobalAveragePooling2D():
            return (channels,), None
    raise ValueError(f"{layer!r} is no layer")


def _longer_side(sides: tuple[int, int], stack: Sequence[Layer]) -> int:
    """Return the longer side of the receptive field, in pixels."""
    return max(receptive_field(stack, sides[axis], axis).size for axis in (0, 1))
