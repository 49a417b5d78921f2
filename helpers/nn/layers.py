"""Layers as plain descriptions, named as in Keras.

They are tuples, so ``MaxPooling2D() == AveragePooling2D()``: tell them apart by type.
"""

from typing import NamedTuple

Size = int | tuple[int, int]  # pixels; a pair is (height, width)


class Conv2D(NamedTuple):
    """A convolution with `filters` filters, see `helpers.nn.conv2d`."""

    filters: int
    kernel_size: Size = 3
    strides: Size = 1
    padding: str = "valid"
    dilation_rate: Size = 1
    activation: str | None = None


class MaxPooling2D(NamedTuple):
    """The largest number of each window, see `helpers.nn.max_pool2d`."""

    pool_size: Size = 2
    strides: Size | None = None  # None: the pool size
    padding: str = "valid"


class AveragePooling2D(NamedTuple):
    """The mean of each window, see `helpers.nn.average_pool2d`."""

    pool_size: Size = 2
    strides: Size | None = None  # None: the pool size
    padding: str = "valid"


class GlobalMaxPooling2D(NamedTuple):
    """The largest number of each map, see `helpers.nn.global_max_pool2d`."""


class GlobalAveragePooling2D(NamedTuple):
    """The mean of each map, see `helpers.nn.global_average_pool2d`."""


class Flatten(NamedTuple):
    """Each sample in one row, see `helpers.nn.flatten`."""


class Dense(NamedTuple):
    """Every feature joined to `units` units, see `helpers.nn.dense`."""

    units: int
    activation: str | None = None


class Window(NamedTuple):
    """A window along one axis only, for `receptive_field`."""

    kernel_size: int
    strides: int = 1
    padding: str = "valid"  # or "same" or "causal"
    dilation_rate: int = 1


Pooling2D = MaxPooling2D | AveragePooling2D
GlobalPooling2D = GlobalMaxPooling2D | GlobalAveragePooling2D
Layer = Conv2D | Pooling2D | GlobalPooling2D | Flatten | Dense
