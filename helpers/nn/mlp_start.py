"""The weights that a network of dense layers starts from."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from helpers.nn._checks import choice, whole
from helpers.nn.mlp import ACTIVATIONS, DenseLayer


def mlp_start(
    units: Sequence[int],
    activations: Sequence[str],
    rng: np.random.Generator,
) -> tuple[DenseLayer, ...]:
    """Make layers as Keras starts them: Glorot's uniform kernels, biases of 0.

    Kernels are drawn evenly between ``-limit`` and ``limit``, with
    ``limit = sqrt(6 / (features + units))``.

    Parameters
    ----------
    units : sequence of int
        The features of `x`, then the units of each layer.
    activations : sequence of str
        One for each layer.
    rng : np.random.Generator

    Returns
    -------
    tuple of DenseLayer

    Raises
    ------
    ValueError
        If there is not one activation for each layer, or one is unknown.

    References
    ----------
    .. [1] https://keras.io/api/layers/initializers/#glorotuniform-class

    Examples
    --------
    >>> layers = mlp_start([64, 32, 10], ["relu", "softmax"], np.random.default_rng(0))
    >>> [layer.kernel.shape for layer in layers]
    [(64, 32), (32, 10)]
    """
    units = [whole(number, "every number of units") for number in units]
    if not len(activations) == len(units) - 1 > 0:
        raise ValueError(
            f"activations must be one for each layer, not {len(activations)} "
            f"for {max(0, len(units) - 1)} layers"
        )
    layers = []
    for (fed, own), activation in zip(pairwise(units), activations, strict=True):
        choice(activation, "activation", tuple(ACTIVATIONS))
        limit = np.sqrt(6 / (fed + own))
        kernel = rng.uniform(-limit, limit, (fed, own))
        layers.append(DenseLayer(kernel, np.zeros(own), activation))
    return tuple(layers)
