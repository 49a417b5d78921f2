"""Lab: what keeps a network from learning wrong labels by heart."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import data, nn
from helpers.labs.regularization.remedy_bench import remedy_bench

SWEEP = data.sweep("remedy_bench")


@pytest.fixture(scope="module")
def one_lab():
    return remedy_bench()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(epoch=500, strength=0, remedy="L2", points=240)
    return one_lab


def test_without_a_remedy_wrong_labels_are_learned_by_heart(lab):
    hearts = []
    for epoch in (50, 250, 500, 1000):
        lab.move(epoch=epoch)
        hearts.append(lab.result.by_heart)
    assert hearts == sorted(hearts)
    assert hearts[0] < 0.3 and hearts[-1] > 0.5


def test_the_training_loss_falls_while_the_validation_loss_rises(lab):
    train, validation, _ = lab.result.losses
    assert train[-1] < 0.7 * train[0]
    assert validation[-1] > 1.3 * validation[0]


def test_the_right_strength_of_l2_is_in_the_middle(lab):
    lab.move(epoch=1000)
    best = lab.result.row.argmax()
    assert 0 < best < 4
    assert lab.result.row[best] > lab.result.row[0] + 0.1


def test_four_times_the_data_help(lab):
    lab.move(epoch=1000)
    few = lab.result.accuracies[2, -1]
    lab.move(points=960)
    assert lab.result.accuracies[2, -1] > few + 0.1


def test_dropout_delays_learning_by_heart_and_does_not_end_it(lab):
    lab.move(remedy="dropout", strength=3, points=60, epoch=200)
    early = lab.result.by_heart
    lab.move(epoch=1000)
    assert early + 0.1 < lab.result.by_heart < 0.8


def test_a_strong_l1_leaves_nearly_all_weights_near_0(lab):
    lab.move(remedy="L1", strength=4, epoch=1000)
    middle = len(lab.result.shares) // 2
    assert lab.result.shares[middle] > 0.95


def test_early_stopping_is_that_of_the_validation_loss(lab):
    stop = nn.early_stopping(lab.result.losses[1], patience=4)
    assert lab.result.stop == stop
    assert f"goes back to epoch {SWEEP['epochs'][stop.best_epoch]}" in lab.sentence


def test_early_stopping_beats_the_last_epoch_without_a_remedy(lab):
    assert lab.result.row_stopped[0] > lab.result.accuracies[2, -1] + 0.05


def test_the_answers_are_those_that_name_the_points(lab):
    """Read the map where the test points lie: it is right as often as was measured."""
    wide, high = SWEEP["reach"]
    rows, columns = SWEEP["map"]
    test = data.two_arcs(1000, wrong=0.0, seed=SWEEP["seed"] + 200)
    for epoch in (50, 1000):
        lab.move(epoch=epoch)
        across = np.rint((test.x[:, 0] + wide) / (2 * wide) * (columns - 1)).astype(int)
        up = np.rint((test.x[:, 1] + high) / (2 * high) * (rows - 1)).astype(int)
        inside = (across >= 0) & (across < columns) & (up >= 0) & (up < rows)
        said = lab.result.answers[up[inside], across[inside]] > 0.5
        right = np.mean(said == test.truth[inside])
        assert right == pytest.approx(
            lab.result.accuracies[2, lab.result.now], abs=0.04
        )


def test_the_points_are_those_that_were_trained_on(lab):
    lab.move(points=60)
    shown = np.vstack([line.get_xydata() for line in lab.picture.points])
    assert len(shown) == 60
    assert len(lab.picture.wrong.get_xydata()) == data.two_arcs(60).wrong.sum()


def test_the_curves_and_the_marks_are_the_result(lab):
    lab.move(epoch=300, strength=2)
    result, picture = lab.result, lab.picture
    for curve, loss in zip(picture.curves, result.losses, strict=True):
        assert_allclose(curve.get_ydata(), loss)
    best = result.stop.best_epoch
    assert_allclose(
        picture.best.get_xydata(), [[result.epochs[best], result.losses[1, best]]]
    )
    assert_allclose(picture.here.get_xydata(), [[2, result.row[2]]])


def test_every_strength_of_zero_is_the_same_run(lab):
    lab.move(remedy="dropout")
    first = lab.result.answers
    lab.move(remedy="fewer units")
    assert_allclose(lab.result.answers, first)


def test_the_sentence_names_the_remedy_and_its_strength(lab):
    assert "no remedy (L2 is off)" in lab.sentence
    lab.move(strength=2)
    assert "L2 0.001" in lab.sentence
    lab.move(remedy="fewer units")
    assert "8 units in each layer instead of 64" in lab.sentence


def test_the_strengths_are_written_below_their_axis(lab):
    lab.move(remedy="fewer units")
    names = [name.get_text() for name in lab.picture.names]
    assert names == ["64 units", "16", "8", "4", "3"]


@pytest.mark.parametrize(
    "values",
    [{"epoch": 550}, {"strength": 1}, {"remedy": "dropout"}, {"points": 60}],
)
def test_every_control_changes_what_is_said_and_shown(lab, values):
    sentence, frame = lab.sentence, lab.picture.frame()
    lab.move(**values)
    assert lab.sentence != sentence
    assert lab.picture.frame() != frame


def test_every_loss_and_accuracy_lies_within_its_axes(lab):
    _, losses, _, strengths = lab.picture.figure.axes
    for cells in SWEEP["runs"].values():
        for runs in cells.values():
            for run in runs if isinstance(runs, list) else [runs]:
                for name in ("train", "validation", "test"):
                    low, high = losses.get_ylim()
                    assert low < min(run[name]["loss"])
                    assert max(run[name]["loss"]) < high
                assert strengths.get_ylim()[0] < min(run["test"]["accuracy"])


def test_moving_leaves_the_background_alone(lab):
    background = lab.picture._background
    lab.move(epoch=1000, strength=4, remedy="L1", points=960)
    assert lab.picture._background is background


def test_it_opens_as_the_other_tests_find_it(lab):
    opened = remedy_bench().controls
    assert {name: control.value for name, control in opened.items()} == {
        name: control.value for name, control in lab.controls.items()
    }
