"""Activations with their gradients, and what is left of a gradient after a chain."""

from typing import NamedTuple

import numpy as np

from helpers.nn._checks import choice, floats, whole
from helpers.nn.activations import gelu, leaky_relu, relu, sigmoid, softplus, tanh

ACTIVATIONS = {
    "linear": lambda x: x,
    "relu": relu,
    "leaky_relu": leaky_relu,
    "sigmoid": sigmoid,
    "tanh": tanh,
    "softplus": softplus,
    "gelu": gelu,
}
"""By the name that Keras has for each."""

_GRADIENTS = {
    "linear": lambda x, y: np.ones_like(x),
    "relu": lambda x, y: (x > 0).astype(x.dtype),
    "leaky_relu": lambda x, y: np.where(x > 0, 1, -leaky_relu(-np.ones_like(x))),
    "sigmoid": lambda x, y: y * (1 - y),
    "tanh": lambda x, y: 1 - y**2,
    "softplus": lambda x, y: sigmoid(x),
}


class Activated(NamedTuple):
    """What an activation makes of its input, and how steep it is there."""

    y: np.ndarray  # as x
    gradient: np.ndarray  # as x: d y[i] / d x[i]


class ChainGradient(NamedTuple):
    """A number on its way through layers of one unit each."""

    sums: np.ndarray  # (layers,), what goes into each activation
    outputs: np.ndarray  # (layers,), what comes out
    gradients: np.ndarray  # (layers,), d outputs[k] / d x


def activate(x: np.ndarray, activation: str = "relu") -> Activated:
    """Apply an activation, and give its gradient.

    Parameters
    ----------
    x : array of any shape
        Weighted sums.
    activation : str
        ``"linear"``, ``"relu"``, ``"leaky_relu"``, ``"sigmoid"``, ``"tanh"``,
        ``"softplus"`` or ``"gelu"``.

    Returns
    -------
    Activated

    Raises
    ------
    ValueError
        If the activation is unknown, or `x` holds no numbers, or NaN.

    Notes
    -----
    relu and leaky_relu have a corner at 0, where no gradient is defined. As in
    TensorFlow it is there that of the negative side.

    References
    ----------
    .. [1] https://keras.io/api/layers/activations/

    Examples
    --------
    >>> activate(np.array([-2.0, 0.0, 3.0]), "relu")
    Activated(y=array([0., 0., 3.]), gradient=array([0., 0., 1.]))
    >>> activate(np.array([0.0]), "sigmoid")
    Activated(y=array([0.5]), gradient=array([0.25]))
    """
    name = choice(activation, "activation", tuple(ACTIVATIONS))
    x = floats(x, "x")
    y = ACTIVATIONS[name](x)
    return Activated(y, _gelu_grad(x) if name == "gelu" else _GRADIENTS[name](x, y))


def chain_gradient(
    x: float, activation: str, layers: int, weight: float = 1.0
) -> ChainGradient:
    """Send a number through layers of one unit, and follow the gradient back.

    ``sums[k] = weight * outputs[k - 1]``, from ``sums[0] = x``;
    ``gradients[k] = gradients[k - 1] * weight * slope of the activation at sums[k]``.

    Parameters
    ----------
    x : float
        What goes into the first activation.
    activation : str
        As for ``activate``.
    layers : int
        How many activations the number goes through.
    weight : float
        Between any two of them.

    Returns
    -------
    ChainGradient

    Raises
    ------
    ValueError
        If `layers` is no whole number above 0, something is not finite, or the
        activation is unknown.

    References
    ----------
    .. [1] Hochreiter, "Untersuchungen zu dynamischen neuronalen Netzen", diploma
       thesis, TU Munich, 1991.

    Examples
    --------
    >>> chain_gradient(0.0, "tanh", layers=3).gradients
    array([1., 1., 1.])
    >>> chain_gradient(0.0, "sigmoid", layers=3).gradients.round(4)
    array([0.25  , 0.0588, 0.0134])
    """
    layers = whole(layers, "layers")
    if not (np.isfinite(x) and np.isfinite(weight)):
        raise ValueError(f"x and weight must be finite, not {x} and {weight}")
    outputs, slopes, sums = np.empty((3, layers))
    total = float(x)
    for k in range(layers):
        sums[k] = total
        outputs[k], slopes[k] = activate(np.array(total), activation)
        total = weight * outputs[k]
    passed = weight ** np.arange(layers)
    return ChainGradient(sums, outputs, np.cumprod(slopes) * passed)


def _gelu_grad(x: np.ndarray) -> np.ndarray:
    from scipy.special import ndtr

    return ndtr(x) + x * np.exp(-(x**2) / 2) / x.dtype.type(np.sqrt(2 * np.pi))
