"""The words and sums of the shape lab: what a layer makes of a shape, and why."""

from math import prod
from typing import NamedTuple

from helpers import nn

Shape = tuple[int, ...]
Layer = nn.layers.Layer


class Step(NamedTuple):
    """One layer of a stack at work."""

    before: Shape
    layer: Layer
    row: nn.LayerShape
    view: tuple[int, int] | None
    """Height and width that one of its units sees of the input; None: all."""


KEPT = {
    nn.MaxPooling2D: "largest",
    nn.AveragePooling2D: "mean",
    nn.GlobalMaxPooling2D: "largest",
    nn.GlobalAveragePooling2D: "mean",
}
"""Which number of a window, or of a whole map, a pooling layer keeps."""


def by(sides: int | Shape) -> str:
    """Write sides: ``by(3)`` and ``by((3, 3))`` are both ``"3×3"``."""
    sides = (sides, sides) if isinstance(sides, int) else sides
    return "×".join(map(str, sides))


def short(number: int) -> str:
    """Write a number with commas, from a million on in millions or billions."""
    for size, unit in ((10**9, "billion"), (10**6, "million")):
        if number >= size:
            return f"{number / size:.4g} {unit}"
    return f"{number:,}"


def many(count: int, noun: str) -> str:
    """Write a count with its noun: ``"1 pixel"``, ``"2 pixels"``."""
    return f"{count:,} {noun}{'s' * (count != 1)}"


def pair(value: int | tuple[int, int]) -> tuple[int, int]:
    """Return one number, or a pair for height and width, as a pair."""
    return (value, value) if isinstance(value, int) else tuple(value)


def taps(layer: Layer) -> tuple[int, int] | None:
    """Return height and width of the window that a layer slides, or None."""
    match layer:
        case nn.Conv2D():
            return pair(layer.kernel_size)
        case nn.MaxPooling2D() | nn.AveragePooling2D():
            return pair(layer.pool_size)
    return None


def name(step: Step) -> str:
    """Name a layer and its settings in at most three short lines."""
    layer = step.layer
    lines = [type(layer).__name__]
    match layer:
        case nn.Conv2D():
            gap = f", dilation {layer.dilation_rate}" * (layer.dilation_rate != 1)
            move = f", stride {layer.strides}" * (layer.strides != 1)
            lines = [f"Conv2D {by(taps(layer))}", layer.padding + move + gap]
        case nn.MaxPooling2D() | nn.AveragePooling2D():
            word = "Max" if isinstance(layer, nn.MaxPooling2D) else "Average"
            move = f", stride {layer.strides}" * (layer.strides is not None)
            lines = [f"{word} pool {by(taps(layer))}", layer.padding + move]
        case nn.GlobalMaxPooling2D():
            lines = ["Global max", "pooling"]
        case nn.GlobalAveragePooling2D():
            lines = ["Global average", "pooling"]
        case nn.Dense():
            same = ["= 1×1 convolution"] * acts_on_map(step)
            lines = [f"Dense {layer.units:,}", *same]
    if getattr(layer, "activation", None):
        lines.append(layer.activation)
    return "\n".join(lines)


def acts_on_map(step: Step) -> bool:
    """Tell whether this is a Dense without Flatten: a 1×1 convolution."""
    return isinstance(step.layer, nn.Dense) and len(step.before) == 3


def facts(step: Step) -> str:
    """Say in two lines what a layer learns and sees."""
    learnt = short(step.row.parameters) if step.row.parameters else "nothing"
    return f"learns {learnt}\nsees {'everything' if not step.view else by(step.view)}"


def notation(step: Step) -> str:
    """Write a layer as ``(28, 28, 1) ⊛ (3, 3, 1, 10) → (26, 26, 10)``."""
    layer, how = step.layer, _times(step)
    if isinstance(layer, nn.Flatten):
        how = " → in one row"
    elif step.row.kernel_shape is None:
        window = "each map" if taps(layer) is None else by(taps(layer))
        how = f" → {KEPT[type(layer)]} of {window}"
    return f"{step.before}{how} → {step.row.output_shape}"


def _times(step: Step) -> str:
    """Write by what a layer multiplies, if by anything."""
    kernel = step.row.kernel_shape
    if kernel is None:
        return ""
    if len(step.before) == 1:
        return f" · {kernel}"
    return f" ⊛ {(1, 1, *kernel) if acts_on_map(step) else kernel}"


def chain(before: Shape, steps: list[Step]) -> str:
    """Write the whole stack in that notation, in two lines where it is long."""
    parts = [f"{_times(step)} → {step.row.output_shape}" for step in steps]
    line = "".join([str(before), *parts]).replace(", ", ",").replace(",)", ")")
    if len(line) <= 105:
        return line
    cut = line.rfind(" →", 0, len(line) // 2 + 15)
    return f"{line[:cut]}\n{line[cut + 1 :]}"


def rule(step: Step) -> str:
    """Write the sums that give the shape and the parameters of one layer."""
    before, layer, learns = step.before, step.layer, _parameters(step.row)
    if taps(layer):
        down, across = _side(step, 0), _side(step, 1)
        size = f"side: {down}" if down == across else f"height: {down}, width: {across}"
        return f"{size}\n{learns}"
    if isinstance(layer, nn.Dense):
        places = f"the same at each of {prod(before[:-1]):,} places: "
        return places * acts_on_map(step) + learns
    if isinstance(layer, nn.Flatten):
        size = "·".join(map(str, before))
        return f"{size} = {prod(before):,} numbers in a row\n{learns}"
    return f"the {KEPT[type(layer)]} of each of {many(before[-1], 'map')}\n{learns}"


def _side(step: Step, axis: int) -> str:
    size, output = step.before[axis], step.row.output_shape[axis]
    view = nn.receptive_field([step.layer], size, axis)
    zeros = sum(_zeros(step, axis))
    added = f" + {many(zeros, 'zero')}" * (zeros > 0)
    inside = f"{size}{added} − {view.size}"
    if view.jump == 1:
        return f"{inside} + 1 = {output}"
    return f"⌊({inside}) / {view.jump}⌋ + 1 = {output}"


def _zeros(step: Step, axis: int) -> tuple[int, int]:
    """Count the zeros that padding adds before and after, along one axis."""
    layer = step.layer
    if layer.padding == "valid":
        return 0, 0
    strides = taps(layer) if layer.strides is None else pair(layer.strides)
    gap = pair(getattr(layer, "dilation_rate", 1))
    return nn.pad_same(step.before[axis], taps(layer)[axis], strides[axis], gap[axis])


def _parameters(row: nn.LayerShape) -> str:
    if not row.kernel_shape:
        return "nothing to learn: no parameters"
    weights, biases = "·".join(map(str, row.kernel_shape)), row.kernel_shape[-1]
    plural = "es" * (biases > 1)
    return f"{weights} weights + {biases} bias{plural} = {row.parameters:,} parameters"


def finding(number: int, step: Step) -> str:
    """Say in one sentence what layer `number` does, what it costs and sees."""
    parameters = step.row.parameters
    learns = (
        f"learns {many(parameters, 'parameter')}" if parameters else "learns nothing"
    )
    sees = "depends on the whole input"
    if step.view:
        sees = f"sees {many(max(step.view), 'pixel')} across{_ahead(step)}"
    return f"Layer {number} {_deed(step)} and {learns}; each unit {sees}."


def _ahead(step: Step) -> str:
    """Say where an even window looks that cannot sit in the middle of a pixel."""
    if taps(step.layer) is None or nn.receptive_field([step.layer]).jump > 1:
        return ""
    zeros = [_zeros(step, axis) for axis in (0, 1)]
    return ", half a pixel ahead" * any(first < last for first, last in zeros)


def _deed(step: Step) -> str:
    """Say what a layer does with its input."""
    before, layer = step.before, step.layer
    kept, size = KEPT.get(type(layer)), taps(layer)
    match layer:
        case nn.Conv2D():
            block = by((*size, before[-1]))
            return f"slides {many(layer.filters, 'filter')} of {block}"
        case nn.MaxPooling2D() | nn.AveragePooling2D():
            return f"keeps the {kept} of each {by(size)} window"
        case nn.GlobalMaxPooling2D() | nn.GlobalAveragePooling2D():
            return f"keeps the {kept} of each of {many(before[-1], 'map')}"
        case nn.Flatten():
            return f"writes {many(prod(before), 'number')} in one row"
        case nn.Dense() if acts_on_map(step):
            return f"joins {many(before[-1], 'channel')} at each place alone"
    return f"joins each of {many(before[0], 'number')} to {many(layer.units, 'unit')}"
