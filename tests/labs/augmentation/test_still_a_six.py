"""Lab: a turned 6 is a 9."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import data, nn
from helpers.labs.augmentation.still_a_six import still_a_six

START = {
    "degrees": 0,
    "flip": "none",
    "inverted": False,
    "digit": 6,
    "sample": 0,
    "trained": "nothing",
}
RULES = list(data.sweep("augmentation")["rules"])


@pytest.fixture(scope="module")
def one_lab():
    return still_a_six()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(**START)
    return one_lab


def test_it_opens_as_the_other_tests_find_it(lab):
    opened = still_a_six().controls
    assert {name: control.value for name, control in opened.items()} == START


@pytest.mark.parametrize("rule", RULES)
def test_the_votes_are_those_of_the_same_keras_model(lab, rule):
    import keras

    lab.move(trained=rule, degrees=40, digit=2)
    stored = data.networks("augmentation")[rule]
    layers = [getattr(keras.layers, name)(**how) for name, how in stored.stack]
    model = keras.Sequential([keras.Input((16, 16, 1)), *layers])
    model.set_weights([array for pair in stored.weights for array in pair])
    answer = model.predict_on_batch(lab.result.turned[None, :, :, None])[0]
    assert_allclose(lab.result.probabilities, answer, atol=1e-5)


@pytest.mark.parametrize(
    ("flip", "words"),
    [("horizontal", "flipped left to right"), ("vertical", "flipped top to bottom")],
)
def test_the_sentence_says_which_sides_a_flip_swaps(lab, flip, words):
    lab.move(flip=flip)
    assert f"This 6, {words}, is called" in lab.sentence


def test_an_upright_6_is_called_6(lab):
    assert lab.result.guess == 6
    assert lab.result.votes[6] > 0.9
    assert "is called 6" in lab.sentence


def test_upside_down_most_sixes_are_called_9_and_none_6(lab):
    lab.move(degrees=180)
    assert lab.result.votes[6] < 0.05
    assert lab.result.votes.argmax() == 9
    assert "is called 9" in lab.sentence


@pytest.mark.parametrize("digit", [0, 8])
def test_what_looks_the_same_upside_down_keeps_its_name(lab, digit):
    lab.move(digit=digit, degrees=180)
    assert lab.result.votes[digit] > 0.7


def test_a_small_turn_leaves_6_a_6(lab):
    lab.move(degrees=15)
    assert lab.result.votes[6] > 0.9


@pytest.mark.parametrize("digit", [3, 5, 7])
def test_few_one_sided_digits_keep_their_name_in_the_mirror(lab, digit):
    lab.move(digit=digit, flip="horizontal")
    assert lab.result.votes[digit] < 0.3


def test_only_who_saw_inverted_digits_reads_them(lab):
    lab.move(inverted=True)
    assert lab.result.votes[6] < 0.2
    lab.move(trained="inversion")
    assert lab.result.votes[6] > 0.8


def test_both_flips_after_each_other_are_half_a_turn(lab):
    lab.move(degrees=180)
    turned = lab.result.turned
    flipped = nn.augment.flip(lab.result.written, "horizontal_and_vertical")
    assert_allclose(turned, flipped, atol=1e-6)


def test_upright_and_unflipped_it_is_shown_as_written(lab):
    assert_array_equal(lab.result.turned, lab.result.written)


def test_votes_and_probabilities_sum_to_1(lab):
    lab.move(degrees=75, flip="vertical")
    assert lab.result.votes.sum() == pytest.approx(1)
    assert lab.result.probabilities.sum() == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize("rule", ["nothing", "rotation up to 180°", "flips"])
@pytest.mark.parametrize("degrees", [-180, -45, 0, 30, 165])
@pytest.mark.parametrize("flip", ["none", "vertical"])
@pytest.mark.parametrize("inverted", [False, True])
def test_the_curve_was_measured_with_the_same_vote(lab, rule, degrees, flip, inverted):
    lab.move(trained=rule, degrees=degrees, flip=flip, inverted=inverted, digit=9)
    measured = lab.result.kept[lab.result.angles.index(degrees)]
    assert lab.result.votes[9] == pytest.approx(measured, abs=0.03)


def test_training_on_every_turn_costs_most_on_6_and_9(lab):
    shares = dict(zip(RULES, lab.result.accuracy.mean(axis=2), strict=True))
    assert shares["nothing"].min() > 0.9
    every, six_nine = shares["rotation up to 180°"]
    assert six_nine < 0.7 and six_nine < every - 0.1 < shares["nothing"][0] - 0.15


def test_training_on_flips_costs_and_on_zooms_does_not(lab):
    shares = dict(zip(RULES, lab.result.accuracy.mean(axis=2)[:, 0], strict=True))
    assert shares["flips"] < shares["nothing"] - 0.05
    assert shares["zoom of 0.8 to 1.25"] > shares["nothing"] - 0.03


@pytest.mark.parametrize(
    "move",
    [
        {"degrees": 5},
        {"flip": "vertical"},
        {"inverted": True},
        {"digit": 7},
        {"trained": "flips"},
    ],
    ids=str,
)
def test_every_control_changes_sentence_and_picture(lab, move):
    sentence, frame = lab.sentence, lab.picture.frame()
    lab.move(**move)
    assert lab.sentence != sentence
    assert lab.picture.frame() != frame


def test_another_hand_shows_another_digit_of_the_kind(lab):
    before = lab.result
    lab.move(sample=1)
    assert np.any(lab.result.written != before.written)
    assert_array_equal(lab.result.votes, before.votes)


def test_after_the_last_hand_the_first_comes_again(lab):
    before = lab.result.written
    lab.move(sample=lab.result.count)
    assert_array_equal(lab.result.written, before)


def test_the_sentence_names_all_changes(lab):
    lab.move(degrees=-30, flip="horizontal", inverted=True)
    assert "turned by 30° clockwise, flipped left to right, inverted" in lab.sentence


def test_the_sentence_says_what_training_it_was(lab):
    assert "without augmentation" in lab.sentence
    lab.move(trained="flips")
    assert "Trained with flips" in lab.sentence


def test_the_bars_are_as_high_as_the_shares(lab):
    lab.move(degrees=60)
    picture, result = lab.picture, lab.result
    for bars, shares in (
        (picture.probabilities, result.probabilities),
        (picture.votes, result.votes),
    ):
        heights = [path.vertices[:, 1].max() for path in bars.bars.get_paths()]
        assert_allclose(heights, shares)


def test_the_answer_has_a_sign_beside_its_words(lab):
    assert lab.picture.answer.get_text() == "called 6 ✓"
    lab.move(degrees=180)
    assert lab.picture.answer.get_text() == "called 9 ✗"


def test_the_digit_is_drawn_dark_on_paper_and_light_when_inverted(lab):
    lab.move(inverted=True)
    assert_array_equal(lab.picture.after.get_array(), 1 - lab.result.turned)
    assert_allclose(lab.picture.after.get_array(), lab.result.written, atol=1e-6)


def test_the_dot_stands_at_the_vote(lab):
    lab.move(degrees=-35)
    assert_allclose(lab.picture.now.get_xydata(), [[-35, lab.result.votes[6]]])


def test_the_band_lies_on_the_training(lab):
    lab.move(trained="flips")
    row = lab.picture.row
    assert row.get_y() < RULES.index("flips") < row.get_y() + row.get_height()


def test_moving_leaves_the_background_alone(lab):
    background = lab.picture._background
    lab.move(degrees=90, trained="flips", digit=1)
    assert background is not None
    assert lab.picture._background is background
