"""Training on a machine that is taken away, and on the one that comes after it."""

import numpy as np
import pytest

from helpers import train

pytestmark = pytest.mark.filterwarnings("ignore:__array__:DeprecationWarning")


@pytest.fixture(scope="module")
def points():
    rng = np.random.default_rng(0)
    x = rng.normal(size=(20, 2)).astype("float32")
    return x, x @ np.array([[1.0], [2.0]], "float32")


def small():
    import keras

    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    return model


def test_without_checkpoints_the_second_machine_begins_anew(points):
    done = train.epochs_on_two_machines(small, *points, 4, 3, checkpoints=False)
    assert done == ([1, 2, 3], [1, 2, 3, 4])


def test_with_checkpoints_the_second_machine_goes_on(points):
    done = train.epochs_on_two_machines(small, *points, 4, 3)
    assert done == ([1, 2, 3], [4])


def test_the_second_machine_begins_with_the_weights_of_the_first(points):
    import keras

    models = []

    def make():
        models.append(small())
        models[-1].compile(keras.optimizers.SGD(1e-9), "mse")  # hardly moves on
        return models[-1]

    train.epochs_on_two_machines(make, *points, 3, 2)
    first, second = (model.get_weights()[0] for model in models)
    np.testing.assert_allclose(second, first, atol=1e-6)


@pytest.mark.parametrize("taken_after", [-1, 4])
def test_a_machine_cannot_be_taken_after_the_end(points, taken_after):
    with pytest.raises(ValueError, match="from 0 to 3"):
        train.epochs_on_two_machines(small, *points, 4, taken_after)
