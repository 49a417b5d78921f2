"""The first lab of the course."""

import pytest

from helpers.labs.start_here.line import line


@pytest.fixture
def lab():
    return line()


def test_the_line_crosses_zero_where_weight_times_x_is_minus_bias(lab):
    lab.move(weight=2.0, bias=-3.0)
    assert lab.result.zero == pytest.approx(1.5)
    assert "crosses zero at x = 1.50" in lab.sentence


def test_a_zero_on_the_left_has_the_minus_of_the_axis(lab):
    lab.move(weight=1.0, bias=1.0)
    assert "crosses zero at x = −1.00" in lab.sentence


def test_a_negative_weight_makes_it_fall(lab):
    lab.move(weight=-2.0)
    assert lab.sentence.startswith("The line falls by 2.0")


def test_without_weight_it_is_level(lab):
    lab.move(weight=0.0)
    assert "level" in lab.sentence and lab.result.zero is None


def test_a_zero_outside_the_picture_is_not_shown(lab):
    lab.move(weight=0.1, bias=3.0)
    assert lab.picture.zero.get_xdata() == []
    assert "one side of zero" in lab.sentence


def test_the_picture_shows_the_line(lab):
    lab.move(weight=-1.0, bias=0.5)
    assert lab.picture.line.get_ydata() == pytest.approx([5.5, -4.5])
