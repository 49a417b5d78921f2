"""Lab: a stack of layers, with the shape, the cost and the view of every output."""

from math import prod
from typing import NamedTuple

import numpy as np

from helpers import nn
from helpers.draw.cnn_shapes.shape_lab import ShapePicture
from helpers.labs._lab import Lab
from helpers.labs.cnn_shapes import _shape_words as words
from helpers.labs.cnn_shapes._sized import sized
from helpers.labs.cnn_shapes._stack_editor import stack_editor
from helpers.labs.controls import choice, point

INPUTS = {
    "9 × 9 × 1, tiny and grey": (9, 9, 1),
    "28 × 28 × 1, grey": (28, 28, 1),
    "28 × 28 × 3, colour": (28, 28, 3),
    "32 × 32 × 3, colour": (32, 32, 3),
    "128 × 128 × 4, see-through": (128, 128, 4),
    "224 × 224 × 3, photograph": (224, 224, 3),
}

SLIDING = (nn.Conv2D, nn.MaxPooling2D, nn.AveragePooling2D, nn.Dense)
"""Layers that look at a map through a window; that of Dense is 1×1."""


class Shapes(NamedTuple):
    """What every layer of a stack makes of the input; the input itself is number 0."""

    shapes: list[words.Shape]
    """One more than layers: (height, width, channels) or (features,)."""
    steps: list[words.Step]
    """Per layer: shape before it, the layer, what it makes and costs, what it sees."""
    names: list[str]
    """One more than layers, with settings."""
    facts: list[str]
    """One more than layers: what it learns and sees."""
    windows: list[tuple[float, float] | None]
    """Per layer: share of height and width that its window covers; None: all."""
    pointed: int
    """The box pointed at, 0 for the input."""
    field: tuple[float, float] | None
    """Share of the input that its units see; above 1: padding; None: not asked."""
    shares: tuple[np.ndarray, np.ndarray]
    """(layers,) and (layers,): share of all parameters, of all multiply-adds."""
    totals: tuple[str, str]
    """How many parameters and multiply-adds there are in all."""
    notation: str
    rule: str

    @property
    def kinds(self) -> list[str]:
        """Names as in Keras; first "Input"."""
        return ["Input", *(step.row.name for step in self.steps)]


def shape_lab() -> Lab:
    """Stack up to six layers and read shape, cost and view off every box."""
    shape = sized(choice("Input", INPUTS, (28, 28, 1)), 240, 52)
    return Lab(
        compute=_compute,
        picture=ShapePicture(),
        describe=_describe,
        input_shape=shape,
        stack=stack_editor(shape),
        layer=point("Layer", (1.0, 0.5), [(0.0, 0.5), (1.0, 0.5), (9.0, 0.5)]),
    )


def _compute(input_shape, stack, layer) -> Shapes:
    rows = nn.layer_shapes(input_shape, stack)
    shapes = [input_shape, *(row.output_shape for row in rows)]
    views = _views(shapes, stack)
    steps = [*map(words.Step, shapes, stack, rows, views)]
    pointed = int(np.clip(round(layer[0]), 0, len(rows)))
    notation, rule = f"input {input_shape}", words.chain(input_shape, steps)
    if pointed:
        notation, rule = (
            make(steps[pointed - 1]) for make in (words.notation, words.rule)
        )
    costs = [[row.parameters for row in rows], [row.multiply_adds for row in rows]]
    return Shapes(
        shapes=shapes,
        steps=steps,
        names=["Input", *map(words.name, steps)],
        facts=["", *map(words.facts, steps)],
        windows=[*map(_window, steps)],
        pointed=pointed,
        field=_share_of(input_shape, views[pointed - 1]) if pointed else None,
        shares=tuple(np.divide(cost, max(sum(cost), 1)) for cost in costs),
        totals=tuple(
            f"{words.short(sum(cost))}\n{name}"
            for cost, name in zip(costs, ("parameters", "multiply-adds"), strict=True)
        ),
        notation=notation,
        rule=rule,
    )


def _views(shapes, stack) -> list[tuple[int, int] | None]:
    """Return per layer what a unit sees, (height, width) in pixels; None: all."""
    views = []
    for number, (layer, shape) in enumerate(zip(stack, shapes[1:], strict=True), 1):
        if len(shape) == 3:
            views.append(_view(stack[:number], shapes[0]))
        else:
            relisted = isinstance(layer, nn.Flatten) and views
            views.append(views[-1] if relisted else None)
    return views


def _view(stack, input_shape) -> tuple[int, int]:
    return tuple(
        nn.receptive_field(stack, input_shape[axis], axis).size for axis in (0, 1)
    )


def _share_of(shape, part) -> tuple[float, float]:
    """Return the share of height and width that `part` covers; None: all of both."""
    return (1.0, 1.0) if part is None else (part[0] / shape[0], part[1] / shape[1])


def _window(step: words.Step) -> tuple[float, float] | None:
    """Return the share of the map that one window covers; None: all of it."""
    if len(step.before) == 1 or not isinstance(step.layer, SLIDING):
        return None
    return _share_of(step.before, _view([step.layer], step.before))


def _describe(result: Shapes) -> str:
    first, last = result.shapes[0], result.shapes[-1]
    if not result.steps:
        return f"The input is {first}: choose a first layer in the list above."
    parameters = sum(step.row.parameters for step in result.steps)
    whole = f"{first} becomes {last} with {words.short(parameters)} parameters"
    if any(map(words.acts_on_map, result.steps)):
        whole += ": Dense without Flatten is a 1×1 convolution"
    if not result.pointed:
        return f"{whole}. The input holds {prod(first):,} numbers."
    return f"{whole}. {words.finding(result.pointed, result.steps[result.pointed - 1])}"
