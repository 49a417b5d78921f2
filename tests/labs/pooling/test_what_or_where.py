"""Lab: pooling keeps what, and loses where."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import data
from helpers.labs.pooling.what_or_where import (
    QUESTIONS,
    WINDOWS,
    _compute,
    square_name,
    what_or_where,
)

START = {"window": 1, "piece": 1, "noise": 0.1, "others": 0, "place": (7.5, 7.5)}
SWEEP = data.sweep("pooling")["what_or_where"]


@pytest.fixture(scope="module")
def one_lab():
    return what_or_where()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(**START)
    return one_lab


def placed(**values):
    return _compute(**{**START, **values})


def middle(square):
    """Return column and row of the middle of a square, in pixels."""
    row, column = divmod(square, 4)
    return 3.5 + 4 * column, 3.5 + 4 * row


@pytest.mark.parametrize("square", range(16))
def test_the_piece_goes_where_the_hand_points(square):
    result = placed(place=middle(square), noise=0.0)
    rows, columns = np.nonzero(result.image)
    assert result.square == square
    assert (columns.mean() + 0.5, rows.mean() + 0.5) == middle(square)


def test_beyond_the_border_the_piece_stays_on_the_board():
    assert placed(place=(-9.0, 99.0)).square == 12


@pytest.mark.parametrize("window", [1, 2, 3, 6])
@pytest.mark.parametrize("piece", [0, 1])
def test_behind_small_windows_all_squares_are_known(window, piece):
    right = [
        placed(window=window, piece=piece, place=middle(s)).says_square.argmax() == s
        for s in range(16)
    ]
    assert np.mean(right) > 0.9


def test_behind_global_pooling_every_square_is_a_guess():
    for square in (0, 7, 12):
        assert placed(window=18, place=middle(square)).says_square.max() < 0.3


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("piece", [0, 1])
def test_the_piece_is_known_behind_every_window(window, piece):
    result = placed(window=window, piece=piece, place=middle(9))
    assert result.says_piece[piece] > 0.7


def test_without_noise_global_pooling_says_the_same_on_every_square():
    answers = [
        placed(window=18, noise=0.0, place=middle(s)).says_square for s in range(16)
    ]
    assert_allclose(answers, answers[:1] * 16, atol=1e-6)


@pytest.mark.parametrize("window", WINDOWS)
def test_the_pooled_map_has_as_many_numbers_as_windows_fit(window):
    assert placed(window=window).pooled.shape == (18 // window,) * 2


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("window", WINDOWS)
def test_the_answers_are_those_of_the_same_keras_model(question, window):
    import keras

    network = data.networks("what_or_where")[f"{question} {window}"]
    layers = [getattr(keras.layers, name)(**how) for name, how in network.stack]
    model = keras.Sequential([keras.Input((20, 20, 1)), *layers])
    model.set_weights([array for pair in network.weights for array in pair])
    result = placed(window=window)
    answer = np.asarray(model(result.image[None, ..., None]))[0]
    number = QUESTIONS.index(question)
    ours = (result.says_piece, result.says_square.ravel())[number]
    assert_allclose(ours, answer, atol=1e-5)


def test_the_curves_are_the_stored_accuracies(lab):
    for number, question in enumerate(QUESTIONS):
        line = lab.picture.curves.get_lines()[1 + 2 * number]
        means = [np.mean(SWEEP[question][str(window)]) for window in WINDOWS]
        assert_allclose(line.get_ydata(), means)


def test_squares_are_named_as_in_chess():
    assert [square_name(square) for square in (0, 5, 15)] == ["a4", "b3", "d1"]


def test_the_sentence_tells_both_gauges(lab):
    lab.move(window=18)
    where = np.mean(SWEEP["which square"]["18"])
    assert "one number per filter" in lab.sentence
    assert f"100% of the pieces and {where:.0%} of the squares" in lab.sentence


@pytest.mark.parametrize(
    "values",
    [{"window": 18}, {"piece": 0}, {"noise": 0.5}, {"place": (15, 3)}],
    ids=str,
)
def test_every_control_changes_sentence_and_picture(lab, values):
    sentence, frame = lab.sentence, lab.picture.frame()
    lab.move(**values)
    assert lab.sentence != sentence
    assert lab.picture.frame() != frame


def test_other_noise_changes_the_board(lab):
    before = lab.result.image
    lab.move(others=1)
    assert np.any(lab.result.image != before)


def test_the_picture_shows_the_answers(lab):
    lab.move(window=9, noise=0.3)
    picture, result = lab.picture, lab.result
    assert_array_equal(picture.heat.get_array(), result.says_square)
    assert_allclose([bar.get_width() for bar in picture.bars], result.says_piece)
    assert_array_equal(picture.image.get_array(), -result.image)


def test_the_frame_stands_on_the_true_square(lab):
    lab.move(place=middle(11))
    assert lab.picture.truth.get_xy() == (2.5, 1.5)


def test_the_hand_points_at_the_board(lab):
    (box,) = lab.picture.boxes()
    assert (box["name"], box["x"], box["drag"]) == ("place", [0.0, 20.0], False)


def test_moving_leaves_the_background_alone(lab):
    background = lab.picture._background
    lab.move(window=6, piece=0, noise=0.5, place=(18, 18))
    assert lab.picture._background is background


def test_it_opens_as_the_other_tests_find_it():
    opened = what_or_where().controls
    assert {name: control.value for name, control in opened.items()} == START
