"""Lab: move a picture by one pixel, and see which maps notice."""

from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np

from helpers import data, nn
from helpers.draw.pooling.one_pixel_nudge import HEIGHT, WIDTH, OnePixelNudgePicture
from helpers.labs._lab import Lab
from helpers.labs.controls import choice, slider

TOP, FIRST = 2, 1
"""Row of the picture's upper edge, and its leftmost column at the start, in pixels."""
DOT = (4, 3)
"""Row and column of the dot within its 8×8 picture."""
PICTURES = {"a dot": -1, "digit 1": 1, "digit 3": 3, "digit 8": 8}
KINDS = {"max": "max", "average": "average", "max, then blur": "blur"}
STARTS = 12
"""Neighbouring starts over which one-pixel shifts are counted; 2, 3 and 4 divide it."""
SAME = 1e-9
"""Change that is no more than rounding."""
NEARLY = 0.25
"""Share that may differ for a map that nearly stays, or nearly moves along."""

_SPOTS = (9 * (np.indices((3, 3)) == 1).all(axis=0) - 1) / 8
"""Finds spots: a pixel minus the mean of its eight neighbours."""


class Effect(NamedTuple):
    """What a shift of the picture does to one map."""

    change: float
    """Share of the maps before and after that is not common, from 0 to 1."""
    left: float
    """The same after the map before was moved along by the best whole step."""
    verdict: str
    """``invariant``, ``equivariant``, ``nearly …`` or ``neither``."""


class Nudge(NamedTuple):
    """A picture before and after a shift, and what two layers make of both."""

    digit: int
    """What is shown; -1 is the dot."""
    column: int
    """Where the picture, or the dot, stood before the shift, in pixels."""
    shift: int
    """To the right, in pixels."""
    window: int
    """Side of a pooling window, in pixels; also from one to the next."""
    kind: str
    """``max``, ``average`` or ``blur``."""
    inputs: np.ndarray
    """(2, 12, 24), before and after; ink from 0 to 1."""
    features: np.ndarray
    """(2, 12, 24), a filter that finds spots, then ReLU."""
    pooled: np.ndarray
    """(2, rows, columns), the feature maps after pooling."""
    whole: np.ndarray
    """(2,), the feature maps after global pooling of that kind."""
    effects: tuple[Effect, Effect, Effect]
    """On the feature map, the pooled map and the global pooling."""
    invisible: float
    """Share of one-pixel shifts, from 12 starts, that leave the pooled map as it is."""
    least: float
    most: float
    """Smallest and largest change of the pooled map by these shifts, from 0 to 1."""


def one_pixel_nudge() -> Lab:
    """Nudge a dot or a digit to the right, and see which maps notice."""
    return Lab(
        compute=_compute,
        picture=OnePixelNudgePicture(),
        describe=_describe,
        shift=slider("Shift to the right", 0, 6, 1, unit="pixels"),
        start=slider("Start further right", 0, 5, 0, unit="pixels"),
        picture_of=choice("Picture", PICTURES),
        window=slider("Pooling window", 2, 4, 2, unit="pixels"),
        kind=choice("Pooling", KINDS),
    )


def _compute(shift, start, picture_of, window, kind) -> Nudge:
    column = FIRST + start
    inputs = np.stack([_input(picture_of, c) for c in (column, column + shift)])
    features = _features(inputs)
    pooled = _pool(features, window, kind)
    reduce = nn.global_average_pool2d if kind == "average" else nn.global_max_pool2d
    whole = reduce(features)[:, 0]
    changes = _one_pixel_shifts(picture_of, window, kind)
    return Nudge(
        digit=picture_of,
        column=column + DOT[1] if picture_of < 0 else column,
        shift=shift,
        window=window,
        kind=kind,
        inputs=inputs[..., 0],
        features=features[..., 0],
        pooled=pooled[..., 0],
        whole=whole,
        effects=(
            _effect(features, shift, 1),
            _effect(pooled, shift, window),
            _effect(whole[:, None, None, None], 0, 1),
        ),
        invisible=float(np.mean(changes < SAME)),
        least=float(changes.min()),
        most=float(changes.max()),
    )


@cache
def _picture(digit: int) -> np.ndarray:
    """Return a dot or a digit: (8, 8, 1), ink from 0 to 1."""
    if digit < 0:
        image = np.zeros((8, 8, 1))
        image[DOT] = 1.0
        return image
    digits = data.digits()
    return digits.x_test[digits.y_test == digit][0].astype(float)


def _input(digit: int, column: int) -> np.ndarray:
    """Put the picture on the strip: (12, 24, 1)."""
    return data.place(_picture(digit)[None], WIDTH, TOP, column)[0, :HEIGHT]


def _features(inputs: np.ndarray) -> np.ndarray:
    """Find the spots of every strip: (batch, 12, 24, 1)."""
    return nn.relu(nn.conv2d(inputs, _SPOTS[..., None, None], padding="same"))


def _pool(maps: np.ndarray, window: int, kind: str) -> np.ndarray:
    if kind == "max":
        return nn.max_pool2d(maps, window)
    if kind == "average":
        return nn.average_pool2d(maps, window)
    largest = nn.max_pool2d(maps, window, strides=1, padding="same")
    return nn.blur_pool2d(largest, 2 * window - 1, strides=window, padding="same")


@lru_cache(maxsize=64)
def _one_pixel_shifts(digit: int, window: int, kind: str) -> np.ndarray:
    """Shift by one pixel from each of 12 starts: (12,) changes of the pooled map."""
    starts = np.arange(FIRST, FIRST + STARTS + 1)
    strips = np.stack([_input(digit, column) for column in starts])
    maps = _pool(_features(strips), window, kind)
    return np.array([nn.map_change(*pair) for pair in _pairs(maps)])


def _pairs(maps: np.ndarray) -> list[tuple[np.ndarray, np.ndarray]]:
    """Return every map with the one after it, each with a batch axis of 1."""
    return [(maps[i : i + 1], maps[i + 1 : i + 2]) for i in range(len(maps) - 1)]


def _effect(maps: np.ndarray, shift: int, stride: int) -> Effect:
    """Compare a map before and after `shift` pixels, `stride` pixels to a cell."""
    ((before, after),) = _pairs(maps)
    change = nn.map_change(before, after)
    steps = {shift // stride, -(-shift // stride)}
    left = min(nn.map_change(nn.shift_maps(before, step), after) for step in steps)
    return Effect(change, left, _verdict(change, left))


def _verdict(change: float, left: float) -> str:
    if change < SAME:
        return "invariant"
    if left < SAME:
        return "equivariant"
    if min(change, left) <= NEARLY:
        return "nearly invariant" if change <= left else "nearly equivariant"
    return "neither"


def _describe(result: Nudge) -> str:
    feature, pooled, _ = result.effects
    name = "dot" if result.digit < 0 else result.digit
    words = {"max": "max", "average": "average", "blur": "blurred max"}
    pooling = f"{result.window} × {result.window} {words[result.kind]} pooling"
    pixels = "pixel" if result.shift == 1 else "pixels"
    story = f"The {name} stays at column {result.column}, and no map changes."
    if result.shift:
        story = (
            f"The {name} moves {result.shift} {pixels} right from column "
            f"{result.column}: the feature map {_what(feature)}, after {pooling} the "
            f"map {_what(pooled)}, and global pooling does not notice."
        )
    return (
        f"{story} Wherever it starts, one pixel to the right changes between "
        f"{result.least:.0%} and {result.most:.0%} of the map after {pooling}; "
        f"{result.invisible:.0%} of these shifts are invisible."
    )


def _what(effect: Effect) -> str:
    if effect.verdict == "invariant":
        return "is unchanged (invariant)"
    if effect.verdict == "equivariant":
        return "moves along exactly (equivariant)"
    return f"changes by {effect.change:.0%} ({effect.verdict})"
