"""Lab: the more a network pools, the less a shift costs it."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import data
from helpers.labs.pooling.shift_staircase import POOLINGS, _compute, shift_staircase
from helpers.train import shifts

START = {
    "shift": 1,
    "direction": "right and down",
    "moved": 0,
    "pooling": "global max",
    "sample": 0,
}


@pytest.fixture(scope="module")
def one_lab():
    return shift_staircase()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(**START)
    return one_lab


def shifted(**values):
    return _compute(None, **{**START, **values})


def test_the_lab_knows_the_networks_that_can_be_trained():
    assert tuple(shifts.POOLINGS) == POOLINGS


@pytest.mark.parametrize("direction", shifts.DIRECTIONS)
def test_the_digit_stands_where_the_networks_were_tested(direction):
    result = shifted(shift=3, direction=direction)
    down, right = shifts.DIRECTIONS[direction]
    corner = shifts.MIDDLE + 3 * down, shifts.MIDDLE + 3 * right
    wanted = data.place(data.digits().x_test[:1], shifts.CANVAS, *corner)
    assert_array_equal(result.canvas, wanted[0, :, :, 0])
    assert result.digit == data.digits().y_test[0]


def test_one_pixel_costs_less_the_more_is_pooled():
    drops = [row[0].mean() - row[1].mean() for row in shifted().accuracy]
    assert drops == sorted(drops, reverse=True)
    assert drops[0] > 0.7 and abs(drops[3]) < 0.01


@pytest.mark.parametrize("moved", [0, 1, 2, 3])
def test_with_global_pooling_no_shift_costs_anything(moved):
    accuracy = shifted(moved=moved).accuracy[POOLINGS.index("global max")]
    assert_allclose(accuracy, accuracy[:1].repeat(4, axis=0), atol=0.005)


def test_where_they_learned_global_pooling_costs_a_little():
    centred = shifted(shift=0).accuracy[:, 0].mean(axis=1)
    assert 0.01 < centred[:3].min() - centred[3] < 0.1


def test_digits_moved_in_training_help_where_nothing_is_pooled():
    shares = [shifted(moved=moved).accuracy[0, 1].mean() for moved in (0, 1)]
    assert shares[1] > shares[0] + 0.5


def test_stored_answers_are_right_as_often_as_the_stored_accuracy_says():
    right = np.mean(
        [
            np.array(result.answers) == result.digit
            for result in (shifted(sample=sample) for sample in range(100))
        ],
        axis=0,
    )
    assert_allclose(right, shifted().accuracy[:, 1, 0], atol=0.12)


def test_after_the_last_digit_the_first_comes_again():
    assert_array_equal(shifted(sample=100).canvas, shifted().canvas)


def test_the_sentence_gives_the_share_of_every_network(lab):
    lab.move(shift=2, direction="right")
    for name, runs in zip(POOLINGS, lab.result.accuracy[:, 2], strict=True):
        assert f"{name} {runs.mean():.0%}" in lab.sentence
    assert "tested 2 pixels right" in lab.sentence


def test_the_sentence_says_who_reads_the_digit_shown(lab):
    assert lab.result.answers[3] == lab.result.digit == 1
    assert "This 1 is read by global max." in lab.sentence
    lab.move(shift=0)
    assert "This 1 is read by all four." in lab.sentence


@pytest.mark.parametrize(
    "values",
    [{"shift": 2}, {"direction": "down"}, {"moved": 1}, {"sample": 1}],
    ids=str,
)
def test_every_control_changes_sentence_and_picture(lab, values):
    sentence, frame = lab.sentence, lab.picture.frame()
    lab.move(**values)
    assert lab.sentence != sentence
    assert lab.picture.frame() != frame


def test_the_network_chosen_has_the_widest_line(lab):
    lab.move(pooling="two 2×2 pools")
    widths = [line.get_linewidth() for line in lab.picture.lines]
    assert np.argmax(widths) == 2 and sorted(widths)[2] < 2


def test_the_curves_are_the_means_of_the_runs(lab):
    lab.move(moved=2, direction="down")
    for line, runs in zip(lab.picture.lines, lab.result.accuracy, strict=True):
        assert_allclose(line.get_ydata(), runs.mean(axis=1))


def test_every_answer_has_a_word_beside_it(lab):
    said = zip(lab.result.answers, lab.picture.said.texts, strict=True)
    for answer, text in said:
        word = "right" if answer == lab.result.digit else "wrong"
        assert text.startswith(str(answer)) and text.endswith(word)


def test_moving_leaves_the_background_alone(lab):
    background = lab.picture._background
    lab.move(shift=3, moved=3, sample=4, direction="down")
    assert lab.picture._background is background


def test_it_opens_as_the_other_tests_find_it():
    opened = shift_staircase().controls
    assert {name: control.value for name, control in opened.items()} == START


@pytest.fixture
def live_lab():
    """Return a lab in which every network reads a tenth of its training's shift."""
    scores = shifts.DIRECTIONS
    return shift_staircase(
        train=lambda pooling, moved: {name: [moved / 10] * 4 for name in scores}
    )


def press(lab):
    lab.controls["place"].view.children[0].click()


def test_without_a_trainer_there_is_no_button(lab):
    assert "place" not in lab.controls


def test_the_button_trains_the_network_that_is_chosen(live_lab):
    live_lab.move(pooling="no pooling", moved=2)
    press(live_lab)
    assert live_lab.result.live[:2] == ("no pooling", 2)
    assert "(no pooling, digits moved by 2) reads ≈20%" in live_lab.sentence
    assert_allclose(live_lab.picture.live.get_ydata(), [0.2] * 4)


def test_a_trained_network_stays_while_the_sliders_move_on(live_lab):
    press(live_lab)
    live_lab.move(moved=3)
    assert live_lab.result.live.moved == 0
    assert live_lab.picture.live.get_visible()


def test_what_goes_wrong_in_training_is_shown():
    def fails(pooling, moved):
        raise ValueError("no digits left")

    lab = shift_staircase(train=fails)
    press(lab)
    assert lab.problem == "no digits left"
