"""Part of the stored wolves and licence plates, learned anew with wide bands."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import data, nn
from helpers.labs.augmentation import _plate_recipes as recipes

WOLVES = data.sweep("wolf_and_husky")
PLATES = data.sweep("licence_plates")
NETWORKS = data.networks("wolf_and_husky")


@pytest.fixture
def wolves(script):
    return script("wolf_and_husky")


@pytest.fixture
def plates(script):
    return script("licence_plates")


def test_there_is_a_network_for_every_share_and_recipe():
    names = [f"{r} {share:g}" for r in WOLVES["recipes"] for share in WOLVES["usual"]]
    assert list(NETWORKS) == list(WOLVES["accuracy"]) == names


@pytest.mark.parametrize(
    ("name", "test", "usual"),
    [
        ("none 0.97", "usual", 1.0),
        ("none 0.97", "swapped", 0.0),
        ("none 0.9", "swapped", 0.0),
        ("brightness, invert 1", "swapped", 0.0),
        ("new background 0.5", "usual", 1.0),
    ],
)
def test_the_stored_networks_do_as_well_as_is_stored(wolves, name, test, usual):
    stack = [getattr(nn, layer)(**settings) for layer, settings in NETWORKS[name].stack]
    animals = data.wolves_and_huskies(wolves.TEST, usual, seed=wolves.TEST_SEED)
    outputs = nn.run_stack(animals.x, stack, NETWORKS[name].weights)[-1]
    found = np.mean(outputs.argmax(axis=1) == animals.y)
    assert_allclose(found, WOLVES["accuracy"][name][test][0], atol=0.01)


def test_another_seed_falls_into_the_trap_again(wolves):
    found = wolves.accuracies(wolves.train(0.97, "none", seed=5))
    assert found["usual"] > 0.95
    assert found["swapped"] < 0.2


def test_another_seed_is_saved_by_new_backgrounds_again(wolves):
    found = wolves.accuracies(wolves.train(0.97, "new background", seed=5))
    assert min(found.values()) > 0.85


def test_every_recipe_of_plates_was_learned_from_with_every_seed(plates):
    names = [recipes.recipe_name(*recipe) for recipe in recipes.RECIPES]
    assert list(PLATES["accuracy"]) == names
    for runs in PLATES["accuracy"].values():
        assert {len(figures) for figures in runs.values()} == {len(plates.SEEDS)}


@pytest.mark.parametrize("recipe", [recipes.RECIPES[0], recipes.RECIPES[-1]])
def test_another_seed_reads_as_much_of_the_world_again(plates, recipe):
    stored = PLATES["accuracy"][recipes.recipe_name(*recipe)]
    found = plates.accuracies(plates.train(recipe, seed=5))
    assert_allclose(found["world"], np.mean(stored["world"]), atol=0.12)
    assert found["plain"] > 0.97
