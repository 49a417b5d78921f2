"""Lab: a network answers by the ground unless augmentation breaks the link."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import data, nn
from helpers.labs.augmentation import wolf_and_husky as module
from helpers.labs.augmentation.wolf_and_husky import wolf_and_husky

START = {
    "usual": 97,
    "recipe": "none",
    "animal": "wolf",
    "ground": "grass",
    "sample": 0,
}


@pytest.fixture(scope="module")
def one_lab():
    return wolf_and_husky()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(**START)
    return one_lab


def test_it_opens_as_the_other_tests_find_it():
    opened = wolf_and_husky().controls
    assert {name: control.value for name, control in opened.items()} == START


def test_a_wolf_on_grass_is_called_a_husky(lab):
    assert lab.result.answer == "husky"
    assert "calls this wolf on grass a husky: wrong" in lab.sentence


def test_the_same_wolf_on_snow_is_called_a_wolf(lab):
    lab.move(ground="snow")
    assert "calls this wolf on snow a wolf: right" in lab.sentence


@pytest.mark.parametrize("recipe", ["brightness, invert", "new background"])
def test_breaking_the_link_gives_the_shape_a_chance(lab, recipe):
    lab.move(recipe=recipe)
    assert lab.result.answer == "wolf"
    assert lab.result.scored("swapped").min() > 0.9


def test_flips_and_shifts_do_not_help(lab):
    lab.move(recipe="flip, rotate, shift")
    assert lab.result.scored("swapped").max() < 0.1
    assert lab.result.scored("usual").min() > 0.95


def test_without_a_link_no_augmentation_is_needed(lab):
    lab.move(usual=50)
    assert lab.result.scored("swapped").min() > 0.9


def test_who_reads_the_ground_minds_the_ground_more_than_any_one_place(lab):
    assert abs(lab.result.swapped) > 2 * np.abs(lab.result.lost).max()


def test_who_reads_the_shape_minds_a_covered_place_more(lab):
    lab.move(recipe="new background")
    assert abs(lab.result.swapped) < np.abs(lab.result.lost).max() / 2


def test_the_answer_is_that_of_the_stored_network(lab):
    lab.move(recipe="new background", usual=90)
    stack, weights = module._networks()["new background 0.9"]
    outputs = nn.run_stack(lab.result.image[None, ..., None], stack, weights)[-1]
    assert_allclose(lab.result.probabilities, outputs[0])


def test_log_odds_are_those_of_the_probabilities(lab):
    stack, weights = module._networks()["none 0.5"]
    x = data.wolves_and_huskies(6, 0.5).x
    wolf, husky = nn.run_stack(x, stack, weights)[-1].astype(float).T
    found = module._log_odds(x, stack, weights)
    assert_allclose(found[:, 0], np.log(wolf / husky), rtol=0.01, atol=0.01)


def test_the_map_is_what_a_covered_corner_takes(lab):
    stack, weights = module._networks()["none 0.97"]
    image = lab.result.image[..., None]
    covered = image.copy()
    covered[:4, :4] = 0.5  # the corner lies under this one patch alone
    odds = module._log_odds(np.stack([image, covered]), stack, weights)[:, 1]
    assert_allclose(lab.result.lost[0, 0], odds[0] - odds[1], rtol=1e-4)


def test_both_grounds_hold_the_same_animal(lab):
    on_grass = lab.result.opacity
    lab.move(ground="snow")
    assert_array_equal(lab.result.opacity, on_grass)


@pytest.mark.parametrize(
    "values",
    [
        {"usual": 100},
        {"recipe": "new background"},
        {"animal": "husky"},
        {"ground": "snow"},
        {"sample": 1},
    ],
)
def test_every_control_changes_picture_and_sentence(lab, values):
    sentence, frame = lab.sentence, lab.children[-1].frame
    lab.move(**values)
    assert lab.sentence != sentence
    assert lab.children[-1].frame != frame


def test_the_training_pictures_have_grounds_as_told(lab):
    lab.move(usual=100)
    bright = np.median(lab.result.samples, axis=(1, 2)) > 0.5
    assert_array_equal(bright, np.array(lab.result.labels) == "wolf")


def test_a_new_background_breaks_what_can_be_seen_in_training(lab):
    links = []
    for sample in range(6):
        lab.move(usual=100, recipe="new background", sample=sample)
        bright = np.median(lab.result.samples, axis=(1, 2)) > 0.5
        links.extend(bright == (np.array(lab.result.labels) == "wolf"))
    assert 0.2 < np.mean(links) < 0.8


def test_the_rings_stand_on_the_accuracies_named(lab):
    lab.move(usual=90)
    swapped = 100 * lab.result.scored("swapped").mean()
    assert_allclose(lab.picture.rings["swapped"].get_xydata(), [[2, swapped]])


def test_the_map_shows_what_was_lost(lab):
    lab.move(recipe="new background")
    assert_allclose(lab.picture.lost.get_array(), lab.result.lost)


def test_the_outline_closes_around_the_animal(lab):
    rims = len(lab.picture.outline.get_segments())
    inside = np.pad(lab.result.opacity > 0.5, 1)
    changes = (inside[1:] != inside[:-1]).sum() + (
        inside[:, 1:] != inside[:, :-1]
    ).sum()
    assert rims == changes


def test_moving_leaves_the_background_alone(lab):
    background = lab.picture._background
    lab.move(recipe="new background", usual=50, animal="husky")
    assert lab.picture._background is background
