"""Pooling by hand: two maps side by side, and one window taken apart."""

from itertools import product

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers.draw.pooling.cells import short
from helpers.labs.pooling.pool_by_hand import NUMBERS, SIDE, TYPED, pool_by_hand

MIXED = np.array(NUMBERS["mixed"], float)
SETTINGS = [
    {"pool_size": size, "strides": strides, "padding": padding}
    for size, strides, padding in product((1, 2, 3, 4), (0, 1, 3), ("valid", "same"))
]
every_setting = pytest.mark.parametrize("settings", SETTINGS)


@pytest.fixture(scope="module")
def made():
    lab = pool_by_hand()
    return lab, {name: control.value for name, control in lab.controls.items()}


@pytest.fixture
def lab(made):
    """Return the one lab of these tests, as it stood at the start."""
    lab, start = made
    lab.move(**start)
    return lab


def loops(image, pool_size, strides):
    """Pool as a learner might."""
    rows, columns = ((side - pool_size) // strides + 1 for side in image.shape)
    out = np.zeros((rows, columns))
    for row, column in np.ndindex(rows, columns):
        top, left = row * strides, column * strides
        out[row, column] = image[top : top + pool_size, left : left + pool_size].max()
    return out


def test_four_numbers_become_the_largest_and_the_mean(lab):
    assert_array_equal(lab.result.maximum, [[8, 5, 6], [6, 7, 3], [5, 2, 9]])
    assert_array_equal(lab.result.average[0], [3.5, 2, 2.75])
    assert lab.sentence.endswith("sees 4 numbers: max gives 8, average 3.5.")


@every_setting
def test_the_window_taken_apart_makes_the_cell_pointed_at(lab, settings):
    for cell in ((0, 0), (1, 0), (9, 9)):
        lab.move(cell=cell, **settings)
        result = lab.result
        assert np.nanmax(result.window) == result.maximum[result.cell]
        assert np.nanmean(result.window) == pytest.approx(result.average[result.cell])


@every_setting
def test_the_ring_lies_on_the_largest_number_of_the_input(lab, settings):
    lab.move(cell=(1, 0), **settings)
    x, y = lab.picture.rings[0].get_xydata()[0].astype(int)
    assert lab.result.image[y, x] == lab.result.maximum[lab.result.cell]


@every_setting
def test_the_reckoning_ends_in_the_side_of_the_output(lab, settings):
    lab.move(**settings)
    reckoned = lab.result.words[1][1]
    assert float(reckoned.replace("=", ":").split(":")[-1]) == len(lab.result.maximum)


@pytest.mark.parametrize(
    ("settings", "reckoned"),
    [
        ({}, "(6 − 2) ÷ 2 + 1 = 3"),
        ({"pool_size": 3, "strides": 2}, "(6 − 3) ÷ 2 + 1 = 2.5, rounded down: 2"),
        ({"pool_size": 4, "padding": "same"}, "6 ÷ 4 = 1.5, rounded up: 2"),
    ],
)
def test_the_size_is_reckoned_as_in_the_formula(lab, settings, reckoned):
    lab.move(**settings)
    assert lab.result.words[1][1] == reckoned


def test_windows_of_two_throw_three_quarters_away(lab):
    assert lab.result.kept == 9
    assert "max pooling drops 75% of its numbers" in lab.sentence
    assert np.isnan(lab.picture.by_max.image.get_array().filled(np.nan)).sum() == 27


def test_windows_of_one_throw_nothing_away(lab):
    lab.move(pool_size=1)
    assert "drops 0% of its numbers" in lab.sentence
    assert_array_equal(lab.result.maximum, MIXED)


def test_valid_drops_what_fills_no_window_and_says_so(lab):
    lab.move(pool_size=4)
    assert lab.result.seen == 16
    assert lab.result.words[1][-1] == "20 lie in no window"


def test_padding_does_not_count_in_the_average(lab):
    lab.move(pool_size=4, strides=2, padding="same", cell=(0, 0))
    assert lab.result.words[0][-1] == "7 of padding do not count"
    assert lab.result.average[0, 0] == pytest.approx(MIXED[:3, :3].mean())


def test_padding_never_wins_even_if_all_numbers_are_below_zero(lab):
    numbers = np.array(NUMBERS["all below zero"], float)
    lab.move(numbers=numbers, pool_size=4, strides=2, padding="same")
    assert lab.result.maximum[0, 0] == -1


def test_overlap_lets_one_number_win_four_windows(lab):
    lab.move(numbers=np.pad([[9.0]], ((2, 3), (2, 3))), pool_size=3, strides=1)
    assert lab.result.max_grad[2, 2] == 9
    lab.move(strides=2, padding="valid")
    assert lab.result.max_grad[2, 2] == 4


def test_the_gradient_goes_to_the_winner_or_is_spread(lab):
    lab.move(gradient=True)
    assert lab.sentence.endswith("the winner gets 1, in the average each 0.25.")
    shown = (
        lab.picture.by_max.image.get_array(),
        lab.picture.by_average.image.get_array(),
    )
    assert_array_equal(np.unique(shown[0]), [0, 1])
    assert_array_equal(np.unique(shown[1]), [0.25])


@every_setting
def test_no_gradient_is_lost_on_its_way_back(lab, settings):
    lab.move(**settings)
    outputs = lab.result.maximum.size
    assert lab.result.max_grad.sum() == outputs
    assert lab.result.average_grad.sum() == pytest.approx(outputs)


def test_of_equal_numbers_the_first_one_wins(lab):
    lab.move(numbers=np.full((6, 6), 5.0))
    assert lab.result.winner == (0, 0)
    assert_array_equal(np.argwhere(lab.result.max_grad)[:3], [(0, 0), (0, 2), (0, 4)])


def test_a_typed_number_counts(lab):
    lab.move(numbers=np.where(MIXED == 8, 80.0, MIXED))
    assert "max gives 80, average 21.5" in lab.sentence


def test_a_photograph_shrinks_to_half_its_side(lab):
    lab.move(source="flower")
    assert f"make {SIDE // 2} × {SIDE // 2} of the {SIDE} × {SIDE}" in lab.sentence
    assert lab.picture.maximum.numbers.get_visible() is False


def test_the_photograph_leaves_again(lab):
    before = lab.picture.frame()
    lab.move(source="china")
    lab.move(source=TYPED)
    assert lab.picture.frame() == before


def test_pointing_beyond_the_map_takes_its_last_cell(lab):
    lab.move(cell=(500.0, -7.0))
    assert lab.result.cell == (0, 2)


def test_both_maps_can_be_pointed_at_as_far_as_they_reach(lab):
    lab.move(pool_size=3)
    boxes = lab.picture.boxes()
    assert [box["x"] for box in boxes] == [[-0.5, 1.5]] * 2


def test_the_picture_writes_the_numbers(lab):
    assert lab.picture.maximum.numbers.texts == [*"856673529"]
    assert lab.picture.window.numbers.texts == [*"1382"]


def test_what_is_no_longer_there_is_not_written(lab):
    assert lab.picture.by_max.numbers.texts[:7] == ["", "", "", "", "", "", "8"]


@pytest.mark.parametrize(
    ("number", "text"),
    [(0.004, "0"), (-0.5, "-0.5"), (12345.0, "12345"), (2e7, "2e+07")],
)
def test_numbers_are_written_short(number, text):
    assert short(number) == text


def test_the_learners_function_makes_the_same_maps():
    ours, own = pool_by_hand(), pool_by_hand(pool=loops)
    for settings in (
        {},
        {"pool_size": 3, "strides": 1},
        {"pool_size": 2, "strides": 3},
    ):
        ours.move(**settings)
        own.move(**settings)
        assert own.sentence == ours.sentence
        assert_allclose(own.result.maximum, ours.result.maximum)


def test_an_unwritten_function_is_asked_for_in_words():
    def unwritten(image, pool_size, strides):
        raise NotImplementedError

    assert "still empty" in pool_by_hand(pool=unwritten).problem


def test_a_function_that_swaps_window_and_stride_is_told_what_shape_was_wanted():
    lab = pool_by_hand(pool=lambda image, size, strides: loops(image, strides, size))
    lab.move(pool_size=3, strides=1)
    assert lab.problem == (
        "for window 3 and stride 1 your function must return a map of shape (4, 4), "
        "not (2, 2)"
    )


def test_the_learners_function_knows_no_padding():
    lab = pool_by_hand(pool=loops)
    lab.move(padding="same")
    assert "set padding valid" in lab.problem


def test_a_function_that_changes_its_input_does_not_change_the_numbers():
    def spoil(image, pool_size, strides):
        image[:] = 0
        return loops(image, pool_size, strides)

    assert_array_equal(pool_by_hand(pool=spoil).result.image, MIXED)
