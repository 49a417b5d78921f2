"""Lab: nine random numbers learn to be a filter."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers.labs.cnn_shapes import learn_kernel as module
from helpers.labs.cnn_shapes.learn_kernel import learn_kernel


@pytest.fixture(scope="module")
def one_lab():
    return learn_kernel()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(
        step=0,
        learning_rate=0.03,
        target="Sobel for upright edges",
        examples="random noise",
        start=0,
    )
    return one_lab


def gap(result):
    return np.abs(result.kernel - result.target).max()


def windows(image):
    """Return every 3x3 window of `image` as a row of nine numbers."""
    return np.lib.stride_tricks.sliding_window_view(image, (3, 3)).reshape(-1, 9)


def keras_descent(result, steps):
    import keras

    layer = keras.layers.Conv2D(1, 3, use_bias=False)
    model = keras.Sequential([keras.Input((*result.example.shape, 1)), layer])
    model.compile(keras.optimizers.SGD(result.learning_rate), "mse")
    x = result.example[None, :, :, None].astype(np.float32)
    layer.set_weights([result.target[:, :, None, None]])
    y = model.predict_on_batch(x)
    layer.set_weights([result.kernels[0][:, :, None, None]])
    losses = [model.train_on_batch(x, y) for _ in range(steps)]
    return layer.get_weights()[0][:, :, 0, 0], losses


@pytest.mark.parametrize("target", module.TARGETS)
def test_random_numbers_become_the_target_in_120_steps(lab, target):
    lab.move(target=target, step=120)
    assert gap(lab.result) < 0.01


def test_a_start_is_far_from_its_target(lab):
    assert gap(lab.result) > 1


def test_each_step_is_the_step_of_keras(lab):
    lab.move(step=5)
    kernel, losses = keras_descent(lab.result, steps=5)
    assert_allclose(lab.result.kernel, kernel, atol=1e-4)
    assert_allclose(lab.result.losses[:5], losses, rtol=1e-4)


@pytest.mark.parametrize("examples", module.EXAMPLES)
def test_the_error_shrinks_by_the_law_of_a_quadratic_bowl(lab, examples):
    lab.move(examples=examples, learning_rate=0.2, step=40)
    rows = windows(lab.result.example)
    shrink = np.eye(9) - 0.2 * 2 * rows.T @ rows / len(rows)
    start = (lab.result.kernels[0] - lab.result.target).ravel()
    expected = np.linalg.matrix_power(shrink, 40) @ start
    assert_allclose(
        (lab.result.kernel - lab.result.target).ravel(), expected, atol=1e-9
    )


def test_a_photograph_teaches_the_output_without_the_kernel(lab):
    lab.move(examples="a photograph", learning_rate=0.4, step=120)
    assert lab.result.losses[-1] < lab.result.losses[0] / 50
    assert gap(lab.result) > 0.3
    assert "yet one number is still" in lab.sentence


def test_noise_teaches_the_kernel_with_the_output(lab):
    lab.move(learning_rate=0.4, step=120)
    assert "yet" not in lab.sentence


def test_a_flat_wall_teaches_only_the_sum(lab):
    lab.move(examples="a flat grey wall", learning_rate=0.3, step=120)
    first, last = lab.result.kernels[[0, -1]]
    assert_allclose(last.sum(), lab.result.target.sum(), atol=1e-9)
    assert_allclose(last - last.mean(), first - first.mean(), atol=1e-9)
    assert "only the sum" in lab.sentence


def test_too_large_a_rate_is_shown_climbing_and_stopped(lab):
    lab.move(learning_rate=1.2, step=120)
    assert lab.problem == ""
    assert np.isfinite(lab.result.kernels).all()
    assert np.all(np.diff(lab.result.losses) > 0)
    assert len(lab.result.losses) < 121
    assert "overshoots" in lab.sentence and "stopped" in lab.sentence


@pytest.mark.parametrize("examples", module.EXAMPLES)
def test_only_the_last_loss_of_a_climbing_run_has_run_away(lab, examples):
    lab.move(examples=examples, learning_rate=1.2, step=120)
    *losses, last = lab.result.losses
    assert max(losses) <= module.RUNAWAY < last


def test_a_climbing_run_is_not_stopped_before_its_end(lab):
    lab.move(learning_rate=1.2, step=5)
    assert "5 steps" in lab.sentence and "stopped" not in lab.sentence


def test_a_loss_that_climbs_again_is_not_said_to_fall(lab):
    lab.move(learning_rate=0.92, step=40)
    first, last = lab.result.losses[[0, 40]]
    assert lab.result.losses[:40].min() < last < first
    assert "overshoots" in lab.sentence


def test_a_climb_is_told_from_the_lowest_loss_on(lab):
    lab.move(learning_rate=0.92, step=40)
    lowest = lab.result.losses[:41].min()
    assert f"grown from {lowest:.2g} to" in lab.sentence


def test_a_loss_near_nothing_is_not_said_to_climb(lab):
    for step in range(30, 121, 10):
        lab.move(learning_rate=0.5, step=step)
        assert "fallen" in lab.sentence


def test_a_smaller_rate_mends_a_run_that_climbs(lab):
    lab.move(learning_rate=1.2, step=120)
    lab.move(learning_rate=0.5)
    assert "fallen" in lab.sentence and len(lab.result.losses) == 121


def test_a_run_is_computed_once_for_all_its_steps(lab):
    before = module._run.cache_info().misses
    for step in (1, 60, 120):
        lab.move(step=step)
    assert module._run.cache_info().misses == before


def test_another_start_leads_to_the_same_target(lab):
    first = lab.result.kernels[0]
    lab.move(start=1, step=120)
    assert np.abs(lab.result.kernels[0] - first).max() > 0.1
    assert gap(lab.result) < 0.01


@pytest.mark.parametrize(
    "values",
    [
        {"step": 40},
        {"learning_rate": 0.05},
        {"target": "blur"},
        {"examples": "a photograph"},
        {"start": 1},
    ],
)
def test_every_control_changes_what_is_said(lab, values):
    lab.move(step=30)
    before = lab.sentence
    lab.move(**values)
    assert lab.sentence != before


def test_the_match_is_that_of_two_directions(lab):
    lab.move(step=10)
    angle = lab.result.kernel.ravel() @ lab.result.target.ravel()
    lengths = np.linalg.norm(lab.result.kernel) * np.linalg.norm(lab.result.target)
    assert lab.result.match == pytest.approx(angle / lengths)
    assert f"{lab.result.match:.2f}" in lab.picture.match.get_text()


def test_the_dot_lies_on_the_curve_at_its_step(lab):
    lab.move(step=33)
    assert_allclose(lab.picture.dot.get_xydata(), [[33, lab.result.losses[33]]])


def test_the_dot_of_a_stopped_run_stays_at_its_end(lab):
    lab.move(learning_rate=1.2, step=120)
    end = len(lab.result.losses) - 1
    assert lab.picture.dot.get_xdata() == [end]


def test_the_nine_lines_are_the_nine_numbers(lab):
    lab.move(step=50)
    lines = np.array(lab.picture.paths.get_segments())
    assert_allclose(lines[:, :, 1].T, lab.result.kernels.reshape(-1, 9))
    assert_allclose(lab.picture.beads.get_ydata(), lab.result.kernel.ravel())


def test_the_photographs_show_kernel_and_target_on_one_scale(lab):
    lab.move(step=50)
    picture = lab.picture
    assert_array_equal(picture.output.get_array(), lab.result.output)
    assert_array_equal(picture.wanted.get_array(), lab.result.wanted)
    assert picture.output.get_clim() == picture.wanted.get_clim()


def test_the_numbers_on_screen_are_those_of_the_kernel(lab):
    lab.move(step=50)
    shown = [float(text) for text in lab.picture.kernel.numbers.texts]
    assert_allclose(shown, lab.result.kernel.ravel(), atol=0.005)


def test_no_number_on_screen_is_minus_zero(lab):
    lab.move(step=120)
    assert "-0.00" not in lab.picture.kernel.numbers.texts


def test_the_axes_keep_their_limits(lab):
    def limits():
        return [(*a.get_xlim(), *a.get_ylim()) for a in lab.picture.figure.axes]

    before = limits()
    lab.move(step=70, learning_rate=1.2, examples="a flat grey wall")
    assert limits()[:4] == before[:4]


def test_playing_leaves_the_background_alone(lab):
    background = lab.picture._background
    lab.move(step=70)
    assert lab.picture._background is background


def test_it_opens_as_the_other_tests_find_it(lab):
    opened = learn_kernel().controls
    assert {name: control.value for name, control in opened.items()} == {
        name: control.value for name, control in lab.controls.items()
    }
