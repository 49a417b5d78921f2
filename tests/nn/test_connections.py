from itertools import pairwise

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from helpers import nn


def stack(depth, taps, doubling, padding):
    return [nn.Window(taps, 1, padding, 2**n if doubling else 1) for n in range(depth)]


def reached(layers, size, output):
    """Return the inputs that change an output, found by changing each of them."""
    values = np.eye(size)[..., None]
    for layer in layers:
        taps, strides, padding, gap = layer
        values = nn.conv1d(values, np.ones((taps, 1, 1)), None, strides, padding, gap)
    return np.flatnonzero(values[:, output, 0])


@pytest.mark.parametrize("padding", ["valid", "causal", "same"])
@pytest.mark.parametrize("doubling", [False, True])
@pytest.mark.parametrize("taps", [1, 2, 3, 4])
def test_the_tree_reaches_the_inputs_that_change_the_output(taps, doubling, padding):
    layers = stack(3, taps, doubling, padding)
    for output in (0, 3, 7):
        edges = nn.connections(layers, 32, output)
        assert_array_equal(np.unique(edges[0][:, 0]), reached(layers, 32, output))


def test_strides_are_followed():
    layers = [nn.Window(3, 2), nn.Window(2, 2)]
    edges = nn.connections(layers, 32, 4)
    assert_array_equal(np.unique(edges[0][:, 0]), reached(layers, 32, 4))


def test_each_edge_starts_where_one_of_the_layer_below_ends():
    edges = nn.connections(stack(4, 3, True, "causal"), 64, 60)
    for below, above in pairwise(edges):
        assert_array_equal(np.unique(below[:, 1]), np.unique(above[:, 0]))


def test_nothing_comes_from_the_future_of_a_causal_stack():
    edges = nn.connections(stack(4, 3, True, "causal"), 64, 40)
    assert max(pairs[:, 0].max() for pairs in edges) == 40


def test_wavenet_sees_as_far_as_its_receptive_field():
    layers = stack(6, 2, True, "causal")
    edges = nn.connections(layers, 100, 99)
    assert len(np.unique(edges[0][:, 0])) == nn.receptive_field(layers).size == 64


@pytest.mark.parametrize("output", [-1, 8])
def test_an_output_that_does_not_exist_is_refused(output):
    with pytest.raises(ValueError, match="output must be"):
        nn.connections(stack(2, 2, True, "causal"), 8, output)
