"""Lab: how much of a gradient is left after many steps back."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers.labs.lstm_gates import how_far_back as module
from helpers.labs.lstm_gates.how_far_back import how_far_back


@pytest.fixture(scope="module")
def one_lab():
    return how_far_back()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(
        radius=0.9, activation="linear", forget_bias=1.0, clip=False, lag=(50.0, 1.0)
    )
    return one_lab


def at(lab, name, lag=50):
    return lab.result.gains[module.NETWORKS.index(name), lag]


@pytest.mark.parametrize("radius", [0.5, 0.9, 1.0, 1.1])
def test_a_linear_loop_multiplies_by_its_radius_at_each_step(lab, radius):
    lab.move(radius=radius)
    assert_allclose(lab.result.gains[0], radius ** np.arange(61))


@pytest.mark.parametrize("radius", [0.6, 0.9, 1.2])
def test_the_farthest_eigenvalue_lies_at_the_radius(lab, radius):
    lab.move(radius=radius)
    assert np.abs(lab.result.eigenvalues).max() == pytest.approx(radius)
    x, y = lab.picture.eigenvalues.get_xydata().T
    assert_allclose(np.hypot(x, y), radius)


def test_squashing_never_lengthens_a_gradient(lab):
    lab.move(radius=1.1)
    linear = lab.result.gains[0]
    lab.move(activation="tanh")
    assert np.all(lab.result.gains[0] <= linear)
    assert "squashing" in lab.sentence


def test_an_lstm_as_keras_starts_it_has_lost_the_gradient_after_50_steps(lab):
    lab.move(radius=1.0)
    assert at(lab, "LSTM") < 1e-4


def test_a_forget_bias_of_4_keeps_it(lab):
    lab.move(radius=1.0, forget_bias=4.0)
    assert at(lab, "LSTM") > 0.1


def test_the_forget_bias_moves_the_lstm_alone(lab):
    before = lab.result.gains
    lab.move(forget_bias=3.0)
    changed = np.any(lab.result.gains != before, axis=1)
    assert changed.tolist() == [False, False, True, False]


def test_attention_does_not_care_how_far_back_a_step_lies(lab):
    gains = lab.result.gains[3]
    assert gains.min() > 0.9 and gains.max() < 1


def test_attention_stays_where_it_is_when_the_loop_is_turned_up(lab):
    before = lab.result.gains[3]
    lab.move(radius=1.2)
    assert_allclose(lab.result.gains[3], before)


def test_clipping_cuts_what_explodes_and_mends_nothing_that_vanishes(lab):
    lab.move(radius=1.2)
    raw = lab.result.gains
    lab.move(clip=True)
    assert lab.result.gains.max() == 1
    assert_allclose(lab.result.gains[raw <= 1], raw[raw <= 1])
    assert "Clipping has cut 9,100 down to 1" in lab.sentence


def test_clipping_where_nothing_explodes_is_said_to_change_nothing(lab):
    lab.move(clip=True)
    assert "changes nothing" in lab.sentence


def test_a_linear_loop_of_radius_1_is_not_said_to_be_cut(lab):
    lab.move(radius=1.0, clip=True)
    assert "changes nothing" in lab.sentence


def test_an_explosion_is_named(lab):
    lab.move(radius=1.1)
    assert "simple RNN 120" in lab.sentence and "explosion" in lab.sentence


def test_no_step_back_is_told_as_such(lab):
    lab.move(lag=(0.2, 1.0))
    assert lab.result.lag == 0 and "No step back" in lab.sentence


@pytest.mark.parametrize(
    ("gain", "words"),
    [
        (1.0, "1"),
        (0.0052, "0.0052"),
        (117.4, "120"),
        (9100.4, "9,100"),
        (8.3e7, "83 million"),
        (1 / 28_600, "1 in 29,000"),
        (3e-8, "1 in 33 million"),
        (4e-11, "1 in 25 billion"),
        (1e-20, "less than 1 in 1,000 billion"),
    ],
)
def test_amounts_are_written_in_words(gain, words):
    assert module._amount(gain) == words


@pytest.mark.parametrize(
    "values",
    [
        {"radius": 0.8},
        {"activation": "tanh"},
        {"forget_bias": 3.0},
        {"clip": True},
        {"lag": (20.0, 1.0)},
    ],
)
def test_every_control_changes_what_is_said(lab, values):
    before = lab.sentence
    lab.move(**values)
    assert lab.sentence != before


def test_the_curves_are_the_gains_and_the_dots_lie_on_them(lab):
    lab.move(lag=(33.3, 1.0))
    for curve, dot, gain in zip(
        lab.picture.curves, lab.picture.dots, lab.result.gains, strict=True
    ):
        assert_allclose(curve.get_ydata(), gain)
        assert_allclose(dot.get_xydata(), [[33, gain[33]]])


def test_a_dot_beyond_the_axis_stays_on_its_end(lab):
    lab.move(radius=0.5, lag=(60.0, 1.0))
    assert lab.picture.dots[0].get_ydata() == [1e-16]


def test_the_axes_keep_their_limits_and_the_background_stays(lab):
    background = lab.picture._background
    lab.move(radius=1.2, forget_bias=5.0, clip=True, lag=(59.0, 1.0))
    assert lab.picture._background is background


def test_pointing_computes_no_network_anew(lab):
    before = module._lstm.cache_info().misses
    lab.move(lag=(40.0, 1.0))
    assert module._lstm.cache_info().misses == before


def test_it_opens_as_the_other_tests_find_it(lab):
    opened = how_far_back().controls
    assert {name: control.value for name, control in opened.items()} == {
        name: control.value for name, control in lab.controls.items()
    }
