"""Lab: diamond and circle, and which weights become exactly zero."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers.draw import style
from helpers.labs.regularization.two_shapes import two_shapes


@pytest.fixture(scope="module")
def one_lab():
    return two_shapes()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(strength=1.2, kind="L1", correlation=0.3, free=(1.5, 0.4))
    return one_lab


def cost(result, weights, l1, l2):
    """Loss plus penalty of weights (places, 2)."""
    away = weights - result.free
    c = 0.3
    loss = (away**2).sum(axis=1) + 2 * c * away.prod(axis=1)
    return loss + l1 * np.abs(weights).sum(axis=1) + l2 * (weights**2).sum(axis=1)


@pytest.mark.parametrize(
    ("kind", "l1", "l2"), [("L1", 1.2, 0), ("L2", 0, 1.2), ("L1 and L2", 1.2, 1.2)]
)
def test_no_place_nearby_costs_less_than_the_minimum(lab, kind, l1, l2):
    lab.move(kind=kind)
    around = lab.result.best + np.random.default_rng(0).normal(0, 0.1, (2000, 2))
    least = cost(lab.result, lab.result.best[None], l1, l2)
    assert cost(lab.result, around, l1, l2).min() > least


def test_the_diamond_makes_the_small_weight_exactly_zero(lab):
    assert lab.result.best[1] == 0 and lab.result.best[0] > 1
    assert "weight 2 is exactly 0" in lab.sentence


@pytest.mark.parametrize("strength", [0.5, 1.2, 3.0])
def test_the_circle_never_makes_a_weight_zero(lab, strength):
    lab.move(kind="L2", strength=strength)
    assert not lab.result.zero.any()
    assert "neither" in lab.sentence


def test_both_together_keep_the_zeros_of_l1(lab):
    lab.move(kind="L1 and L2", free=(1.5, 0.2))
    assert lab.result.best[1] == 0


def test_enough_l1_leaves_nothing(lab):
    lab.move(strength=3.0, free=(0.8, 0.5))
    assert lab.result.zero.all()
    assert "both weights are exactly 0" in lab.sentence


def test_the_pull_of_l1_is_its_strength_wherever_the_weight_is(lab):
    for place in (0.1, 2.0):
        lab.move(free=(place, 0.4))
        assert lab.result.pull == pytest.approx(1.2)


def test_the_pull_of_l2_is_twice_strength_times_weight(lab):
    for place in (0.1, 2.0):
        lab.move(kind="L2", free=(place, 0.4))
        assert lab.result.pull == pytest.approx(2 * 1.2 * place)


def test_a_weight_alone_is_shrunk_as_the_formulas_say(lab):
    assert lab.result.alone == pytest.approx(1.5 - 0.6)
    lab.move(kind="L2")
    assert lab.result.alone == pytest.approx(1.5 / 2.2)


def test_without_strength_nothing_moves(lab):
    lab.move(strength=0.0)
    assert_allclose(lab.result.best, lab.result.free, atol=1e-9)
    assert "stays at (1.50, 0.40)" in lab.sentence


@pytest.mark.parametrize("kind", ["L1", "L2", "L1 and L2"])
def test_ellipse_and_shape_meet_at_the_minimum(lab, kind):
    lab.move(kind=kind)
    for outline in (lab.result.touching, lab.result.shape):
        gaps = np.linalg.norm(outline - lab.result.best, axis=1)
        assert gaps.min() < 0.03


def test_the_path_runs_from_the_free_minimum_through_the_present_one(lab):
    path = lab.result.path
    assert_allclose(path[0], lab.result.free, atol=1e-9)
    assert_allclose(path[24], lab.result.best, atol=1e-9)  # 24 * 0.05 = 1.2


@pytest.mark.parametrize(
    "values",
    [{"strength": 0.5}, {"kind": "L2"}, {"correlation": -0.5}, {"free": (1.0, 1.0)}],
)
def test_every_control_changes_what_is_said(lab, values):
    before = lab.sentence
    lab.move(**values)
    assert lab.sentence != before


def test_the_picture_shows_the_result(lab):
    lab.move(kind="L1 and L2", free=(-1.0, 1.3))
    assert_allclose(lab.picture.free.get_xydata(), [lab.result.free])
    assert_allclose(lab.picture.best.get_xydata(), [lab.result.best])
    assert_allclose(lab.picture.path.get_xydata(), lab.result.path)
    assert_allclose(lab.picture.shape.get_xy()[:181], lab.result.shape)


def test_a_zero_is_hollow_and_named(lab):
    assert lab.picture.best.get_markerfacecolor() == style.PAPER
    assert lab.picture.words.texts == ["weight 2 = 0"]
    lab.move(kind="L2")
    assert lab.picture.best.get_markerfacecolor() == style.GREEN
    assert lab.picture.words.texts == []


def test_dragging_moves_the_minimum_of_the_loss(lab):
    lab.children[-1].pointer = {"name": "free", "x": -0.5, "y": 1.5}
    assert_allclose(lab.result.free, [-0.5, 1.5])


def test_moving_leaves_the_background_alone(lab):
    background = lab.picture._background
    lab.move(strength=3.0, kind="L2", correlation=0.8, free=(-2.0, -2.0))
    assert lab.picture._background is background


def test_it_opens_as_the_other_tests_find_it(lab):
    opened = two_shapes().controls
    assert {name: control.value for name, control in opened.items()} == {
        name: control.value for name, control in lab.controls.items()
    }
