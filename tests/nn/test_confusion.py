"""Right answers, misses and false alarms: against scikit-learn and Keras."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import nn

RNG = np.random.default_rng(0)
TRUTH = RNG.integers(0, 2, 60)
CHANCES = np.clip(0.3 * TRUTH + RNG.random(60) * 0.7, 0, 1)
THRESHOLDS = (0.0, 0.3, 0.5, 0.9)


@pytest.mark.parametrize("threshold", THRESHOLDS)
def test_the_counts_are_those_of_scikit_learn(threshold):
    from sklearn.metrics import confusion_matrix

    (no, alarm), (miss, yes) = confusion_matrix(TRUTH, threshold < CHANCES)
    assert nn.confusion(TRUTH, CHANCES, threshold) == (yes, alarm, miss, no)


@pytest.mark.parametrize("threshold", THRESHOLDS)
def test_precision_recall_and_accuracy_are_those_of_keras(threshold):
    import keras

    names = "Precision", "Recall"
    metrics = [getattr(keras.metrics, name)(thresholds=threshold) for name in names]
    metrics.append(keras.metrics.BinaryAccuracy(threshold=threshold))
    found = nn.confusion(TRUTH, CHANCES, threshold)
    ours = found.precision, found.recall, found.accuracy
    for metric, value in zip(metrics, ours, strict=True):
        metric.update_state(TRUTH, CHANCES)
        assert_allclose(float(metric.result()), value, rtol=1e-6)


def test_a_higher_threshold_never_finds_more():
    recalls = [nn.confusion(TRUTH, CHANCES, t).recall for t in np.linspace(0, 1, 30)]
    assert_array_equal(recalls, np.sort(recalls)[::-1])


def test_at_a_threshold_of_1_nothing_is_said_to_be_yes():
    found = nn.confusion(TRUTH, CHANCES, 1.0)
    assert (found.precision, found.recall) == (0, 0)


def test_a_truth_between_yes_and_no_is_refused():
    with pytest.raises(ValueError, match="0 and 1 only"):
        nn.confusion(np.array([0.5]), np.array([0.5]))


def test_a_score_that_is_no_probability_is_refused():
    with pytest.raises(ValueError, match="from 0 to 1"):
        nn.confusion(np.array([1]), np.array([1.5]))


def test_a_threshold_beyond_1_is_refused():
    with pytest.raises(ValueError, match="threshold must be from 0 to 1, not 50"):
        nn.confusion(np.array([1]), np.array([0.5]), 50)
