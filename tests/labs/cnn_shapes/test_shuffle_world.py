"""Lab: every picture of a world goes through the same shuffle."""

import runpy
from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import data
from helpers.draw.cnn_shapes import shuffle_world as drawn
from helpers.labs.cnn_shapes.shuffle_world import shuffle_world

SCRIPT = Path(__file__).parents[3] / "data" / "scripts" / "shuffle_the_world.py"


@pytest.fixture(scope="module")
def one_lab():
    return shuffle_world()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(share=0, world="centred", others=0)
    return one_lab


@pytest.fixture
def script(monkeypatch):
    monkeypatch.syspath_prepend(SCRIPT.parent)
    monkeypatch.setenv("TF_CPP_MIN_LOG_LEVEL", "3")
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "")
    return runpy.run_path(str(SCRIPT))


def test_without_a_shuffle_the_digits_stay(lab):
    assert_array_equal(lab.result.before, lab.result.after)


def test_a_shuffle_loses_no_ink(lab):
    lab.move(share=100)
    before, after = (
        np.sort(digits.reshape(10, -1))
        for digits in (lab.result.before, lab.result.after)
    )
    assert_array_equal(before, after)


def test_all_digits_go_through_the_same_shuffle(lab):
    lab.move(share=75)
    shuffle = data.pixel_shuffle(
        16, 0.75, data.sweep("shuffle_the_world")["shuffle_seed"]
    )
    for before, after in zip(lab.result.before, lab.result.after, strict=True):
        assert_array_equal(before.ravel()[shuffle], after.ravel())


@pytest.mark.parametrize("world", ["centred", "moving"])
def test_the_digits_shown_are_those_the_networks_were_tested_on(lab, script, world):
    lab.move(world=world, share=50)
    seen = script["shuffled_digits"](world, 0.5).x_test[..., 0]
    for digit in lab.result.after:
        assert (seen == digit).all(axis=(1, 2)).any()


def test_one_digit_of_each_kind_is_shown(lab):
    digits = data.moving_digits(16, 4, 4)
    names = [
        digits.y_test[(digits.x_test[..., 0] == digit).all(axis=(1, 2))][0]
        for digit in lab.result.before
    ]
    assert names == list(range(10))


def test_other_digits_are_other_digits(lab):
    before = lab.result.before
    lab.move(others=1)
    assert (lab.result.before != before).any()


@pytest.mark.parametrize("world", ["centred", "moving"])
def test_a_shuffle_ends_the_likeness_of_neighbours(lab, world):
    first, *_, last = lab.result.neighbours[world]
    assert first > 0.5 and abs(last) < 0.1


def test_neighbours_correlate_as_pixels_beside_and_below(lab):
    x = data.moving_digits(16, 4, 4).x_test[..., 0].astype(float)
    pairs = [
        (x[i, r, c], x[i, r + down, c + 1 - down])
        for i in range(len(x))
        for down in (0, 1)
        for r in range(16 - down)
        for c in range(15 + down)
    ]
    expected = np.corrcoef(np.transpose(pairs))[0, 1]
    assert lab.result.neighbours["centred"][0] == pytest.approx(expected, abs=1e-5)


def test_centred_digits_survive_the_shuffle(lab):
    lab.move(share=100, world="centred")
    assert "still reads" in lab.sentence


def test_moving_digits_do_not_survive_the_shuffle(lab):
    lab.move(share=100, world="moving")
    assert "falls from" in lab.sentence


def test_the_dense_net_does_not_notice_the_shuffle(lab):
    for world in ("centred", "moving"):
        means = lab.result.accuracy[world]["dense"].mean(axis=1)
        assert np.ptp(means) < 0.06


@pytest.mark.parametrize("values", [{"share": 75}, {"world": "centred"}])
def test_share_and_world_change_what_is_said(lab, values):
    lab.move(share=50, world="moving")
    before = lab.sentence
    lab.move(**values)
    assert lab.sentence != before


def test_a_share_typed_between_two_counts_as_the_nearer(lab):
    lab.move(share=60)
    assert lab.result.shares[lab.result.number] == 0.5


def test_the_bars_are_the_means_of_the_runs(lab):
    lab.move(share=50, world="moving")
    figures = data.sweep("shuffle_the_world")["accuracy"]["moving"]
    heights = [bar.get_height() for bar in lab.picture.bars]
    assert_allclose(heights, [np.mean(figures[name][2]) for name in drawn.LOOKS])


def test_every_run_is_a_dot(lab):
    lab.move(share=50, world="moving")
    figures = data.sweep("shuffle_the_world")["accuracy"]["moving"]
    dots = lab.picture.seeds.get_ydata()
    assert_allclose(dots, np.ravel([figures[name][2] for name in drawn.LOOKS]))


def test_the_cursor_stands_at_the_share_in_the_world_chosen(lab):
    lab.move(share=75, world="moving")
    cursors = lab.picture.cursors
    assert cursors["moving"].get_visible() and not cursors["centred"].get_visible()
    assert list(cursors["moving"].get_xdata()) == [75, 75]


@pytest.mark.parametrize("number", [0, 1])
def test_the_strips_hold_the_digits_side_by_side(lab, number):
    lab.move(share=50)
    digits = (lab.result.before, lab.result.after)[number]
    strip = np.asarray(lab.picture.strips[number].get_array())[..., 0] / 255
    for i, digit in enumerate(digits):
        assert_allclose(strip[:, 17 * i : 17 * i + 16], digit, atol=0.01)


def test_moving_a_control_leaves_the_curves_in_the_background(lab):
    background = lab.picture._background
    lab.move(share=75, world="moving", others=3)
    assert lab.picture._background is background


def test_it_opens_as_the_other_tests_find_it(lab):
    opened = shuffle_world().controls
    assert {name: control.value for name, control in opened.items()} == {
        name: control.value for name, control in lab.controls.items()
    }
