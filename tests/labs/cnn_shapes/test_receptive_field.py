import keras
import numpy as np
import pytest
import tensorflow as tf
from numpy.testing import assert_allclose, assert_array_equal

from helpers import nn
from helpers.labs.cnn_shapes.receptive_field import (
    DILATIONS,
    SIDE,
    _compute,
    receptive_field,
)

PLAIN, TWOS, DOUBLING = DILATIONS.values()
SETTINGS = {"dilation_rate": PLAIN, "strides": 1, "pool_every": 0}
MIDDLE = (SIDE / 2, SIDE / 2)


def seen(depth=3, kernel_size=3, unit=MIDDLE, **settings):
    return _compute(depth, kernel_size, unit=unit, **{**SETTINGS, **settings})


def keras_gradient(result, dilation_rate, strides, pool_every):
    """Differentiate the same unit of the same stack by GradientTape."""
    layers = []
    for number in range(result.depth):
        layers.append(
            keras.layers.Conv2D(
                1,
                result.kernel_size,
                strides,
                "same",
                dilation_rate=dilation_rate[number],
                kernel_initializer="ones",
            )
        )
        if pool_every and (number + 1) % pool_every == 0:
            layers.append(keras.layers.AveragePooling2D(2, padding="same"))
    x = tf.zeros((1, SIDE, SIDE, 1))
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = keras.Sequential(layers)(x)
        row, column = result.unit
        unit = y[0, row, column, 0]
    return tape.gradient(unit, x).numpy()[0, :, :, 0]


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"dilation_rate": TWOS},
        {"dilation_rate": DOUBLING, "pool_every": 2},
        {"strides": 2},
        {"pool_every": 1, "unit": (0, SIDE)},
    ],
)
def test_the_influence_is_the_gradient_that_keras_finds(settings):
    result = seen(**settings)
    how = {**SETTINGS, **settings}
    how.pop("unit", None)
    gradient = keras_gradient(result, **how)
    assert_allclose(result.influence, gradient / gradient.max(), rtol=1e-4)


@pytest.mark.parametrize("depth", [1, 2, 3, 4])
@pytest.mark.parametrize("pool_every", [0, 1, 2])
@pytest.mark.parametrize("kernel_size", [1, 3, 5])
def test_the_box_of_the_formula_holds_the_influence_exactly(
    depth, kernel_size, pool_every
):
    result = seen(depth, kernel_size, pool_every=pool_every)
    size = result.sizes[depth]
    for first, axis in zip(result.corner, (1, 0), strict=True):
        places = np.flatnonzero(result.influence.any(axis=axis))
        assert places[0] == max(first, 0)
        assert places[-1] == min(first + size, SIDE) - 1


def test_the_unit_sees_the_photograph_where_it_has_influence():
    result, whole = seen(dilation_rate=TWOS), seen(depth=6, kernel_size=7, strides=2)
    reached = result.influence > 0
    assert whole.reached == SIDE**2
    assert_array_equal(result.view[reached], whole.view[reached])
    blind = ~reached & (whole.view < 1)  # white cannot become paler
    assert np.all(result.view[blind] > whole.view[blind])


@pytest.mark.parametrize("depth", [2, 3])
def test_small_filters_see_as_far_as_one_large_one_with_fewer_weights(depth):
    stack, large = seen(depth, 3), seen(1, 2 * depth + 1)
    assert stack.sizes[depth] == large.sizes[1]
    assert stack.one_layer == large.weights
    assert stack.weights < large.weights


def test_equal_dilation_leaves_gaps_and_doubling_leaves_none():
    gaps, full = seen(dilation_rate=TWOS), seen(dilation_rate=DOUBLING)
    assert gaps.reached == seen().reached  # as many paths, only spread out
    assert full.reached == full.boxed > gaps.boxed


def test_the_half_that_counts_most_is_the_fewest_pixels_that_hold_half():
    result = seen()
    strongest = np.sort(result.influence, axis=None)[::-1]
    half = strongest.sum() / 2
    assert strongest[: result.core].sum() >= half * (1 - 1e-9)
    assert strongest[: result.core - 1].sum() < half


def test_the_middle_counts_more_than_the_rim_after_several_layers():
    assert seen(1).core / seen(1).reached > 0.5
    assert seen(3).core / seen(3).reached < 0.25


def test_the_last_map_is_the_mean_under_each_field_for_one_layer():
    result = seen(1, 3)
    photo = seen(6, 7, strides=2).view
    row, column = result.unit
    patch = photo[row - 1 : row + 2, column - 1 : column + 2]
    assert_allclose(result.map[row, column], patch.mean())


def test_a_place_outside_the_map_means_its_nearest_unit():
    assert seen(unit=(-3, 900)).unit == (SIDE - 1, 0)


def test_the_middle_stays_the_middle_on_a_coarser_map():
    result = seen(strides=2)
    rows, columns = result.map.shape
    assert result.unit == (rows // 2, columns // 2)


@pytest.mark.parametrize(
    "move",
    [
        {"depth": 4},
        {"kernel_size": 5},
        {"dilation_rate": TWOS},
        {"strides": 2},
        {"pool_every": 2},
        {"unit": (10, 10)},
    ],
    ids=lambda move: next(iter(move)),
)
def test_every_control_changes_sentence_and_picture(move):
    lab = receptive_field()
    sentence, frame = lab.sentence, lab.picture.frame()
    lab.move(**move)
    assert lab.sentence != sentence
    assert lab.picture.frame() != frame


@pytest.mark.parametrize(
    ("depth", "said"),
    [
        (2, "18 weights; one layer of that size needs 25"),
        (3, "27 weights; one layer of that size needs 49"),
    ],
)
def test_the_sentence_compares_the_weights(depth, said):
    lab = receptive_field()
    lab.move(depth=depth)
    assert said in lab.sentence


def test_the_sentence_tells_how_much_of_the_box_is_gaps():
    lab = receptive_field()
    lab.move(dilation_rate=TWOS)
    result = lab.result
    assert f"{result.reached / result.boxed:.0%} of the pixels" in lab.sentence


def test_the_sentence_says_when_the_view_is_larger_than_the_photograph():
    lab = receptive_field()
    lab.move(depth=6, kernel_size=7, dilation_rate=DOUBLING)
    assert "beyond the border" in lab.sentence


def test_one_by_one_filters_see_one_pixel_however_deep():
    lab = receptive_field()
    lab.move(kernel_size=1, depth=6)
    assert lab.result.reached == 1
    assert "never looks at a neighbour" in lab.sentence


def test_stride_with_dilation_is_refused_and_the_lab_recovers():
    lab = receptive_field()
    lab.move(strides=2, dilation_rate=TWOS)
    assert "strides 2 and dilation_rate 2 cannot go together" in lab.problem
    lab.move(strides=1)
    assert lab.problem == ""


def test_the_picture_holds_the_result():
    lab = receptive_field()
    lab.move(depth=2, kernel_size=5, unit=(40, 12))
    result, picture = lab.result, lab.picture
    size = result.sizes[2]
    assert_array_equal(picture.heat.get_array(), result.influence)
    assert_array_equal(picture.photo.get_array(), result.view)
    assert_array_equal(picture.map.get_array(), result.map)
    assert_array_equal(picture.profile.get_data().values, result.profile)
    assert_array_equal(picture.growth.get_ydata(), result.sizes)
    assert picture.now.get_xydata().tolist() == [[2, size]]


@pytest.mark.parametrize("unit", [(31, 31), (0, 62), (62, 5)])
def test_the_drawn_box_is_the_box_of_the_formula(unit):
    lab = receptive_field()
    lab.move(unit=unit)
    box = lab.picture.photo_box
    top, left = lab.result.corner
    assert box.get_xy() == (left - 0.5, top - 0.5)
    assert box.get_width() == lab.result.sizes[3]


def test_the_box_in_the_heat_frames_the_same_pixels_as_in_the_photograph():
    lab = receptive_field()
    lab.move(unit=(2, 60), depth=5)
    picture = lab.picture
    left, _, _, top = picture.heat.get_extent()
    from_corner = np.subtract(picture.heat_box.get_xy(), (left, top))
    assert_allclose(from_corner, np.add(picture.photo_box.get_xy(), 0.5))


def test_the_bars_are_as_long_as_their_weights():
    lab = receptive_field()
    stack, layer = (bar.get_width() for bar in lab.picture.bars)
    assert_allclose(stack / layer, nn.conv_parameters(3, 1, 1, False) * 3 / 49)


@pytest.mark.parametrize("settings", [{}, {"depth": 5}, {"kernel_size": 7}])
def test_the_heat_shows_the_whole_box(settings):
    lab = receptive_field()
    lab.move(**settings)
    left, right = lab.picture.zoom.get_xlim()
    box = lab.picture.heat_box
    assert left <= box.get_x() and box.get_x() + box.get_width() <= right


def test_pointing_leaves_the_limits_alone():
    lab = receptive_field()
    before = [axes.get_xlim() for axes in lab.picture.figure.axes]
    lab.move(unit=(3, 3))
    assert [axes.get_xlim() for axes in lab.picture.figure.axes] == before
