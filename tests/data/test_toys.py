import numpy as np
import pytest
from numpy.testing import assert_array_equal

from helpers import data

TOYS = [data.two_dots, data.pieces, data.films]


@pytest.mark.parametrize("toy", TOYS)
def test_the_same_seed_gives_the_same_world(toy):
    assert_array_equal(toy(seed=4).x_train, toy(seed=4).x_train)


@pytest.mark.parametrize("toy", TOYS)
def test_another_seed_gives_another_world(toy):
    assert np.any(toy(seed=4).x_train != toy(seed=5).x_train)


@pytest.mark.parametrize("toy", TOYS)
def test_worlds_come_in_the_wanted_numbers(toy):
    assert [len(part) for part in toy(train=7, test=5)] == [7, 7, 5, 5]


@pytest.mark.parametrize("toy", TOYS)
def test_pictures_are_float32(toy):
    assert toy().x_test.dtype == np.float32


def test_dots_are_8_apart_exactly_where_the_answer_is_yes():
    x, y, *_ = data.two_dots()
    columns = np.nonzero(x)[2].reshape(-1, 2)  # two dots each
    assert_array_equal(np.diff(columns)[:, 0] == 8, y == 1)


def test_no_window_of_6_pixels_sees_both_dots():
    x = data.two_dots().x_train[..., 0]
    seen = np.lib.stride_tricks.sliding_window_view(x, 6, axis=2).sum(axis=-1)
    assert seen.max() == 1


def test_dots_keep_3_pixels_away_from_the_border():
    x = data.two_dots().x_train
    assert x[:, 3:-3, 3:-3].sum() == x.sum()


def test_the_piece_stands_on_the_square_of_the_answer():
    x, square, *_ = data.pieces(where=True)
    rows, columns = np.divmod(square, 4)
    middle = x[np.arange(len(x)), 3 + 4 * rows, 3 + 4 * columns, 0]  # 1 in both pieces
    assert middle.min() > 0.5


def test_which_and_where_ask_about_the_same_boards():
    assert_array_equal(data.pieces().x_test, data.pieces(where=True).x_test)


def test_the_pieces_are_told_by_their_corners():
    x, piece, *_ = data.pieces()
    square = data.pieces(where=True).y_train
    rows, columns = np.divmod(square, 4)
    corner = x[np.arange(len(x)), 2 + 4 * rows, 2 + 4 * columns, 0]
    assert_array_equal(corner < 0.5, piece == 1)


def test_the_dot_moves_one_pixel_per_frame_the_way_the_answer_says():
    x, right, *_ = data.films()
    columns = np.nonzero(x)[3].reshape(-1, 6)  # one dot in each of 6 frames
    assert_array_equal(np.diff(columns), np.repeat(2 * right[:, None] - 1, 5, axis=1))


@pytest.mark.parametrize("where", [False, True])
def test_a_board_drawn_as_told_is_that_of_the_samples_without_their_noise(where):
    x, answer, *_ = data.pieces(where=where)
    other = data.pieces(where=not where).y_train[0]
    piece, square = (other, answer[0]) if where else (answer[0], other)
    assert np.abs(data.board(piece, square, noise=0) - x[0]).max() < 0.6


def test_a_board_has_the_noise_that_was_asked_for():
    empty = data.board(0, 3, noise=0)
    noise = [data.board(0, 3, noise=0.3, seed=seed) - empty for seed in range(10)]
    assert np.std(noise) == pytest.approx(0.3, abs=0.02)


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        ({"piece": 2, "square": 0}, "piece must be a whole number from 0 to 1"),
        ({"piece": 0, "square": 16}, "square must be a whole number from 0 to 15"),
        ({"piece": 0, "square": 0, "noise": -1}, "noise must be 0 or more, not -1"),
    ],
)
def test_a_board_that_cannot_be_is_refused(values, wanted):
    with pytest.raises(ValueError, match=wanted):
        data.board(**values)
