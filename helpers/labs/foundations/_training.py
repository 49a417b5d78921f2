"""A training that can be looked at after any epoch, and remembers how it got there."""

from typing import NamedTuple

import numpy as np

from helpers import data, nn

POINTS = 240
"""For training and for testing together."""


class Settings(NamedTuple):
    """All that decides how a training goes."""

    points: str
    noise: float
    share: float
    """Of the points, for training."""
    units: tuple[int, ...]
    """Of every hidden layer."""
    activation: str
    learning_rate: float
    batch_size: int
    l1: float
    l2: float
    features: tuple[str, ...]
    start: int
    """Seed of the first weights and of the order of the points."""


class State(NamedTuple):
    """A network after some epoch, and how it does."""

    layers: tuple[nn.DenseLayer, ...]
    losses: tuple[float, float]
    """On training and on test points, in nats."""
    accuracies: tuple[float, float]
    """On training and on test points, shares."""


class Training:
    """One training by its settings: the same epoch always shows the same network.

    Every epoch that was trained is kept, so going on trains only what is missing, and
    going back trains nothing.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        x, y = data.plane_points(settings.points, POINTS, settings.noise)
        cut = round(settings.share * POINTS)
        self.x, self.y = (x[:cut], x[cut:]), (y[:cut], y[cut:])
        self.fed = [nn.plane_features(part, settings.features) for part in self.x]
        units = [len(settings.features), *settings.units, 1]
        kinds = [settings.activation] * len(settings.units) + ["sigmoid"]
        first = nn.mlp_start(units, kinds, np.random.default_rng(settings.start))
        self._states = [self._judge(first)]

    def at(self, epoch: int) -> list[State]:
        """Return the states after epochs 0 to `epoch`, training what is missing."""
        while len(self._states) <= epoch:
            layers = nn.train_epoch(
                self.fed[0],
                self.y[0],
                self._states[-1].layers,
                np.random.default_rng((self.settings.start, len(self._states))),
                learning_rate=self.settings.learning_rate,
                batch_size=self.settings.batch_size,
                l1=self.settings.l1,
                l2=self.settings.l2,
            )
            self._states.append(self._judge(layers))
        return self._states[: epoch + 1]

    def _judge(self, layers: tuple[nn.DenseLayer, ...]) -> State:
        """Measure loss and accuracy on training and test points."""
        both = nn.mlp(np.vstack(self.fed), layers).outputs[-1]
        wanted = np.concatenate(self.y)
        values = nn.binary_crossentropy(wanted[:, None], both).values
        right = (both[:, 0] > 0.5) == wanted
        cut = [len(self.y[0])]
        return State(
            layers,
            tuple(float(part.mean()) for part in np.split(values, cut)),
            tuple(float(part.mean()) for part in np.split(right, cut)),
        )
