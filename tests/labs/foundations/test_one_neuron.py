"""Lab: one neuron and its line."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import data, nn
from helpers.labs.foundations.one_neuron import one_neuron

START = {
    "weight_1": 1.0,
    "weight_2": -0.5,
    "bias": 0.5,
    "activation": "sigmoid",
    "points": "blobs",
    "place": (1.0, 1.5),
}


@pytest.fixture(scope="module")
def one_lab():
    return one_neuron()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(**START)
    return one_lab


def test_it_opens_as_the_other_tests_find_it():
    opened = one_neuron().controls
    assert {name: control.value for name, control in opened.items()} == START


def test_the_start_leaves_something_to_do(lab):
    assert lab.result.right.sum() < 70
    assert "the best of all lines gets 80" in lab.sentence


def test_the_sum_at_the_place_is_added_up(lab):
    assert "the sum is 0.75" in lab.sentence  # 1 * 1 - 0.5 * 1.5 + 0.5
    assert "1.0 · 1.0 + (−0.5) · 1.5 + 0.5 = 0.75" in lab.picture.words.texts


def test_the_output_at_the_place_is_that_of_the_neuron(lab):
    wanted = nn.neuron(np.array([1.0, 1.5]), np.array([1.0, -0.5]), 0.5, nn.sigmoid)
    assert_allclose(lab.result.output, wanted)


def test_the_clouds_can_be_parted(lab):
    lab.move(weight_2=1.0, bias=0.0)
    assert "80 of 80 points are on their own side of the line; no line gets more" in (
        lab.sentence
    )


def test_the_slanting_border_wants_weights_of_opposite_signs(lab):
    lab.move(points="diagonal", weight_1=-1.0, weight_2=2.0, bias=-1.0)
    assert lab.result.right.all()


def test_no_line_gets_more_than_three_quarters_of_xor(lab):
    lab.move(points="corners", weight_1=1.0, weight_2=1.0, bias=-1.0)
    assert lab.result.best == lab.result.right.sum() == 60


@pytest.mark.parametrize("activation", ["tanh", "relu", "step", "identity"])
def test_the_activation_leaves_the_line_and_the_sides_alone(lab, activation):
    line, right = lab.result.line, lab.result.right
    lab.move(activation=activation)
    assert_allclose(lab.result.line, line)
    assert (lab.result.right == right).all()


def test_the_weights_stand_perpendicular_on_the_line(lab):
    along = lab.picture.line.get_xydata()[2] - lab.picture.line.get_xydata()[0]
    arrow = [lab.picture.arrow.U[0], lab.picture.arrow.V[0]]
    assert_allclose(along @ arrow, 0, atol=1e-9)
    assert_allclose(arrow, [1.0, -0.5])


def test_the_weights_point_to_where_the_sum_is_positive(lab):
    foot = lab.picture.arrow.get_offsets()[0]
    assert nn.neuron(foot + lab.result.weights, lab.result.weights, 0.5) > 0


def test_without_weights_there_is_no_line(lab):
    lab.move(weight_1=0.0, weight_2=0.0)
    assert "there is no line" in lab.sentence
    assert not lab.picture.line.get_visible()


def test_every_point_is_drawn_once(lab):
    dots = [*lab.picture.right, *lab.picture.wrong]
    assert sum(len(one.get_xydata()) for one in dots) == 80


def test_the_rim_marks_the_points_on_the_wrong_side(lab):
    marked = sum(len(dots.get_xydata()) for dots in lab.picture.wrong)
    assert marked == (~lab.result.right).sum() == 21


@pytest.mark.parametrize(
    "values",
    [
        {"weight_1": 1.1},
        {"weight_2": 0.5},
        {"bias": 1.0},
        {"activation": "relu"},
        {"points": "corners"},
        {"place": (1.0, 1.0)},
    ],
)
def test_every_control_changes_what_is_said(lab, values):
    before = lab.sentence
    lab.move(**values)
    assert lab.sentence != before


def test_moving_leaves_the_frame_alone(lab):
    background = lab.picture._background
    lab.move(activation="relu", points="corners", weight_1=3.0, place=(2.5, 2.5))
    assert lab.picture._background is background


def by_loop(x, weights, bias):
    total = bias
    for feature, weight in zip(x, weights, strict=True):
        total += feature * weight
    return total


@pytest.mark.parametrize("own", [by_loop, lambda x, w, b: x @ w + b])
def test_a_neuron_of_ones_own_does_the_same(lab, own):
    mine = one_neuron(neuron=own)
    assert mine.sentence == lab.sentence


def test_a_wrong_neuron_is_seen_in_the_counts(lab):
    mine = one_neuron(neuron=lambda x, w, b: x @ w - b)
    assert mine.sentence != lab.sentence


def unwritten(x, weights, bias):
    raise NotImplementedError


@pytest.mark.parametrize(
    ("own", "sentence"),
    [
        (unwritten, "still empty"),
        (lambda x, w, b: x * w + b, "one number for a point, not an array of shape"),
        (lambda x, w, b: None, "must return a number, not NoneType"),
        (lambda x, w, b: np.nan, "returned NaN or infinity"),
    ],
)
def test_what_is_no_neuron_gets_one_sentence(own, sentence):
    assert sentence in one_neuron(neuron=own).problem


def test_the_points_are_those_of_data(lab):
    assert_allclose(lab.result.x, data.plane_points("blobs", 80).x)
