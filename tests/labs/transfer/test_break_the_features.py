"""Lab: fine-tuning with learning rates that keep or break what was learned."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers.labs.transfer.break_the_features import break_the_features

START = {"learning_rate": 0.003, "draw": 1}


@pytest.fixture(scope="module")
def one_lab():
    return break_the_features()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(**START)
    return one_lab


def test_a_small_rate_beats_random_weights(lab):
    lab.move(learning_rate=0.01)
    assert lab.result.accuracy[lab.result.here].mean() > lab.result.scratch.mean()


def test_a_large_rate_is_worse_than_random_weights_and_than_frozen_layers(lab):
    lab.move(learning_rate=0.1)
    broken = lab.result.accuracy[lab.result.here].max()
    assert broken < min(lab.result.scratch.min(), lab.result.frozen.min()) - 0.2


def test_the_larger_the_rate_the_farther_filters_move(lab):
    means = lab.result.moved.mean(axis=1)
    assert np.all(np.diff(means, axis=0) > 0)


@pytest.mark.parametrize("rate", [0.0003, 0.003, 0.1])
def test_the_way_told_is_the_way_from_the_filters_before_to_those_after(lab, rate):
    lab.move(learning_rate=rate, draw=2)
    r = lab.result
    way = np.linalg.norm(r.after - r.before) / np.linalg.norm(r.before)
    assert way == pytest.approx(r.moved[r.here, 1, 0], rel=0.02)


def test_the_filters_before_are_those_of_the_source(lab):
    before = lab.result.before
    lab.move(learning_rate=0.3, draw=3)
    assert lab.result.before is before and before.shape == (3, 3, 1, 16)


def test_all_draws_are_told(lab):
    for accuracy in lab.result.accuracy[lab.result.here]:
        assert f"{accuracy:.0%}" in lab.sentence


def test_the_ring_stands_on_the_draw(lab):
    lab.move(learning_rate=0.03, draw=3)
    assert_allclose(lab.picture.ring.get_xydata(), [[4, lab.result.accuracy[4, 2]]])


def test_the_first_filter_stands_in_the_upper_left_corner(lab):
    shown = lab.picture.after.get_array()[:3, :3]
    assert_allclose(shown, lab.result.after[:, :, 0, 0])


@pytest.mark.parametrize("values", [{"learning_rate": 0.01}, {"draw": 2}])
def test_every_control_changes_what_is_said(lab, values):
    before = lab.sentence
    lab.move(**values)
    assert lab.sentence != before


def test_moving_leaves_the_background_alone(lab):
    background = lab.picture._background
    lab.move(learning_rate=0.1, draw=2)
    assert lab.picture._background is background


def test_it_opens_as_the_other_tests_find_it():
    opened = break_the_features().controls
    assert {name: control.value for name, control in opened.items()} == START
