"""Lab: the scaled network is the geometric mean of all thinned ones."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import nn
from helpers.labs.regularization.all_masks import all_masks

OPENED = {"number": 700, "rate": 0.5, "size": 1.0, "hidden": False, "seed": 0}


@pytest.fixture(scope="module")
def one_lab():
    return all_masks()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(**OPENED)
    return one_lab


def off(lab):
    return np.abs(lab.result.ensemble.geometric - lab.result.ensemble.scaled).max()


def test_it_opens_as_the_other_tests_find_it():
    opened = all_masks().controls
    assert {name: control.value for name, control in opened.items()} == OPENED


def test_there_are_1024_thinned_networks(lab):
    assert lab.result.ensemble.members.shape == (1024, 4)
    assert "1024" in lab.sentence


@pytest.mark.parametrize("rate", [0.1, 0.5, 0.9])
@pytest.mark.parametrize("size", [0.2, 3.0])
def test_one_softmax_layer_has_the_geometric_mean_exactly(lab, rate, size):
    lab.move(rate=rate, size=size)
    assert off(lab) < 1e-12
    assert "the same for every class" in lab.sentence


def test_a_relu_layer_between_makes_it_rough(lab):
    lab.move(hidden=True)
    assert off(lab) > 0.05
    assert f"up to {off(lab):.3f} off" in lab.sentence


def test_the_plain_mean_is_another(lab):
    ensemble = lab.result.ensemble
    assert np.abs(ensemble.arithmetic - ensemble.scaled).max() > 0.03
    assert f"plain mean gives {ensemble.arithmetic[0]:.3f}" in lab.sentence


def test_small_weights_bring_the_two_means_together(lab):
    lab.move(size=0.2)
    ensemble = lab.result.ensemble
    assert np.abs(ensemble.arithmetic - ensemble.scaled).max() < 0.01


def test_the_last_thinned_network_keeps_all_units(lab):
    lab.move(number=1024)
    assert lab.result.mask.all()
    assert "keeps 10 of 10" in lab.sentence


def test_the_mask_shown_is_that_of_its_number(lab):
    lab.move(number=37)
    assert_array_equal(lab.result.mask, nn.all_masks(10)[36])


@pytest.mark.parametrize(
    "values",
    [{"number": 701}, {"rate": 0.45}, {"size": 1.1}, {"hidden": True}, {"seed": 1}],
)
def test_every_control_changes_what_is_said(lab, values):
    before = lab.sentence
    lab.move(**values)
    assert lab.sentence != before


@pytest.mark.parametrize("rate", [0.2, 0.5])
def test_the_bars_hold_all_networks_by_how_often_they_are_drawn(lab, rate):
    lab.move(rate=rate)
    heights = [path.vertices[:, 1].max() for path in lab.picture.bars.get_paths()]
    assert sum(heights) == pytest.approx(100)


def test_the_marks_are_the_means_and_the_network_looked_at(lab):
    ensemble = lab.result.ensemble
    rows = [
        ensemble.scaled,
        ensemble.geometric,
        ensemble.arithmetic,
        ensemble.members[699],
    ]
    for row, mark, marks in zip(rows, lab.picture.now, lab.picture.every, strict=True):
        assert_allclose(mark.get_xdata(), row[:1])
        assert_allclose(marks.get_ydata(), row)


def test_a_cross_marks_every_unit_dropped(lab):
    crossed = lab.picture.dropped.get_xdata()
    assert_array_equal(crossed, 1 + np.flatnonzero(~lab.result.mask))


def test_the_axes_keep_their_limits(lab):
    def limits():
        return [(*a.get_xlim(), *a.get_ylim()) for a in lab.picture.figure.axes]

    before, background = limits(), lab.picture._background
    lab.move(number=1, rate=0.9, size=3.0, hidden=True)
    assert limits() == before
    assert lab.picture._background is background
