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
