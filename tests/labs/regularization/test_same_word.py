"""Lab: weight decay and L2 are one thing for SGD, and two for Adam."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers.labs.regularization.same_word import same_word


@pytest.fixture(scope="module")
def one_lab():
    return same_word()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(l2=0.05, optimizer="SGD", noise=0.0, stronger=False)
    return one_lab


def test_sgd_cannot_tell_them_apart(lab):
    assert lab.result.apart.max() < 1e-12
    assert "the weights are the same" in lab.sentence


def test_noise_does_not_part_them_under_sgd(lab):
    lab.move(noise=1.0)
    assert lab.result.apart.max() < 1e-12


def test_momentum_parts_them(lab):
    lab.move(optimizer="momentum")
    assert 0.4 < lab.result.apart[-1] < 0.8
    assert "0.58 apart" in lab.sentence and "10 times" in lab.sentence


def test_ten_times_the_decay_joins_them_again_under_momentum(lab):
    lab.move(optimizer="momentum", stronger=True)
    assert lab.result.apart[-1] < 1e-3
    assert "makes up for" in lab.sentence


def test_ten_times_the_decay_parts_them_under_sgd(lab):
    lab.move(stronger=True)
    assert lab.result.apart[-1] > 0.1
    assert "Only a decay of twice the L2" in lab.sentence


def test_adam_with_l2_is_not_adam_with_decay(lab):
    lab.move(optimizer="Adam")
    assert 0.4 < lab.result.apart[-1] < 0.9


def test_noise_takes_the_pull_of_l2_away_under_adam(lab):
    lab.move(optimizer="Adam")
    penalised, decayed = lab.result.left
    assert np.all(np.diff(penalised[2:]) > 0)
    assert penalised[0] < 0.05 and penalised[-1] > 0.6
    assert_allclose(decayed, decayed[0], atol=0.03)


def test_weight_decay_leaves_what_its_formula_says(lab):
    for optimizer in ("SGD", "momentum", "Adam"):
        lab.move(optimizer=optimizer)
        assert_allclose(lab.result.left[1], (1 - 0.01 * 0.1) ** 300, atol=0.03)


def test_without_strength_the_runs_are_one(lab):
    lab.move(l2=0.0, optimizer="Adam", noise=0.5)
    assert lab.result.apart.max() == 0
    assert "Without any strength" in lab.sentence


@pytest.mark.parametrize(
    "values",
    [{"l2": 0.055}, {"optimizer": "Adam"}, {"noise": 0.05}, {"stronger": True}],
)
def test_every_control_changes_what_is_said_and_shown(lab, values):
    sentence, frame = lab.sentence, lab.picture.frame()
    lab.move(**values)
    assert lab.sentence != sentence
    assert lab.picture.frame() != frame


def test_the_lines_are_the_weights(lab):
    lab.move(optimizer="Adam", noise=0.3)
    for lines, path in zip(
        lab.picture.runs, (lab.result.penalised, lab.result.decayed), strict=True
    ):
        for line, weight in zip(lines, path.T, strict=True):
            assert_allclose(line.get_ydata(), weight)


def test_the_dots_lie_on_the_curves_at_the_noise(lab):
    lab.move(optimizer="Adam", noise=0.4)
    place = lab.result.scales.tolist().index(0.4)
    for dot, left in zip(lab.picture.here, lab.result.left, strict=True):
        assert_allclose(dot.get_xydata(), [[0.4, left[place]]])


def test_no_difference_lies_on_the_lower_end_of_its_axis(lab):
    lab.move(l2=0.0)
    low = lab.picture.figure.axes[1].get_ylim()[0]
    assert_allclose(lab.picture.apart.get_ydata(), low)


@pytest.mark.parametrize("optimizer", ["SGD", "momentum", "Adam"])
def test_the_weights_end_within_the_axes(lab, optimizer):
    lab.move(optimizer=optimizer, noise=1.0, l2=0.1)
    low, high = lab.picture.figure.axes[0].get_ylim()
    last = np.stack([lab.result.penalised[-1], lab.result.decayed[-1]])
    assert low < last.min() and last.max() < high


def test_moving_leaves_the_background_alone(lab):
    background = lab.picture._background
    lab.move(optimizer="Adam", noise=1.0, l2=0.1)
    assert lab.picture._background is background


def test_it_opens_as_the_other_tests_find_it(lab):
    opened = same_word().controls
    assert {name: control.value for name, control in opened.items()} == {
        name: control.value for name, control in lab.controls.items()
    }
