"""Rotate, shift, zoom, shear, flip and bend: values, laws and refusals."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers.nn import augment

IMAGE = np.random.default_rng(5).random((9, 9))
IMAGES = np.random.default_rng(6).random((3, 9, 9, 3))
BLACK = {"fill_mode": "constant"}


def rng(seed=0):
    return np.random.default_rng(seed)


@pytest.mark.parametrize("quarters", [-1, 0, 1, 2, 3])
def test_quarter_turns_are_those_of_numpy(quarters):
    turned = augment.rotate(IMAGE, 90 * quarters)
    assert_allclose(turned, np.rot90(IMAGE, quarters), atol=1e-12)


@pytest.mark.parametrize("degrees", [0, 360, -720])
def test_whole_turns_change_nothing(degrees):
    assert_allclose(augment.rotate(IMAGE, degrees), IMAGE, atol=1e-12)


@pytest.mark.parametrize("fill_mode", ["reflect", "constant", "nearest", "wrap"])
def test_no_shift_no_zoom_no_shear_change_nothing(fill_mode):
    assert_allclose(augment.affine(IMAGE, fill_mode=fill_mode), IMAGE, atol=1e-12)


def test_a_shift_by_whole_pixels_moves_down_and_right():
    moved = augment.shift(IMAGE, rows=2, columns=3, **BLACK)
    assert_allclose(moved[2:, 3:], IMAGE[:-2, :-3])
    assert moved[:2].max() == moved[:, :3].max() == 0


@pytest.mark.parametrize(
    ("fill_mode", "border"),
    [
        ("reflect", [0.2, 0.1]),
        ("constant", [0.7, 0.7]),
        ("nearest", [0.1, 0.1]),
        ("wrap", [0.3, 0.4]),
    ],
)
def test_what_appears_at_the_border_is_what_was_asked_for(fill_mode, border):
    row = np.array([[0.1, 0.2, 0.3, 0.4]])
    moved = augment.shift(row, columns=2, fill_mode=fill_mode, fill_value=0.7)
    assert_allclose(moved, [[*border, 0.1, 0.2]])


def test_half_a_pixel_mixes_two_neighbours_evenly():
    moved = augment.shift(np.array([[0.0, 1.0, 0.0]]), columns=0.5)
    assert_allclose(moved, [[0, 0.5, 0.5]])


def test_zooming_out_shows_the_whole_image_in_the_middle():
    small = augment.zoom(np.ones((12, 12)), 0.5, **BLACK)
    assert_allclose(small[3:9, 3:9], 1)
    assert small.sum() == 36


def test_a_shear_keeps_the_middle_row():
    assert_allclose(augment.shear(IMAGE, 0.5)[4], IMAGE[4])


def test_the_order_is_shear_then_rotate_then_zoom_then_shift():
    dots = np.zeros((21, 21))
    dots[12, 11] = 1  # 2 below and 1 to the right of the middle
    all_at_once = augment.affine(dots, 90, rows=1, columns=-2, factor=2, shear=0.5)
    row, column = np.unravel_index(all_at_once.argmax(), dots.shape)
    assert (row, column) == (10 - 2 * 2 + 1, 10 + 2 * 2 - 2)


def test_each_image_can_have_its_own_angle():
    turned = augment.rotate(IMAGES, np.array([0, 90, 45]))
    alone = [
        augment.rotate(image, angle)
        for image, angle in zip(IMAGES, (0, 90, 45), strict=True)
    ]
    assert_allclose(turned, alone)


def test_flipping_twice_changes_nothing():
    assert_array_equal(augment.flip(augment.flip(IMAGES)), IMAGES)


def test_flipping_both_ways_is_half_a_turn():
    both = augment.flip(IMAGE, "horizontal_and_vertical")
    assert_array_equal(both, np.rot90(IMAGE, 2))


def test_left_becomes_right():
    assert_array_equal(augment.flip(IMAGES), IMAGES[:, :, ::-1])


def test_about_half_of_many_images_are_flipped():
    many = np.broadcast_to(IMAGES[:1], (400, 9, 9, 3))
    flipped = augment.random_flip(many, rng())
    assert 160 < np.sum((flipped != many).any(axis=(1, 2, 3))) < 240


@pytest.mark.parametrize(("rate", "count"), [(0, 0), (1, 3)])
def test_the_rate_decides_how_many_are_flipped(rate, count):
    flipped = augment.random_flip(IMAGES, rng(), rate=rate)
    assert np.sum((flipped != IMAGES).any(axis=(1, 2, 3))) == count


def test_draws_stay_in_their_range():
    dot = np.zeros((300, 1, 21, 1))
    dot[:, 0, 10] = 1
    moved = augment.random_affine(dot, rng(), columns=(-3, 5), **BLACK)
    places = moved[:, 0, :, 0] @ np.arange(21) - 10
    assert -3 <= places.min() < -2.5 and 4.5 < places.max() <= 5


def test_no_displacement_changes_nothing():
    still = np.zeros((9, 9))
    assert_allclose(augment.displace(IMAGES, still, still), IMAGES)


def test_an_even_displacement_is_a_shift():
    field = np.full((9, 9), 1.5)
    there = augment.displace(IMAGE, 0 * field, field)
    assert_allclose(there, augment.shift(IMAGE, columns=-1.5))


def test_a_strength_of_0_bends_nothing():
    assert_allclose(augment.elastic(IMAGES, 0.0, 2.0, rng()), IMAGES)


@pytest.mark.parametrize("smoothness", [1.0, 3.0])
def test_the_strength_is_the_deviation_of_the_displacement(smoothness):
    ramp = np.tile(np.linspace(0, 1, 200), (200, 1))  # brightness tells the column
    bent = augment.elastic(ramp, 2.0, smoothness, rng())
    pixels = (bent - ramp)[20:-20, 20:-20] * 199
    assert pixels.std() == pytest.approx(2.0, rel=0.15)


def test_neighbours_move_nearly_alike():
    ramp = np.tile(np.linspace(0, 1, 200), (200, 1))
    steps = [
        np.diff(augment.elastic(ramp, 2.0, smooth, rng()) - ramp).std()
        for smooth in (1.0, 4.0)
    ]
    assert steps[1] < 0.5 * steps[0]


REFUSED = {
    "degrees must be finite": lambda: augment.rotate(IMAGE, np.inf),
    "degrees holds NaN": lambda: augment.rotate(IMAGE, np.nan),
    r"degrees must be one number or 3, one for each": lambda: augment.rotate(
        IMAGES, [1, 2]
    ),
    "factor must be above 0, not 0": lambda: augment.zoom(IMAGE, 0),
    "fill_mode must be .*, not 'mirror'": lambda: augment.rotate(
        IMAGE, 1, fill_mode="mirror"
    ),
    "fill_value must lie in 0 to 1, not 255": lambda: augment.rotate(
        IMAGE, 1, fill_value=255
    ),
    "interpolation must be .*, not 'cubic'": lambda: augment.rotate(
        IMAGE, 1, interpolation="cubic"
    ),
    "mode must be .*, not 'sideways'": lambda: augment.flip(IMAGE, "sideways"),
    "degrees must run from low to high, not from 15 to -15": lambda: (
        augment.random_rotation(IMAGE, (15, -15), rng())
    ),
    r"pixels must be a range \(low, high\), not 3": lambda: augment.random_shift(
        IMAGE, 3, rng()
    ),
    "factor must be above 0, not -": lambda: augment.random_zoom(
        IMAGE, (-2, -1), rng()
    ),
    "rate must be a probability from 0 to 1, not 2": lambda: augment.random_flip(
        IMAGE, rng(), rate=2
    ),
    r"rows must be \(9, 9\), not \(3, 9\)": lambda: augment.displace(
        IMAGE, np.zeros((3, 9)), np.zeros((9, 9))
    ),
    "strength must be at least 0, not -1": lambda: augment.elastic(IMAGE, -1, 2, rng()),
    "smoothness must be at least 0.5, not 0": lambda: augment.elastic(
        IMAGE, 1, 0, rng()
    ),
}


@pytest.mark.parametrize("sentence", REFUSED)
def test_an_impossible_parameter_is_refused_in_one_sentence(sentence):
    with pytest.raises(ValueError, match=sentence):
        REFUSED[sentence]()
