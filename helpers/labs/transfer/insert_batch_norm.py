"""Lab: put a batch normalization into a trained network, and change nothing else."""

from functools import cache
from typing import NamedTuple

import numpy as np

from helpers import data, nn
from helpers.draw.transfer.insert_batch_norm import InsertBatchNormPicture
from helpers.labs._lab import Lab
from helpers.labs.controls import choice, slider
from helpers.labs.transfer._source import source_network

PLACES = {"after conv 1": 0, "after conv 2": 2, "after the dense layer": 4}
"""Behind which layer of the network it goes."""
PICTURES = 200
EPSILON = 0.001


class Inserted(NamedTuple):
    """A network before and after a batch normalization came in."""

    place: str
    """Behind which layer, in words."""
    gamma_share: float
    beta_share: float
    """How far gamma and beta went from Keras's start, 1 and 0, to what changes
    nothing."""
    mean: np.ndarray
    """(channels,), of what goes in."""
    deviation: np.ndarray
    """(channels,), standard deviation of what goes in."""
    gamma: np.ndarray
    """(channels,)"""
    beta: np.ndarray
    """(channels,)"""
    ends: np.ndarray
    """(channels, 2, 2): the smallest and the largest number that goes in, and for each
    what went in and what comes out."""
    before: np.ndarray
    """(pictures,), probability of the right digit in the trained network."""
    after: np.ndarray
    """(pictures,), the same with the new layer."""
    changed: float
    """Largest change of a probability."""
    accuracy: tuple[float, float]
    """Before and after."""
    weights: int
    """Numbers that the trained network had, none of which was touched."""


class Cached(NamedTuple):
    """What does not change with gamma and beta."""

    inside: np.ndarray
    """(pictures, ..., channels), what goes into the new layer."""
    mean: np.ndarray
    variance: np.ndarray
    probabilities: np.ndarray
    """(pictures, 5), of the trained network."""
    digits: np.ndarray
    """(pictures,), the right answers."""


def insert_batch_norm() -> Lab:
    """Turn gamma and beta from Keras's start to the numbers that change nothing."""
    return Lab(
        compute=_compute,
        picture=InsertBatchNormPicture(),
        describe=_describe,
        gamma_share=slider("Gamma", 0.0, 1.0, 0.0, step=0.05, unit="of the way"),
        beta_share=slider("Beta", 0.0, 1.0, 0.0, step=0.05, unit="of the way"),
        place=choice("New layer", list(PLACES), "after conv 2"),
    )


def _compute(gamma_share, beta_share, place) -> Inserted:
    known = _cached(place)
    deviation = np.sqrt(known.variance + EPSILON)
    gamma = 1 + gamma_share * (deviation - 1)
    beta = beta_share * known.mean
    weights = nn.BatchNormWeights(gamma, beta, known.mean, known.variance)
    made = nn.batch_norm(known.inside, weights, epsilon=EPSILON).y
    after = _rest(made, PLACES[place])
    every = np.arange(PICTURES)
    right = [
        float(np.mean(p.argmax(axis=1) == known.digits))
        for p in (known.probabilities, after)
    ]
    return Inserted(
        place=place,
        gamma_share=gamma_share,
        beta_share=beta_share,
        mean=known.mean,
        deviation=deviation,
        gamma=gamma,
        beta=beta,
        ends=np.stack([_ends(known.inside), _ends(made)], axis=-1),
        before=known.probabilities[every, known.digits],
        after=after[every, known.digits],
        changed=float(np.abs(after - known.probabilities).max()),
        accuracy=tuple(right),
        weights=sum(part.size for pair in source_network()[1] for part in pair),
    )


def _ends(values: np.ndarray) -> np.ndarray:
    """Return the extremes of each channel, (channels, 2): no gamma is below 0."""
    axes = tuple(range(values.ndim - 1))
    return np.stack([values.min(axis=axes), values.max(axis=axes)], axis=1)


@cache
def _cached(place: str) -> Cached:
    """Run the network once up to the new layer, and once to the end."""
    samples = data.source_digits()
    stack, weights = source_network()
    outputs = nn.run_stack(samples.x_test[:PICTURES], stack, weights)
    inside = outputs[PLACES[place]]
    rows = inside.reshape(-1, inside.shape[-1]).astype(float)
    return Cached(
        inside=inside,
        mean=rows.mean(axis=0).astype(np.float32),
        variance=rows.var(axis=0).astype(np.float32),
        probabilities=outputs[-1],
        digits=samples.y_test[:PICTURES],
    )


def _rest(x: np.ndarray, place: int) -> np.ndarray:
    """Run the layers behind the new one: (pictures, 5)."""
    stack, weights = source_network()
    ran = sum(isinstance(layer, nn.Conv2D | nn.Dense) for layer in stack[: place + 1])
    return nn.run_stack(x, stack[place + 1 :], weights[ran:])[-1]


def _describe(result: Inserted) -> str:
    before, after = result.accuracy
    return (
        f"Batch normalization {result.place}, for each of {len(result.mean)} channels "
        f"with gamma {_far(result.gamma_share, '1', 'its standard deviation')} and "
        f"beta {_far(result.beta_share, '0', 'its mean')}: accuracy goes from "
        f"{before:.1%} to {after:.1%}, and a probability changes by "
        f"{_change(result.changed)}. None of the {result.weights:,} weights was "
        "touched."
    )


def _far(share: float, start: str, end: str) -> str:
    if share in (0, 1):
        return f"at {end if share else start}"
    return f"{share:.0%} of the way from {start} to {end}"


def _change(change: float) -> str:
    return "less than 0.0001" if change < 1e-4 else f"up to {change:.2f}"
