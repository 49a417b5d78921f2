"""Which layer of a stack a refusal is about."""

from collections.abc import Iterator
from contextlib import contextmanager

from helpers.nn.layers import AveragePooling2D, Conv2D, Dense, Layer, MaxPooling2D


@contextmanager
def named(number: int, layer: Layer) -> Iterator[None]:
    """Put in front of any refusal which layer of the stack it is about."""
    try:
        yield
    except ValueError as reason:
        raise ValueError(f"layer {number} ({label(layer)}): {reason}") from None


def label(layer: Layer) -> str:
    """Name a layer with the settings that decide its shape."""
    name = type(layer).__name__
    if isinstance(layer, Dense):
        return f"{name} {layer.units}"
    if not isinstance(layer, (Conv2D, MaxPooling2D, AveragePooling2D)):
        return name
    size = layer[1] if isinstance(layer, Conv2D) else layer.pool_size
    sides = size if isinstance(size, (tuple, list)) else (size, size)
    settings = [f"{name} {'x'.join(map(str, sides))}", str(layer.padding)]
    if layer.strides != layer._field_defaults["strides"]:
        settings.append(f"strides {layer.strides}")
    if isinstance(layer, Conv2D) and layer.dilation_rate != 1:
        settings.append(f"dilation {layer.dilation_rate}")
    return ", ".join(settings)
