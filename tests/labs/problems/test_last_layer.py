"""The lab of last layers and losses."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import data
from helpers.labs.problems._reasons import OUTPUTS, TABLE
from helpers.labs.problems.last_layer import (
    ACTIVATIONS,
    LOSSES,
    NUMBERS,
    PROBLEMS,
    last_layer,
)
from helpers.train import LastLayer


@pytest.fixture
def lab():
    return last_layer()


@pytest.mark.parametrize("problem", TABLE)
def test_the_pair_of_the_table_is_as_good_as_any(lab, problem):
    lab.move(problem=problem)
    best = lab.result.quality[lab.result.table]
    assert best > 0.97


@pytest.mark.parametrize("problem", TABLE)
def test_the_table_suits_its_problem(lab, problem):
    activation, loss = TABLE[problem]
    lab.move(problem=problem, activation=activation, loss=loss)
    assert "the pair of the table." in lab.sentence


@pytest.mark.parametrize("problem", [p for p, units in OUTPUTS.items() if units == 1])
def test_a_softmax_over_one_unit_is_always_1(lab, problem):
    lab.move(problem=problem, activation="softmax")
    assert_allclose(lab.result.outputs, 1)
    assert "divides a number by itself" in lab.sentence


def test_a_sigmoid_cannot_reach_answers_beyond_1(lab):
    lab.move(problem="any number", activation="sigmoid", loss="mean_squared_error")
    assert lab.result.scores[lab.result.place] > 1 >= lab.result.outputs.max()
    assert lab.result.scores[lab.result.table] < 0.05


def test_a_softmax_shares_out_a_single_1(lab):
    lab.move(problem="several labels", activation="softmax")
    assert_allclose(lab.result.outputs.sum(axis=0), 1, atol=0.01)
    assert "shares out a single 1" in lab.sentence


def test_labels_that_overlap_lose_under_a_softmax(lab):
    lab.move(problem="several labels")
    scores = lab.result.scores
    assert scores[3].max() < scores[lab.result.table] - 0.1


def test_an_output_that_became_nan_has_no_score(lab):
    lab.move(problem="binary", activation="relu", loss="categorical_crossentropy")
    assert np.isnan(lab.result.scores[lab.result.place])
    assert "no score at all" in lab.sentence and "NaN" in lab.sentence


def test_a_dead_relu_is_named(lab):
    lab.move(problem="binary", activation="relu", loss="mean_squared_error")
    assert not lab.result.outputs.any()
    assert "A ReLU has died" in lab.sentence


def test_without_activation_the_outputs_leave_0_to_1(lab):
    assert lab.result.outputs.min() < 0 and lab.result.outputs.max() > 1
    assert "no probabilities" in lab.sentence


def test_every_problem_every_activation_and_every_loss_was_trained():
    stored = data.sweep("last_layer")
    assert set(stored) == set(PROBLEMS.values())
    for problem, rows in stored.items():
        assert set(rows) == set(ACTIVATIONS.values())
        for row in rows.values():
            assert set(row) == set(LOSSES.values())
            for run in row.values():
                assert np.shape(run["outputs"]) == (OUTPUTS[problem], 61)


def test_the_curves_are_the_outputs(lab):
    lab.move(problem="multiclass")
    for curve, output in zip(lab.picture.curves, lab.result.outputs, strict=True):
        assert_allclose(curve.get_xydata()[:, 1], output)


def test_one_output_hides_the_other_curves(lab):
    lab.move(problem="multiclass")
    lab.move(problem="binary")
    assert [curve.get_visible() for curve in lab.picture.curves] == [True, False, False]


def test_the_frame_lies_on_the_cell_of_the_pair(lab):
    lab.move(activation="sigmoid", loss="binary_crossentropy")
    assert_allclose(lab.picture.here.get_center(), (0, 2))


def test_every_cell_of_the_table_shows_a_score(lab):
    for problem in PROBLEMS.values():
        lab.move(problem=problem)
        shown = lab.picture.dark.texts + lab.picture.light.texts
        assert len(shown) == 16
        assert any("%" in text for text in shown) == (problem not in NUMBERS)


def test_a_button_trains_the_pair_once_more():
    def trained(problem, activation, loss, seed):
        return LastLayer(np.full((61, 1), 0.25), 0.123)

    lab = last_layer(train=trained)
    pair = {"problem": "binary", "activation": "linear", "loss": "mean_squared_error"}
    lab.move(live=pair)
    assert "Trained here once more: ≈12% of new samples are right." in lab.sentence
    assert_allclose(lab.result.outputs, 0.25)


def test_what_was_trained_here_goes_with_its_pair():
    lab = last_layer(train=lambda seed, **pair: LastLayer(np.zeros((61, 1)), 0.5))
    pair = {"problem": "binary", "activation": "linear", "loss": "mean_squared_error"}
    lab.move(live=pair)
    lab.move(activation="sigmoid")
    assert "Trained here" not in lab.sentence
