"""A small part of every stored result, made anew: bands are wide, machines differ."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import data, nn

SHAPES = data.sweep("cnn_shapes")
DRAG = data.sweep("drag_the_digit")
SHUFFLE = data.sweep("shuffle_the_world")


@pytest.fixture
def drag(script):
    return script("drag_the_digit")


@pytest.fixture
def shapes(script):
    return script("cnn_shapes")


def keras_model(drag, name):
    """Build the stored network of that name in Keras."""
    import keras

    network = data.networks("drag_the_digit")[name]
    layers = drag.layers_of(network.stack)
    model = keras.Sequential([keras.Input((28, 28, 1)), *layers])
    model.set_weights([array for pair in network.weights for array in pair])
    return model


@pytest.mark.parametrize("name", data.networks("drag_the_digit"))
@pytest.mark.parametrize(("row", "column"), [(0, 0), (5, 12), (16, 16), (20, 20)])
def test_the_stored_networks_read_as_well_as_their_map_says(drag, name, row, column):
    stored = DRAG["accuracy"][name][row][column]
    found = drag.accuracy_at(keras_model(drag, name), row, column)
    assert_allclose(found, stored, atol=0.01)


@pytest.mark.parametrize("name", data.networks("drag_the_digit"))
def test_nn_computes_the_stored_networks_as_keras_does(drag, name):
    network = data.networks("drag_the_digit")[name]
    x = data.place(data.digits().x_test[:20], 28, 3, 14)
    stack = [getattr(nn, layer)(**arguments) for layer, arguments in network.stack]
    ours = nn.run_stack(x, stack, network.weights)[-1]
    assert_allclose(ours, keras_model(drag, name)(x), atol=1e-5)


def test_the_map_covers_every_place_of_the_canvas():
    places = DRAG["canvas"] - 8 + 1
    for rows in DRAG["accuracy"].values():
        assert np.shape(rows) == (places, places)


def test_training_with_global_max_reads_the_upper_left_again(drag):
    model = drag.train("conv + global max", epochs=10)
    stored = DRAG["accuracy"]["conv + global max"][5][5]
    assert_allclose(drag.accuracy_at(model, 5, 5), stored, atol=0.15)


def test_training_the_dense_network_reads_the_lower_right_again(drag):
    model = drag.train("dense", epochs=10)
    stored = DRAG["accuracy"]["dense"][16][16]
    assert_allclose(drag.accuracy_at(model, 16, 16), stored, atol=0.2)


def test_a_shuffled_world_of_moving_digits_is_as_hard_again(script):
    stored = np.mean(SHUFFLE["accuracy"]["moving"]["cnn"][-1])
    found = script("shuffle_the_world").accuracy("moving", 1.0, "cnn", seed=5)
    assert_allclose(found, stored, atol=0.15)


def test_the_shuffled_pictures_are_those_the_stored_seed_draws(script):
    moved = script("shuffle_the_world").shuffled_digits("centred", 0.5).x_test[0]
    shuffle = data.pixel_shuffle(SHUFFLE["canvas"], 0.5, SHUFFLE["shuffle_seed"])
    straight = data.moving_digits(SHUFFLE["canvas"], 4, 4).x_test[0]
    assert_allclose(moved.ravel(), straight.ravel()[shuffle])


@pytest.mark.parametrize(
    ("question", "choice", "band"),
    [
        ("filter_sizes", ("one 7x7, 20 maps",), 0.1),
        ("dilation", ("11x11",), 0.1),
        ("samples_needed", ("cnn", 300), 0.15),
        ("what_or_where", ("which square", "global max"), 0.1),
        ("what_or_where", ("which square", "flatten"), 0.1),
        ("order_of_frames", ("frame by frame",), 0.1),
        ("order_of_frames", ("Conv3D",), 0.1),
    ],
)
def test_a_question_about_shapes_has_the_stored_answer(shapes, question, choice, band):
    stored = SHAPES[question]
    for key in choice:
        stored = stored[str(key)]
    found = getattr(shapes, question)(*choice, seed=5)
    assert found["weights"] == stored["weights"]
    assert_allclose(found["accuracy"], np.mean(stored["accuracy"]), atol=band)


def test_who_sees_5_pixels_has_to_guess_about_the_dots(shapes):
    import keras

    layers = [*shapes.DILATIONS["3x3, 3x3"], shapes.GLOBAL_MAX, shapes.answers(1)]
    keras.utils.set_random_seed(0)
    model = keras.Sequential(shapes.layers_of(layers))
    assert np.ptp(model(data.two_dots().x_test)) < 1e-6  # one answer to all pictures


def test_filters_that_start_alike_stay_alike_and_read_worse(shapes):
    alike = shapes.identical_start("identical", seed=5)
    stored = SHAPES["identical_start"]["identical"]
    assert (alike["spread"], alike["rank"]) == (0, 1)
    assert_allclose(alike["accuracy"], np.mean(stored["accuracy"]), atol=0.1)


def test_filters_that_start_at_random_stay_eight(shapes):
    assert shapes.identical_start("random", seed=5)["rank"] == 8


def test_every_question_was_asked_of_every_choice(shapes):
    asked = {
        "filter_sizes": shapes.FILTER_SIZES,
        "dilation": shapes.DILATIONS,
        "samples_needed": shapes.READERS,
        "what_or_where": shapes.QUESTIONS,
        "order_of_frames": shapes.FILMS,
        "identical_start": ("random", "identical"),
    }
    assert {name: set(SHAPES[name]) for name in asked} == {
        name: set(choices) for name, choices in asked.items()
    }
