"""Landscapes: their gradients, minima and curvatures."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import nn

SURFACES = {
    "bowl": nn.bowl(20),
    "turned": nn.bowl(20, turn=30),
    "saddle": nn.saddle(20),
    "rosenbrock": nn.rosenbrock(),
    "bumpy": nn.bumpy(20),
}
PLACES = np.random.default_rng(0).uniform(-2, 2, (6, 2))

every = pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES)


@every
def test_gradients_are_central_differences(central_differences, surface):
    for place in PLACES:
        measured = central_differences(surface.loss, place)
        assert_allclose(surface.gradient(place), measured, rtol=1e-6, atol=1e-6)


@every
def test_no_gradient_is_left_at_a_minimum(surface):
    assert_allclose(surface.gradient(surface.minima), 0, atol=1e-12)


@every
def test_nowhere_is_lower_than_a_minimum(surface):
    grid = np.stack(np.meshgrid(*[np.linspace(-3, 3, 121)] * 2), axis=-1)
    assert surface.loss(grid).min() >= 0
    assert_allclose(surface.loss(surface.minima), 0, atol=1e-12)


@every
def test_curvatures_are_those_of_the_hessian_at_every_minimum(surface):
    for minimum in surface.minima:
        sides = 1e-5 * np.eye(2)
        ahead, behind = (surface.gradient(minimum + s * sides) for s in (1, -1))
        hessian = (ahead - behind) / 2e-5
        assert_allclose(np.linalg.eigvalsh(hessian), surface.curvatures, rtol=1e-5)


@every
def test_many_places_at_once_are_those_places_one_by_one(surface):
    assert_allclose(surface.loss(PLACES), [surface.loss(place) for place in PLACES])
    assert_allclose(surface.across(PLACES), [surface.across(p) for p in PLACES])


@every
def test_the_floor_runs_through_the_minima(surface):
    assert_allclose(surface.across(surface.minima), 0, atol=1e-12)


def test_a_turned_bowl_is_the_bowl_in_turned_weights():
    turn = np.deg2rad(90)
    turned = PLACES @ np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), 0]])
    assert_allclose(nn.bowl(7, turn=90).loss(turned), nn.bowl(7).loss(PLACES))


def test_a_bowl_with_condition_one_is_round():
    assert_allclose(nn.bowl(1).gradient(PLACES), PLACES)


def test_a_saddle_holds_what_stands_on_its_ridge():
    path = nn.descend(nn.saddle().gradient, [0.0, 1.0], 500, learning_rate=0.05).path
    assert_allclose(path[-1], 0, atol=1e-9)


def test_bumps_hold_plain_descent_and_not_momentum():
    gradient = nn.bumpy(10).gradient
    settings = {"learning_rate": 0.03}
    held = nn.descend(gradient, [-2.5, 0.0], 500, **settings).path[-1]
    free = nn.descend(gradient, [-2.5, 0.0], 500, nn.nesterov, **settings).path[-1]
    assert held[0] < -0.8
    assert_allclose(free, 0, atol=1e-3)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: nn.bowl(0.5), "condition must be at least 1, not 0.5"),
        (lambda: nn.saddle(-1), "condition must be at least 1"),
        (lambda: nn.bumpy(height=-1), "height must be at least 0"),
        (lambda: nn.rosenbrock(0), "steepness must be above 0"),
    ],
)
def test_a_landscape_that_cannot_be_gets_one_sentence(make, sentence):
    with pytest.raises(ValueError, match=sentence):
        make()
