"""The source network that the labs of this lesson share, and its sweep."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np

from helpers import data, nn

STORED = "fine_tuning"


@cache
def source_network() -> tuple[list, list]:
    """Return the layers of the network for the digits 0 to 4, and their weights."""
    stack, weights = data.networks(STORED)["source"]
    return [getattr(nn, layer)(**more) for layer, more in stack], weights


@cache
def sweep() -> dict[str, Any]:
    """Return the figures that were measured beforehand."""
    return data.sweep(STORED)


@cache
def filters() -> dict[str, np.ndarray]:
    """Return the 3 × 3 filters of the first convolution, each array (3, 3, 1, 16).

    They go by the name of the network: ``source``, and after fine-tuning
    ``rate <learning rate> draw <number>``.
    """
    stored = data.networks(STORED)
    return {name: network.weights[0][0] for name, network in stored.items()}


def runs(shares: Sequence[float]) -> str:
    """Write the accuracies of several runs: 81%, 79% and 80%."""
    *first, last = [f"{share:.0%}" for share in shares]
    return f"{', '.join(first)} and {last}"
