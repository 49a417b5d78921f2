"""Lab: why the training score that Keras reports is below the validation score."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import data
from helpers.labs.evaluation import train_below_validation as module
from helpers.labs.evaluation.train_below_validation import train_below_validation

SWEEP = data.sweep("train_below_validation")
START = {
    "epoch": 15,
    "dropout": True,
    "penalty": False,
    "augmentation": False,
    "averaged": True,
    "measure": "accuracy",
}


@pytest.fixture(scope="module")
def one_lab():
    return train_below_validation()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(**START)
    return one_lab


def now(lab):
    return [curve[lab.result.epoch - 1] for curve in lab.result.curves]


def test_with_dropout_the_reported_score_is_below_validation_and_the_honest_is_not(lab):
    lab.move(epoch=20)
    reported, validation, honest = now(lab)
    assert reported < validation - 0.02
    assert abs(honest - validation) < 0.015
    assert "below the validation accuracy" in lab.sentence


def test_the_gap_is_mostly_dropout(lab):
    assert lab.sentence.endswith("is dropout.")
    steps = np.diff(lab.result.levels)
    assert steps.argmax() == 1 and steps[1] > 0.02


def test_with_nothing_on_the_running_average_alone_makes_the_first_gap(lab):
    lab.move(epoch=1, dropout=False)
    reported, validation, honest = now(lab)
    assert reported < validation - 0.1 < honest
    assert "is the running average" in lab.sentence


def test_with_everything_off_the_score_is_the_honest_one(lab):
    lab.move(dropout=False, averaged=False)
    assert_allclose(lab.result.curves.reported, lab.result.curves.honest)
    assert "nothing was hidden" in lab.sentence


def test_augmentation_hides_a_part_of_its_own(lab):
    lab.move(dropout=False, augmentation=True)
    assert np.diff(lab.result.levels).argmax() == 2
    assert "is augmentation" in lab.sentence


def test_the_penalty_is_in_the_loss_and_not_in_the_accuracy(lab):
    lab.move(penalty=True)
    assert np.diff(lab.result.levels)[3] == 0
    lab.move(measure="loss")
    assert np.diff(lab.result.levels)[3] < -0.05
    assert "which holds the penalty too" in lab.sentence


def test_the_penalty_alone_puts_no_training_score_below_validation(lab):
    lab.move(dropout=False, penalty=True, averaged=False, epoch=20)
    reported, validation, _ = now(lab)
    assert reported > validation - 0.01


def test_the_way_leads_from_the_reported_score_to_the_honest(lab):
    lab.move(penalty=True, augmentation=True, measure="loss")
    reported, _, honest = now(lab)
    assert_allclose(lab.result.levels[[0, -1]], [reported, honest])


def test_the_curves_are_the_mean_of_the_stored_runs(lab):
    stored = [run["reported"]["accuracy"] for run in SWEEP["runs"]["dropout"]]
    assert_allclose(lab.result.curves.reported, np.mean(stored, axis=0))


def test_the_picture_shows_the_result(lab):
    lab.move(epoch=12)
    for line, curve in zip(lab.picture.lines, lab.result.curves, strict=True):
        assert_allclose(line.get_ydata(), np.clip(curve, 0.4, 1.02))
    _, (start, end), *_ = (part[:, 0] for part in lab.picture.bars.get_segments())
    assert_allclose([start, end], lab.result.levels[1:3])


def test_every_difference_is_written_with_its_sign(lab):
    lab.move(epoch=20, measure="loss")
    step = lab.result.levels[2] - lab.result.levels[1]
    assert step < 0
    assert lab.picture.figures.texts[2] == f"−{-step:.3f}"


@pytest.mark.parametrize(
    "values",
    [
        {"epoch": 16},
        {"dropout": False},
        {"penalty": True},
        {"augmentation": True},
        {"averaged": False},
        {"measure": "loss"},
    ],
)
def test_every_control_changes_what_is_said_and_shown(lab, values):
    sentence, frame = lab.sentence, lab.picture.frame()
    lab.move(**values)
    assert lab.sentence != sentence
    assert lab.picture.frame() != frame


def test_moving_the_epoch_leaves_the_background_alone(lab):
    background = lab.picture._background
    lab.move(epoch=3, penalty=True)
    assert lab.picture._background is background


def test_it_opens_as_the_other_tests_find_it(lab):
    opened = train_below_validation().controls
    assert {name: control.value for name, control in opened.items()} == START


@pytest.fixture
def live_lab():
    """Return a lab whose training gives the stored figures of the first seed."""
    asked = []

    def train(seed, **on):
        asked.append(seed)
        name = " + ".join(one for one in module.SWITCHES if on[one]) or "nothing"
        return SWEEP["runs"][name][0]

    lab = train_below_validation(train=train)
    lab.asked = asked
    return lab


def press(lab):
    lab.controls["place"].view.children[0].click()


def test_without_a_trainer_there_is_no_button(lab):
    assert "place" not in lab.controls


def test_the_button_trains_a_network_as_it_is_switched(live_lab):
    live_lab.move(augmentation=True)
    press(live_lab)
    stored = SWEEP["runs"]["dropout + augmentation"][0]["honest"]["accuracy"]
    assert_allclose(live_lab.result.live.honest, stored)
    assert f"with everything off ≈{stored[14]:.3f}" in live_lab.sentence
    assert live_lab.picture.live[0].get_visible()


def test_it_is_trained_once_with_a_seed_of_its_own(live_lab):
    press(live_lab)
    live_lab.move(epoch=3, measure="loss")
    assert live_lab.asked == [module.SEED]
    assert module.SEED not in SWEEP["seeds"]


def test_what_was_trained_otherwise_is_not_shown(live_lab):
    press(live_lab)
    live_lab.move(dropout=False)
    assert live_lab.result.live is None
    assert not live_lab.picture.live[0].get_visible()


def test_what_goes_wrong_in_training_is_shown():
    def fails(**on):
        raise ValueError("no memory left")

    lab = train_below_validation(train=fails)
    press(lab)
    assert lab.problem == "no memory left"
