"""One grey image, one kernel: a convolution without batch and channel axes."""

import numpy as np

from helpers.nn._checks import tensor
from helpers.nn.convolution import conv2d


def filter_image(
    image: np.ndarray,
    kernel: np.ndarray,
    strides: int = 1,
    padding: str = "valid",
    dilation_rate: int = 1,
) -> np.ndarray:
    """Lay one `kernel` on every window of one grey `image`, as `conv2d` does.

    Parameters
    ----------
    image : array of shape (height, width)
    kernel : array of shape (kernel height, kernel width)
    strides, padding, dilation_rate
        As in `conv2d`.

    Returns
    -------
    array of shape (rows, columns)

    Examples
    --------
    >>> filter_image(np.eye(3), np.ones((2, 2)))
    array([[2., 1.],
           [1., 2.]])
    """
    x = tensor(image, "image", ("height", "width"))[None, :, :, None]
    weights = tensor(kernel, "kernel", ("height", "width"))[:, :, None, None]
    return conv2d(x, weights, None, strides, padding, dilation_rate)[0, :, :, 0]
