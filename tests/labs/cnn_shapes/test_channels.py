import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers.labs.cnn_shapes.channels import FILTERS, KERNEL, channels

NUMBERS = range(len(FILTERS))


@pytest.fixture(scope="module")
def made():
    lab = channels()
    return lab, {name: control.value for name, control in lab.controls.items()}


@pytest.fixture
def lab(made):
    lab, start = made
    lab.move(**start)
    return lab


@pytest.mark.parametrize("number", NUMBERS)
def test_the_output_is_what_keras_computes_with_the_whole_kernel(lab, number):
    import keras

    lab.move(number=number, bias=0.25)
    layer = keras.layers.Conv2D(len(FILTERS), 3, dtype="float64")
    layer.build((None, 64, 64, 3))
    layer.set_weights([KERNEL, np.full(len(FILTERS), 0.25)])
    maps = np.asarray(layer(lab.result.image[None]))[0]  # (62, 62, filters)
    assert_allclose(lab.result.output, maps[..., number], atol=1e-12)


@pytest.mark.parametrize("number", NUMBERS)
def test_the_parts_and_the_bias_add_up_to_the_output(lab, number):
    lab.move(number=number, bias=-0.4)
    total = lab.result.parts.sum(axis=-1) - 0.4
    assert_allclose(lab.result.output, total, atol=1e-12)


def test_a_slice_of_zeros_leaves_its_channel_out(lab):
    lab.move(number=[*FILTERS].index("red minus green"))
    assert not lab.result.parts[..., 2].any()


def test_red_minus_green_finds_nothing_in_a_grey_photograph(lab):
    lab.move(number=[*FILTERS].index("red minus green"), grey=True)
    assert_allclose(lab.result.output, 0, atol=1e-12)


def test_red_minus_green_finds_something_in_a_colour_photograph(lab):
    lab.move(number=[*FILTERS].index("red minus green"))
    assert np.abs(lab.result.output).max() > 0.1


def test_blur_to_grey_gives_the_mean_of_the_27_numbers_under_it(lab):
    lab.move(number=[*FILTERS].index("blur to grey"), pixel=(9.0, 5.0))
    under = lab.result.image[5:8, 9:12]
    assert lab.result.total == pytest.approx(under.mean())


def test_the_pixel_is_column_and_row_of_the_output(lab):
    lab.move(pixel=(7.4, 31.6))
    assert lab.result.pixel == (32, 7)


def test_a_pixel_beyond_the_border_is_the_last_one(lab):
    lab.move(pixel=(99.0, -9.0))
    assert lab.result.pixel == (0, 61)


@pytest.mark.parametrize(
    "move", [{"number": 3}, {"bias": 0.5}, {"grey": True}, {"pixel": (12.0, 44.0)}]
)
def test_every_control_changes_the_sentence(lab, move):
    before = lab.sentence
    lab.move(**move)
    assert lab.sentence != before


def test_another_photograph_changes_the_sentence(lab):
    lab.move(photograph="flower", number=3)
    before = lab.sentence
    lab.move(photograph="china")
    assert lab.sentence != before


def test_the_sentence_gives_the_sum_at_the_pixel(lab):
    lab.move(number=4, bias=0.3)
    assert f"that is {lab.result.total:.2f}".replace("-", "−") in lab.sentence


def test_the_planes_drawn_are_the_channels_of_the_photograph(lab):
    planes = [plane.get_array() for plane in lab.picture.planes]
    assert_allclose(np.stack(planes, axis=-1), lab.result.image)


def test_the_maps_drawn_are_the_parts_and_the_output(lab):
    drawn = [image.get_array() for image in lab.picture.maps]
    assert_allclose(np.stack(drawn[:3], axis=-1), lab.result.parts)
    assert_allclose(drawn[3], lab.result.output)


def test_the_slices_drawn_are_those_of_the_chosen_filter(lab):
    lab.move(number=4)
    drawn = [grid.image.get_array() for grid in lab.picture.slices]
    assert_allclose(np.stack(drawn, axis=-1), KERNEL[..., 4])


def test_all_maps_share_one_scale_of_colours(lab):
    lab.move(number=4)
    assert len({image.get_clim() for image in lab.picture.maps}) == 1


def test_the_window_lies_one_pixel_further_in_the_photograph_than_in_the_map(lab):
    window, spot = (
        squares[0].get_paths()[0].vertices
        for squares in (lab.picture.windows, lab.picture.spots)
    )
    assert_allclose(window - spot, 1)


def test_switching_to_grey_shows_the_grey_photograph(lab):
    lab.move(grey=True)
    assert_allclose(np.ptp(lab.picture.photo.get_array(), axis=-1), 0, atol=1e-12)
