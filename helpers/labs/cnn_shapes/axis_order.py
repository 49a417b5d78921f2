"""Lab: the order of the axes, and what reshape does where transpose is meant."""

from functools import cache
from typing import NamedTuple

import numpy as np

from helpers import data
from helpers.draw.cnn_shapes.axis_order import AxisOrderPicture
from helpers.labs._lab import Lab
from helpers.labs.cnn_shapes._sized import sized
from helpers.labs.controls import choice, point

HEIGHT, WIDTH = 48, 64
"""Of the photograph, in pixels: unlike, so that a swap of the two shows."""

STRIP = 12
"""Numbers shown one by one."""

BINS = 192
"""Parts of the memory for which the share of each colour is counted."""

COLORS = ("red", "green", "blue")

RESHAPE = f"x.reshape(3, {HEIGHT}, {WIDTH})"

WAYS = {
    "x": lambda x: x,
    "np.transpose(x, (2, 0, 1))": lambda x: np.transpose(x, (2, 0, 1)),
    RESHAPE: lambda x: x.reshape(3, HEIGHT, WIDTH),
    "x.T": lambda x: x.T,
}
"""What can be done with the photograph x, by how Python writes it."""


class AxisOrder(NamedTuple):
    """A photograph whose axes were put in another order, well or badly."""

    way: str
    image: np.ndarray
    """(height, width, 3), brightness from 0 to 1."""
    shape: tuple[int, ...]
    """Shape of the array that `way` gives."""
    planes: np.ndarray
    """(3, rows, columns): what is now taken for red, green and blue."""
    pixel: tuple[int, int]
    """Row and column pointed at in the photograph."""
    marks: np.ndarray
    """(3, 3): plane, row and column where the pixel's red, green and blue are now."""
    places: np.ndarray
    """(3,): where they lie in memory, counted from 0."""
    start: int
    """Place in memory of the first number of the strip."""
    strip: np.ndarray
    """(12,) numbers that follow each other in memory."""
    strip_colors: list[str]
    """(12,): from which channel of the photograph each comes."""
    layout: np.ndarray
    """(3, bins): share of red, green and blue along the memory."""
    right: int
    """Numbers that are found in their own plane, row and column."""

    @property
    def size(self) -> int:
        """How many numbers there are."""
        return self.image.size


def axis_order() -> Lab:
    """Put the channels first with transpose, and try what reshape makes of them."""
    return Lab(
        compute=_compute,
        picture=AxisOrderPicture(),
        describe=_describe,
        way=sized(choice("Make y", list(WAYS)), 290, 60),
        photograph=choice("Photograph", list(data.photograph_names()), "flower"),
        pixel=point("Pixel", (40.0, 20.0), [(0.0, 0.0), (WIDTH, HEIGHT)]),
    )


class _Moved(NamedTuple):
    """Where the numbers of any photograph go; each number is its first place."""

    shape: tuple[int, ...]
    planes: np.ndarray
    """(3, rows, columns)."""
    memory: np.ndarray
    """(numbers,), as they follow each other."""
    layout: np.ndarray
    right: int


@cache
def _moved(way: str) -> _Moved:
    numbers = np.arange(HEIGHT * WIDTH * 3).reshape(HEIGHT, WIDTH, 3)
    moved = WAYS[way](numbers)
    planes = _planes(moved, way)
    memory = moved.ravel()
    by_channel = (memory % 3 == np.arange(3)[:, None]).reshape(3, BINS, -1)
    wanted = _planes(numbers, "x")
    rows, columns = np.minimum(planes.shape, wanted.shape)[1:]
    right = planes[:, :rows, :columns] == wanted[:, :rows, :columns]
    return _Moved(moved.shape, planes, memory, by_channel.mean(axis=-1), right.sum())


def _planes(array: np.ndarray, way: str) -> np.ndarray:
    """Return what stands for red, green and blue, (3, rows, columns)."""
    return np.moveaxis(array, -1, 0) if way == "x" else array


@cache
def _photograph(name: str) -> np.ndarray:
    return data.photograph(name, size=(HEIGHT, WIDTH)).astype(np.float64)


def _compute(way, photograph, pixel) -> AxisOrder:
    image, moved = _photograph(photograph), _moved(way)
    column, row = (
        int(np.clip(round(place), 0, side - 1))
        for place, side in zip(pixel, (WIDTH, HEIGHT), strict=True)
    )
    own = np.ravel_multi_index((row, column, np.arange(3)), image.shape)  # (3,)
    places = np.array([np.flatnonzero(moved.memory == number)[0] for number in own])
    marks = np.array([np.argwhere(moved.planes == number)[0] for number in own])
    start = int(np.clip(places[0], 0, image.size - STRIP))
    strip = moved.memory[start : start + STRIP]
    return AxisOrder(
        way=way,
        image=image,
        shape=moved.shape,
        planes=image.ravel()[moved.planes],
        pixel=(row, column),
        marks=marks,
        places=places,
        start=start,
        strip=image.ravel()[strip],
        strip_colors=[COLORS[number % 3] for number in strip],
        layout=moved.layout,
        right=int(moved.right),
    )


def _describe(result: AxisOrder) -> str:
    row, column = result.pixel
    red, green, blue = result.places
    return (
        f"{result.way} has the shape {result.shape}{_verdict(result)}. Red, green and "
        f"blue of the pixel at row {row}, column {column} lie at places {red:,}, "
        f"{green:,} and {blue:,} of the memory."
    )


def _verdict(result: AxisOrder) -> str:
    if result.right == result.size:
        return f": channels {'last' if result.way == 'x' else 'first'}, all in order"
    if result.way == RESHAPE:
        count = f"{result.right} of {result.size:,}"
        return f" but moves nothing: only {count} numbers are where they belong"
    return ": it swaps height and width as well, the picture lies on its side"
