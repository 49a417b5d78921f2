"""Lab: full batch, mini-batches and single samples by epochs, updates and time."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import data, nn
from helpers.labs.gradients import updating as module
from helpers.labs.gradients.updating import updating

THREE = (np.log10(3), 0.5)
SCHEDULES = ("full", "mini", "single")


@pytest.fixture(scope="module")
def one_lab():
    return updating()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(
        batch_size=32, learning_rate=0.3, axis="epochs", overhead=100, place=THREE
    )
    return one_lab


def losses(lab):
    return [getattr(lab.result, name).loss for name in SCHEDULES]


def updates(lab):
    return [getattr(lab.result, name).updates for name in SCHEDULES]


def test_by_epochs_more_updates_are_better(lab):
    full, mini, single = losses(lab)
    assert single < mini / 2 and mini < full / 2


def test_by_updates_single_samples_are_worst_and_the_others_alike(lab):
    lab.move(axis="updates")
    full, mini, single = losses(lab)
    assert abs(full - mini) < 0.1 and single > mini + 0.3


def test_in_time_mini_batches_win_where_an_update_costs_much(lab):
    lab.move(axis="time", overhead=1000, place=(1.5, 1))
    full, mini, single = losses(lab)
    assert mini < full and mini < single


def test_with_free_updates_time_is_epochs(lab):
    before = losses(lab)
    lab.move(axis="time", overhead=0)
    assert losses(lab) == before


def test_three_epochs_are_so_many_updates(lab):
    assert updates(lab) == [3, 3 * 16, 3 * 500]
    assert "0.88 (48 updates)" in lab.sentence


def test_before_all_digits_are_read_the_full_batch_has_made_no_update(lab):
    lab.move(place=(np.log10(0.9), 0.5))
    assert updates(lab)[0] == 0
    assert losses(lab)[0] == pytest.approx(np.log(10))


def test_the_last_batch_holds_the_rest(lab):
    assert lab.result.batches == (32,) * 15 + (20,)
    assert "15 of 32, the last of 20" in lab.sentence


def test_batches_that_divide_evenly_are_all_alike(lab):
    lab.move(batch_size=50)
    assert set(lab.result.batches) == {50}
    assert "none is smaller" in lab.sentence
    assert len(lab.picture.last.get_paths()) == 0


def test_a_run_that_has_ended_says_so(lab):
    lab.move(place=(1.9, 1))
    assert lab.result.single.ended and not lab.result.full.ended
    assert "at its end, after 2,500 updates" in lab.sentence
    assert not lab.picture.dots[2].get_visible()


def test_single_samples_at_a_high_rate_do_not_settle(lab):
    lab.move(learning_rate=1.0)
    late = lab.result.single.losses[lab.result.single.x > 2]
    assert late.max() > 2 * late.min()
    assert (np.diff(lab.result.full.losses) < 0).all()


@pytest.mark.parametrize("name", SCHEDULES)
def test_each_schedule_is_where_keras_is_after_an_epoch(lab, name):
    import keras

    schedule = getattr(lab.result, name)
    parts = data.digits()
    x = nn.flatten(parts.x_train[:500]).astype(float)
    layer = keras.layers.Dense(10, "softmax", kernel_initializer="zeros")
    model = keras.Sequential([keras.Input((64,)), layer])
    model.compile(keras.optimizers.SGD(0.3), "sparse_categorical_crossentropy")
    rng = np.random.default_rng(0)
    order = rng.permutation(500)
    model.fit(
        x[order],
        parts.y_train[:500][order],
        batch_size=schedule.batch_size,
        shuffle=False,
        verbose=0,
    )
    theirs = model.evaluate(x, parts.y_train[:500], verbose=0)
    after_one_epoch = schedule.losses[np.searchsorted(schedule.x, 1 + 1e-9) - 1]
    assert after_one_epoch == pytest.approx(theirs, rel=1e-3)


@pytest.mark.parametrize(
    "values",
    [
        {"batch_size": 50},
        {"learning_rate": 1.0},
        {"axis": "updates"},
        {"overhead": 300},
        {"place": (1.0, 1.0)},
    ],
)
def test_every_control_changes_picture_and_sentence(lab, values):
    lab.move(axis="time")
    sentence, frame = lab.sentence, lab.picture.frame()
    lab.move(**values)
    assert lab.sentence != sentence and lab.picture.frame() != frame


def test_one_press_of_an_arrow_key_on_the_picture_reads_off_elsewhere(lab):
    before = lab.sentence
    x, y = lab.controls["place"].value
    lab.move(place=(x + 5 * lab.controls["place"].step, y))
    assert lab.sentence != before


def test_the_dots_stand_where_the_losses_are_read_off(lab):
    for dot, loss in zip(lab.picture.dots, losses(lab), strict=True):
        assert_allclose(dot.get_xydata(), [[np.log10(3), loss]])


def test_the_curves_are_the_runs(lab):
    lab.move(axis="updates")
    for curve, name in zip(lab.picture.curves, SCHEDULES, strict=True):
        run = getattr(lab.result, name)
        assert_allclose(10 ** curve.get_xdata()[1:], run.x[1:])
        assert_allclose(curve.get_ydata(), run.losses)


def test_the_strip_is_cut_where_the_batches_end(lab):
    cuts = [segment[0][0] for segment in lab.picture.cuts.get_segments()]
    assert cuts == [*range(0, 500, 32), 500]


def test_a_run_is_computed_once(lab):
    before = module._run.cache_info().misses
    lab.move(axis="updates", place=(1.0, 1.0))
    assert module._run.cache_info().misses == before


def test_the_frame_stays_until_the_axis_changes(lab):
    background = lab.picture._background
    lab.move(batch_size=2, learning_rate=3.0, place=(-2.0, 1.0))
    assert lab.picture._background is background
