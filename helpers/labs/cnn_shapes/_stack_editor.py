"""A control for a stack of layers: one row of settings for each layer."""

from typing import Any

import ipywidgets as widgets
import traitlets

from helpers.labs.cnn_shapes._layer_row import ACTIVATIONS, NEW, PADDINGS, LayerRow
from helpers.labs.cnn_shapes._networks import NETWORKS
from helpers.labs.cnn_shapes._sized import sized
from helpers.labs.controls import Control, choice

MOST = 6
"""Layers that a stack may have."""

OWN = "as set below"


def stack_editor(input_shape: Control) -> Control:
    """Return a row of settings for each layer, and networks to begin with.

    The value is a tuple of layers, such as ``(nn.Conv2D(10), nn.Flatten())``.

    Parameters
    ----------
    input_shape : Control
        Follows when a network is chosen from the list.
    """
    source = _Source(value=next(iter(NETWORKS.values()))[1])
    rows = [LayerRow(number) for number in range(1, MOST + 1)]
    network = sized(choice("Network", [*NETWORKS, OWN]), 300, 60)
    padding = sized(choice("Padding everywhere", ["valid", "same", OWN]), 270, 142)
    filling = False

    def write(_: Any = None) -> None:
        nonlocal filling
        filling = True
        stack = source.value
        for place, row in enumerate(rows):
            row.write(stack[place] if place < len(stack) else None)
            row.layout.display = "flex" if place <= len(stack) else "none"
        now = (input_shape.value, stack)
        network.set(next((name for name, net in NETWORKS.items() if net == now), OWN))
        kinds = {layer.padding for layer in stack if hasattr(layer, "padding")}
        padding.set(kinds.pop() if len(kinds) == 1 else OWN)
        filling = False

    def read() -> None:
        layers = [row.read() for row in rows]
        source.value = tuple(layer for layer in layers if layer is not None)

    def fetch() -> None:
        if filling or network.value == OWN:
            return
        shape, stack = NETWORKS[network.value]
        shapes = input_shape.source
        with shapes.hold_trait_notifications(), source.hold_trait_notifications():
            shapes.value = shape
            source.value = stack

    def pad() -> None:
        if not filling and padding.value != OWN:
            source.value = tuple(
                _padded(layer, padding.value) for layer in source.value
            )

    write()
    source.observe(write, names="value")
    input_shape.on_change(write)
    network.on_change(fetch)
    padding.on_change(pad)
    for row in rows:
        row.on_change(read)
    view = widgets.Box(
        [network.view, padding.view, *rows], layout=widgets.Layout(display="contents")
    )
    return Control("Layers", "", view, source, ENDS)


ENDS = (
    (),
    *(
        NETWORKS[name][1]
        for name in ("F R F R Pool F R FC Softmax", "Dense without Flatten")
    ),
    NETWORKS["the start of VGG16"][1],
)
"""Stacks that a test of all corners visits."""


def _padded(layer: Any, padding: str) -> Any:
    return layer._replace(padding=padding) if hasattr(layer, "padding") else layer


class Stack(tuple):
    """Layers that are equal only if they are also of the same kinds."""

    __slots__ = ()
    __hash__ = tuple.__hash__

    def __eq__(self, other: object) -> bool:
        """Compare kinds as well: ``Flatten() == GlobalMaxPooling2D()`` as tuples."""
        return super().__eq__(other) and [*map(type, self)] == [*map(type, other)]


class _Layers(traitlets.Any):
    """A tuple of layers that the rows of the editor can show."""

    def validate(self, obj: Any, value: Any) -> Stack:
        if len(value) > MOST:
            raise ValueError(
                f"a stack has at most {MOST} layers here, not {len(value)}"
            )
        for layer in value:
            _refuse_unshown(layer)
        return Stack(value)


def _refuse_unshown(layer: Any) -> None:
    """Refuse a layer that the fields of a row cannot show."""
    kind = type(layer).__name__
    if kind not in NEW:
        raise ValueError(f"{layer!r} is no layer that this lab knows")
    for setting in ("strides", "dilation_rate", "pool_size"):
        number = getattr(layer, setting, None)
        if isinstance(number, tuple):
            raise ValueError(f"{setting} of {kind} is one number here, not {number}")
    known = {"padding": PADDINGS, "activation": [None, *ACTIVATIONS[1:]]}
    for setting, options in known.items():
        if getattr(layer, setting, options[0]) not in options:
            raise ValueError(
                f"{setting} of {kind} must be one of {', '.join(map(str, options))}, "
                f"not {getattr(layer, setting)!r}"
            )


class _Source(traitlets.HasTraits):
    """Holds the stack."""

    value = _Layers()
