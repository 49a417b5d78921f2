"""Lab: what is fitted before the split lets noise look like knowledge."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import nn
from helpers.labs.evaluation.leak_detector import leak_detector

OPENED = {
    "samples": 60,
    "features": 2000,
    "keep": 20,
    "select_first": True,
    "scale_first": False,
    "copies": 1,
    "together": False,
    "model": "nearest centroid",
    "seed": 0,
}
COPIES = {"copies": 4, "select_first": False, "model": "nearest neighbour"}


@pytest.fixture(scope="module")
def one_lab():
    return leak_detector()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(**OPENED)
    return one_lab


def score(lab):
    return lab.result.shown.scores.mean()


def over_seeds(lab, **values):
    """Score a pipeline on ten draws of noise."""
    lab.move(**values)
    found = []
    for seed in range(10):
        lab.move(seed=seed)
        found.append(score(lab))
    return np.mean(found)


def test_it_opens_as_the_other_tests_find_it():
    opened = leak_detector().controls
    assert {name: control.value for name, control in opened.items()} == OPENED


def test_selecting_before_the_split_makes_noise_look_excellent(lab):
    assert over_seeds(lab) > 0.9


def test_selecting_inside_the_folds_scores_a_half(lab):
    assert abs(over_seeds(lab, select_first=False) - 0.5) < 0.1


def test_scaling_before_the_split_changes_little(lab):
    inside = over_seeds(lab, select_first=False)
    assert abs(over_seeds(lab, scale_first=True) - inside) < 0.03
    assert "Scaling before the split changes" in lab.sentence


def test_near_copies_on_both_sides_score_one(lab):
    assert over_seeds(lab, **COPIES) > 0.97
    assert "of 60 test rows have a copy among the training rows" in lab.sentence


def test_keeping_copies_together_takes_that_away(lab):
    assert abs(over_seeds(lab, **COPIES, together=True) - 0.5) < 0.15
    assert lab.result.twins == 0 and "copy" not in lab.sentence


def test_keeping_copies_together_does_not_help_against_early_selection(lab):
    assert over_seeds(lab, copies=2, together=True) > 0.8


def test_nothing_can_leak_where_all_features_are_kept(lab):
    lab.move(features=20, keep=50)
    assert lab.result.shown.chosen.shape == (5, 20)
    assert_allclose(lab.result.shown.scores, lab.result.honest.scores)


def test_early_selection_leaves_a_correlation_in_the_test_rows(lab):
    assert lab.result.chosen[1].mean() > 0.3
    assert f"by {lab.result.chosen[1].mean():.2f} on average" in lab.sentence
    lab.move(select_first=False)
    assert abs(lab.result.chosen[1].mean()) < 0.15


def test_the_sentence_tells_all_three_scores(lab):
    result = lab.result
    assert f"this pipeline {score(lab):.2f};" in lab.sentence
    assert f"inside the folds {result.honest.scores.mean():.2f}," in lab.sentence
    assert f"fresh rows {result.fresh:.2f}:" in lab.sentence


@pytest.mark.parametrize(
    "values",
    [
        {"samples": 80},
        {"features": 1000},
        {"keep": 10},
        {"select_first": False},
        {"scale_first": True},
        {"copies": 2},
        {"model": "nearest neighbour"},
        {"seed": 1},
    ],
)
def test_every_control_changes_what_is_said(lab, values):
    before = lab.sentence
    lab.move(**values)
    assert lab.sentence != before


def test_a_box_is_filled_on_the_side_where_the_step_is_done(lab):
    lab.move(select_first=False, scale_first=True)
    boxes = lab.picture.pipeline.boxes
    filled = {place for place, box in boxes.items() if box.get_visible()}
    assert filled == {("select", False), ("scale", True)}


def test_every_name_stands_in_its_box(lab):
    pipeline = lab.picture.pipeline
    for name, (x, _) in zip(pipeline.names.texts, pipeline.names.places, strict=True):
        box = pipeline.boxes[name, lab.result.select_first == (name == "select")]
        assert box.get_x() < x < box.get_x() + box.get_width()


def test_the_marks_are_the_scores(lab):
    result, picture = lab.result, lab.picture
    means = [mark.get_xdata()[0] for mark in picture.means]
    honest = result.honest.scores
    assert_allclose(means, [score(lab), honest.mean(), result.fresh])
    assert_allclose(picture.folds[0].get_xdata(), result.shown.scores)
    assert_allclose(picture.folds[1].get_xdata(), honest)


def test_the_axes_keep_their_limits(lab):
    def limits():
        return [(*a.get_xlim(), *a.get_ylim()) for a in lab.picture.figure.axes]

    before, background = limits(), lab.picture._background
    lab.move(**COPIES, samples=200, keep=1, together=True)
    assert limits() == before
    assert lab.picture._background is background


def test_a_right_split_of_the_learner_scores_a_half():
    lab = leak_detector(split=nn.k_fold)
    lab.move(select_first=False)
    assert "together" not in lab.controls
    assert lab.result.twins == 0 and score(lab) < 0.7
    assert lab.picture.pipeline.split.texts == ["your split"]


def test_a_split_that_trains_on_its_test_rows_is_found_out():
    def leaking(samples, k, rng):
        return [(np.arange(samples), fold.test) for fold in nn.k_fold(samples, k, rng)]

    lab = leak_detector(split=leaking)
    lab.move(select_first=False, model="nearest neighbour")
    assert score(lab) == 1.0
    assert "60 of 60 test rows have a copy among the training rows" in lab.sentence


@pytest.mark.parametrize(
    ("made", "sentence"),
    [
        (None, "must return a list of 5 pairs"),
        ([([0], [1])] * 4, "must return a list of 5 pairs"),
        ([[0, 1, 2]] * 5, "must return a list of 5 pairs"),
        ([([0, 1], [60])] * 5, "row numbers from 0 to 59"),
        ([([0, 1], [])] * 5, "row numbers from 0 to 59"),
        ([([0.5, 1], [2])] * 5, "row numbers from 0 to 59"),
    ],
)
def test_another_answer_is_refused_with_a_sentence(made, sentence):
    lab = leak_detector(split=lambda samples, k, rng: made)
    assert sentence in lab.problem


def test_an_empty_split_is_waited_for():
    def unwritten(samples, k, rng):
        raise NotImplementedError

    assert "still empty" in leak_detector(split=unwritten).problem


def test_more_rows_keep_those_that_were_there(lab):
    from helpers.labs.evaluation._leaky_rows import noise

    few, many = noise(60, 50, 1, 0), noise(80, 50, 1, 0)
    assert_array_equal(many.x[:60], few.x)
