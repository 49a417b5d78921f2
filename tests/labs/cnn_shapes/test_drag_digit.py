import keras
import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import data, nn
from helpers.labs.cnn_shapes.drag_digit import (
    LAST,
    MIDDLE,
    NAMES,
    SIDE,
    _compute,
    drag_digit,
)

HALF = (SIDE - 1) / 2


def at(row, column):
    """Return the pointer, x and y, that brings the digit's corner to a place."""
    return column + HALF, row + HALF


LEARNED, UPPER_LEFT = at(16, 16), at(3, 5)


def dragged(place, digit=6, sample=0, layer=0):
    return _compute(digit, sample, layer, place)


@pytest.mark.parametrize("number", range(3), ids=NAMES)
def test_the_probabilities_are_those_of_the_same_keras_model(number):
    result = dragged(UPPER_LEFT)
    stored = data.networks("drag_the_digit")[NAMES[number]]
    layers = [getattr(keras.layers, name)(**how) for name, how in stored.stack]
    model = keras.Sequential([keras.Input((28, 28, 1)), *layers])
    model.set_weights([array for pair in stored.weights for array in pair])
    answer = model.predict_on_batch(result.canvas[None, :, :, None])[0]
    assert_allclose(result.probabilities[number], answer, atol=1e-5)


@pytest.mark.parametrize("place", [(16, 16), (3, 5), (20, 0)])
@pytest.mark.parametrize("number", range(3), ids=NAMES)
def test_the_share_read_here_is_measured_again_on_all_test_digits(number, place):
    stored = data.networks("drag_the_digit")[NAMES[number]]
    stack = [getattr(nn, name)(**how) for name, how in stored.stack]
    digits = data.digits()
    images = data.place(digits.x_test, 28, *place)
    guesses = nn.run_stack(images, stack, stored.weights)[-1].argmax(axis=1)
    share = np.mean(guesses == digits.y_test)
    assert_allclose(dragged(at(*place)).accuracy[number], share, atol=0.005)


def test_where_they_learned_all_read_it_and_far_away_only_global_max():
    assert dragged(LEARNED).guesses.tolist() == [6, 6, 6]
    right = dragged(UPPER_LEFT).guesses == 6
    assert right.tolist() == [False, False, True]


@pytest.mark.parametrize("place", [(0, 0), (7, 12), (LAST, LAST)])
def test_the_middle_of_the_digit_follows_the_hand(place):
    result = dragged(at(*place))
    assert result.place == place
    row, column = place
    ink = result.canvas[row : row + SIDE, column : column + SIDE]
    assert result.canvas.sum() == ink.sum() > 0


def test_beyond_the_border_the_digit_stays_on_the_canvas():
    assert dragged((-50.0, 90.0)).place == (LAST, 0)


@pytest.mark.parametrize("place", [(0, 0), (3, 5), (7, 12), (LAST, LAST)])
def test_the_map_of_layer_1_moves_exactly_with_the_digit(place):
    assert dragged(at(*place), layer=1).drift < 1e-5


@pytest.mark.parametrize("step", [-4, -2, 0, 2, 4])
def test_behind_pooling_a_map_moves_exactly_by_even_steps(step):
    place = MIDDLE[0] + step, MIDDLE[1] - step
    assert dragged(at(*place), layer=2).drift < 1e-5


@pytest.mark.parametrize("digit", range(10))
def test_behind_pooling_a_map_changes_with_an_odd_step(digit):
    place = MIDDLE[0] + 1, MIDDLE[1]
    assert dragged(at(*place), digit, layer=2).drift > 0.02


def test_the_map_shown_is_at_its_peak_in_the_middle():
    for layer in (1, 2):
        assert_allclose(dragged(at(*MIDDLE), layer=layer).canvas.max(), 1.0)


def test_after_the_last_hand_the_first_comes_again():
    count = int(np.sum(data.digits().y_test == 6))
    first, again = dragged(LEARNED), dragged(LEARNED, sample=count)
    assert_array_equal(first.canvas, again.canvas)


@pytest.mark.parametrize(
    "move",
    [
        {"digit": 4},
        {"sample": 1},
        {"layer": 1},
        {"layer": 2},
        {"place": UPPER_LEFT},
    ],
    ids=str,
)
def test_every_control_changes_sentence_and_picture(move):
    lab = drag_digit()
    sentence, frame = lab.sentence, lab.picture.frame()
    lab.move(**move)
    assert lab.sentence != sentence
    assert lab.picture.frame() != frame


def test_the_sentence_says_who_reads_and_what_the_others_say():
    lab = drag_digit()
    lab.move(place=UPPER_LEFT)
    dense, flatten, _ = lab.result.guesses
    assert "conv + global max alone reads it right" in lab.sentence
    assert f"dense says {dense} and conv + flatten says {flatten}" in lab.sentence


def test_the_sentence_says_where_they_learned_only_there():
    lab = drag_digit()
    for row in range(LAST + 1):
        lab.move(place=at(row, 16))
        low, high = lab.result.trained
        assert ("where they learned" in lab.sentence) == (low <= row <= high)


def test_the_sentence_says_so_when_nobody_reads_it():
    lab = drag_digit()
    lab.move(digit=0, sample=0, place=UPPER_LEFT)
    assert not np.any(lab.result.guesses == 0)
    assert "no network reads it right" in lab.sentence


def test_the_sentence_gives_the_share_of_each_network():
    lab = drag_digit()
    lab.move(place=UPPER_LEFT)
    for name, share in zip(NAMES, lab.result.accuracy, strict=True):
        assert f"{name} {share:.0%}" in lab.sentence


def test_the_sentence_tells_exactly_from_roughly():
    lab = drag_digit()
    lab.move(layer=2, place=at(*MIDDLE))
    assert "moved exactly" in lab.sentence
    lab.move(place=at(MIDDLE[0] + 1, MIDDLE[1]))
    assert "moved roughly" in lab.sentence
    assert f"{lab.result.drift:.0%} of its peak" in lab.sentence


def test_the_canvas_shows_ink_dark_on_paper():
    lab = drag_digit()
    assert_array_equal(lab.picture.ink.get_array(), 1 - lab.result.canvas)


@pytest.mark.parametrize("layer", [0, 1, 2])
def test_the_canvas_shows_either_the_digit_or_a_map(layer):
    lab = drag_digit()
    lab.move(layer=layer)
    picture = lab.picture
    assert picture.ink.get_visible() == (layer == 0)
    assert picture.map.get_visible() == (layer > 0)
    if layer:
        assert_array_equal(picture.map.get_array(), lab.result.canvas)


def test_the_bars_are_as_high_as_the_probabilities():
    lab = drag_digit()
    lab.move(place=UPPER_LEFT)
    for bars, probabilities in zip(
        lab.picture.bars, lab.result.probabilities, strict=True
    ):
        heights = [path.vertices[:, 1].max() for path in bars.get_paths()]
        assert_allclose(heights, probabilities)


def test_every_verdict_has_a_sign_beside_its_colour():
    lab = drag_digit()
    lab.move(place=UPPER_LEFT)
    for text, guess in zip(lab.picture.verdicts, lab.result.guesses, strict=True):
        assert text.get_text() == f"{guess} {'✓' if guess == 6 else '✗'}"


@pytest.mark.parametrize("place", [(0, 0), (16, 3), (LAST, LAST)])
def test_the_spot_lies_on_the_cell_that_holds_the_share_read_here(place):
    lab = drag_digit()
    lab.move(place=at(*place))
    for number, image in enumerate(lab.picture.reads):
        left, _, _, top = image.get_extent()
        x, y = lab.picture.spots[number].get_xydata()[0]
        cell = image.get_array()[int(y - top), int(x - left)]
        assert cell == lab.result.accuracy[number]


def test_the_dashed_box_holds_every_place_of_learning():
    lab = drag_digit()
    low, high = lab.result.trained
    home = lab.picture.home
    assert home.get_xy() == (low - 0.5, low - 0.5)
    assert home.get_width() == home.get_height() == high + SIDE - low


def test_the_hand_can_drag_on_the_canvas_and_on_every_map():
    boxes = drag_digit().picture.boxes()
    assert [box["name"] for box in boxes] == ["place"] * 4
    assert all(box["drag"] for box in boxes)


def test_dragging_leaves_the_limits_alone():
    lab = drag_digit()
    before = [axes.get_xlim() for axes in lab.picture.figure.axes]
    lab.move(place=UPPER_LEFT, layer=2)
    assert [axes.get_xlim() for axes in lab.picture.figure.axes] == before
