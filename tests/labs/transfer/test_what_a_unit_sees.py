"""Lab: what the units of a trained network answer to."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers.labs.transfer import what_a_unit_sees as module
from helpers.labs.transfer.what_a_unit_sees import what_a_unit_sees

START = {"picture_number": 1, "layer": "conv 2", "unit": module.START}
UNITS = {"conv 1": 16, "conv 2": 48, "dense": 32, "classes": 5}


@pytest.fixture(scope="module")
def one_lab():
    return what_a_unit_sees()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(**START)
    return one_lab


def alive(layer):
    """Return a unit of a layer that answers to most pictures, as a place."""
    peaks, _ = module._peaks(layer)
    unit = int((peaks > 0).sum(axis=0).argmax())
    row, column = divmod(unit, module._columns(peaks.shape[1]))
    return float(column), float(row)


@pytest.mark.parametrize("layer", UNITS)
def test_every_unit_of_a_layer_has_a_favourite(lab, layer):
    lab.move(layer=layer)
    assert len(lab.result.favourites) == UNITS[layer]


@pytest.mark.parametrize("layer", UNITS)
def test_a_favourite_is_answered_more_than_a_usual_picture(lab, layer):
    lab.move(layer=layer, unit=alive(layer))
    side, unit = lab.result.favourites.shape[1], lab.result.unit
    image = np.zeros((1, 16, 16, 1), np.float32)
    start = 4 if side == 8 else 7 if side == 3 else 0
    image[0, start : start + side, start : start + side, 0] = lab.result.favourites[
        unit
    ]
    answer = module._run(image, layer)[..., unit].max()
    assert answer > np.median(module._peaks(layer)[0][:, unit])


def test_a_favourite_of_conv_1_is_ink_where_its_weights_are_above_zero(lab):
    lab.move(layer="conv 1")
    kernels = module.source_network()[1][0][0][:, :, 0].transpose(2, 0, 1)
    clear = np.abs(kernels) > 1e-3
    assert_allclose((lab.result.favourites > 0.5)[clear], (kernels > 0)[clear])


def test_the_pictures_come_strongest_first(lab):
    assert np.all(np.diff(lab.result.answers) <= 0)


def test_no_test_picture_is_answered_more_than_the_first(lab):
    peaks, _ = module._peaks("conv 2")
    assert lab.result.answers[0] == peaks[:, lab.result.unit].max()


@pytest.mark.parametrize("layer", ["conv 1", "conv 2"])
def test_the_answer_depends_on_nothing_outside_its_box(lab, layer):
    lab.move(layer=layer, unit=alive(layer))
    x, y, side = lab.result.boxes[0]
    cut = np.zeros((1, 16, 16, 1), np.float32)
    inside = (0, slice(y, y + side), slice(x, x + side), 0)
    cut[inside] = lab.result.top[0][inside[1:3]]
    answers = module._run(cut, layer)[0, ..., lab.result.unit]
    size, step = module.SEES[layer]
    assert size == side
    assert answers[y // step, x // step] == pytest.approx(lab.result.answers[0], 1e-4)


def test_the_map_is_a_share_of_the_answer(lab):
    assert lab.result.lost.shape == (16, 16)
    assert 0 < lab.result.lost.max() <= 1.5


def test_covering_what_the_unit_does_not_see_takes_nothing(lab):
    x, y, side = lab.result.boxes[0]
    outside = np.ones((16, 16), bool)
    reach = module.PATCH - 1
    outside[
        max(0, y - reach) : y + side + reach, max(0, x - reach) : x + side + reach
    ] = False
    assert lab.result.lost[outside].max() <= 1e-6


def test_a_dead_unit_is_said_to_be_dead(lab):
    peaks, _ = module._peaks("dense")
    dead = np.flatnonzero(peaks.max(axis=0) == 0)
    if len(dead):
        row, column = divmod(int(dead[0]), module._columns(32))
        lab.move(layer="dense", unit=(column, row))
        assert "dead" in lab.sentence and not lab.result.lost.any()


def test_pointing_past_the_last_unit_is_pointing_at_the_last(lab):
    lab.move(layer="classes", unit=(7, 5))
    assert lab.result.unit == 4


def test_pointing_at_a_cell_takes_its_unit(lab):
    lab.move(unit=(2.3, 4.4))
    assert lab.result.unit == 4 * lab.result.columns + 2


def test_each_class_likes_pictures_of_its_digit(lab):
    lab.move(layer="classes", unit=(0, 0))
    assert lab.result.digits[0] == 0


def test_the_frame_stands_on_the_unit(lab):
    lab.move(unit=(5, 3))
    assert lab.picture.frame_now.get_xy() == (4.5, 2.5)


def test_the_map_drawn_is_the_result(lab):
    lab.move(picture_number=3)
    assert_allclose(lab.picture.lost.get_array(), lab.result.lost)


@pytest.mark.parametrize(
    "values", [{"picture_number": 2}, {"layer": "conv 1"}, {"unit": (4, 1)}]
)
def test_every_control_changes_what_is_said(lab, values):
    before = lab.sentence
    lab.move(**values)
    assert lab.sentence != before


def test_another_unit_leaves_the_background_alone(lab):
    background = lab.picture._background
    lab.move(unit=(5, 2), picture_number=4)
    assert lab.picture._background is background


def test_it_opens_as_the_other_tests_find_it():
    opened = what_a_unit_sees().controls
    assert {name: control.value for name, control in opened.items()} == START
