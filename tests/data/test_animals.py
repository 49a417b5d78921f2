import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import data


def share_on_snow(animals, label):
    return animals.snow[animals.y == label].mean()


def test_the_same_seed_gives_the_same_animals():
    one, two = (data.wolves_and_huskies(20, seed=4) for _ in range(2))
    assert_array_equal(one.x, two.x)


def test_another_seed_gives_other_animals():
    one, two = (data.wolves_and_huskies(20, seed=seed) for seed in (4, 5))
    assert np.any(one.opacity != two.opacity)


def test_wolves_and_huskies_take_turns():
    assert_array_equal(data.wolves_and_huskies(5).y, [0, 1, 0, 1, 0])


@pytest.mark.parametrize("usual", [0.0, 0.5, 0.9, 1.0])
def test_exactly_the_share_stands_on_its_usual_ground(usual):
    animals = data.wolves_and_huskies(200, usual)
    shares = share_on_snow(animals, 0), share_on_snow(animals, 1)
    assert_allclose(shares, (usual, 1 - usual))


def test_snow_is_bright_and_grass_is_dark():
    animals = data.wolves_and_huskies(100, 0.5)
    bare = np.where(animals.opacity == 0, animals.x, np.nan)
    brightness = np.nanmean(bare, axis=(1, 2, 3))
    assert_allclose(brightness, np.where(animals.snow, 0.8, 0.2), atol=0.03)


def test_fur_is_as_far_from_snow_as_from_grass():
    animals = data.wolves_and_huskies(100, 0.5)
    assert_allclose(animals.x[animals.opacity == 1], 0.5)


def test_the_animals_are_the_same_on_every_ground():
    here, there = (data.wolves_and_huskies(20, usual) for usual in (1.0, 0.0))
    assert_array_equal(here.opacity, there.opacity)
    assert_array_equal(here.snow, ~there.snow)


def test_a_wolf_carries_its_tail_lower_than_a_husky():
    animals = data.wolves_and_huskies(200)
    top = animals.opacity[..., 0].any(axis=2).argmax(axis=1)
    below = [
        animals.opacity[animals.y == label].mean(axis=(0, 2, 3)) for label in (0, 1)
    ]
    rows = np.arange(24)
    middles = [np.average(rows, weights=weights) for weights in below]
    assert middles[0] > middles[1] + 0.3
    assert top.min() > 0


def test_hardly_anything_of_an_animal_lies_on_the_border():
    opacity = data.wolves_and_huskies(400).opacity
    assert opacity[:, [0, -1]].max() == 0
    assert opacity[:, :, [0, -1]].sum() < 0.005 * opacity.sum()


def test_half_of_the_animals_look_the_other_way():
    opacity = data.wolves_and_huskies(400).opacity[..., 0]
    heavier_left = opacity[:, :9, :12].sum((1, 2)) > opacity[:, :9, 12:].sum((1, 2))
    assert 0.3 < heavier_left.mean() < 0.7


def test_the_ground_says_nothing_of_the_seed_of_the_animals():
    one, two = (data.wolves_and_huskies(20, noise=noise) for noise in (1, 2))
    assert_array_equal(one.opacity, two.opacity)
    assert np.any(one.x != two.x)


@pytest.mark.parametrize("usual", [-0.1, 1.1, np.nan])
def test_a_share_outside_0_and_1_is_refused(usual):
    with pytest.raises(ValueError, match=f"usual must be from 0 to 1, not {usual}"):
        data.wolves_and_huskies(4, usual)


def test_half_an_animal_is_refused():
    with pytest.raises(ValueError, match="n must be a whole number of at least 1"):
        data.wolves_and_huskies(2.5)


def test_grounds_must_be_as_many_as_animals():
    with pytest.raises(ValueError, match=r"snow \(n,\), not \(2, 4, 4, 1\) and \(3,\)"):
        data.on_ground(np.zeros((2, 4, 4, 1)), [True] * 3, np.random.default_rng(0))
