import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers.labs.cnn_shapes.axis_order import RESHAPE, WAYS, axis_order

TRANSPOSE = "np.transpose(x, (2, 0, 1))"


@pytest.fixture(scope="module")
def made():
    lab = axis_order()
    return lab, {name: control.value for name, control in lab.controls.items()}


@pytest.fixture
def lab(made):
    lab, start = made
    lab.move(**start)
    return lab


def done(lab):
    """Run the code that the lab shows."""
    return eval(lab.result.way, {"x": lab.result.image, "np": np})


@pytest.mark.parametrize("way", WAYS)
def test_the_shape_is_that_of_the_code_shown(lab, way):
    lab.move(way=way)
    assert lab.result.shape == done(lab).shape


@pytest.mark.parametrize("way", WAYS)
def test_the_numbers_in_a_row_are_those_of_the_code_shown(lab, way):
    lab.move(way=way, pixel=(50.0, 30.0))
    start, strip = lab.result.start, lab.result.strip
    assert_allclose(strip, done(lab).ravel()[start : start + len(strip)])


@pytest.mark.parametrize("way", [way for way in WAYS if way != "x"])
def test_the_planes_are_the_first_axis_of_the_code_shown(lab, way):
    lab.move(way=way)
    assert_allclose(lab.result.planes, done(lab))


@pytest.mark.parametrize("way", WAYS)
def test_the_marks_lie_on_the_numbers_of_the_pixel(lab, way):
    lab.move(way=way, pixel=(50.0, 30.0), photograph="flower")
    marked = lab.result.planes[tuple(lab.result.marks.T)]
    assert_allclose(marked, lab.result.image[30, 50])


@pytest.mark.parametrize("way", WAYS)
def test_the_places_in_memory_hold_the_numbers_of_the_pixel(lab, way):
    lab.move(way=way, pixel=(50.0, 30.0), photograph="flower")
    assert_allclose(done(lab).ravel()[lab.result.places], lab.result.image[30, 50])


@pytest.mark.parametrize("way, apart", [("x", 1), (TRANSPOSE, 48 * 64), (RESHAPE, 1)])
def test_channels_lie_side_by_side_last_and_a_plane_apart_first(lab, way, apart):
    lab.move(way=way)
    assert_array_equal(np.diff(lab.result.places), apart)


@pytest.mark.parametrize("way", ["x", TRANSPOSE])
def test_a_right_order_leaves_every_number_in_its_plane(lab, way):
    lab.move(way=way)
    assert lab.result.right == lab.result.size


def test_reshape_leaves_less_than_one_in_a_thousand_where_it_belongs(lab):
    lab.move(way=RESHAPE)
    assert lab.result.right < lab.result.size / 1000
    assert f"only {lab.result.right} of 9,216" in lab.sentence


def test_reshape_moves_nothing_in_memory(lab):
    before = lab.result.strip
    lab.move(way=RESHAPE)
    assert_array_equal(lab.result.strip, before)


def test_x_dot_t_lays_the_picture_on_its_side(lab):
    lab.move(way="x.T")
    turned = np.swapaxes(lab.result.image, 0, 1)
    assert_allclose(np.moveaxis(lab.result.planes, 0, -1), turned)


def test_the_layout_gives_each_colour_a_third_of_the_memory(lab):
    lab.move(way=TRANSPOSE)
    third = lab.result.layout.shape[1] // 3
    assert_allclose(lab.result.layout, np.repeat(np.eye(3), third, axis=1))


def test_the_layout_of_channels_last_is_a_third_of_each_everywhere(lab):
    assert_allclose(lab.result.layout, 1 / 3)


def test_the_colours_named_are_those_of_the_numbers(lab):
    assert lab.result.strip_colors == ["red", "green", "blue"] * 4


def test_the_strip_has_twelve_numbers_at_the_end_of_the_memory_too(lab):
    lab.move(pixel=(99.0, 99.0))
    assert len(lab.result.strip) == 12
    assert lab.result.start + 12 == lab.result.size


def test_pointing_changes_the_sentence(lab):
    before = lab.sentence
    lab.move(pixel=(3.0, 3.0))
    assert lab.sentence != before


@pytest.mark.parametrize("way", WAYS)
def test_the_picture_put_together_has_the_planes_as_its_colours(lab, way):
    lab.move(way=way)
    whole = lab.picture.whole.get_array()
    assert_allclose(np.moveaxis(whole, -1, 0), lab.result.planes)


def test_the_lines_in_memory_stand_at_the_places(lab):
    lab.move(way=TRANSPOSE)
    lines = np.array(lab.picture.places.get_segments())  # (3, 2, 2)
    assert_allclose(lines[:, :, 0], lab.result.places[:, None].repeat(2, axis=1))


def test_every_plane_has_one_mark_after_transpose(lab):
    lab.move(way=TRANSPOSE)
    assert [len(s.get_paths()) for s in lab.picture.spots[1:]] == [1, 1, 1]


def test_all_three_marks_can_lie_in_one_plane_after_reshape(lab):
    lab.move(way=RESHAPE, pixel=(0.0, 2.0))
    assert [len(s.get_paths()) for s in lab.picture.spots[1:]] == [3, 0, 0]


def test_another_photograph_is_shown(lab):
    lab.move(photograph="hopper")
    assert_allclose(lab.picture.photo.get_array(), lab.result.image)
