"""Our numbers beside Keras's."""

import keras
import numpy as np
import pytest

from helpers import check, nn
from helpers.train import keras_model

STACK = [nn.Conv2D(4, 3), nn.Flatten(), nn.Dense(2)]


def test_equal_numbers_agree():
    assert check.agree(np.ones(3), np.ones(3) + 1e-7)


def test_other_numbers_do_not_agree_and_the_difference_is_named():
    found = check.agree([1.0, 2.0], [1.0, 2.5])
    assert not found and "differ by up to 0.5" in repr(found)


def test_another_shape_is_refused():
    with pytest.raises(ValueError, match=r"\(2,\) and Keras's is \(3,\)"):
        check.agree([1, 2], [1, 2, 3])


def test_foretold_layers_are_found_in_keras():
    rows = nn.layer_shapes((8, 8, 1), STACK)
    assert check.same_layers(rows, keras_model((8, 8, 1), STACK))


def test_a_layer_foretold_wrongly_is_marked():
    rows = nn.layer_shapes((8, 8, 1), [nn.Conv2D(5, 3), *STACK[1:]])
    found = check.same_layers(rows, keras_model((8, 8, 1), STACK))
    assert not found
    assert repr(found).startswith("✗ Conv2D") and "NOT as in Keras" in repr(found)


def test_a_missing_layer_is_refused():
    model = keras.Sequential([keras.Input((8, 8, 1)), keras.layers.Flatten()])
    with pytest.raises(ValueError, match="3 layers were foretold and the model has 1"):
        check.same_layers(nn.layer_shapes((8, 8, 1), STACK), model)
