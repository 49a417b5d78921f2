"""The filter lab: a photograph, nine numbers, and one pixel taken apart."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from scipy.signal import convolve2d, correlate2d

from helpers.labs.cnn_shapes.filter import KERNELS, SIZE, filter

EMBOSS = np.array(KERNELS["emboss"], float)
CELLS = [(0, 0), (93, 93), (30, 40), (7, 80)]


@pytest.fixture
def lab():
    lab = filter()
    lab.move(kernel=EMBOSS)
    return lab


def test_it_correlates_as_scipy_does(lab):
    image = lab.result.image
    assert_allclose(lab.result.output, correlate2d(image, EMBOSS, "valid"), atol=1e-12)


def test_it_convolves_as_scipy_does(lab):
    lab.move(operation="convolve")
    image = lab.result.image
    assert_allclose(lab.result.output, convolve2d(image, EMBOSS, "valid"), atol=1e-12)


@pytest.mark.parametrize("pixel", CELLS)
@pytest.mark.parametrize(
    "settings",
    [{}, {"padding": "same"}, {"strides": 2, "padding": "same"}, {"dilation_rate": 3}],
)
def test_the_nine_products_add_up_to_the_pixel_pointed_at(lab, pixel, settings):
    lab.move(pixel=pixel[::-1], **settings)
    assert lab.result.total == pytest.approx(lab.result.output[lab.result.pixel])
    assert_allclose(lab.result.products, lab.result.window * lab.result.kernel)


def test_pointing_beyond_the_map_takes_its_last_pixel(lab):
    lab.move(pixel=(500.0, -7.0))
    assert lab.result.pixel == (0, SIZE - 3)


def test_the_hand_can_point_at_the_map_only(lab):
    lab.move(strides=2)
    (box,) = lab.picture.boxes()
    assert (box["x"], box["y"]) == ([-0.5, 46.5], [-0.5, 46.5])
    whole = lab.picture.after.get_position()
    assert box["box"][2] == pytest.approx(whole.width * 47 / 100)


def test_relu_keeps_no_negative_number_and_says_so(lab):
    lab.move(kernel=np.array(KERNELS["upright edges"], float), relu=True)
    row, column = np.argwhere(lab.result.output == 0)[0]
    lab.move(pixel=(column, row))
    assert lab.result.output.min() == 0
    assert lab.sentence.endswith("; ReLU makes it 0.")


def test_leaving_it_as_it_is_gives_the_photograph_back(lab):
    lab.move(kernel=np.array(KERNELS["leave as it is"], float), padding="same")
    assert_allclose(lab.result.output, lab.result.image)


def test_the_picture_shows_the_map_and_the_numbers(lab):
    assert_array_equal(lab.picture.map.get_array(), lab.result.output)
    shown = [float(text) for text in lab.picture.products.numbers.texts]
    assert_allclose(shown, lab.result.products.ravel(), atol=0.005)


def test_the_squares_mark_the_window_in_the_photograph(lab):
    lab.move(dilation_rate=2, pixel=(10, 20))
    centres = [path.vertices[:-1].mean(axis=0) for path in lab.picture.taps.get_paths()]
    assert_allclose(centres, [(c, r) for r in (20, 22, 24) for c in (10, 12, 14)])


def test_stride_with_dilation_is_refused_as_keras_does_and_mended(lab):
    lab.move(strides=2, dilation_rate=2)
    assert "cannot go together" in lab.problem
    lab.move(dilation_rate=1)
    assert lab.problem == "" and "47 × 47 map" in lab.sentence


def loops(image, kernel):
    out = np.zeros((SIZE - 2, SIZE - 2))
    for row, column in np.ndindex(out.shape):
        out[row, column] = (image[row : row + 3, column : column + 3] * kernel).sum()
    return out


def test_the_learners_function_makes_the_same_map():
    ours, own = filter(), filter(convolve=loops)
    assert own.sentence == ours.sentence
    assert_allclose(own.result.output, ours.result.output, atol=1e-12)


def test_an_unwritten_function_is_asked_for_in_words():
    def unwritten(image, kernel):
        raise NotImplementedError

    assert "still empty" in filter(convolve=unwritten).problem


def test_the_learners_function_must_return_a_map_of_the_right_shape():
    problem = filter(convolve=lambda image, kernel: image).problem
    assert problem == "your function must return a map of shape (94, 94), not (96, 96)"


def test_the_learners_function_knows_only_the_plain_settings():
    lab = filter(convolve=loops)
    lab.move(strides=2)
    assert "set stride 1" in lab.problem


def test_a_function_that_changes_its_input_does_not_change_the_photograph():
    def spoil(image, kernel):
        image[:] = 0
        return loops(image, kernel)

    assert filter(convolve=spoil).result.image.max() > 0.5
