"""Lab: drag a digit away from where three networks learned to read it."""

from functools import cache
from typing import NamedTuple

import numpy as np

from helpers import data, nn
from helpers.draw.cnn_shapes.drag_digit import CANVAS, NAMES, DragDigitPicture
from helpers.labs._lab import Lab
from helpers.labs.controls import again, choice, point

STORED = "drag_the_digit"
SIDE = 8
LAST = CANVAS - SIDE
MIDDLE = (10, 10)
"""Row and column at which the feature maps are taken that others are compared with."""

VIEWS = {"the digit": 0, "a map of layer 1": 1, "a map of layer 2": 2}
OUTPUTS = {1: 0, 2: 2}
"""Convolution by its number: its place in the stack; a pooling lies between."""


class Dragged(NamedTuple):
    """One digit at one place, and what three networks make of it."""

    canvas: np.ndarray
    """(28, 28), ink from 0 to 1; or a feature map, (28, 28) or (14, 14), peak 1."""
    layer: int
    """Convolution whose feature map is shown; 0 for the digit itself."""
    place: tuple[int, int]
    """Row and column of the digit's top left corner."""
    side: int
    """Height and width of the digit, in pixels."""
    digit: int
    """What it really is."""
    sample: int
    """Which of the test digits of its kind, counted from 1."""
    probabilities: np.ndarray
    """(3, 10), one row for each network."""
    guesses: np.ndarray
    """(3,), the most probable digit."""
    accuracy: np.ndarray
    """(3,), share of all 500 test digits read rightly at this place."""
    everywhere: np.ndarray
    """(3, 21, 21), the same at every place: rows, then columns."""
    trained: tuple[int, int]
    """First and last row, and column, of the top left corner while training."""
    drift: float
    """Largest change of the feature map round the digit since the middle; peak 1."""


def drag_digit() -> Lab:
    """Drag a digit over the canvas, and see which network still reads it."""
    start = 16 + (SIDE - 1) / 2
    return Lab(
        compute=_compute,
        picture=DragDigitPicture(),
        describe=_describe,
        digit=choice("Digit", {str(digit): digit for digit in range(10)}, 6),
        sample=again("Another hand"),
        layer=choice("Canvas shows", VIEWS),
        place=point("Digit's middle", (start, start), [(0, 0), (CANVAS, CANVAS)]),
    )


def _compute(digit, sample, layer, place) -> Dragged:
    images = _test_digits(digit)
    sample %= len(images)
    image = images[sample]
    column, row = (
        int(np.clip(np.floor(middle - (SIDE - 1) / 2 + 0.5), 0, LAST))
        for middle in place
    )
    canvas = _placed(image, row, column)
    outputs = [nn.run_stack(canvas, *network) for network in _networks().values()]
    probabilities = np.stack([output[-1][0] for output in outputs])
    everywhere, trained = _sweep()
    shown, drift = canvas[0, :, :, 0], 0.0
    if layer:
        shown, drift = _feature_map(outputs[-1], image, layer, (row, column))
    return Dragged(
        canvas=shown,
        layer=layer,
        place=(row, column),
        side=SIDE,
        digit=digit,
        sample=sample + 1,
        probabilities=probabilities,
        guesses=probabilities.argmax(axis=1),
        accuracy=everywhere[:, row, column],
        everywhere=everywhere,
        trained=trained,
        drift=drift,
    )


def _placed(image: np.ndarray, row: int, column: int) -> np.ndarray:
    return data.place(image[None], CANVAS, row, column)


def _feature_map(
    outputs: list[np.ndarray], image: np.ndarray, layer: int, place: tuple[int, int]
) -> tuple[np.ndarray, float]:
    """Return the map that answers strongest, and how it differs from the middle's."""
    still = nn.run_stack(_placed(image, *MIDDLE), *_networks()[NAMES[-1]])
    before, after = (run[OUTPUTS[layer]][0] for run in (still, outputs))
    strongest = before.max(axis=(0, 1)).argmax()
    peak = before[..., strongest].max()
    before, after = before[..., strongest] / peak, after[..., strongest] / peak
    change = _around(after, place) - _around(before, MIDDLE)
    return after, float(np.nanmax(np.abs(change)))


def _around(feature_map: np.ndarray, place: tuple[int, int]) -> np.ndarray:
    """Cut out what the digit at `place` can reach; nan beyond the border."""
    scale = CANVAS // len(feature_map)
    reach = SIDE // scale + 4
    padded = np.pad(feature_map, reach, constant_values=np.nan)
    row, column = (corner // scale - 2 + reach for corner in place)
    return padded[row : row + reach, column : column + reach]


@cache
def _networks() -> dict[str, tuple[list, list]]:
    """Return the layers and weights of each network by its name."""
    stored = data.networks(STORED)
    return {
        name: (
            [getattr(nn, layer)(**settings) for layer, settings in stored[name].stack],
            stored[name].weights,
        )
        for name in NAMES
    }


@cache
def _sweep() -> tuple[np.ndarray, tuple[int, int]]:
    stored = data.sweep(STORED)
    everywhere = np.array([stored["accuracy"][name] for name in NAMES])
    return everywhere, (stored["trained_from"], stored["trained_to"])


@cache
def _test_digits(digit: int) -> np.ndarray:
    digits = data.digits()
    return digits.x_test[digits.y_test == digit]


def _describe(result: Dragged) -> str:
    row, column = result.place
    where = f"The {result.digit} (sample {result.sample}) at row {row}, column {column}"
    if all(result.trained[0] <= place <= result.trained[1] for place in result.place):
        where += ", where they learned"
    return f"{where}: {_who_reads(result)}. {_finding(result)}"


def _who_reads(result: Dragged) -> str:
    answers = dict(zip(NAMES, result.guesses, strict=True))
    right = [name for name, guess in answers.items() if guess == result.digit]
    wrong = [f"{n} says {guess}" for n, guess in answers.items() if n not in right]
    if not wrong:
        return "all three networks read it right"
    if not right:
        return f"no network reads it right: {_listed(wrong)}"
    verb = "alone reads" if len(right) == 1 else "read"
    return f"{_listed(right)} {verb} it right; {_listed(wrong)}"


def _finding(result: Dragged) -> str:
    if result.layer == 0:
        pairs = zip(NAMES, result.accuracy, strict=True)
        shares = _listed([f"{name} {share:.0%}" for name, share in pairs])
        return f"Share of 500 test digits read there: {shares}."
    how = "exactly" if result.drift < 0.005 else "roughly"
    behind = ", behind 2 × 2 pooling," if result.layer == 2 else ""
    return (
        f"The map of layer {result.layer}{behind} moved {how} with it: "
        f"{result.drift:.0%} of its peak off the map made in the middle."
    )


def _listed(parts: list[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if parts[1:] else parts)
