import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import data, nn


@pytest.mark.parametrize("kind", data.PLANE_KINDS)
def test_both_classes_are_about_as_many(kind):
    assert 0.4 < data.plane_points(kind, 200).y.mean() < 0.6


@pytest.mark.parametrize("kind", data.PLANE_KINDS)
def test_points_lie_in_the_plane(kind):
    assert np.abs(data.plane_points(kind, 200).x).max() < data.PLANE_LIMIT + 0.3


@pytest.mark.parametrize(
    ("kind", "least", "most"),
    [
        ("blobs", 0.99, 1.0),
        ("diagonal", 1.0, 1.0),
        ("corners", 0.74, 0.76),
        ("xor", 0.6, 0.75),
        ("circle", 0.6, 0.75),
        ("spiral", 0.5, 0.75),
    ],
)
def test_what_the_best_line_can_do(kind, least, most):
    right = nn.best_half_plane(*data.plane_points(kind, 200)).right
    assert least <= right / 200 <= most


def test_noise_moves_the_places_and_keeps_the_classes():
    still, shaken = (data.plane_points("circle", 100, noise) for noise in (0.0, 0.3))
    assert_array_equal(still.y, shaken.y)
    assert_allclose(np.std(shaken.x - still.x), 0.3, atol=0.05)


def test_the_same_seed_draws_the_same_points():
    one, other = data.plane_points("spiral"), data.plane_points("spiral")
    assert_array_equal(one.x, other.x)
    assert (data.plane_points("spiral", seed=1).x != one.x).any()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"kind": "cross"}, "kind must be one of blobs, diagonal"),
        ({"points": 0}, "points must be a whole number of at least 1"),
        ({"noise": -1.0}, "noise must be 0 or more, not -1.0"),
    ],
)
def test_refuses(arguments, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}"):
        data.plane_points(**arguments)
