"""Lab: the cut point, the number of labels, and what becomes of the kept layers."""

import pytest
from numpy.testing import assert_allclose

from helpers import data
from helpers.labs.transfer.cut_point import KEPT, WAYS, cut_point

START = {
    "labels": 10,
    "question": "which digit",
    "kept": "conv 2",
    "way": "frozen",
}
SWEEP = data.sweep("fine_tuning")["cut_point"]


@pytest.fixture(scope="module")
def one_lab():
    return cut_point()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(**START)
    return one_lab


def mean_of(lab, **values):
    lab.move(**values)
    return lab.result.here.mean()


def test_with_few_labels_a_kept_network_beats_one_from_scratch(lab):
    frozen = mean_of(lab, way="frozen")
    fine_tuned = mean_of(lab, way="fine-tuned")
    assert min(frozen, fine_tuned) > mean_of(lab, way="from scratch")


def test_with_many_labels_frozen_layers_are_a_ceiling(lab):
    frozen = mean_of(lab, way="frozen", labels=500)
    assert frozen < mean_of(lab, way="fine-tuned") - 0.04
    assert frozen < mean_of(lab, way="from scratch") - 0.04


def test_the_far_question_reads_better_from_the_earlier_layer(lab):
    far = {"question": "blurred or sharp", "labels": 100}
    early = mean_of(lab, kept="conv 1", **far)
    assert early > mean_of(lab, kept="dense") + 0.05


def test_the_near_question_reads_better_from_the_later_convolution(lab):
    late = mean_of(lab, labels=500)
    assert late > mean_of(lab, kept="conv 1") + 0.08


def test_every_figure_is_that_of_the_sweep(lab):
    lab.move(labels=50, kept="dense", way="fine-tuned")
    assert_allclose(lab.result.here, SWEEP["which digit"]["dense"]["fine-tuned"]["50"])


def test_the_sentence_tells_all_draws(lab):
    first, second, third = SWEEP["which digit"]["conv 2"]["frozen"]["10"]
    assert f"{first:.0%}, {second:.0%} and {third:.0%} of new pictures" in lab.sentence


def test_the_best_of_all_is_named(lab):
    means = lab.result.accuracy.mean(axis=3)[:, :, 0]
    assert f"{means.max():.0%}." in lab.sentence.split("best of all is")[1]


def test_frozen_layers_wear_a_lock_and_others_do_not(lab):
    def locked():
        return [all(p.get_visible() for p in lock) for lock in lab.picture.locks]

    assert locked() == [True, True, False]
    lab.move(kept="dense")
    assert locked() == [True, True, True]
    lab.move(way="fine-tuned")
    assert locked() == [False, False, False]


def test_the_new_layer_stands_right_behind_what_is_kept(lab):
    lab.move(kept="conv 1")
    blocks = lab.picture.blocks
    assert lab.picture.new.get_x() == blocks[1].get_x()
    assert blocks[1].get_y() < blocks[0].get_y()


def test_the_lines_are_the_means_of_the_sweep(lab):
    lab.move(labels=100, kept="conv 1")
    means = lab.result.accuracy.mean(axis=3)
    by_labels, by_cut = lab.picture.lines["fine-tuned"]
    assert_allclose(by_labels.get_ydata(), means[0, 1])
    assert_allclose(by_cut.get_ydata(), means[:, 1, 3])


def test_the_rings_stand_on_the_chosen_point(lab):
    lab.move(labels=500, kept="dense", way="from scratch")
    here = lab.result.here.mean()
    assert_allclose(lab.picture.rings[0].get_xydata(), [[4, here]])
    assert_allclose(lab.picture.rings[1].get_xydata(), [[2, here]])


def test_the_line_of_guessing_goes_with_the_question(lab):
    lab.move(question="blurred or sharp")
    assert list(lab.picture.chance[0].get_ydata()) == [0.5, 0.5]


@pytest.mark.parametrize(
    "values",
    [
        {"labels": 25},
        {"question": "blurred or sharp"},
        {"kept": "dense"},
        {"way": "fine-tuned"},
    ],
)
def test_every_control_changes_what_is_said(lab, values):
    before = lab.sentence
    lab.move(**values)
    assert lab.sentence != before


def test_moving_leaves_the_background_alone(lab):
    background = lab.picture._background
    lab.move(labels=100, kept="dense", way="from scratch")
    assert lab.picture._background is background


def test_it_opens_as_the_other_tests_find_it():
    opened = cut_point().controls
    assert {name: control.value for name, control in opened.items()} == START


@pytest.fixture
def live_lab():
    """Return a lab that trains, where every network gets a hundredth of its labels."""
    return cut_point(train=lambda labels, **more: labels / 100)


def press(lab):
    lab.controls["place"].view.children[0].click()


def test_without_a_trainer_there_is_no_button(lab):
    assert "place" not in lab.controls


def test_the_button_trains_the_chosen_network(live_lab):
    live_lab.move(labels=50, kept="dense")
    press(live_lab)
    assert live_lab.result.live == ("which digit", "dense", "frozen", 50, 0.5)
    assert "(which digit, dense, frozen): ≈50%" in live_lab.sentence


def test_a_trained_network_stays_while_the_controls_move_on(live_lab):
    press(live_lab)
    live_lab.move(labels=100)
    assert live_lab.result.live.labels == 10


def test_the_trained_network_is_shown_where_it_belongs(live_lab):
    live_lab.move(labels=50)
    press(live_lab)
    star = live_lab.picture.stars[0]
    assert star.get_visible() and list(star.get_xydata()[0]) == [2, 0.5]
    live_lab.move(question="blurred or sharp")
    assert not star.get_visible()


def test_live_training_draws_labels_that_the_sweep_has_not_seen():
    seeds = []
    lab = cut_point(train=lambda seed, **more: seeds.append(seed) or 0.5)
    press(lab)
    assert seeds and not set(seeds) & set(data.sweep("fine_tuning")["seeds"])


def test_the_choices_are_those_of_the_trainer():
    from helpers.train import transfer

    assert set(KEPT.values()) == set(transfer.KEPT)
    assert set(WAYS.values()) == set(transfer.RATES)
