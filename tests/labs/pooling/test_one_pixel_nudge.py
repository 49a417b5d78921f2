"""Lab: which maps notice that a picture moved by a pixel."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers.labs.pooling.one_pixel_nudge import _compute, one_pixel_nudge

START = {"shift": 1, "start": 0, "picture_of": -1, "window": 2, "kind": "max"}
DIGITS = (1, 3, 8)


@pytest.fixture(scope="module")
def one_lab():
    return one_pixel_nudge()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(**START)
    return one_lab


def nudged(**values):
    return _compute(**{**START, **values})


def verdicts(**values):
    return [effect.verdict for effect in nudged(**values).effects]


@pytest.mark.parametrize(("shift", "same"), [(0, True), (1, True), (2, False)])
def test_a_dot_at_column_4_leaves_its_window_with_the_second_pixel(shift, same):
    result = nudged(shift=shift)
    assert result.column == 4
    assert np.array_equal(*result.pooled) == same


def test_one_column_further_right_the_first_pixel_shows():
    assert nudged(start=1).effects[1].change == 1.0


@pytest.mark.parametrize("kind", ["max", "average"])
@pytest.mark.parametrize("window", [2, 3, 4])
def test_a_dot_hides_in_all_but_one_step_of_a_window(window, kind):
    share = nudged(window=window, kind=kind).invisible
    assert share == pytest.approx((window - 1) / window)


@pytest.mark.parametrize("window", [2, 3, 4])
def test_a_blur_lets_no_step_be_invisible_and_none_be_total(window):
    steps = [
        nudged(start=start, window=window, kind="blur").effects[1].change
        for start in range(window)
    ]
    assert min(steps) > 0.05 and max(steps) < 0.6


@pytest.mark.parametrize("window", [2, 3, 4])
@pytest.mark.parametrize("picture_of", (-1, *DIGITS))
def test_behind_a_blur_it_matters_less_where_the_shift_starts(picture_of, window):
    max_pool, blur = (
        nudged(picture_of=picture_of, window=window, kind=kind)
        for kind in ("max", "blur")
    )
    assert blur.most - blur.least < 0.5 * (max_pool.most - max_pool.least)


@pytest.mark.parametrize("digit", DIGITS)
@pytest.mark.parametrize("kind", ["max", "average"])
def test_no_one_pixel_shift_of_a_digit_stays_invisible(digit, kind):
    assert nudged(picture_of=digit, kind=kind).invisible == 0.0


@pytest.mark.parametrize("picture_of", (-1, *DIGITS))
@pytest.mark.parametrize("shift", [1, 3, 6])
def test_a_feature_map_moves_along_exactly(picture_of, shift):
    effect = nudged(picture_of=picture_of, shift=shift, start=5).effects[0]
    assert effect.verdict == "equivariant"
    assert effect.change > 0.2 and effect.left == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize("kind", ["max", "average", "blur"])
@pytest.mark.parametrize(("window", "shift"), [(2, 2), (2, 6), (3, 6), (4, 4)])
def test_a_pooled_map_moves_along_exactly_by_whole_windows(window, shift, kind):
    effect = nudged(picture_of=3, start=3, window=window, shift=shift, kind=kind)
    assert effect.effects[1].verdict == "equivariant"


def test_between_whole_windows_a_pooled_digit_is_neither():
    assert verdicts(picture_of=1, shift=1)[1] == "neither"


@pytest.mark.parametrize("kind", ["max", "average", "blur"])
@pytest.mark.parametrize("shift", [1, 5])
def test_global_pooling_never_notices(kind, shift):
    result = nudged(picture_of=3, shift=shift, kind=kind)
    assert result.effects[2].verdict == "invariant"
    assert_allclose(*result.whole)


def test_global_pooling_is_the_mean_of_the_map_where_that_is_asked():
    result = nudged(picture_of=3, kind="average")
    assert_allclose(result.whole, result.features.mean(axis=(1, 2)))


def test_without_a_shift_nothing_changes():
    assert set(verdicts(picture_of=3, shift=0)) == {"invariant"}


def test_a_lonely_dot_passes_the_spot_filter_as_it_is():
    result = nudged()
    assert_array_equal(result.features, result.inputs)


def test_the_sentence_says_what_the_notes_leave_out(lab):
    assert "the map is unchanged (invariant)" in lab.sentence
    assert "50% of these shifts are invisible" in lab.sentence
    lab.move(shift=2)
    assert "2 × 2 max pooling the map moves along exactly" in lab.sentence


@pytest.mark.parametrize(
    "values",
    [{"shift": 2}, {"start": 1}, {"picture_of": 3}, {"window": 3}, {"kind": "blur"}],
    ids=str,
)
def test_every_control_changes_sentence_and_picture(lab, values):
    sentence, frame = lab.sentence, lab.picture.frame()
    lab.move(**values)
    assert lab.sentence != sentence
    assert lab.picture.frame() != frame


def test_the_strips_are_the_result_with_ink_dark(lab):
    lab.move(picture_of=3, shift=3)
    maps = (lab.result.inputs, lab.result.features, lab.result.pooled)
    shown = [image.get_array() for image in lab.picture.images]
    for number, image in enumerate(shown):
        both = maps[number // 2]
        assert_allclose(image, -both[number % 2] / both.max())


def test_the_lamps_say_changed_or_unchanged_in_words(lab):
    lab.move(shift=1)
    assert [lamp[0] for lamp in lab.picture.lamps.texts[1:]] == ["●", "○", "○"]
    assert "unchanged" in lab.picture.lamps.texts[2]
    lab.move(shift=2)
    assert lab.picture.lamps.texts[2] == "● changed by 100%"


@pytest.mark.parametrize("window", [2, 3, 4])
def test_the_lines_are_the_borders_of_the_windows(lab, window):
    lab.move(window=window)
    for borders in lab.picture.borders:
        segments = np.array(borders.get_segments())
        columns = segments[segments[:, 0, 0] == segments[:, 1, 0], 0, 0] + 0.5
        assert_array_equal(columns, np.arange(window, 24, window))


def test_moving_leaves_the_background_alone(lab):
    background = lab.picture._background
    lab.move(picture_of=8, shift=6, window=4, kind="average")
    assert lab.picture._background is background


def test_it_opens_as_the_other_tests_find_it():
    opened = one_pixel_nudge().controls
    assert {name: control.value for name, control in opened.items()} == START
