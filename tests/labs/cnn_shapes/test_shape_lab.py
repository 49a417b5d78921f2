import re

import numpy as np
import pytest

from helpers import nn
from helpers.labs.cnn_shapes._networks import NETWORKS
from helpers.labs.cnn_shapes.shape_lab import shape_lab
from helpers.train import keras_model

NOTES = NETWORKS["grey example of the notes"][1]


@pytest.fixture(scope="module")
def made():
    lab = shape_lab()
    return lab, {name: control.value for name, control in lab.controls.items()}


@pytest.fixture
def lab(made):
    lab, start = made
    lab.move(**start)
    return lab


def outputs(lab):
    return lab.result.shapes[1:]


def parameters(lab):
    return [step.row.parameters for step in lab.result.steps]


@pytest.mark.parametrize("name", NETWORKS)
def test_every_network_has_the_shapes_and_parameters_of_the_keras_model(lab, name):
    shape, stack = NETWORKS[name]
    lab.move(input_shape=shape, stack=stack)
    layers = keras_model(shape, stack).layers
    assert outputs(lab) == [tuple(layer.output.shape[1:]) for layer in layers]
    assert parameters(lab) == [layer.count_params() for layer in layers]


def test_the_shapes_of_the_notes_come_with_same_padding(lab):
    assert outputs(lab) == [(28, 28, 10), (28, 28, 32)]


def test_the_shapes_of_the_notes_shrink_with_valid_padding(lab):
    lab.move(stack=tuple(layer._replace(padding="valid") for layer in NOTES))
    assert "becomes (25, 25, 32)" in lab.sentence


def test_colour_adds_parameters_to_the_first_layer_only(lab):
    grey = parameters(lab)
    lab.move(input_shape=(28, 28, 3))
    assert parameters(lab) == [grey[0] + 3 * 3 * 2 * 10, grey[1]]


def test_dense_without_flatten_costs_and_gives_what_a_1x1_convolution_does(lab):
    start = (nn.Conv2D(8), nn.MaxPooling2D())
    lab.move(stack=(*start, nn.Dense(10)))
    dense = outputs(lab), parameters(lab)
    lab.move(stack=(*start, nn.Conv2D(10, 1)))
    assert dense == (outputs(lab), parameters(lab))


def test_the_sentence_calls_dense_without_flatten_a_1x1_convolution(lab):
    lab.move(stack=(nn.Conv2D(8), nn.Dense(10)))
    assert "Dense without Flatten is a 1×1 convolution" in lab.sentence


def test_the_sentence_does_not_speak_of_a_1x1_convolution_after_flatten(lab):
    lab.move(stack=(nn.Conv2D(8), nn.Flatten(), nn.Dense(10)))
    assert "1×1" not in lab.sentence


def test_pointing_at_another_layer_changes_the_second_sentence_only(lab):
    first = lab.sentence.split(". ")
    lab.move(layer=(2.0, 0.5))
    second = lab.sentence.split(". ")
    assert first[0] == second[0]
    assert "Layer 2 slides 32 filters of 2×2×10" in second[1]


def test_pointing_beyond_the_last_box_asks_about_the_last_layer(lab):
    lab.move(layer=(99.0, 0.5))
    assert lab.result.pointed == 2


def test_an_even_window_with_same_padding_is_said_to_look_half_a_pixel_ahead(lab):
    lab.move(layer=(2.0, 0.5))
    assert "half a pixel ahead" in lab.sentence


def test_an_odd_window_is_not_said_to_look_ahead(lab):
    assert "ahead" not in lab.sentence


def test_flatten_leaves_the_view_of_each_number_as_it_was(lab):
    lab.move(stack=(nn.Conv2D(4, 5), nn.Flatten(), nn.Dense(2)))
    assert [step.view for step in lab.result.steps] == [(5, 5), (5, 5), None]


def test_a_window_that_is_not_square_sees_more_one_way(lab):
    lab.move(stack=(nn.Conv2D(4, (1, 7)),))
    assert outputs(lab) == [(28, 22, 4)]
    assert lab.result.steps[0].view == (1, 7)


def test_the_notation_is_that_of_the_notes(lab):
    assert lab.result.notation == "(28, 28, 1) ⊛ (3, 3, 1, 10) → (28, 28, 10)"


def test_pointing_at_the_input_writes_the_whole_stack(lab):
    lab.move(layer=(0.0, 0.5))
    whole = "(28,28,1) ⊛ (3,3,1,10) → (28,28,10) ⊛ (2,2,10,32) → (28,28,32)"
    assert lab.result.rule == whole


@pytest.mark.parametrize("padding", ["valid", "same"])
@pytest.mark.parametrize("strides, gap", [(1, 1), (2, 1), (3, 1), (1, 2), (1, 4)])
@pytest.mark.parametrize("size", [1, 2, 3, 5])
def test_the_sum_written_for_the_side_comes_out(lab, size, strides, gap, padding):
    lab.move(stack=(nn.Conv2D(4, size, strides, padding, gap),))
    line = lab.result.rule.splitlines()[0].removeprefix("side: ")
    left, right = re.sub(" zeros?", "", line.replace("−", "-")).split(" = ")
    left = left.replace("⌊", "np.floor(").replace("⌋", ")")
    assert eval(left, {"np": np}) == int(right) == outputs(lab)[0][0]


def test_the_sum_written_for_the_parameters_comes_out(lab):
    line = lab.result.rule.splitlines()[1].replace("·", "*")
    left, right = re.sub("[a-z]", "", line).split("=")
    assert eval(left) == int(right) == parameters(lab)[0]


def test_an_impossible_stack_is_told_by_layer_and_reason(lab):
    lab.move(stack=(nn.Conv2D(8, 15), nn.Conv2D(8, 15)))
    assert "layer 2 (Conv2D 15x15, valid)" in lab.problem
    assert "does not fit into 14x14" in lab.problem


def test_a_convolution_after_flatten_is_refused(lab):
    lab.move(stack=(nn.Flatten(), nn.Conv2D(8)))
    assert "layer 2 (Conv2D" in lab.problem


def test_the_problem_goes_away_with_the_next_good_stack(lab):
    lab.move(stack=(nn.Conv2D(8, 15), nn.Conv2D(8, 15)))
    lab.move(stack=NOTES)
    assert lab.problem == ""


def test_a_stack_without_layers_asks_for_one(lab):
    lab.move(stack=())
    assert "choose a first layer" in lab.sentence


def test_the_shares_of_all_layers_add_up_to_one(lab):
    assert np.sum(lab.result.shares, axis=1) == pytest.approx([1, 1])


def test_one_pixel_is_not_called_pixels(lab):
    lab.move(stack=(nn.Conv2D(1, 1),))
    assert "slides 1 filter of 1×1×1" in lab.sentence
    assert lab.sentence.endswith("each unit sees 1 pixel across.")
