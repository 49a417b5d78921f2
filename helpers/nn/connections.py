"""The tree of connections from one output of a stack back to its inputs."""

from collections.abc import Sequence

import numpy as np

from helpers.nn._checks import whole
from helpers.nn.layers import Window
from helpers.nn.shapes import conv_output_size, window_positions


def connections(layers: Sequence[Window], size: int, output: int) -> list[np.ndarray]:
    """Follow one output of a stack of windows back to every input that it sees.

    Parameters
    ----------
    layers : sequence of Window
        In the order in which they work, all along one axis such as time.
    size : int, in steps
        Length of the input.
    output : int
        Place in the output of the last layer, counted from 0.

    Returns
    -------
    list of arrays of shape (edges, 2)
        For each layer, from the first on, the pairs (place in its input, place in its
        output) that lead to `output`. What would lie in the padding is left out.

    Raises
    ------
    ValueError
        If there is no such output, or a window does not fit.

    References
    ----------
    .. [1] van den Oord et al., "WaveNet: A Generative Model for Raw Audio", 2016,
       figure 3.

    Examples
    --------
    >>> stack = [Window(2, padding="causal"), Window(2, 1, "causal", dilation_rate=2)]
    >>> first, last = connections(stack, size=8, output=7)
    >>> last
    array([[5, 7],
           [7, 7]])
    >>> first[:, 0]
    array([4, 5, 6, 7])
    """
    sizes = [whole(size, "size")]
    for layer in layers:
        sizes.append(conv_output_size(sizes[-1], *layer))
    if whole(output, "output", least=0) >= sizes[-1]:
        raise ValueError(f"output must be below {sizes[-1]}, not {output}")
    edges, seen = [], np.array([output])
    for layer, length in zip(reversed(layers), sizes[-2::-1], strict=True):
        window = window_positions(0, length, *layer)
        below = seen[:, None] * layer.strides + window  # (units, taps)
        pairs = np.column_stack([below.ravel(), np.repeat(seen, layer.kernel_size)])
        pairs = pairs[(pairs[:, 0] >= 0) & (pairs[:, 0] < length)]
        edges.append(pairs)
        seen = np.unique(pairs[:, 0])
    return edges[::-1]
