"""Lab: optimizers race down a valley."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import nn
from helpers.labs.gradients import valley_race as module
from helpers.labs.gradients.valley_race import valley_race

START = {
    "step": 0,
    "learning_rate": 0.0316,
    "momentum": 0.9,
    "adaptive_rate": 0.1,
    "condition": 20.0,
    "surface": "bowl",
    "followed": "momentum",
    "everyone": True,
    "start": (-2.5, 1.2),
}
SIX = ["SGD", "momentum", "Nesterov", "RMSprop", "Adagrad", "Adam"]


@pytest.fixture(scope="module")
def one_lab():
    return valley_race()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(**START)
    return one_lab


def plain(weights, gradient, state):
    return weights - 0.0316 * gradient, state


def test_it_opens_as_the_other_tests_find_it():
    opened = valley_race().controls
    assert {name: control.value for name, control in opened.items()} == START


def test_all_six_run_from_the_same_start(lab):
    assert list(lab.result.runs) == SIX
    for run in lab.result.runs.values():
        assert_allclose(run.path[0], (-2.5, 1.2))


def test_each_runner_is_its_optimizer(lab):
    bowl = nn.bowl(20.0)
    rates = [0.0316, 0.0316, 0.0316, 0.1, 0.1, 0.1]
    steps = [nn.sgd, nn.momentum, nn.nesterov, nn.rmsprop, nn.adagrad, nn.adam]
    for name, step, rate in zip(SIX, steps, rates, strict=True):
        way = nn.descend(bowl.gradient, (-2.5, 1.2), 400, step, learning_rate=rate)
        assert_allclose(lab.result.runs[name].path, way.path)


def test_momentum_arrives_before_sgd_and_crosses_the_valley_on_the_way(lab):
    runs = lab.result.runs
    assert runs["momentum"].needed < 0.7 * runs["SGD"].needed
    assert runs["SGD"].crossings == 0 < runs["momentum"].crossings
    assert f"Momentum needs {runs['momentum'].needed} steps" in lab.sentence
    assert "never crosses the valley" in lab.sentence


def test_too_much_momentum_is_worse_than_none(lab):
    lab.move(condition=100.0, learning_rate=0.01, momentum=0.99)
    assert lab.result.runs["momentum"].needed is None
    assert lab.result.runs["SGD"].needed < 400
    assert "Momentum is not there after 400 steps" in lab.sentence


@pytest.mark.parametrize(("rate", "out"), [(0.099, False), (0.102, True)])
def test_sgd_climbs_out_beyond_two_over_the_curvature(lab, rate, out):
    lab.move(learning_rate=rate)
    losses = lab.result.runs["SGD"].losses
    assert (losses[-1] > losses[0]) == out
    assert ("not below SGD's limit 2 / 20 = 0.1" in lab.sentence) == out


def test_a_runner_that_climbs_out_is_stopped_and_said_to(lab):
    lab.move(learning_rate=0.5, followed="SGD")
    assert len(lab.result.runs["SGD"].path) < 20
    assert "SGD climbs out and is stopped after" in lab.sentence
    assert "climbs out" in lab.picture.counts.texts


def test_momentum_has_a_limit_beyond_that_of_sgd(lab):
    assert_allclose(lab.result.momentum_limit, 0.19)
    lab.move(learning_rate=0.15)
    runs = lab.result.runs
    assert runs["SGD"].climbed_out and not runs["momentum"].climbed_out


def test_scaling_helps_along_the_axes_more_than_in_a_turned_valley(lab):
    lab.move(condition=300.0, adaptive_rate=0.05)
    assert lab.result.runs["Adam"].needed < 200
    lab.move(surface="turned valley")
    assert lab.result.runs["Adam"].needed is None


def test_bumps_hold_sgd(lab):
    lab.move(surface="bumpy bowl")
    assert lab.result.runs["SGD"].needed is None


def test_from_the_ridge_of_the_saddle_nobody_gets_away(lab):
    lab.move(surface="saddle", start=(0.0, 1.0), learning_rate=0.01)
    assert all(run.needed is None for run in lab.result.runs.values())


def test_alone_means_with_sgd_only(lab):
    lab.move(everyone=False, followed="Adam")
    assert set(lab.result.runs) == {"SGD", "Adam"}
    assert not lab.picture.paths["momentum"].get_visible()
    assert lab.picture.counts.texts.count("not run") == 4


@pytest.mark.parametrize(
    "values",
    [
        {"step": 1},
        {"learning_rate": 0.05},
        {"momentum": 0.5},
        {"condition": 50.0},
        {"surface": "saddle"},
        {"followed": "Adam"},
        {"start": (1.0, 1.0)},
        {"followed": "RMSprop", "adaptive_rate": 0.02},
    ],
)
def test_every_control_changes_what_is_said(lab, values):
    before = lab.sentence
    lab.move(**values)
    assert lab.sentence != before


def test_the_heads_stand_where_the_runners_are_at_that_step(lab):
    lab.move(step=17)
    for number, name in enumerate(lab.picture.names):
        run = lab.result.runs[name]
        assert_allclose(lab.picture.heads.places[number], run.path[17])
        assert_allclose(lab.picture.paths[name].get_xydata(), run.path)
        assert_allclose(lab.picture.done[name].get_xydata(), run.path[:18])


def test_the_table_tells_the_steps_and_crossings_of_every_runner(lab):
    told = lab.picture.counts.texts
    for row, run in enumerate(lab.result.runs.values()):
        wanted = "not there" if run.needed is None else str(run.needed)
        assert told[2 * row : 2 * row + 2] == [wanted, str(run.crossings)]


def test_the_bars_end_at_the_limits(lab):
    sgd, momentum = (bar.get_xdata()[1] for bar in lab.picture.bars)
    assert_allclose([sgd, momentum], [0.1, 0.19])
    assert lab.picture.rate.get_xdata()[0] == 0.0316


def test_moving_leaves_frame_and_background_alone(lab):
    def limits():
        return [(*a.get_xlim(), *a.get_ylim()) for a in lab.picture.figure.axes]

    before, background = limits(), lab.picture._background
    lab.move(surface="Rosenbrock", condition=1000.0, learning_rate=1.0, step=400)
    assert limits() == before
    assert lab.picture._background is background


def test_a_step_of_ones_own_runs_with_them_and_is_followed():
    lab = valley_race(step=plain)
    assert_allclose(
        lab.result.runs["your step"].path, lab.result.runs["SGD"].path, rtol=1e-12
    )
    assert "Your step needs 101 steps" in lab.sentence


def test_a_step_of_ones_own_keeps_its_state():
    def counting(weights, gradient, state):
        state = 1 if state is None else state + 1
        return weights - 0.1 / state * gradient, state

    path = valley_race(step=counting).result.runs["your step"].path
    assert_allclose(path[2, 0], -2.5 * 0.9 * 0.95)


def test_a_step_uphill_climbs_out():
    def uphill(weights, gradient, state):
        return weights + 0.0316 * gradient, state

    assert "Your step climbs out" in valley_race(step=uphill).sentence


def in_place(weights, gradient, state):
    weights -= 0.1 * gradient
    return weights, state


def on_the_gradient(weights, gradient, state):
    gradient *= 0.1
    return weights - gradient, state


def unwritten(weights, gradient, state):
    raise NotImplementedError


@pytest.mark.parametrize(
    ("step", "sentence"),
    [
        (unwritten, "still empty"),
        (lambda w, g, s: w - g, r"must return (weights, state), not ndarray"),
        (lambda w, g, s: None, "(weights, state), not NoneType"),
        (lambda w, g, s: (w[:1], s), "weights of shape (2,), not (1,)"),
        (lambda w, g, s: (w * np.nan, s), "hold NaN or infinity"),
        (lambda w, g, s: ("left", s), "weights that are numbers"),
        (in_place, "changed the weights it was given"),
        (on_the_gradient, "changed the gradient it was given"),
    ],
)
def test_what_is_no_step_gets_one_sentence(step, sentence):
    assert sentence in valley_race(step=step).problem


def test_no_run_is_made_twice_while_it_is_played():
    calls = []

    def noted(weights, gradient, state):
        calls.append(1)
        return plain(weights, gradient, state)

    lab = valley_race(step=noted)
    for step in (1, 2, 3):
        lab.move(step=step)
    assert len(calls) == module.STEPS
