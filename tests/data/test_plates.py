import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import data

EVERYTHING = {
    "fonts": tuple(data.PLATE_FONTS),
    "tilt": 12,
    "noise": 0.2,
    "background": "china",
}
PLATE = np.s_[:, 10:22, 9:71, 0]
"""What lies well inside a plate that is not turned."""


def test_the_same_seed_gives_the_same_plates():
    one, two = (data.licence_plates(5, **EVERYTHING, seed=4) for _ in range(2))
    assert_array_equal(one.x, two.x)


def test_another_seed_gives_other_texts():
    one, two = (data.licence_plates(5, seed=seed) for seed in (4, 5))
    assert np.any(one.y != two.y)


def test_the_texts_do_not_depend_on_how_they_are_drawn():
    plain, varied = (data.licence_plates(20, **how) for how in ({}, EVERYTHING))
    assert_array_equal(plain.y, varied.y)


def test_pictures_lie_within_0_and_1_for_all_the_noise():
    x = data.licence_plates(20, noise=1.0, background="flower").x
    assert x.dtype == np.float32
    assert (x.min(), x.max()) == (0, 1)


def test_equal_texts_in_one_font_look_alike_when_nothing_else_varies():
    plates = data.licence_plates(200)
    first = plates.x[:, :, :16][plates.y[:, 0] == 3]
    assert len(first) > 1
    assert np.ptp(first[:, 8:24, 9:], axis=0)[:, :-2].max() == 0


@pytest.mark.parametrize("font", data.PLATE_FONTS)
def test_in_every_font_all_characters_differ(font):
    plates = data.licence_plates(300, fonts=(font,))
    strips = data.plate_strips(plates.x)[:, 10:22, 2:14].reshape(-1, 144)
    labels = plates.y.ravel()
    means = [strips[labels == label].mean(axis=0) for label in range(20)]
    apart = [np.abs(a - b).max() for i, a in enumerate(means) for b in means[:i]]
    assert min(apart) > 0.3


def test_fonts_differ_from_each_other():
    ink = [data.licence_plates(5, fonts=(font,)).x for font in data.PLATE_FONTS]
    apart = [np.abs(a - b).mean() for i, a in enumerate(ink) for b in ink[:i]]
    assert min(apart) > 0.005


def test_a_plate_that_is_not_turned_stands_on_grey():
    x = data.licence_plates(3).x
    assert_allclose(x[:, :7], 128 / 255, atol=0.003)
    assert_allclose(x[:, :, :6], 128 / 255, atol=0.003)


def test_ink_is_dark_on_a_light_plate():
    inside = data.licence_plates(50).x[PLATE]
    assert inside.min() < 0.12 and inside.max() > 0.88


def test_no_plate_is_turned_further_than_told():
    degrees = data.licence_plates(300, tilt=6).degrees
    assert 5 < np.abs(degrees).max() <= 6
    assert degrees.min() < 0 < degrees.max()


def test_a_plate_is_turned_to_the_left_by_its_degrees():
    plates = data.licence_plates(60, tilt=12)
    most = plates.degrees.argmax()  # counterclockwise: its right end is higher
    light = plates.x[most, :, :, 0] > 0.7
    rows = [
        np.nonzero(light[:, columns])[0].mean() for columns in (np.s_[:24], np.s_[56:])
    ]
    slope = np.rad2deg(np.arctan2(rows[0] - rows[1], 48))
    assert_allclose(slope, plates.degrees[most], atol=3)


def test_turned_plates_stay_in_the_picture():
    x = data.licence_plates(200, tilt=12).x
    assert_allclose(x[:, :, [0, -1]], 128 / 255, atol=0.003)


def test_backgrounds_are_pieces_of_the_photograph():
    above = data.licence_plates(1, background="flower").x[0, :6, :, 0]
    photograph = data.photograph("flower", size=(213, 320), grey=True)
    windows = np.lib.stride_tricks.sliding_window_view(photograph, above.shape)
    assert np.abs(windows - above).max(axis=(2, 3)).min() < 1e-6


def test_noise_changes_every_picture_by_its_own_amount():
    plain, noisy = (data.licence_plates(100, noise=n).x for n in (0.0, 0.2))
    spread = (noisy - plain).std(axis=(1, 2, 3))
    assert spread.min() < 0.03 and 0.15 < spread.max() < 0.2


def test_the_middle_of_each_strip_is_its_character():
    plates = data.licence_plates(4)
    strips = data.plate_strips(plates.x).reshape(4, 5, 32, 16)
    assert_array_equal(strips[2, 1], plates.x[2, :, 20:36, 0])


def test_strips_come_in_the_order_of_the_text():
    plates = data.licence_plates(300)
    strips, labels = data.plate_strips(plates.x), plates.y.ravel()
    ones = strips[labels == 1][:, 10:22, 4:12]
    assert len(ones) > 10
    assert np.ptp(ones, axis=0).max() == 0


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"fonts": ("comic",)}, r"fonts must be among .*, not \['comic'\]"),
        ({"fonts": ()}, r"fonts must be among .*, not \[\]"),
        ({"tilt": 50}, "tilt must be from 0 to 45 degrees, not 50"),
        ({"noise": -1}, "noise must be from 0 to 1, not -1"),
        ({"noise": np.nan}, "noise must be from 0 to 1, not nan"),
        ({"background": "moon"}, "no photograph 'moon'"),
        ({"n": 0}, "n must be a whole number of at least 1, not 0"),
    ],
)
def test_an_impossible_plate_is_refused(wrong, sentence):
    with pytest.raises(ValueError, match=sentence):
        data.licence_plates(**wrong)


def test_only_whole_plates_are_cut_into_strips():
    with pytest.raises(
        ValueError, match=r"x must be \(n, 32, 80, 1\), not \(2, 8, 8, 1\)"
    ):
        data.plate_strips(np.zeros((2, 8, 8, 1)))
