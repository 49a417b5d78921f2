"""Moving maps, and measuring how far two maps differ."""

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from helpers import nn

RNG = np.random.default_rng(0)
MAPS = RNG.normal(size=(2, 3, 5, 2))


@pytest.mark.parametrize("columns", [-7, -2, 0, 1, 4, 9])
def test_a_shift_is_a_roll_whose_overhang_is_zero(columns):
    rolled = np.roll(np.pad(MAPS, ((0, 0), (0, 0), (10, 10), (0, 0))), columns, axis=2)
    assert_array_equal(nn.shift_maps(MAPS, columns), rolled[:, :, 10:-10])


def test_a_shift_leaves_its_input_as_it_is():
    before = MAPS.copy()
    nn.shift_maps(MAPS, 0)[:] = 7.0
    assert_array_equal(MAPS, before)


def test_a_shift_wants_a_whole_number():
    with pytest.raises(ValueError, match=r"whole number, not 0\.5"):
        nn.shift_maps(MAPS, 0.5)


def test_the_same_map_has_not_changed():
    assert nn.map_change(MAPS, MAPS) == 0.0


def test_maps_with_nothing_in_common_changed_wholly():
    left, right = np.eye(2).reshape(2, 1, 1, 2, 1)
    assert nn.map_change(left, right) == 1.0


def test_half_of_a_map_changed():
    before, after = np.array([[4.0, 0.0], [2.0, 2.0]]).reshape(2, 1, 1, 2, 1)
    assert nn.map_change(before, after) == 0.5


def test_change_is_the_same_both_ways_and_at_any_scale():
    other = RNG.normal(size=MAPS.shape)
    change = nn.map_change(MAPS, other)
    assert nn.map_change(9 * other, 9 * MAPS) == pytest.approx(change)


def test_empty_maps_have_not_changed():
    assert nn.map_change(0 * MAPS, 0 * MAPS) == 0.0


def test_maps_of_different_shapes_are_refused():
    with pytest.raises(ValueError, match="after must be"):
        nn.map_change(MAPS, MAPS[:, :, :4])
