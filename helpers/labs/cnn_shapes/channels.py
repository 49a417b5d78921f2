"""Lab: one filter at work on the three channels of a colour photograph."""

from functools import cache
from typing import NamedTuple

import numpy as np

from helpers import data, nn
from helpers.draw.cnn_shapes.channels import ChannelsPicture
from helpers.labs._lab import Lab
from helpers.labs.cnn_shapes._sized import sized
from helpers.labs.controls import choice, point, slider, switch

SIZE = 64
"""Height and width of the photograph, in pixels."""

COLORS = ("red", "green", "blue")

UPRIGHT = np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]) / 4
CENTRE = np.array([[0, 0, 0], [0, 1, 0], [0, 0, 0]])
NOTHING = np.zeros((3, 3))

FILTERS = {
    "upright edges": (UPRIGHT, UPRIGHT, UPRIGHT),
    "red minus green": (CENTRE, -CENTRE, NOTHING),
    "level edges in blue only": (NOTHING, NOTHING, UPRIGHT.T),
    "blur to grey": (np.full((3, 3), 1 / 27),) * 3,
    "random, untrained": np.random.default_rng(3).normal(0, 0.27, (3, 3, 3)),
}
"""Three slices each, for red, green and blue."""

KERNEL = np.stack([np.stack(slices, axis=-1) for slices in FILTERS.values()], axis=-1)
"""(3, 3, 3, filters): height, width, in, out."""


class Channels(NamedTuple):
    """A filter taken apart by channels."""

    image: np.ndarray
    """(height, width, 3), brightness from 0 to 1."""
    number: int
    """Which filter of the kernel, from 0."""
    filters: int
    kernel: np.ndarray
    """(3, 3, 3): height, width, in."""
    parts: np.ndarray
    """(height - 2, width - 2, 3): what each slice makes of its channel."""
    bias: float
    output: np.ndarray
    """(height - 2, width - 2): the parts added up, and the bias."""
    pixel: tuple[int, int]
    """Row and column pointed at in the output."""

    @property
    def addends(self) -> np.ndarray:
        """The three parts at the pixel, (3,)."""
        return self.parts[self.pixel]

    @property
    def total(self) -> float:
        """The output at the pixel."""
        return float(self.output[self.pixel])


def channels() -> Lab:
    """Watch three slices of one filter make three maps, and their sum make one."""
    return Lab(
        compute=_compute,
        picture=ChannelsPicture(),
        describe=_describe,
        photograph=choice("Photograph", list(data.photograph_names()), "flower"),
        number=sized(
            choice("Filter", {name: n for n, name in enumerate(FILTERS)}), 240, 48
        ),
        bias=slider("Bias", -1.0, 1.0, 0.0, step=0.05),
        grey=switch("Grey photograph: all three channels equal"),
        pixel=point("Output pixel", (8.0, 30.0), [(0.0, 0.0), (SIZE, SIZE)]),
    )


@cache
def _photograph(name: str) -> np.ndarray:
    return data.photograph(name, size=(SIZE, SIZE)).astype(np.float64)


def _compute(photograph, number, bias, grey, pixel) -> Channels:
    image = _photograph(photograph)
    if grey:
        image = np.repeat(image.mean(axis=-1, keepdims=True), 3, axis=-1)
    kernel = KERNEL[..., number]
    output = nn.conv2d(image[None], kernel[..., None], np.array([bias]))[0, :, :, 0]
    parts = [
        nn.conv2d(image[None, :, :, c, None], kernel[:, :, c, None, None])[0, :, :, 0]
        for c in range(3)
    ]
    row, column = (
        int(np.clip(round(place), 0, side - 1))
        for place, side in zip(reversed(pixel), output.shape, strict=True)
    )
    return Channels(
        image=image,
        number=number,
        filters=KERNEL.shape[-1],
        kernel=kernel,
        parts=np.stack(parts, axis=-1),
        bias=bias,
        output=output,
        pixel=(row, column),
    )


def _describe(result: Channels) -> str:
    row, column = result.pixel
    red, green, blue = result.addends
    return (
        f"Filter {result.number + 1} of {result.filters} has 3·3·3 = 27 weights and "
        f"makes one map, not three. At row {row}, column {column} red, green and blue "
        f"give {red:.2f}, {green:.2f} and {blue:.2f}; with the bias {result.bias:.2f} "
        f"that is {result.total:.2f}."
    ).replace("-", "−")
