"""How large the output of a window layer is, and how many numbers it learns."""

from math import prod

import numpy as np

from helpers.nn._checks import choice, whole

PADDINGS = ("valid", "same", "causal")


def conv_output_size(
    size: int,
    kernel_size: int,
    strides: int = 1,
    padding: str = "valid",
    dilation_rate: int = 1,
) -> int:
    """Count the windows that a layer places along one axis.

    ``span = kernel_size + (kernel_size - 1) * (dilation_rate - 1)``

    ``"valid": floor((size - span) / strides) + 1``

    ``"same", "causal": ceil(size / strides)``

    Serves convolution and pooling (there `kernel_size` is the pool size).

    Parameters
    ----------
    size : int, in pixels (or steps of time)
        Length of the input along this axis.
    kernel_size : int, in taps
        Numbers that the kernel has along this axis.
    strides : int, in pixels, default 1
        From one window to the next.
    padding : {"valid", "same", "causal"}, default "valid"
        Windows inside the input only; zeros on both sides; zeros before the start.
    dilation_rate : int, in pixels, default 1
        From one tap to the next.

    Returns
    -------
    int
        Outputs along this axis, at least 1.

    Raises
    ------
    ValueError
        If a number is not whole or below 1, if both `strides` and `dilation_rate`
        are above 1 (as in Keras), or if a "valid" window does not fit.

    References
    ----------
    .. [1] Dumoulin, Visin, "A guide to convolution arithmetic for deep learning",
       2016, relationships 6 and 15. https://arxiv.org/abs/1603.07285

    Examples
    --------
    >>> conv_output_size(9, 3)
    7
    >>> conv_output_size(28, 3, strides=2, padding="same")
    14
    >>> conv_output_size(4, 3, dilation_rate=2)
    Traceback (most recent call last):
        ...
    ValueError: a window of 5 does not fit into 4
    """
    size = whole(size, "size")
    strides = whole(strides, "strides")
    reach = span(kernel_size, dilation_rate)
    refuse_both((strides,), (dilation_rate,))
    if choice(padding, "padding", PADDINGS) != "valid":
        return -(-size // strides)
    if reach > size:
        raise ValueError(f"a window of {reach} does not fit into {size}")
    return (size - reach) // strides + 1


def pad_same(
    size: int, kernel_size: int, strides: int = 1, dilation_rate: int = 1
) -> tuple[int, int]:
    """Tell how many zeros "same" puts before and after the input along one axis.

    ``total = max((ceil(size / strides) - 1) * strides + span - size, 0)``; an odd zero
    goes after the end, that is to the bottom and the right of an image, as in Keras.
    So a kernel of even size looks half a pixel ahead.

    Examples
    --------
    >>> pad_same(28, 3)
    (1, 1)
    >>> pad_same(28, 2)
    (0, 1)
    >>> pad_same(28, 3, strides=2)
    (0, 1)
    """
    outputs = conv_output_size(size, kernel_size, strides, "same", dilation_rate)
    covered = (outputs - 1) * strides + span(kernel_size, dilation_rate)
    total = max(covered - size, 0)
    return total // 2, total - total // 2


def window_positions(
    index: int,
    size: int,
    kernel_size: int,
    strides: int = 1,
    padding: str = "valid",
    dilation_rate: int = 1,
) -> np.ndarray:
    """Tell which inputs the window of output `index` takes, along one axis.

    ``positions[tap] = index * strides - zeros_before + tap * dilation_rate``

    Returns
    -------
    array of shape (kernel_size,), in pixels
        Below 0, or `size` and above, where the window looks at padding.

    Examples
    --------
    >>> window_positions(0, size=9, kernel_size=3, padding="same")
    array([-1,  0,  1])
    >>> window_positions(2, size=9, kernel_size=3, dilation_rate=2)
    array([2, 4, 6])
    """
    before = 0
    if choice(padding, "padding", PADDINGS) == "same":
        before, _ = pad_same(size, kernel_size, strides, dilation_rate)
    elif padding == "causal":  # all zeros stand before the start
        before = span(kernel_size, dilation_rate) - 1
    return index * strides - before + dilation_rate * np.arange(kernel_size)


def conv_parameters(
    kernel_size: int | tuple[int, ...],
    in_channels: int,
    filters: int,
    use_bias: bool = True,
) -> int:
    """Count the numbers that a 2-D convolution learns.

    ``kernel_height * kernel_width * in_channels * filters``, and one bias per filter.
    The size of the image does not matter. A `kernel_size` of one number is a square; a
    tuple may have any length, for a convolution along that many axes.

    Examples
    --------
    >>> conv_parameters(3, in_channels=3, filters=10)
    280
    >>> conv_parameters((2,), in_channels=1, filters=1, use_bias=False)
    2
    """
    sides = (
        kernel_size if isinstance(kernel_size, (tuple, list)) else (kernel_size,) * 2
    )
    taps = prod(whole(side, "kernel_size") for side in sides)
    per_filter = taps * whole(in_channels, "in_channels") + bool(use_bias)
    return per_filter * whole(filters, "filters")


def span(kernel_size: int, dilation_rate: int = 1) -> int:
    """Return how many pixels a kernel reaches over, gaps included."""
    gaps = whole(kernel_size, "kernel_size") - 1
    return gaps * whole(dilation_rate, "dilation_rate") + 1


def refuse_both(strides: tuple[int, ...], dilation_rate: tuple[int, ...]) -> None:
    """Refuse what Keras refuses: stride and dilation at once, along whichever axes."""
    if max(strides) > 1 and max(dilation_rate) > 1:
        raise ValueError(
            f"strides {max(strides)} and dilation_rate {max(dilation_rate)} cannot go "
            "together: one of them must be 1"
        )
