"""Lab: a 3×3 filter over a photograph, taken apart at one pixel."""

from collections.abc import Callable
from functools import cache, partial
from typing import NamedTuple

import numpy as np

from helpers import data, nn
from helpers.draw.cnn_shapes.filter import FilterPicture
from helpers.labs._lab import Lab
from helpers.labs._own import array, lent
from helpers.labs.controls import choice, matrix, point, slider, switch

SIZE = 96

PLAIN = {"strides": 1, "padding": "valid", "dilation_rate": 1}

KERNELS = {
    "upright edges": [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]],
    "level edges": [[-1, -2, -1], [0, 0, 0], [1, 2, 1]],
    "all edges": [[0, 1, 0], [1, -4, 1], [0, 1, 0]],
    "blur (mean)": np.full((3, 3), 1 / 9).round(3),
    "sharpen": [[0, -1, 0], [-1, 5, -1], [0, -1, 0]],
    "emboss": [[-2, -1, 0], [-1, 1, 1], [0, 1, 2]],
    "leave as it is": [[0, 0, 0], [0, 1, 0], [0, 0, 0]],
    "random": np.random.default_rng(5).normal(size=(3, 3)).round(2),
}


class Filtered(NamedTuple):
    """A filtered photograph and one pixel of it taken apart."""

    image: np.ndarray
    """(height, width), brightness from 0 to 1."""
    output: np.ndarray
    """(output height, output width)."""
    kernel: np.ndarray
    """(3, 3), as it is laid on the photograph."""
    pixel: tuple[int, int]
    """Row and column pointed at in the output."""
    taps: tuple[np.ndarray, np.ndarray]
    """(3,) rows and (3,) columns of the photograph under the kernel."""
    window: np.ndarray
    """(3, 3), the photograph under the kernel; 0 beyond its border."""
    products: np.ndarray
    """(3, 3), window times kernel."""
    total: float
    """Sum of the products: the output before ReLU."""
    relu: bool


def filter(convolve: Callable[..., np.ndarray] | None = None) -> Lab:
    """Lay nine numbers on a photograph, and point at what they make of it.

    Parameters
    ----------
    convolve : callable, optional
        ``convolve(image, kernel) -> map``: a function of the learner's own, at stride
        1, without padding and dilation; by default ``nn.conv2d``, which knows all.
    """
    return Lab(
        compute=partial(_compute, lent(convolve)),
        picture=FilterPicture(),
        describe=_describe,
        kernel=matrix("Kernel", KERNELS, "upright edges"),
        photograph=choice("Photograph", list(data.photograph_names())),
        strides=slider("Stride", 1, 3, 1, unit="pixels"),
        padding=choice("Padding", ["valid", "same"]),
        dilation_rate=slider("Dilation", 1, 3, 1, unit="pixels"),
        operation=choice("Operation", ["correlate", "convolve"]),
        relu=switch("ReLU"),
        pixel=point("Output pixel", (40, 30), [(0, 0), (SIZE, SIZE)]),
    )


@cache
def _photograph(name: str) -> np.ndarray:
    return data.photograph(name, size=(SIZE, SIZE), grey=True).astype(np.float64)


def _compute(
    convolve, kernel, photograph, operation, relu, pixel, **settings
) -> Filtered:
    image = _photograph(photograph)
    laid = nn.flip_kernel(kernel) if operation == "convolve" else kernel
    if convolve is None:
        scores = nn.filter_image(image, laid, **settings)
    else:
        scores = _own(convolve, image, laid, settings)
    row, column = (
        int(np.clip(round(place), 0, size - 1))
        for place, size in zip(reversed(pixel), scores.shape, strict=True)
    )
    taps = tuple(
        nn.window_positions(index, SIZE, 3, **settings) for index in (row, column)
    )
    window = _under(image, *taps)
    return Filtered(
        image=image,
        output=nn.relu(scores) if relu else scores,
        kernel=laid,
        pixel=(row, column),
        taps=taps,
        window=window,
        products=window * laid,
        total=float(np.sum(window * laid)),
        relu=relu,
    )


def _own(
    convolve: Callable, image: np.ndarray, kernel: np.ndarray, settings: dict
) -> np.ndarray:
    """Run the learner's function, which knows only the plainest settings."""
    if settings != PLAIN:
        raise ValueError(
            "your function gets an image and a kernel only: set stride 1, padding "
            "valid and dilation 1 to see its map"
        )
    return array(convolve(image, kernel), (SIZE - 2, SIZE - 2), "a map")


def _under(image: np.ndarray, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
    padded = np.pad(image, 3)
    return padded[np.ix_(rows + 3, columns + 3)]


def _describe(result: Filtered) -> str:
    rows, columns = result.output.shape
    row, column = result.pixel
    after = ""
    if result.relu and result.total < 0:
        after = "; ReLU makes it 0"
    return (
        f"A {SIZE} × {SIZE} photograph becomes a {rows} × {columns} map. At row {row}, "
        f"column {column} the nine products add up to {result.total:.2f}{after}."
    )
