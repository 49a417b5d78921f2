"""Lab: the patch of a photograph that one deep unit sees."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from helpers import data, nn
from helpers.draw.cnn_shapes.receptive_field import ReceptiveFieldPicture
from helpers.labs._lab import Lab
from helpers.labs.controls import choice, point, slider

SIDE = 63
DEEPEST = 6
PALE = 0.22

KERNEL_SIZES = {f"{size} × {size}": size for size in (1, 3, 5, 7)}
DILATIONS = {
    "1, 1, 1, …": (1, 1, 1, 1, 1, 1),
    "2, 2, 2, …": (2, 2, 2, 2, 2, 2),
    "1, 2, 4, … doubling": (1, 2, 4, 8, 16, 32),
}
POOLINGS = {"none": 0, "after every 2nd layer": 2, "after every layer": 1}

Stack = tuple[nn.Conv2D | nn.AveragePooling2D, ...]


class Seen(NamedTuple):
    """What one unit of the last map sees."""

    view: np.ndarray
    """(63, 63), the photograph, pale where the unit is blind."""
    influence: np.ndarray
    """(63, 63), gradient of the unit by every pixel; the strongest is 1."""
    profile: np.ndarray
    """(63,), the strongest influence in every column."""
    map: np.ndarray
    """(rows, columns), the photograph after the stack with every kernel a mean."""
    unit: tuple[int, int]
    """Row and column pointed at in the last map."""
    corner: tuple[int, int]
    """First row and column of the box that the formula predicts; may lie outside."""
    sizes: tuple[int, ...]
    """(7,), side of the box after 0 to 6 layers, in pixels."""
    depth: int
    kernel_size: int
    boxed: int
    """Pixels of the photograph inside the box."""
    reached: int
    """Pixels with any influence."""
    core: int
    """Fewest pixels that hold half of all influence."""
    weights: int
    """Numbers in the kernels of the stack, from one channel to one channel."""
    one_layer: int
    """Numbers in the kernel of one layer as large as the box."""


def receptive_field() -> Lab:
    """Point at a unit deep in a stack, and see what it sees."""
    return Lab(
        compute=_compute,
        picture=ReceptiveFieldPicture(),
        describe=_describe,
        depth=slider("Depth", 1, DEEPEST, 3, unit="layers"),
        kernel_size=choice("Filter size", KERNEL_SIZES, 3),
        dilation_rate=choice("Dilation per layer", DILATIONS),
        strides=slider("Stride", 1, 2, 1, unit="pixels"),
        pool_every=choice("Pooling 2 × 2", POOLINGS),
        unit=point("Unit", (29.0, 20.0), [(0, 0), (SIDE, SIDE)]),
    )


def _compute(depth, kernel_size, dilation_rate, strides, pool_every, unit) -> Seen:
    settings = (kernel_size, dilation_rate, strides, pool_every)
    stack = _stack(depth, *settings)
    last_map = _last_map(stack)
    row, column = (
        int(np.clip((place + 0.5) / SIDE * units, 0, units - 1))
        for place, units in zip(reversed(unit), last_map.shape, strict=True)
    )
    influence = nn.influence(SIDE, stack, (row, column))
    field = nn.receptive_field(stack, SIDE)
    corner = (field.start + row * field.jump, field.start + column * field.jump)
    rows, columns = (np.clip([first, first + field.size], 0, SIDE) for first in corner)
    return Seen(
        view=np.where(influence > 0, _photograph(), 1 - PALE * (1 - _photograph())),
        influence=influence / influence.max(),
        profile=influence.max(axis=0) / influence.max(),
        map=last_map,
        unit=(row, column),
        corner=corner,
        sizes=_sizes(settings),
        depth=depth,
        kernel_size=kernel_size,
        boxed=int(np.diff(rows)[0] * np.diff(columns)[0]),
        reached=int(np.count_nonzero(influence)),
        core=_core(influence),
        weights=depth * nn.conv_parameters(kernel_size, 1, 1, use_bias=False),
        one_layer=nn.conv_parameters(field.size, 1, 1, use_bias=False),
    )


def _stack(depth, kernel_size, dilation_rate, strides, pool_every) -> Stack:
    """Build the layers; a convolution is followed by its pooling, if there is one."""
    layers = []
    for number in range(1, depth + 1):
        rate = dilation_rate[number - 1]
        layers.append(nn.Conv2D(1, kernel_size, strides, "same", rate))
        if pool_every and number % pool_every == 0:
            layers.append(nn.AveragePooling2D(2, padding="same"))
    return tuple(layers)


@lru_cache(maxsize=1)
def _photograph() -> np.ndarray:
    return data.photograph("hopper", size=(SIDE, SIDE), grey=True).astype(np.float64)


@lru_cache(maxsize=256)
def _last_map(stack: Stack) -> np.ndarray:
    """Send the photograph through `stack`, every kernel a mean."""
    sizes = [layer.kernel_size for layer in stack if isinstance(layer, nn.Conv2D)]
    means = [(np.full((k, k, 1, 1), k**-2.0), np.zeros(1)) for k in sizes]
    return nn.run_stack(_photograph()[None, :, :, None], stack, means)[-1][0, :, :, 0]


@lru_cache(maxsize=256)
def _sizes(settings: tuple) -> tuple[int, ...]:
    return tuple(
        nn.receptive_field(_stack(depth, *settings)).size
        for depth in range(DEEPEST + 1)
    )


def _core(influence: np.ndarray) -> int:
    """Count the fewest pixels that hold half of all influence."""
    held = np.cumsum(np.sort(influence, axis=None)[::-1])
    return int(np.searchsorted(held, held[-1] / 2 * (1 - 1e-12))) + 1


def _describe(result: Seen) -> str:
    size, (row, column) = result.sizes[result.depth], result.unit
    weights = "1 weight" if result.weights == 1 else f"{result.weights} weights"
    return (
        f"The unit at row {row}, column {column} of layer {result.depth} reaches over "
        f"{size:,} × {size:,} pixels with {weights}; one layer of that size needs "
        f"{result.one_layer:,}. {_finding(result, size)}"
    )


def _finding(result: Seen, size: int) -> str:
    """Say what is special about this view."""
    if size == 1:
        return "A filter of 1 × 1 never looks at a neighbour."
    if result.reached < result.boxed:
        share = _percent(result.reached / result.boxed)
        return f"Only {share} of the pixels in its box have a path to it: it has gaps."
    if result.boxed < size**2:
        beyond = _percent(1 - result.boxed / size**2)
        return f"Of that view {beyond} lies beyond the border, where all is 0."
    if result.depth == 1:
        return f"All {result.reached} pixels count alike."
    core, reached = result.core, result.reached
    return f"Half of its influence comes from {core:,} of the {reached:,} pixels."


def _percent(share: float) -> str:
    if share < 0.01:
        return "less than 1%"
    return "more than 99%" if share > 0.99 else f"{share:.0%}"
