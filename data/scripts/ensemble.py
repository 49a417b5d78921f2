"""Twenty small networks on the digits, averaged and put to the vote.

Makes data/sweeps/ensemble.json. The networks differ in one thing: where they start,
which training samples they see, or which pixels. Squared errors are means over test
digits and classes of (probability - answer) ** 2; accuracies are shares.
"""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
from _common import write_sweep

from helpers import data, nn

MEMBERS, SAMPLES, WIDTH = 20, 100, 16
STEPS, RATE = 300, 0.1
ORDERS = 3
KINDS = ("first weights", "training samples", "pixels seen")
HIDDEN_PIXELS = 0.5


def digits() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return the first digits to train on and all test digits, in rows of pixels."""
    x, y, x_test, y_test = data.digits()
    flat = [pictures.reshape(len(pictures), -1) for pictures in (x, x_test)]
    return flat[0][:SAMPLES], y[:SAMPLES], flat[1], y_test


def member(kind: str, seed: int) -> np.ndarray:
    """Train one network, and return its probabilities: (test digits, 10)."""
    x, y, x_test, _ = digits()
    rng = np.random.default_rng([KINDS.index(kind), seed])
    if kind == "training samples":
        drawn = rng.integers(0, len(x), len(x))  # some twice, some never
        x, y = x[drawn], y[drawn]
    if kind == "pixels seen":
        seen = rng.random(x.shape[1]) >= HIDDEN_PIXELS
        x, x_test = x * seen, x_test * seen
    start = nn.mlp_start([x.shape[1], WIDTH, 10], ["relu", "softmax"], rng)
    fit = nn.fit_mlp(x, y, start, np.full(STEPS, RATE), rng, batch_size=25)
    return nn.mlp(x_test, fit.layers).outputs[-1]


def averaged(probabilities: np.ndarray, y: np.ndarray) -> dict:
    """Measure averages and votes of 1, 2 ... members, over ways to choose them.

    Neighbours in a circle are chosen together, so that each member counts as much.
    """
    rng = np.random.default_rng(0)
    circles = [
        np.roll(order, -first)
        for order in (rng.permutation(len(probabilities)) for _ in range(ORDERS))
        for first in range(len(order))
    ]
    votes, answers = probabilities.argmax(axis=2), np.eye(10)[y]
    figures = {"squared": [], "average": [], "vote": []}
    for size in range(1, len(votes) + 1):
        subsets = np.array(circles)[:, :size]
        means = probabilities[subsets].mean(axis=1)  # (subsets, test digits, 10)
        won = np.array([nn.majority_vote(votes[subset]) for subset in subsets])
        figures["squared"].append(np.mean((means - answers) ** 2))
        figures["average"].append(np.mean(means.argmax(axis=2) == y))
        figures["vote"].append(np.mean(won == y))
    return {name: np.round(values, 5).tolist() for name, values in figures.items()}


def run(kind: str) -> dict:
    """Train all members of a kind, and measure what they have in common."""
    y = digits()[3]
    probabilities = np.array([member(kind, seed) for seed in range(MEMBERS)])
    shared = nn.shared_errors(probabilities - np.eye(10)[y])
    accuracy = float(np.mean(probabilities.argmax(axis=2) == y))
    return {
        "one_squared": round(shared.squared, 5),
        "correlation": round(shared.correlation, 4),
        "one_accuracy": round(accuracy, 4),
        **averaged(probabilities, y),
    }


def main() -> None:
    """Train three times twenty networks: about ten seconds."""
    write_sweep("ensemble", {kind: run(kind) for kind in KINDS})


if __name__ == "__main__":
    main()
