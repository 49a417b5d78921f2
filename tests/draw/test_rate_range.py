"""The picture of a learning-rate range test."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import nn
from helpers.draw.rate_range import RangeSoFar, RateRangePicture

RATES = np.geomspace(1e-4, 1.0, 21)
LOSSES = (np.log10(RATES) + 1) ** 2  # least at 0.1


def shown(steps):
    picture = RateRangePicture()
    reading = nn.read_rate_range(RATES[:steps], LOSSES[:steps], momentum=0)
    picture.show(RangeSoFar(1e-4, 1.0, 12.0, reading))
    return picture


def test_the_curve_is_the_moving_average():
    assert_allclose(shown(21).curve.get_xydata(), np.stack([RATES, LOSSES], axis=1))


def test_the_two_marks_lie_a_tenth_apart_on_the_curve():
    picture = shown(21)
    (least,), (tenth,) = picture.least.get_xdata(), picture.tenth.get_xdata()
    assert tenth == pytest.approx(least / 10) == pytest.approx(0.01)
    assert_allclose(picture.tenth.get_ydata(), 1.0)


def test_a_rate_that_was_not_tried_is_not_marked():
    assert len(shown(3).tenth.get_xdata()) == 0


def test_the_frame_holds_all_rates_that_are_planned():
    assert shown(3).axes.get_xlim() == (1e-4, 1.0)
