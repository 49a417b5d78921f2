"""Lab: the learning-rate curve, drawn by hand and trained with at once."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import data, nn
from helpers.labs.gradients.schedule_painter import PRESETS, schedule_painter

START = {"peak": 0.4, "preset": "constant", "start": 0}
STORED = data.sweep("gradients_schedules")
STEPS = 210


@pytest.fixture(scope="module")
def one_lab():
    return schedule_painter()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(**START, drawing=np.full(20, np.nan))
    return one_lab


def last_loss(lab):
    return lab.result.losses[-21:].mean()


def heights(lab):
    """Return the heights of the bars in the picture, as learning rates."""
    bars = lab.picture.bars.get_paths()
    return np.array([path.vertices[2, 1] for path in bars]) * 0.02


@pytest.mark.parametrize("preset", PRESETS)
def test_at_a_small_rate_the_schedule_does_not_matter(lab, preset):
    lab.move(peak=0.05, preset=preset)
    assert lab.result.accuracy > 0.94


def test_at_a_large_rate_warming_up_saves_the_training(lab):
    constant = last_loss(lab)
    lab.move(preset="warm-up, then decay")
    assert lab.result.accuracy > 0.9
    assert last_loss(lab) < constant / 3


def test_decay_removes_the_floor_of_noise(lab):
    lab.move(peak=0.2)
    constant = last_loss(lab)
    lab.move(preset="decay")
    assert last_loss(lab) < 0.8 * constant


@pytest.mark.parametrize("peak", [0.05, 0.2])
@pytest.mark.parametrize("preset", PRESETS)
def test_it_reads_as_well_as_keras(lab, peak, preset):
    lab.move(peak=peak, preset=preset)
    stored = np.mean(STORED["accuracy"][preset][str(peak)])
    assert_allclose(lab.result.accuracy, stored, atol=0.04)


def test_a_curve_at_zero_learns_nothing(lab):
    lab.move(drawing=np.zeros(20))
    assert lab.result.accuracy < 0.3
    assert last_loss(lab) > 2


def test_a_drawn_curve_trains_as_the_same_preset_does(lab):
    lab.move(peak=0.1)
    wanted = lab.result.losses
    lab.move(peak=0.3, drawing=np.full(20, 0.1))
    assert_allclose(lab.result.losses, wanted, rtol=1e-4)


def test_a_stroke_changes_one_half_epoch(lab):
    lab.move(brush=(3.2, 10.4))
    assert_allclose(lab.result.bars, [0.4, 0.4, 0.2, *[0.4] * 17])
    assert lab.result.touched.nonzero()[0].tolist() == [2]
    assert lab.sentence.startswith("Your curve")


def test_strokes_stay_until_they_are_taken_back(lab):
    lab.move(brush=(3, 10))
    lab.move(brush=(4, 0))
    assert_allclose(lab.result.bars[:5], [0.4, 0.4, 0.2, 0, 0.4])
    lab.controls["drawing"].view.children[0].click()
    assert_allclose(lab.result.bars, 0.4)


def test_no_rate_can_be_drawn_beyond_the_ends(lab):
    lab.move(brush=(0.5, -1.5))
    lab.move(brush=(20.5, 31.5))
    assert_allclose(lab.result.bars[[0, -1]], [0, 0.6])


def test_the_pointer_draws_as_the_hand_does(lab):
    page = lab.children[-1]
    page.pointer = {"name": "brush", "x": 5.0, "y": 19.0}
    assert_allclose(lab.result.bars[4], 0.38)
    assert page.marker == {"name": "brush", "x": 5.0, "y": 19.0, "step": 1.0}


def test_a_stroke_shows_one_frame_only(lab, monkeypatch):
    shown = []
    monkeypatch.setattr(lab.picture, "frame", lambda: shown.append(1) or b"")
    lab.children[-1].pointer = {"name": "brush", "x": 3.0, "y": 4.0}
    assert len(shown) == 1


def test_another_schedule_begins_without_the_drawing(lab):
    lab.move(brush=(5, 0))
    lab.move(preset="decay")
    assert not lab.result.touched.any()


def test_the_bars_are_the_mean_rates(lab):
    lab.move(preset="decay")
    exact = nn.cosine_decay(np.arange(STEPS), 0.4, STEPS)
    assert_allclose(heights(lab), lab.result.bars)
    assert_allclose(heights(lab).mean(), exact.mean(), rtol=0.01)


def test_the_star_is_what_was_reached(lab):
    lab.move(preset="warm-up, then decay", peak=0.3)
    wanted = [[lab.result.peak, lab.result.accuracy]]
    assert_allclose(lab.picture.now.get_xydata(), wanted)
    assert f"≈{lab.result.accuracy:.3f}" in lab.sentence


def test_the_diamonds_are_the_mean_losses_of_the_epochs(lab):
    means = [lab.result.losses[k * 21 : (k + 1) * 21].mean() for k in range(10)]
    assert_allclose(lab.picture.means.get_ydata(), means)


def test_other_start_weights_train_otherwise(lab):
    before = lab.result.losses
    lab.move(start=1)
    assert np.abs(lab.result.losses - before).max() > 0.01


def test_training_is_repeated_to_the_last_digit(lab):
    before = lab.result.losses
    lab.move(start=1)
    lab.move(start=0)
    assert_allclose(lab.result.losses, before, rtol=0)


def test_what_keras_reached_near_this_rate_is_said(lab):
    lab.move(peak=0.21)
    mean = np.mean(STORED["accuracy"]["decay"]["0.2"])
    assert "at 0.2: " in lab.sentence and f"decay {mean:.2f}" in lab.sentence


def test_drawing_leaves_the_background_alone(lab):
    background = lab.picture._background
    lab.move(brush=(9, 3), peak=0.1)
    assert lab.picture._background is background


def test_it_opens_as_the_other_tests_find_it():
    opened = schedule_painter().controls
    assert {name: opened[name].value for name in START} == START
