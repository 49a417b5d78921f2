"""ReLU and pooling in both orders, and what ReLU does to mean and spread."""

from itertools import product

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import nn
from helpers.labs.pooling.relu_and_pooling import RANDOM, relu_and_pooling

SOURCES = ("china", "flower", "hopper", RANDOM)
every_map = pytest.mark.parametrize(
    ("source", "size"), list(product(SOURCES, (2, 3, 4)))
)


@pytest.fixture(scope="module")
def made():
    lab = relu_and_pooling()
    return lab, {name: control.value for name, control in lab.controls.items()}


@pytest.fixture
def lab(made):
    """Return the one lab of these tests, as it stood at the start."""
    lab, start = made
    lab.move(**start)
    return lab


@every_map
@pytest.mark.parametrize("offset", [-2.0, 0.0, 0.7])
def test_max_pooling_gives_exactly_the_same_in_both_orders(lab, source, size, offset):
    lab.move(source=source, pool_size=size, offset=offset)
    assert_array_equal(lab.result.relu_first, lab.result.pool_first)
    assert "exactly the same (difference 0)" in lab.sentence


@every_map
def test_average_pooling_does_not(lab, source, size):
    lab.move(kind="average", source=source, pool_size=size)
    assert "differ by" in lab.sentence
    assert lab.result.difference.max() > 0.5


def test_relu_before_the_average_is_never_smaller(lab):
    lab.move(kind="average", source=RANDOM)
    assert lab.result.difference.min() >= -1e-12


def test_averages_of_random_numbers_differ_much(lab):
    lab.move(kind="average", source=RANDOM)
    assert lab.result.difference.mean() == pytest.approx(0.2, abs=0.02)


@pytest.mark.parametrize("kind", ["MaxPooling2D", "AveragePooling2D"])
def test_both_orders_are_those_of_keras(lab, kind):
    from keras import layers

    lab.move(kind=kind.removesuffix("Pooling2D").lower(), pool_size=3)
    x = lab.result.features[None, :, :, None]
    pool, relu = getattr(layers, kind)(3, dtype="float64"), layers.ReLU(dtype="float64")
    relu_first, pool_first = pool(relu(x)), relu(pool(x))
    assert_allclose(lab.result.relu_first, relu_first[0, :, :, 0], atol=1e-12)
    assert_allclose(lab.result.pool_first, pool_first[0, :, :, 0], atol=1e-12)


@pytest.mark.parametrize(("size", "fewer"), [(2, 4), (3, 9), (4, 16)])
def test_pooling_first_takes_as_many_times_fewer_relus_as_a_window_holds(
    lab, size, fewer
):
    lab.move(pool_size=size)
    first, last = lab.result.relus
    assert (first, first / last) == (96 * 96, fewer)
    assert f"{last:,} ReLUs instead of 9,216" in lab.sentence


def test_the_map_is_given_with_mean_0_and_deviation_1(lab):
    assert lab.result.before == pytest.approx((0, 1))


def test_relu_turns_standard_normal_numbers_into_mean_040_and_deviation_058(lab):
    lab.move(source=RANDOM)
    half = 1 / np.sqrt(2 * np.pi)  # the mean of a normal number's positive part
    wanted = (half, np.sqrt(0.5 - half**2))
    assert lab.result.after == pytest.approx(wanted, abs=0.015)
    assert "not into 0 and 1" in lab.sentence


@pytest.mark.parametrize(("scale", "offset"), [(3.0, 0.5), (0.2, -2.0), (4.0, 2.0)])
def test_scale_and_offset_come_out_on_the_other_side_of_relu(lab, scale, offset):
    features = lab.result.features
    lab.move(scale=scale, offset=offset)
    after = nn.relu(scale * features + offset)
    assert lab.result.after == pytest.approx((after.mean(), after.std()))
    assert lab.result.before == pytest.approx((offset, scale))


def test_the_picture_shows_both_orders_and_their_difference(lab):
    lab.move(kind="average")
    shown = [image.get_array() for image in lab.picture.maps[1:]]
    assert_array_equal(shown[0], lab.result.relu_first)
    assert_array_equal(shown[1], lab.result.pool_first)
    assert_allclose(shown[2], shown[0] - shown[1])


@pytest.mark.parametrize("scale", [0.2, 1.0, 4.0])
def test_the_histograms_hold_every_number(lab, scale):
    lab.move(scale=scale)
    for stairs in lab.picture.stairs.values():
        assert stairs.get_data().values.sum() == pytest.approx(1, abs=1e-6)


def test_after_relu_no_share_lies_below_zero(lab):
    shares, edges, _ = lab.picture.stairs["after ReLU"].get_data()
    assert shares[edges[1:] <= 0].max() < 1e-6


def test_the_rods_reach_one_deviation_to_either_side(lab):
    lab.move(scale=2.0, offset=1.0)
    assert_allclose(lab.picture.rods["before ReLU"].get_xdata(), (-1, 3), atol=1e-12)


def test_the_bars_are_as_long_as_the_work(lab):
    lab.move(pool_size=4)
    assert [bar.get_width() for bar in lab.picture.bars] == [9216, 576]


def test_no_mean_is_written_as_minus_zero(lab):
    assert "-0.00" not in " ".join([lab.sentence, *lab.picture.figures.texts])
