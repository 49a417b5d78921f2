"""A convolution written out as a dense layer."""

import numpy as np

from helpers.nn._checks import tensor, whole
from helpers.nn.convolution import conv2d


def conv_matrix(kernel: np.ndarray, height: int, width: int) -> np.ndarray:
    """Write a "valid" convolution as the matrix of a dense layer.

    Row ``r`` holds the weights from every pixel to output ``r``: the taps of the
    kernel, each at its pixel, and 0 everywhere else. So the matrix is sparse, and its
    weights are tied: the same few numbers in every row.

    Parameters
    ----------
    kernel : array of shape (kernel height, kernel width)
    height, width : int, in pixels
        Sides of the image.

    Returns
    -------
    array of shape (rows * columns, height * width)
        Times the image in one column, it gives the output in one column.

    Raises
    ------
    ValueError
        If `kernel` has not two axes, holds NaN, or does not fit into the image.

    References
    ----------
    .. [1] Goodfellow, Bengio, Courville, "Deep Learning", 2016, section 9.1.

    Examples
    --------
    >>> conv_matrix(np.array([[1.0, 2.0]]), height=1, width=4)
    array([[1., 2., 0., 0.],
           [0., 1., 2., 0.],
           [0., 0., 1., 2.]])
    """
    kernel = tensor(kernel, "kernel", ("height", "width"))
    height, width = whole(height, "height"), whole(width, "width")
    one_pixel_each = np.eye(height * width).reshape(-1, height, width, 1)
    answers = conv2d(one_pixel_each.astype(kernel.dtype), kernel[..., None, None])
    return answers.reshape(height * width, -1).T
