"""The lab of the threshold."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import nn
from helpers.labs.problems.threshold import _predictions, threshold


@pytest.fixture
def lab():
    return threshold()


def test_every_sample_is_counted_once(lab):
    for part in ("validation", "test"):
        lab.move(part=part)
        assert sum(lab.result.counts) == len(lab.result.answers.truth) == 114


def test_validation_and_test_are_other_tumours():
    validation, test = (_predictions()[name] for name in ("validation", "test"))
    assert not set(validation.probabilities) & set(test.probabilities)


def test_a_low_threshold_misses_less_and_alarms_more(lab):
    lab.move(threshold=0.9)
    high = lab.result.counts
    lab.move(threshold=0.05)
    low = lab.result.counts
    assert low.false_negatives < high.false_negatives
    assert low.false_positives > high.false_positives


def test_the_sentence_counts_misses_and_alarms(lab):
    lab.move(threshold=0.15)
    _, alarms, misses, _ = lab.result.counts
    assert f"{misses} missed" in lab.sentence
    assert f"{alarms} are false alarms" in lab.sentence


def test_a_miss_costs_what_the_slider_says(lab):
    lab.move(threshold=0.6, cost=7)
    _, alarms, misses, _ = lab.result.counts
    assert f"this costs {alarms + 7 * misses};" in lab.sentence


def test_dear_misses_lower_the_threshold(lab):
    lab.move(cost=1)
    cheap = lab.result.cheapest
    lab.move(cost=50)
    assert lab.result.cheapest < cheap


def test_the_cheapest_threshold_is_chosen_on_validation_rows_only(lab):
    lab.move(cost=20)
    chosen = lab.result.cheapest
    lab.move(part="test")
    assert lab.result.cheapest == chosen


def test_on_validation_nothing_is_cheaper_than_the_cheapest(lab):
    lab.move(cost=20)
    near = np.abs(lab.result.cuts - lab.result.cheapest).argmin()
    assert lab.result.costs[near] == lab.result.costs.min()


def test_the_linear_classifier_is_far_better_than_the_majority():
    for chances, truth in _predictions().values():
        right = nn.confusion(truth, chances).accuracy
        assert right > 1 - truth.mean() + 0.2


def test_the_rings_are_around_the_wrong_ones(lab):
    lab.move(threshold=0.3)
    chances, truth = lab.result.answers
    wrong = np.sort(chances[(chances > 0.3) != (truth == 1)])
    assert_allclose(np.sort(lab.picture.wrong.get_xdata()), wrong)


def test_the_table_shows_the_counts(lab):
    found, alarms, misses, right = lab.result.counts
    assert lab.picture.counts.texts == [str(n) for n in (right, alarms, misses, found)]


def test_the_line_stands_at_the_threshold_in_all_three_places(lab):
    lab.move(threshold=0.25)
    for line in lab.picture.lines:
        assert_array_equal(line.get_xdata(), [0.25, 0.25])
