"""Learning one convolution kernel from images and their filtered versions."""

from typing import NamedTuple

import numpy as np

from helpers.nn._checks import shaped, tensor, whole
from helpers.nn.convolution import conv2d, conv2d_grad
from helpers.nn.shapes import conv_output_size


class KernelFit(NamedTuple):
    """A gradient descent on one kernel, from before its first step on."""

    kernels: np.ndarray  # (steps + 1, kernel height, kernel width)
    losses: np.ndarray  # (steps + 1,), mean squared error


@np.errstate(over="ignore", invalid="ignore")  # refused below, in words
def fit_kernel(
    images: np.ndarray,
    targets: np.ndarray,
    start: np.ndarray,
    learning_rate: float,
    steps: int,
) -> KernelFit:
    """Learn the kernel that turns `images` into `targets`.

    Each step looks at all images and goes downhill on the mean squared error::

        loss = mean((conv2d(images, kernel) - targets) ** 2)
        kernel = kernel - learning_rate * loss_grad

    Parameters
    ----------
    images : array of shape (number, height, width)
    targets : array of shape (number, rows, columns)
        What a "valid" convolution with the kernel looked for makes of `images`.
    start : array of shape (kernel height, kernel width)
        The kernel before the first step.
    learning_rate : float, above 0
        With pixels of variance 1, independent of each other, 0.1 is good, and above 1
        the descent climbs.
    steps : int

    Returns
    -------
    KernelFit
        `kernels` and `losses`, before the first step and after each.

    Raises
    ------
    ValueError
        If the shapes do not fit together, something holds NaN, or the learning rate is
        so large that the loss exceeds every number.

    References
    ----------
    .. [1] Goodfellow, Bengio, Courville, "Deep Learning", 2016, section 4.3.

    Examples
    --------
    >>> images = np.random.default_rng(0).normal(size=(1, 9, 9))
    >>> fit = fit_kernel(images, 3 * images, np.zeros((1, 1)), 0.5, steps=40)
    >>> fit.kernels[-1].round(6)
    array([[3.]])
    """
    images = tensor(images, "images", ("number", "height", "width"))[..., None]
    kernel = tensor(start, "start", ("kernel height", "kernel width"))
    kernel = kernel[..., None, None].astype(images.dtype, copy=False)
    if not learning_rate > 0:
        raise ValueError(f"learning_rate must be above 0, not {learning_rate}")
    shape = (len(images), *map(conv_output_size, images.shape[1:3], kernel.shape[:2]))
    targets = shaped(targets, "targets", shape, like=images)[..., None]
    kernels, losses = [], []
    for step in range(whole(steps, "steps", least=0) + 1):
        error = conv2d(images, kernel) - targets
        kernels.append(kernel[..., 0, 0])
        losses.append(np.mean(error**2))
        if not np.isfinite(losses[-1]):
            raise ValueError(
                f"learning_rate {learning_rate} is too large: the loss exceeds every "
                f"number after {step} steps"
            )
        grad = conv2d_grad(images, kernel, 2 * error / error.size).kernel_grad
        kernel = kernel - learning_rate * grad
    return KernelFit(np.stack(kernels), np.stack(losses))
