"""Lab: where the time axis belongs, and what happens where it is put elsewhere."""

from functools import cache
from typing import NamedTuple

import numpy as np

from helpers import data, nn
from helpers.draw.cnn_shapes.time_axis import TimeAxisPicture
from helpers.labs._lab import Lab
from helpers.labs.cnn_shapes._sized import sized
from helpers.labs.controls import choice, slider

FRAMES, SIZE = 8, 48
"""Length of the clip, and height and width of a frame in pixels."""

RADIUS = 7
"""Of the ball, in pixels."""

BALL = (1.0, 0.85, 0.1)
"""Its red, green and blue."""

AXES = ("time", "height", "width", "channels")

ORDERS = {
    "(time, height, width, channels)": (0, 1, 2, 3),
    "(height, width, time, channels)": (1, 2, 0, 3),
    "(width, height, time, channels)": (2, 1, 0, 3),
}
"""Orders of a clip's axes, as places in `AXES`."""

KERNEL = np.repeat([-1 / 3, 1 / 3], 3).reshape(2, 1, 3, 1)
"""(along axis 0, elsewhere, in, out): the next minus this, mean of the channels."""


class TimeAxis(NamedTuple):
    """A clip and what a window of 2 along its axis 0 answers."""

    clip: np.ndarray
    """(time, height, width, 3), brightness from 0 to 1."""
    answer: np.ndarray
    """(time, height, width), one of them shorter by 1; 0 where two are alike."""
    axes: tuple[str, ...]
    """Names of the axes in the order in which the layer gets them."""
    input_shape: tuple[int, ...]
    output_shape: tuple[int, ...]
    speed: int
    """Pixels per frame."""
    still: float
    """Mean size of the answer off the path of the ball, as brightness."""
    path: float
    """Mean size of the answer on the path of the ball, as brightness."""


def time_axis() -> Lab:
    """Give a clip to a layer with time first, and with time elsewhere."""
    return Lab(
        compute=_compute,
        picture=TimeAxisPicture(),
        describe=_describe,
        order=sized(choice("Order of axes", ORDERS), 370, 100),
        speed=slider("Speed of the ball", 0, 4, 3, unit="pixels per frame"),
        photograph=choice("Photograph", list(data.photograph_names()), "flower"),
    )


@cache
def _photograph(name: str) -> np.ndarray:
    return data.photograph(name, size=(SIZE, SIZE)).astype(np.float64)


@cache
def _clip(photograph: str, speed: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the clip and where its ball is, (time, height, width)."""
    rows, columns = np.indices((SIZE, SIZE))
    middles = RADIUS + 2 + speed * np.arange(FRAMES)[:, None, None]
    away = np.hypot(rows - SIZE / 2, columns - middles)
    ball = away <= RADIUS
    return np.where(ball[..., None], BALL, _photograph(photograph)), ball


def _slide(clip: np.ndarray, order: tuple[int, ...]) -> np.ndarray:
    """Lay the window on axis 0, as a Conv3D of 2 × 1 × 1 does.

    Every other axis is one long axis to this window, so a 2-D convolution serves.
    """
    moved = np.transpose(clip, order)
    length, *others, channels = moved.shape
    flat = moved.reshape(1, length, -1, channels)
    return nn.conv2d(flat, KERNEL)[0, :, :, 0].reshape(length - 1, *others)


def _compute(order, speed, photograph) -> TimeAxis:
    clip, ball = _clip(photograph, speed)
    answer = _slide(clip, order)
    path = np.transpose(np.broadcast_to(ball.any(axis=0), ball.shape), order[:3])
    path = path[1:] | path[:-1]
    return TimeAxis(
        clip=clip,
        answer=np.transpose(answer, np.argsort(order[:3])),
        axes=tuple(AXES[axis] for axis in order),
        input_shape=tuple(clip.shape[axis] for axis in order),
        output_shape=(*answer.shape, 1),
        speed=speed,
        still=float(np.abs(answer[~path]).mean()),
        path=float(np.abs(answer[path]).mean()),
    )


def _describe(result: TimeAxis) -> str:
    before, after = result.input_shape[0], result.output_shape[0]
    slides = (
        f"A window of 2 slides along axis 0, here {result.axes[0]}: {before} becomes "
        f"{after}"
    )
    if result.axes[0] != "time":
        return (
            f"{slides}, and nothing warns you. Where nothing moves it answers "
            f"{result.still:.3f} on average: it sees edges, not motion."
        )
    if result.speed == 0:
        return f"{slides}. Nothing moves, so every answer is {result.path:.3f}."
    return (
        f"{slides}. It answers {result.still:.3f} where nothing moves and "
        f"{result.path:.3f} on average along the path of the ball."
    )
