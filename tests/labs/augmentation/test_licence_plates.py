"""Lab: a generator must vary what the world varies."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import data
from helpers.labs.augmentation import _plate_recipes as recipes
from helpers.labs.augmentation.licence_plates import licence_plates

PLAIN = {"tilt": 0, "fonts": "one", "noise": "none", "background": "grey"}
EVERYTHING = {
    "tilt": 12,
    "fonts": "four",
    "noise": "up to 0.2",
    "background": "photograph",
}
ONE_MORE = [{name: value} for name, value in EVERYTHING.items()]


@pytest.fixture(scope="module")
def one_lab():
    return licence_plates()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(**PLAIN, sample=0)
    return one_lab


def world(lab):
    return lab.result.reads["world"].mean()


def test_it_opens_as_the_other_tests_find_it():
    opened = licence_plates().controls
    assert {name: control.value for name, control in opened.items()} == {
        **PLAIN,
        "sample": 0,
    }


def test_plain_plates_teach_to_read_plain_plates(lab):
    assert lab.result.reads["plain"].min() > 0.98
    assert world(lab) < 0.65


def test_plates_that_vary_as_the_world_does_teach_most(lab):
    means = {recipe: a["world"].mean() for recipe, a in lab.result.accuracy.items()}
    lab.move(**EVERYTHING)
    assert world(lab) > max(means.values()) - 0.05
    assert world(lab) > means[tuple(PLAIN.values())] + 0.2


def test_variety_costs_nothing_on_plain_plates(lab):
    lab.move(**EVERYTHING)
    assert lab.result.reads["plain"].min() > 0.98


def test_a_photograph_behind_the_plates_helps_before_another_photograph(lab):
    lab.move(**EVERYTHING)
    with_photograph = world(lab)
    lab.move(background="grey")
    assert with_photograph > world(lab) + 0.03


@pytest.mark.parametrize("one_more", ONE_MORE)
def test_every_recipe_changes_picture_and_sentence(lab, one_more):
    sentence, frame = lab.sentence, lab.children[-1].frame
    lab.move(**one_more)
    assert lab.sentence != sentence
    assert lab.children[-1].frame != frame


def test_drawing_others_changes_the_plates_and_not_the_figures(lab):
    before = lab.result
    lab.move(sample=1)
    assert lab.result.texts != before.texts
    assert np.any(lab.result.world != before.world)
    assert_array_equal(lab.result.reads["world"], before.reads["world"])


def test_the_sentence_names_what_the_picture_shows_first(lab):
    lab.move(sample=3)
    assert f"such as {lab.result.texts[0]}," in lab.sentence


def test_the_sentence_tells_both_runs(lab):
    one, two = lab.result.reads["world"]
    assert f"it names {one:.0%} and {two:.0%}" in lab.sentence


def test_the_plates_are_drawn_by_the_recipe(lab):
    lab.move(**EVERYTHING, sample=2)
    drawn = data.licence_plates(
        12, recipes.FONTS["four"], 12, 0.2, background="china", seed=2
    )
    assert_array_equal(lab.result.samples, drawn.x[..., 0])


def test_the_world_has_a_photograph_and_fonts_that_no_recipe_has():
    assert recipes.WORLD["background"] not in recipes.BACKGROUNDS.values()
    assert set(recipes.WORLD["fonts"]) > set(recipes.FONTS["four"])


def test_the_bars_are_as_long_as_the_shares(lab):
    lab.move(noise="up to 0.2")
    lengths = [bar.get_width() for bar in lab.picture.bars]
    shares = [100 * runs.mean() for runs in lab.result.reads.values()]
    assert_allclose(lengths, shares)


def test_the_ring_stands_on_the_chosen_recipe(lab):
    lab.move(**EVERYTHING)
    ((x, y),) = lab.picture.ring.get_xydata()
    assert round(x) == 4
    assert_allclose(y, 100 * world(lab))


def test_every_recipe_has_a_dot_of_its_own(lab):
    dots = np.concatenate(
        [
            line.get_xydata()
            for line in lab.picture.dots_axes.lines
            if line.get_label()[0] != "_"
        ]
    )
    assert len(np.unique(dots, axis=0)) == len(recipes.RECIPES) == 24


def test_moving_leaves_the_background_alone(lab):
    background = lab.picture._background
    lab.move(**EVERYTHING)
    assert lab.picture._background is background
