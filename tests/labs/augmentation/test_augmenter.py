"""The augmenter: one picture, ranges, fifteen draws at once."""

from io import BytesIO

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from PIL import Image

from helpers import nn
from helpers.labs.augmentation.augmenter import SWITCHED, augmenter

OFF = {control: off for control, (_, off) in SWITCHED.items()}
ON = {
    "degrees": 30,
    "pixels": 10,
    "zoom": 1.5,
    "shear": 0.5,
    "flip": "horizontal",
    "bend": 3.0,
    "brightness": 0.5,
    "contrast": 2.0,
    "colours": "swap",
    "blur": 3.0,
    "noise": 0.2,
    "cutout": 40,
}


def file_of(pixels, kind="PNG"):
    stream = BytesIO()
    Image.fromarray(pixels).save(stream, kind)
    return stream.getvalue()


@pytest.fixture
def lab():
    lab = augmenter()
    lab.move(**OFF)
    return lab


def test_with_everything_off_every_draw_is_the_picture(lab):
    for draw in lab.result.draws:
        assert_array_equal(draw, lab.result.image)
    assert "changes by 0.000" in lab.sentence
    assert "every draw is the picture itself" in lab.sentence


@pytest.mark.parametrize("control", ON)
def test_each_transform_changes_the_draws_alone(lab, control):
    lab.move(**{control: ON[control]})
    assert lab.result.change.mean() > 0.01
    assert lab.result.names == [SWITCHED[control][0]]
    assert lab.sentence.endswith(f"Switched on: {SWITCHED[control][0]}.")


def test_every_transform_of_the_lab_was_tried():
    assert set(ON) == set(SWITCHED)


def test_the_draws_differ_from_each_other(lab):
    lab.move(degrees=30)
    assert len(np.unique(lab.result.change)) == 15


def test_shuffling_makes_other_draws(lab):
    lab.move(degrees=30)
    before = lab.result.draws
    lab.move(seed=1)
    assert abs(lab.result.draws - before).mean() > 0.01


def test_a_wider_range_widens_the_same_draws(lab):
    lab.move(brightness=0.1)
    narrow = lab.result.draws - lab.result.image
    lab.move(brightness=0.2)
    wide = lab.result.draws - lab.result.image
    inside = (wide + lab.result.image < 1) & (wide + lab.result.image > 0)
    assert_allclose(wide[inside], 2 * narrow[inside], atol=1e-5)


def test_switching_one_transform_on_leaves_the_draws_of_the_others(lab):
    lab.move(brightness=0.3)
    bright = lab.result.draws
    lab.move(flip="horizontal")
    for draw, before in zip(lab.result.draws, bright, strict=True):
        flipped = nn.augment.flip(before)
        assert np.allclose(draw, before) or np.allclose(draw, flipped)


def test_two_transforms_draw_apart_from_each_other(lab):
    lab.move(brightness=0.2)
    light = lab.result.draws.mean(axis=(1, 2, 3))
    lab.move(brightness=0.0, contrast=1.2)
    spread = lab.result.draws.std(axis=(1, 2, 3))
    assert abs(np.corrcoef(light, spread)[0, 1]) < 0.8


def test_beyond_the_border_is_what_was_asked_for(lab):
    lab.move(pixels=40, fill_mode="constant")
    black = np.mean(lab.result.draws.max(axis=-1) == 0)
    lab.move(fill_mode="reflect")
    assert black > 0.2 > 0.1 > np.mean(lab.result.draws.max(axis=-1) == 0)


def test_the_ways_to_fill_look_different(lab):
    lab.move(pixels=40, subject="palace", fill_mode="nearest")
    before = lab.picture.draws.get_array().copy()
    lab.move(fill_mode="wrap")
    assert (lab.picture.draws.get_array() != before).any()


@pytest.mark.parametrize("subject", ["palace", "portrait", "handwritten 6"])
def test_another_picture_is_shown(lab, subject):
    flower = lab.result.image
    lab.move(subject=subject)
    assert abs(lab.result.image - flower).mean() > 0.05


def test_what_has_opacity_keeps_its_wall_when_it_turns(lab):
    lab.move(subject="drawing with opacity", degrees=180, fill_mode="constant")
    lab.move(brightness=1.0)
    assert_allclose(lab.result.draws[:, 0, 0], 0.8, atol=1e-6)


def test_the_picture_shows_the_draws_in_their_order(lab):
    lab.move(**ON)
    sheet = lab.picture.draws.get_array() / 255
    assert_allclose(sheet[:64, 68:132], lab.result.draws[1], atol=0.003)
    assert_allclose(sheet[136:200, 272:336], lab.result.draws[14], atol=0.003)
    shown = lab.picture.original.get_array() / 255
    assert_allclose(shown, lab.result.image, atol=0.003)


KINDS = {
    "grey": np.full((50, 80), 255, np.uint8),
    "RGB": np.full((3, 700, 3), 255, np.uint8),
    "RGBA": np.full((200, 90, 4), 255, np.uint8),
    "one pixel": np.full((1, 1, 3), 255, np.uint8),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_of_any_kind_and_size_can_be_uploaded(lab, kind):
    lab.move(own=file_of(KINDS[kind]), **ON)
    assert lab.problem == ""
    assert_array_equal(lab.result.image, np.ones((64, 64, 3)))


def test_a_damaged_upload_gets_one_sentence_and_the_next_works(lab):
    lab.move(own=b"no picture at all")
    assert lab.problem.startswith("these 17 bytes are no image that can be read")
    lab.move(own=file_of(KINDS["RGB"]))
    assert lab.problem == "" and lab.result.image.min() == 1


def test_taking_the_upload_away_brings_the_menu_back(lab):
    before = lab.result.image
    lab.move(own=file_of(KINDS["RGB"]))
    lab.move(own=b"")
    assert_array_equal(lab.result.image, before)


def test_the_learners_own_step_runs_last(lab):
    def paint_black(images, rng):
        return np.zeros_like(images)

    own = augmenter([paint_black])
    assert own.result.draws.max() == 0
    assert own.sentence.endswith("brightness, your own.")


def test_a_step_that_is_still_empty_is_asked_for():
    def empty(images, rng):
        raise NotImplementedError

    assert "still empty" in augmenter([empty]).problem


def test_a_step_that_changes_the_shape_is_refused_in_words():
    problem = augmenter([lambda images, rng: images[:, ::2]]).problem
    assert problem == (
        "your function must return images of shape (15, 64, 64, 3), not (15, 32, 64, 3)"
    )
