"""Lab: ReLU before pooling or after it, and what ReLU does not do."""

from functools import cache
from typing import NamedTuple

import numpy as np

from helpers import data, nn
from helpers.draw.pooling.relu_and_pooling import ReluAndPoolingPicture
from helpers.labs._lab import Lab
from helpers.labs.controls import choice, slider

SIDE = 98
"""Of the photographs in pixels: the filter makes maps of 96 × 96 of them."""
UPRIGHT_EDGES = np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]], float)
RANDOM = "random numbers, normal"
POOLINGS = {"max": nn.max_pool2d, "average": nn.average_pool2d}


class Moments(NamedTuple):
    """Mean and standard deviation of all numbers of a map."""

    mean: float
    sd: float


class BothOrders(NamedTuple):
    """A feature map that went through ReLU and pooling in both orders."""

    features: np.ndarray
    """(height, width), after scale and offset."""
    active: np.ndarray
    """(height, width): the features after ReLU."""
    relu_first: np.ndarray
    """(rows, columns)."""
    pool_first: np.ndarray
    """(rows, columns)."""
    relus: tuple[int, int]
    """How many ReLUs are computed with ReLU first, and with pooling first."""
    before: Moments
    after: Moments
    kind: str
    pool_size: int

    @property
    def difference(self) -> np.ndarray:
        """(rows, columns): ReLU first minus pooling first."""
        return self.relu_first - self.pool_first


def relu_and_pooling() -> Lab:
    """Swap ReLU and pooling, and ask whether ReLU normalises."""
    photographs = {f"edges in {name}": name for name in data.photograph_names()}
    return Lab(
        compute=_compute,
        picture=ReluAndPoolingPicture(),
        describe=_describe,
        kind=choice("Pooling", list(POOLINGS)),
        pool_size=slider("Window side", 2, 4, 2, unit="cells"),
        source=choice("Feature map", {**photographs, RANDOM: RANDOM}),
        scale=slider("Scale of the map", 0.2, 4.0, 1.0, step=0.1, unit="times"),
        offset=slider("Offset of the map", -2.0, 2.0, 0.0, step=0.1),
    )


@cache
def _standard_map(source: str) -> np.ndarray:
    """Return a feature map of mean 0 and standard deviation 1: (96, 96)."""
    if source == RANDOM:
        features = np.random.default_rng(0).normal(size=(SIDE - 2, SIDE - 2))
    else:
        image = data.photograph(source, size=(SIDE, SIDE), grey=True)
        features = nn.filter_image(image.astype(float), UPRIGHT_EDGES)
    return nn.standardize(features.reshape(-1, 1)).x.reshape(features.shape)


def _compute(
    kind: str, pool_size: int, source: str, scale: float, offset: float
) -> BothOrders:
    features = scale * _standard_map(source) + offset
    active = nn.relu(features)
    pooled = _pool(features, kind, pool_size)
    return BothOrders(
        features=features,
        active=active,
        relu_first=_pool(active, kind, pool_size),
        pool_first=nn.relu(pooled),
        relus=(features.size, pooled.size),
        before=_moments(features),
        after=_moments(active),
        kind=kind,
        pool_size=pool_size,
    )


def _pool(image: np.ndarray, kind: str, pool_size: int) -> np.ndarray:
    return POOLINGS[kind](image[None, :, :, None], pool_size)[0, :, :, 0]


def _moments(numbers: np.ndarray) -> Moments:
    return Moments(float(numbers.mean()), float(numbers.std()))


def _describe(result: BothOrders) -> str:
    before, after = result.before, result.after
    side, (first, last) = result.pool_size, result.relus
    return (
        f"With {side} × {side} {result.kind} pooling both orders "
        f"{_compared(result.difference)}; pooling first takes {last:,} ReLUs instead "
        f"of {first:,}. ReLU turns mean {_signed(before.mean)} and standard deviation "
        f"{before.sd:.2f} into {_signed(after.mean)} and {after.sd:.2f}, not into 0 "
        "and 1."
    )


def _compared(difference: np.ndarray) -> str:
    if not difference.any():
        return "give exactly the same (difference 0)"
    apart = np.abs(difference)
    return f"differ by {apart.mean():.3f} on average, at most by {apart.max():.2f}"


def _signed(number: float) -> str:
    return f"{round(number, 2) + 0.0:.2f}"
