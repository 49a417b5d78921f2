import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import nn
from helpers.draw.cnn_shapes import boxes
from helpers.labs.cnn_shapes.shape_lab import shape_lab


@pytest.fixture(scope="module")
def made():
    lab = shape_lab()
    return lab, {name: control.value for name, control in lab.controls.items()}


@pytest.fixture
def lab(made):
    lab, start = made
    lab.move(**start)
    return lab


def corners(collection):
    return [path.vertices for path in collection.get_paths()]


def extent(points):
    return np.ptp(points, axis=0)


def test_a_side_four_times_as_long_looks_twice_as_long():
    large, small = (boxes.box((n, n, 1), 28, 100, (0, 0)) for n in (28, 7))
    assert large.width == pytest.approx(2 * small.width)


def test_a_doubling_of_the_channels_makes_a_box_one_step_deeper():
    depths = [boxes.box((8, 8, n - 1), 8, 100, (0, 0)).depth for n in (16, 32, 64)]
    assert depths[2] - depths[1] == pytest.approx(depths[1] - depths[0])


def test_a_doubling_of_the_features_makes_a_column_one_step_higher():
    heights = [boxes.box((n - 1,), 8, 100, (0, 0)).height for n in (16, 32, 64)]
    assert_allclose(np.diff(heights), boxes.COLUMN_STEP)


def test_a_box_lies_around_its_middle():
    solid = boxes.faces(boxes.box((4, 9, 5), 9, 100, (300, 200)))
    lowest, highest = solid.min(axis=(0, 1)), solid.max(axis=(0, 1))
    assert_allclose((lowest + highest) / 2, (300, 200))


def test_a_window_covers_its_share_of_the_front():
    box = boxes.box((28, 28, 1), 28, 140, (0, 0))
    assert_allclose(extent(boxes.window(box, (0.5, 0.25))), (35, 70))


def test_a_view_beyond_the_border_is_cut_at_the_front():
    box = boxes.box((28, 28, 1), 28, 140, (0, 0))
    assert_allclose(boxes.window(box, (3.0, 1.0)), boxes.faces(box)[0])


def test_there_is_one_box_for_the_input_and_for_every_layer(lab):
    lab.move(stack=(nn.Conv2D(3), nn.Flatten(), nn.Dense(2)))
    assert len(corners(lab.picture.solids)) == 3 * 4


def test_the_window_drawn_is_the_kernel_to_scale(lab):
    lab.move(stack=(nn.Conv2D(3, 7),))
    front, window = corners(lab.picture.solids)[0], corners(lab.picture.windows)[0]
    assert_allclose(extent(window), extent(front) * 7 / 28)


def test_the_hatched_square_is_the_receptive_field_to_scale(lab):
    lab.move(stack=(nn.Conv2D(3, 5), nn.Conv2D(3, 5)), layer=(2.0, 0.5))
    front, field = corners(lab.picture.solids)[0], corners(lab.picture.field)[0]
    assert_allclose(extent(field), extent(front) * 9 / 28)


def test_no_field_is_hatched_for_the_input_itself(lab):
    lab.move(layer=(0.0, 0.5))
    assert corners(lab.picture.field) == []


def test_the_bars_are_as_long_as_the_shares(lab):
    lengths = [extent(bar)[0] for bar in corners(lab.picture.bars)]
    shares = np.divide(lengths[1::2], lengths[0::2])
    assert_allclose(shares, np.ravel(lab.result.shares))


def test_every_box_carries_its_shape(lab):
    assert lab.picture.shapes.texts == ["(28,28,1)", "(28,28,10)", "(28,28,32)"]


@pytest.mark.parametrize("count", range(7))
def test_no_box_leaves_its_share_of_the_page(lab, count):
    lab.move(
        input_shape=(224, 224, 3),
        stack=(nn.Conv2D(512, 1),) * count,
    )
    room = lab.picture.width / (count + 1)
    for place, box in enumerate(
        np.split(np.array(corners(lab.picture.solids)), count + 1)
    ):
        assert place * room <= box[..., 0].min()
        assert box[..., 0].max() <= (place + 1) * room


def test_an_arrow_key_reaches_the_next_box_from_either_end(lab):
    box = lab.picture.boxes()[0]
    assert [round(x) for x in box["x"]] == [0, 2]
    assert [round(box["x"][0] + 1), round(box["x"][1] - 1)] == [1, 1]
