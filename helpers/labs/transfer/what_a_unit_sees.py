"""Lab: ask every unit of a trained network what it answers to."""

from base64 import b64decode
from functools import cache, lru_cache
from typing import NamedTuple
from zlib import decompress

import numpy as np

from helpers import data, nn
from helpers.draw.transfer.what_a_unit_sees import WhatAUnitSeesPicture
from helpers.labs._lab import Lab
from helpers.labs.controls import choice, point, slider
from helpers.labs.transfer._source import source_network, sweep

LAYERS = {"conv 1": 0, "conv 2": 2, "dense": 4, "classes": 5}
"""By their place in the network."""
SEES = {"conv 1": (3, 1), "conv 2": (8, 2)}
"""Side of what a unit of a map sees, and pixels from one such place to the next."""
SIDE = 16
TOP = 6
PATCH = 3
"""Of the patch that covers a place of the picture, in pixels."""
FILL = 0.0
"""What the patch shows: paper."""
START = (3.0, 1.0)


class UnitSees(NamedTuple):
    """What one unit of a layer likes, and what it looks at in one picture."""

    layer: str
    unit: int
    """From 0."""
    favourites: np.ndarray
    """(units, side, side), inputs from 0 to 1 that the units of the layer answer
    most."""
    top: np.ndarray
    """(6, 16, 16), the test pictures that this unit answers most."""
    digits: tuple[int, ...]
    """(6,), what they are."""
    answers: np.ndarray
    """(6,), the unit's largest answer in each."""
    boxes: np.ndarray
    """(6, 3), left, top and side of what the unit saw there, in pixels."""
    shown: int
    """Which of the six is covered place by place, from 0."""
    columns: int
    """Of the sheet that `favourites` are laid out on."""
    lost: np.ndarray
    """(16, 16), share of its answer that a place takes when covered."""
    new: int
    """How many of the six are digits that the network never learned."""


def what_a_unit_sees() -> Lab:
    """Point at a unit, and see its favourite input, its pictures and where it looks."""
    return Lab(
        compute=_compute,
        picture=WhatAUnitSeesPicture(),
        describe=_describe,
        picture_number=slider("Cover picture", 1, TOP, 1, unit="of 6"),
        layer=choice("Layer", list(LAYERS), "conv 2"),
        unit=point("Unit", START, [(0, 0), (7, 5), (0, 5)]),
    )


def _compute(picture_number, layer, unit) -> UnitSees:
    likes, (peaks, places) = _favourites(layer), _peaks(layer)
    number = _number(unit, len(likes))
    best = np.argsort(-peaks[:, number], kind="stable")[:TOP]
    images, digits = _pictures()
    shown = picture_number - 1
    return UnitSees(
        layer=layer,
        unit=number,
        favourites=likes,
        top=images[best, ..., 0],
        digits=tuple(digits[best].tolist()),
        answers=peaks[best, number],
        boxes=_boxes(layer, places[best, number]),
        shown=shown,
        columns=_columns(len(likes)),
        lost=_lost(layer, number, int(best[shown])),
        new=int(np.sum(digits[best] >= 5)),
    )


def _number(place: tuple[float, float], count: int) -> int:
    """Return the unit at a place of the sheet; past the last one it is the last."""
    column, row = (max(0, round(part)) for part in place)
    columns = _columns(count)
    return min(row * columns + min(column, columns - 1), count - 1)


def _columns(count: int) -> int:
    """Return how many columns a sheet of so many cells needs to be 4 to 3."""
    return int(np.ceil(np.sqrt(count * 4 / 3)))


@cache
def _pictures() -> tuple[np.ndarray, np.ndarray]:
    """Return 500 test pictures: digits that were learned, and the other five."""
    known, new = data.source_digits(), data.target_digits()
    images = np.concatenate([known.x_test, new.x_test])
    return images, np.concatenate([known.y_test, new.y_test + 5])


def _run(images: np.ndarray, layer: str) -> np.ndarray:
    """Run the network up to a layer; of the classes before their softmax."""
    stack, weights = source_network()
    part = stack[: LAYERS[layer] + 1]
    if layer == "classes":
        part = [*part[:-1], part[-1]._replace(activation=None)]
    count = sum(isinstance(one, nn.Conv2D | nn.Dense) for one in part)
    return nn.run_stack(images, part, weights[:count])[-1]


@cache
def _peaks(layer: str) -> tuple[np.ndarray, np.ndarray]:
    """Return each unit's largest answer to each picture, and where in its map.

    Both are (pictures, units); the places count through the rows of the map.
    """
    answers = _run(_pictures()[0], layer)
    flat = answers.reshape(len(answers), -1, answers.shape[-1])
    return flat.max(axis=1), flat.argmax(axis=1)


def _boxes(layer: str, places: np.ndarray) -> np.ndarray:
    """Say what of a picture a unit sees at places of its map: left, top, side."""
    if layer not in SEES:
        return np.tile([0, 0, SIDE], (len(places), 1))
    size, step = SEES[layer]
    row, column = np.divmod(places, (SIDE - size) // step + 1)
    return np.stack([column * step, row * step, np.full_like(row, size)], axis=1)


@lru_cache(maxsize=256)
def _lost(layer: str, unit: int, number: int) -> np.ndarray:
    """Cover each place of a picture: (16, 16), share of the answer that it takes."""

    def score(images: np.ndarray) -> np.ndarray:
        answers = _run(images.astype(np.float32), layer)[..., unit]
        return answers.reshape(len(images), -1).max(axis=1)

    image = _pictures()[0][number]
    whole = float(score(image[None])[0])
    lost = nn.occlusion_map(score, image, PATCH, fill_value=FILL)
    return lost / whole if whole > 0 else 0 * lost


@cache
def _favourites(layer: str) -> np.ndarray:
    """Return the stored inputs, cut to what a unit sees: (units, side, side)."""
    content = decompress(b64decode(sweep()["favourites"][layer]))
    images = np.frombuffer(content, np.uint8).reshape(-1, SIDE, SIDE) / 255
    if layer not in SEES:
        return images
    size, step = SEES[layer]
    start = ((SIDE - size) // step + 1) // 2 * step  # of the middle of the map
    return images[:, start : start + size, start : start + size]


def _describe(result: UnitSees) -> str:
    if result.answers[0] <= 0:
        return (
            f"Unit {result.unit + 1} of {len(result.favourites)} in {result.layer} "
            f"answers 0 to all 500 test pictures: it is dead."
        )
    counted = ", ".join(str(digit) for digit in result.digits)
    row, column = np.unravel_index(result.lost.argmax(), result.lost.shape)
    return (
        f"Unit {result.unit + 1} of {len(result.favourites)} in {result.layer} sees "
        f"{_size(result)}. Of 500 test pictures it answers most to these digits: "
        f"{counted}; {result.new} of the six are digits that the network never "
        f"learned. In picture {result.shown + 1} its answer "
        f"{result.answers[result.shown]:.2f} loses up to {result.lost.max():.0%} when "
        f"a place is covered, most in row {row + 1}, column {column + 1}."
    )


def _size(result: UnitSees) -> str:
    side = result.boxes[0, 2]
    return "the whole picture" if side == SIDE else f"{side} × {side} pixels"
