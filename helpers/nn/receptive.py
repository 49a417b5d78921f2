"""What a deep unit sees: the receptive field by formula."""

from collections.abc import Sequence
from typing import NamedTuple

from helpers.nn._checks import choice, pair
from helpers.nn.layers import (
    AveragePooling2D,
    Conv2D,
    Dense,
    Layer,
    MaxPooling2D,
    Window,
)
from helpers.nn.shapes import conv_output_size, pad_same, span


class ReceptiveField(NamedTuple):
    """Unit ``u`` sees from ``start + u * jump`` on, `size` pixels along one axis."""

    size: int  # pixels, gaps between dilated taps included
    jump: int  # pixels from one unit's view to the next unit's
    start: int | None  # first pixel that unit 0 sees; below 0: padding


def receptive_field(
    layers: Sequence[Layer | Window], size: int | None = None, axis: int = 0
) -> ReceptiveField:
    """Compute how many pixels a unit of the last of `layers` sees along one axis.

    Start with ``size = jump = 1, start = 0``; then each layer does::

        start -= zeros_before * jump
        size += (kernel_size - 1) * dilation_rate * jump
        jump *= strides

    Parameters
    ----------
    layers : sequence of layers
        `Conv2D`, `MaxPooling2D`, `AveragePooling2D`, `Dense` (a 1x1 window here), or
        `Window` for anything else that slides along one axis.
    size : int, in pixels, optional
        Length of the input. Needed only for the `start` of strided layers with "same"
        padding: how many zeros they put before the input depends on it.
    axis : {0, 1}, default 0
        Height or width, for windows that are not square.

    Returns
    -------
    ReceptiveField
        `size`, `jump`, and `start`, which is None if it depends on an unknown `size`.

    Raises
    ------
    ValueError
        For a layer without a window, such as `Flatten`, for settings that
        `conv_output_size` refuses, and for a window that does not fit into `size`.

    Notes
    -----
    At the last pixels a unit may see less than this: those that fill no whole window
    of a strided "valid" layer are dropped there.

    References
    ----------
    .. [1] Araujo, Norris, Sim, "Computing Receptive Fields of Convolutional Neural
       Networks", Distill, 2019, equations 1 to 4. https://doi.org/10.23915/distill.00021

    Examples
    --------
    >>> receptive_field([Conv2D(8, 3), Conv2D(8, 3)])  # two 3x3 see what one 5x5 sees
    ReceptiveField(size=5, jump=1, start=0)
    >>> wavenet = [Window(2, 1, "causal", dilation_rate=2**n) for n in range(10)]
    >>> receptive_field(wavenet)
    ReceptiveField(size=1024, jump=1, start=-1023)
    """
    choice(axis, "axis", (0, 1))
    seen, jump, start = 1, 1, 0
    for layer in layers:
        window = _along(layer, axis)
        reach = span(window.kernel_size, window.dilation_rate) - 1
        known = size is not None
        outputs = conv_output_size(size if known else reach + 1, *window)
        before = _zeros_before(window, size)
        start = None if start is None or before is None else start - before * jump
        seen += reach * jump
        jump *= window.strides
        size = outputs if known else None
    return ReceptiveField(seen, jump, start)


def _along(layer: Layer | Window, axis: int) -> Window:
    """Describe the window of `layer` along one axis."""
    match layer:
        case Window():
            return layer
        case Conv2D():
            taps = pair(layer.kernel_size, "kernel_size")[axis]
            strides = pair(layer.strides, "strides")[axis]
            gap = pair(layer.dilation_rate, "dilation_rate")[axis]
            return Window(taps, strides, layer.padding, gap)
        case MaxPooling2D() | AveragePooling2D():
            taps = pair(layer.pool_size, "pool_size")[axis]
            if layer.strides is None:
                return Window(taps, taps, layer.padding)
            return Window(taps, pair(layer.strides, "strides")[axis], layer.padding)
        case Dense():
            return Window(1)
    raise ValueError(f"{type(layer).__name__} has no window: its units see everything")


def _zeros_before(window: Window, size: int | None) -> int | None:
    """Count the zeros before the input; None if that depends on an unknown `size`."""
    taps, strides, padding, gap = window
    if padding == "valid":
        return 0
    if padding == "causal":
        return span(taps, gap) - 1
    if size is None and strides > 1:
        return None
    return pad_same(1 if size is None else size, taps, strides, gap)[0]
