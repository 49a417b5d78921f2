"""Lab: max and average pooling side by side, taken apart at one cell."""

from collections.abc import Callable
from functools import cache, partial
from typing import NamedTuple

import numpy as np

from helpers import data, nn
from helpers.draw.pooling.cells import short
from helpers.draw.pooling.pool_by_hand import PoolByHandPicture
from helpers.labs._lab import Lab
from helpers.labs._own import array, lent
from helpers.labs.controls import choice, matrix, point, slider, switch
from helpers.labs.pooling._window_words import of_size, of_use, of_window

SIDE = 48
"""Of the photographs, in pixels."""
TYPED = "the numbers typed"

NUMBERS = {
    "mixed": [
        [1, 3, 2, 1, 0, 4],
        [8, 2, 0, 5, 6, 1],
        [0, 1, 4, 4, 2, 3],
        [2, 6, 3, 7, 1, 0],
        [5, 0, 1, 2, 9, 2],
        [3, 4, 0, 1, 2, 7],
    ],
    "one bright dot": np.pad([[9]], ((2, 3), (3, 2))),
    "an upright edge": [[0, 0, 0, 8, 8, 8]] * 6,
    "a slope": np.add.outer(range(6), range(6)),
    "stripes": [[0, 9] * 3] * 6,
    "all alike": np.full((6, 6), 5),
    "all below zero": -np.add.outer(range(1, 7), range(6)),
}


class Pooled(NamedTuple):
    """An input pooled in two ways, and one cell of the output taken apart."""

    image: np.ndarray
    """(height, width)."""
    maximum: np.ndarray
    """(rows, columns)."""
    average: np.ndarray
    """(rows, columns)."""
    max_grad: np.ndarray
    """(height, width): what a gradient of 1 in every output sends to the input."""
    average_grad: np.ndarray
    """(height, width), likewise."""
    cell: tuple[int, int]
    """Row and column pointed at in the output."""
    corner: tuple[int, int]
    """Row and column of the input where its window begins; below 0 in padding."""
    window: np.ndarray
    """(pool size, pool size), NaN where it is padding."""
    winner: tuple[int, int]
    """Row and column in the window of its largest number, the first of several."""
    words: tuple[list[str], list[str]]
    """Lines to write beside the window, and below it."""
    settings: dict
    """``pool_size``, ``strides`` and ``padding``."""
    gradient: bool
    """Whether the gradients are shown."""

    @property
    def kept(self) -> int:
        """How many numbers of the input are the largest of a window."""
        return int(np.count_nonzero(self.max_grad))

    @property
    def seen(self) -> int:
        """How many numbers of the input lie in a window."""
        return int(np.count_nonzero(self.average_grad))


def pool_by_hand(pool: Callable[..., np.ndarray] | None = None) -> Lab:
    """Pool numbers or a photograph, and point at what became of a window.

    Parameters
    ----------
    pool : callable, optional
        ``pool(image, pool_size, strides) -> map``: max pooling without padding, a
        function of the learner's own; image and map are (height, width). By default
        ``nn.max_pool2d``, which knows padding as well.
    """
    strides = {"same as the window": 0} | {str(n): n for n in range(1, 5)}
    return Lab(
        compute=partial(_compute, lent(pool)),
        picture=PoolByHandPicture(),
        describe=_describe,
        numbers=matrix("Numbers", NUMBERS, "mixed", step=1),
        source=choice("Input", [TYPED, *data.photograph_names()]),
        pool_size=slider("Window side", 1, 4, 2, unit="cells"),
        strides=choice("Stride (cells)", strides),
        padding=choice("Padding", ["valid", "same"]),
        gradient=switch("Show the gradients"),
        cell=point("Output cell", (0, 0), [(0, 0), (SIDE, SIDE)]),
    )


@cache
def _photograph(name: str) -> np.ndarray:
    return data.photograph(name, size=(SIDE, SIDE), grey=True).astype(np.float64)


def _compute(pool, numbers, source, gradient, cell, **settings) -> Pooled:
    image = numbers if source == TYPED else _photograph(source)
    settings["strides"] = settings["strides"] or settings["pool_size"]
    x = image[None, :, :, None]
    maximum, average = nn.max_pool2d(x, **settings), nn.average_pool2d(x, **settings)
    ones = np.ones_like(maximum)
    cell = tuple(
        int(np.clip(round(place), 0, size - 1))
        for place, size in zip(reversed(cell), maximum.shape[1:3], strict=True)
    )
    corner, window = _under(image, cell, settings)
    average_grad = _plain(nn.average_pool2d_grad(x, ones, **settings))
    return Pooled(
        image=image,
        maximum=_plain(maximum) if pool is None else _own(pool, image, settings),
        average=_plain(average),
        max_grad=_plain(nn.max_pool2d_grad(x, ones, **settings)),
        average_grad=average_grad,
        cell=cell,
        corner=corner,
        window=window,
        winner=divmod(int(np.nanargmax(window)), settings["pool_size"]),
        words=(
            of_window(window, cell),
            of_size(len(image), maximum.shape[1], **settings)
            + of_use(image.size, maximum.size, np.count_nonzero(average_grad)),
        ),
        settings=settings,
        gradient=gradient,
    )


def _plain(maps: np.ndarray) -> np.ndarray:
    """Return the only map of a batch of one."""
    return maps[0, :, :, 0]


def _under(
    image: np.ndarray, cell: tuple[int, int], settings: dict
) -> tuple[tuple[int, int], np.ndarray]:
    """Return where the window of an output cell begins, and what it sees there."""
    places = {
        "kernel_size": settings["pool_size"],
        "strides": settings["strides"],
        "padding": settings["padding"],
    }
    rows, columns = (
        nn.window_positions(index, size, **places)
        for index, size in zip(cell, image.shape, strict=True)
    )
    margin = settings["pool_size"]
    padded = np.pad(image, margin, constant_values=np.nan)
    window = padded[np.ix_(rows + margin, columns + margin)]
    return (int(rows[0]), int(columns[0])), window


def _own(pool: Callable, image: np.ndarray, settings: dict) -> np.ndarray:
    """Run the learner's function, which knows no padding."""
    size, strides = settings["pool_size"], settings["strides"]
    if settings["padding"] != "valid":
        raise ValueError(
            "your function pools without padding: set padding valid to see its map"
        )
    wanted = tuple(nn.conv_output_size(side, size, strides) for side in image.shape)
    who = f"for window {size} and stride {strides} your function"
    return array(pool(image, size, strides), wanted, "a map", who)


def _describe(result: Pooled) -> str:
    size, strides = result.settings["pool_size"], result.settings["strides"]
    (height, width), (rows, columns) = result.image.shape, result.maximum.shape
    row, column = result.cell
    dropped = 1 - result.kept / result.image.size
    largest, mean = (short(pooled[row, column]) for pooled in result[1:3])
    seen = int(np.sum(~np.isnan(result.window)))
    text = (
        f"{size} × {size} windows at stride {strides} make {rows} × {columns} of the "
        f"{height} × {width} input, and max pooling drops {dropped:.0%} of its numbers."
        f" Row {row}, column {column} sees {_counted(seen)}: max gives {largest}, "
        f"average {mean}"
    )
    if not result.gradient:
        return f"{text}."
    return (
        f"{text}; going back, the winner gets 1, in the average each {short(1 / seen)}."
    )


def _counted(numbers: int) -> str:
    return f"{numbers} numbers" if numbers > 1 else "1 number"
