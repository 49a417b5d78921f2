"""A small part of what pooling buys and costs, made anew with wide bands."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import data, train
from helpers.train import shifts

SWEEP = data.sweep("pooling")


@pytest.fixture
def pooling(script):
    return script("pooling")


def test_every_question_was_asked_of_every_choice(pooling):
    assert list(SWEEP["staircase"]) == list(shifts.POOLINGS)
    for runs in SWEEP["staircase"].values():
        assert list(runs) == [str(moved) for moved in pooling.MOVED]
        for directions in runs.values():
            assert list(directions) == list(shifts.DIRECTIONS)
            shape = (shifts.FARTHEST + 1, len(pooling.SEEDS))
            assert {np.shape(scores) for scores in directions.values()} == {shape}
    windows = {
        "what_or_where": pooling.QUESTIONS,
        "window_size": map(str, pooling.DIGIT_WINDOWS),
        "not_mandatory": pooling.SHRINKING,
    }
    for question, choices in windows.items():
        assert list(SWEEP[question]) == list(choices)


def test_canvas_and_middle_are_those_of_the_training():
    assert (SWEEP["canvas"], SWEEP["middle"]) == (shifts.CANVAS, shifts.MIDDLE)


def test_a_network_climbs_its_staircase_again():
    name = "two 2×2 pools"
    found = train.shift_accuracy(name, moved=0, seed=5)
    for direction, scores in found.items():
        stored = np.mean(SWEEP["staircase"][name]["0"][direction], axis=1)
        assert_allclose(scores, stored, atol=0.25)


def test_the_stored_answers_come_from_the_first_seed(pooling):
    scores, answers = pooling.staircase("global max", 0, pooling.SEEDS[0])
    stored = SWEEP["answers"]["global max"]["0"]["right"][3]
    same = [a == b for a, b in zip(answers["right"][3], stored, strict=True)]
    assert np.mean(same) > 0.8
    assert_allclose(scores["right"], scores["right"][:1] * 4)


def test_squares_are_lost_behind_global_pooling_again(pooling):
    window = 18
    board = pooling.board_of("which square")
    model = pooling.board_network("which square", window, seed=5)
    found = pooling.score(model, board.x_test, board.y_test)
    stored = np.mean(SWEEP["what_or_where"]["which square"][str(window)])
    assert_allclose(found, stored, atol=0.15)


def test_a_large_window_saves_weights_and_costs_detail_again(pooling):
    stored = SWEEP["window_size"]["8"]
    weights, accuracy = pooling.read_digits(pooling.window_stack(8), seed=5)
    assert weights == stored["weights"]
    assert_allclose(accuracy, np.mean(stored["accuracy"]), atol=0.1)


def test_strided_convolutions_read_as_well_with_the_same_weights_again(pooling):
    stack = pooling.SHRINKING["strided convolutions"]
    weights, accuracy = pooling.read_digits(stack, seed=5)
    stored = SWEEP["not_mandatory"]
    assert weights == stored["max pooling"]["weights"]
    assert_allclose(
        accuracy, np.mean(stored["strided convolutions"]["accuracy"]), atol=0.1
    )


def test_a_pooling_that_is_not_there_is_refused():
    with pytest.raises(ValueError, match="pooling must be one of"):
        train.shift_accuracy("three pools")


def test_a_digit_moved_off_the_canvas_is_refused():
    with pytest.raises(ValueError, match="moved must be from 0 to 7 pixels, not 9"):
        train.shift_accuracy("global max", moved=9)
