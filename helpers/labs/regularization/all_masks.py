"""Lab: every thinned network that dropout can make, and the one that stands for all."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from helpers import nn
from helpers.draw.regularization.all_masks import AllMasksPicture
from helpers.labs._lab import Lab
from helpers.labs.controls import again, slider, switch

UNITS, CLASSES, WIDTH = 10, 4, 12
MASKS = 2**UNITS
SEED = 67


class AllMasks(NamedTuple):
    """All thinned networks, their means, and one of them."""

    rate: float
    x: np.ndarray
    """(units,), what the units put out."""
    number: int
    """Of the thinned network looked at, from 1."""
    mask: np.ndarray
    """(units,), True where that network keeps a unit."""
    ensemble: nn.MaskEnsemble
    hidden: bool
    """Whether a ReLU layer lies between the units and the softmax layer."""


def all_masks() -> Lab:
    """Enumerate the 1024 networks of ten units, and average their answers."""
    return Lab(
        compute=_compute,
        picture=AllMasksPicture(UNITS, CLASSES),
        describe=_describe,
        number=slider("Thinned network", 1, MASKS, 700),
        rate=slider("Rate", 0.1, 0.9, 0.5, step=0.05),
        size=slider("Size of the weights", 0.2, 3.0, 1.0, step=0.1, unit="times"),
        hidden=switch("ReLU layer between"),
        seed=again("Another layer"),
    )


def _compute(number, rate, size, hidden, seed) -> AllMasks:
    x, ensemble = _ensemble(rate, size, hidden, seed)
    mask = nn.all_masks(UNITS)[number - 1]
    return AllMasks(rate, x, number, mask, ensemble, hidden)


@lru_cache(maxsize=64)
def _ensemble(rate, size, hidden, seed) -> tuple[np.ndarray, nn.MaskEnsemble]:
    rng = np.random.default_rng(SEED + seed)
    x = rng.uniform(0.3, 1.5, UNITS)
    kernel, bias = rng.normal(size=(UNITS, CLASSES)), 0.5 * rng.normal(size=CLASSES)
    if not hidden:
        return x, nn.mask_ensemble(x, size * kernel, bias, rate)
    between = rng.normal(size=(UNITS, WIDTH)), rng.normal(size=WIDTH)
    kernel = rng.normal(size=(WIDTH, CLASSES)) / 3  # scores about as large as before
    return x, nn.mask_ensemble(x, size * kernel, bias, rate, between)


def _describe(result: AllMasks) -> str:
    three = result.ensemble
    one, mean, plain = three.scaled[0], three.geometric[0], three.arithmetic[0]
    off = float(np.abs(three.geometric - three.scaled).max())
    exact = "the same for every class" if off < 1e-9 else f"up to {off:.3f} off"
    return (
        f"Class 1 gets {one:.3f} from the whole network scaled by {1 - result.rate:g}, "
        f"and {mean:.3f} from the geometric mean of all {len(three.members)} thinned "
        f"networks: {exact}. Their plain mean gives {plain:.3f}. Number "
        f"{result.number}, which keeps {result.mask.sum()} of {len(result.x)} units, "
        f"says {three.members[result.number - 1, 0]:.3f}."
    )
