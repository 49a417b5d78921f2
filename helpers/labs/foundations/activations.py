"""Lab: what an activation makes of a sum, and what it leaves of a gradient."""

from functools import cache
from typing import NamedTuple

import numpy as np

from helpers import nn
from helpers.draw.foundations.activations import ActivationsPicture
from helpers.labs._lab import Lab
from helpers.labs.controls import choice, point, slider
from helpers.labs.foundations._words import signed

REACH = 4.0
"""The curves are drawn from minus this to plus this."""
MOST = 30
"""The largest number of layers."""
SAMPLES = 10_000
NAMES = ("relu", "leaky_relu", "sigmoid", "tanh", "softplus", "gelu", "linear")


class Activations(NamedTuple):
    """One activation: its curve, its gradient, and a chain of layers."""

    name: str
    x: np.ndarray
    """(places,)"""
    curve: nn.Activated
    """Over `x`."""
    place: float
    y: float
    """At the place."""
    gradient: float
    """At the place."""
    mean: float
    """Of the normal input, whose standard deviation is 1."""
    outputs: np.ndarray
    """(samples,), what the activation makes of that input."""
    zero: float
    """Share of them that is exactly 0."""
    still: float
    """Share of them where the gradient is exactly 0."""
    chain: np.ndarray
    """(30,), gradient after 1, 2 … 30 layers."""
    layers: int
    weight: float


def activations() -> Lab:
    """Point at an activation, read its gradient, and send that through many layers."""
    return Lab(
        compute=_compute,
        picture=ActivationsPicture(REACH, MOST),
        describe=_describe,
        layers=slider("Layers in the chain", 1, MOST, 10),
        activation=choice("Activation", list(NAMES)),
        weight=slider("Weight between layers", 0.2, 2.0, 1.0, step=0.1),
        mean=slider("Mean of the input", -3.0, 3.0, 0.0, step=0.1),
        place=point("Place", (1.0, 0.0), [(-REACH, 0.0), (REACH, 0.0)], step=0.1),
    )


def _compute(
    layers: int, activation: str, weight: float, mean: float, place: tuple[float, float]
) -> Activations:
    x = np.linspace(-REACH, REACH, 321)
    here = nn.activate(np.array(place[0]), activation)
    many = nn.activate(_normal() + mean, activation)
    return Activations(
        name=activation,
        x=x,
        curve=nn.activate(x, activation),
        place=place[0],
        y=here.y.item(),
        gradient=here.gradient.item(),
        mean=mean,
        outputs=many.y,
        zero=float(np.mean(many.y == 0)),
        still=float(np.mean(many.gradient == 0)),
        chain=nn.chain_gradient(place[0], activation, MOST, weight).gradients,
        layers=layers,
        weight=weight,
    )


@cache
def _normal() -> np.ndarray:
    return np.random.default_rng(0).normal(size=SAMPLES)


def _describe(result: Activations) -> str:
    layers = "1 layer" if result.layers == 1 else f"{result.layers} layers"
    return (
        f"{result.name}({signed(result.place)}) is {signed(result.y)}, and its "
        f"gradient there {signed(result.gradient)}. Of a normal input with mean "
        f"{signed(result.mean, 1)} it makes {_share(result.zero)} exactly 0"
        f"{_stopped(result.still)}. Through {layers} with weight {result.weight:g} "
        f"between them the gradient is {_small(result.chain[result.layers - 1])}"
        f"{_quarter(result)}."
    )


def _stopped(share: float) -> str:
    return ", and there nothing is learned: its gradient is 0" if share else ""


def _quarter(result: Activations) -> str:
    if result.name != "sigmoid":
        return ""
    most = (0.25 * result.weight) ** result.layers / result.weight
    return f", where a quarter per layer, its most, would leave {_small(most)}"


def _small(gradient: float) -> str:
    if gradient == 0:
        return "0"
    text = f"{gradient:.3g}" if abs(gradient) >= 0.01 else f"{gradient:.1e}"
    return text.replace("-", "−")


def _share(share: float) -> str:
    return f"{share:.1%}" if 0 < share < 0.01 or 0.99 < share < 1 else f"{share:.0%}"
