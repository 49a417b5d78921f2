"""Timing of updates, by a clock that goes only when a model works."""

import pytest

from helpers import train
from helpers.train import timing


class Clock:
    """Stands in for the clock of the machine."""

    now = 0.0

    def __call__(self):
        return self.now


class Model:
    """Stands in for a Keras model: each of its updates takes so many seconds."""

    def __init__(self, clock, *seconds):
        self.clock, self.seconds, self.updates = clock, seconds, 0

    def train_on_batch(self, x, y):
        self.clock.now += self.seconds[min(self.updates, len(self.seconds) - 1)]
        self.updates += 1


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(timing, "perf_counter", clock)
    return clock


def test_the_time_is_in_milliseconds(clock):
    times = train.update_times([Model(clock, 0.25)], [], [], repeats=2)
    assert times == [250.0]


def test_the_first_update_is_made_and_not_counted(clock):
    model = Model(clock, 0.125, 0.5)
    assert train.update_times([model], [], [], repeats=3) == [500.0]
    assert model.updates == 4


def test_the_shortest_repeat_counts(clock):
    model = Model(clock, 1.0, 0.5, 0.25, 0.75)
    assert train.update_times([model], [], [], repeats=3) == [250.0]


def test_every_model_has_its_own_time(clock):
    models = [Model(clock, seconds) for seconds in (0.25, 0.5)]
    assert train.update_times(models, [], [], repeats=2) == [250.0, 500.0]


def test_a_keras_model_is_trained_by_it():
    import keras
    import numpy as np

    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    train.update_times([model], np.ones((3, 2)), np.ones((3, 1)), repeats=2)
    assert int(model.optimizer.iterations) == 3
