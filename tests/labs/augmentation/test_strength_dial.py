"""Lab: how far to shift digits while training."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import data
from helpers.labs.augmentation.strength_dial import strength_dial

START = {"strength": 0.0, "world": 3, "size": 300, "seed": 0}


@pytest.fixture(scope="module")
def one_lab():
    return strength_dial()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(**START)
    return one_lab


def test_it_opens_as_the_other_tests_find_it(lab):
    opened = strength_dial().controls
    assert {name: control.value for name, control in opened.items()} == START


def test_never_shifted_half_of_the_shifted_digits_are_lost(lab):
    centred, met = lab.result.now
    assert centred > 0.9 and met < 0.6
    assert "never shifted" in lab.sentence


@pytest.mark.parametrize("size", [50, 300, 1297])
def test_the_right_strength_reads_far_more_of_the_shifted(lab, size):
    lab.move(size=size)
    plain = lab.result.now[1]
    lab.move(strength=lab.result.best)
    assert lab.result.now[1] > plain + 0.25


@pytest.mark.parametrize("size", [50, 300, 1297])
def test_too_much_destroys_the_digits(lab, size):
    lab.move(size=size, strength=7.0)
    assert lab.result.now[1] < lab.result.met.max() - 0.1
    assert lab.result.now[0] < lab.result.centred.max() - 0.2


def test_a_wider_world_asks_for_more_shift(lab):
    best = []
    for world in (1, 3, 5):
        lab.move(world=world)
        best.append(lab.result.best)
    assert best[0] < best[1] <= best[2]


def test_on_centred_digits_the_gain_shrinks_with_data(lab):
    lab.move(strength=2.0)
    gains = lab.result.gains[0]
    assert gains[0] > gains[-1] and gains[-1] < 0


def test_in_a_near_world_the_gain_shrinks_with_data(lab):
    lab.move(strength=2.0, world=1)
    gains = lab.result.gains[1]
    assert gains[0] > gains[-1] + 0.03


def test_in_a_far_world_more_centred_digits_do_not_replace_shifts(lab):
    lab.move(strength=4.0)
    assert lab.result.gains[1].min() > 0.25


def test_no_shift_gains_nothing(lab):
    assert_allclose(lab.result.gains, 0)


def test_shares_at_whole_pixels_are_the_means_of_the_sweep(lab):
    lab.move(strength=4.0, world=2, size=50)
    runs = np.mean(data.sweep("augmentation")["strength"]["50"]["4"], axis=0)
    assert_allclose(lab.result.now, runs[[0, 2]])


def test_between_pixels_the_share_lies_on_the_line(lab):
    lab.move(strength=2.5)
    assert_allclose(lab.result.now[1], lab.result.met[2:4].mean())


def test_more_strength_moves_the_same_digits_further(lab):
    inks = []
    for strength in (0.0, 3.0, 7.0):
        lab.move(strength=strength)
        inks.append(lab.result.draws.sum())
    assert inks[0] > inks[1] > inks[2]  # cut off at the border


@pytest.mark.parametrize(
    "move", [{"strength": 0.5}, {"world": 4}, {"size": 1297}], ids=str
)
def test_every_slider_changes_sentence_and_picture(lab, move):
    sentence, frame = lab.sentence, lab.picture.frame()
    lab.move(**move)
    assert lab.sentence != sentence
    assert lab.picture.frame() != frame


def test_shuffling_draws_anew(lab):
    lab.move(strength=3.0)
    frame = lab.picture.frame()
    lab.move(seed=1)
    assert lab.picture.frame() != frame


def test_the_sentence_says_what_came_without(lab):
    lab.move(strength=4.0)
    plain, met = lab.result.centred[0], lab.result.met[0]
    assert f"(without: {plain:.0%} and {met:.0%})" in lab.sentence


def test_one_pixel_is_written_in_the_singular(lab):
    lab.move(strength=1.0)
    assert "up to 1 pixel anew" in lab.sentence


def test_the_curves_are_the_result(lab):
    lab.move(strength=3.5, world=2)
    picture, result = lab.picture, lab.result
    assert_allclose(picture.centred.get_ydata(), result.centred)
    assert_allclose(picture.met.get_ydata(), result.met)
    assert_allclose(picture.met_now.get_xydata(), [[3.5, result.now[1]]])
    assert_allclose(picture.met_gain.get_ydata(), 100 * result.gains[1])


def test_both_test_sets_differ_in_more_than_colour(lab):
    picture = lab.picture
    assert picture.centred.get_marker() != picture.met.get_marker()
    assert picture.centred.get_linestyle() != picture.met.get_linestyle()


def test_the_gain_stays_within_its_axis(lab):
    for world in range(1, 6):
        for strength in range(8):
            lab.move(world=world, strength=float(strength))
            assert np.abs(lab.result.gains).max() < 0.7


def test_moving_leaves_the_background_alone(lab):
    background = lab.picture._background
    lab.move(strength=6.0, world=5, size=1297)
    assert lab.picture._background is background


@pytest.fixture
def live_lab():
    """Return a lab that trains, where accuracy falls by a tenth per pixel of shift."""
    return strength_dial(train=lambda strength, size: [0.9 - w / 10 for w in range(6)])


def press(lab):
    lab.controls["place"].view.children[0].click()


def test_without_a_trainer_there_is_no_button(lab):
    assert "place" not in lab.controls


def test_the_button_trains_where_the_sliders_stand(live_lab):
    live_lab.move(strength=2.5, size=50, world=2)
    press(live_lab)
    assert live_lab.result.live[:2] == (2.5, 50)
    assert "trained here on 50 digits with shifts of 2.5 pixels" in live_lab.sentence
    assert "reads 90% and 70%" in live_lab.sentence


def test_the_trained_network_is_marked_in_both_test_sets(live_lab):
    live_lab.move(strength=2.5)
    press(live_lab)
    marks = [line.get_xydata()[0] for line in live_lab.picture.live]
    assert_allclose(marks, [[2.5, 0.9], [2.5, 0.6]])


def test_its_mark_stands_only_beside_its_own_size(live_lab):
    press(live_lab)
    live_lab.move(size=1297)
    assert not any(line.get_visible() for line in live_lab.picture.live)


def test_what_goes_wrong_in_training_is_shown():
    def fails(strength, size):
        raise ValueError("no digits left")

    lab = strength_dial(train=fails)
    press(lab)
    assert lab.problem == "no digits left"
