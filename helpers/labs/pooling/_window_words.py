"""What is written beside a window that was taken apart, and how sizes come about."""

import numpy as np

from helpers.draw.pooling.cells import short


def of_window(window: np.ndarray, cell: tuple[int, int]) -> list[str]:
    """Return lines on the numbers that a window holds; NaN is padding."""
    numbers = window[~np.isnan(window)]
    total = short(numbers.sum())
    lines = [
        f"row {cell[0]}, column {cell[1]}:",
        f"largest {short(numbers.max())} (ringed)",
        f"sum {total}",
        f"average {total} ÷ {numbers.size} = {short(numbers.mean())}",
    ]
    padding = window.size - numbers.size
    return [*lines, f"{padding} of padding do not count"] if padding else lines


def of_size(
    side: int, output: int, pool_size: int, strides: int, padding: str
) -> list[str]:
    """Write out how many windows fit, as `nn.conv_output_size` counts them."""
    if padding == "same":
        exact, rounded = side / strides, "up"
        text = f"{side} ÷ {strides} = {short(exact)}"
    else:
        exact, rounded = (side - pool_size) / strides + 1, "down"
        text = f"({side} − {pool_size}) ÷ {strides} + 1 = {short(exact)}"
    text = text if exact == output else f"{text}, rounded {rounded}: {output}"
    return ["each side of the output:", text]


def of_use(numbers: int, outputs: int, seen: int) -> list[str]:
    """Return lines on how many numbers come out, and how many no window sees."""
    lost = numbers - seen
    return [
        f"{numbers:,} numbers become {outputs:,}",
        f"{lost:,} lie in no window" if lost else "every number lies in a window",
    ]
