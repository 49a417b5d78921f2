"""A small part of what was measured about fine-tuning, made anew with wide bands."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import data, nn, train
from helpers.train import transfer

SWEEP = data.sweep("fine_tuning")


@pytest.fixture
def fine_tuning(script):
    return script("fine_tuning")


def test_every_question_was_asked_of_every_choice(fine_tuning):
    assert list(SWEEP["cut_point"]) == list(data.TARGET_QUESTIONS)
    for cuts in SWEEP["cut_point"].values():
        assert list(cuts) == list(transfer.KEPT)
        for ways in cuts.values():
            assert list(ways) == list(transfer.RATES)
            for counts in ways.values():
                assert list(counts) == [str(n) for n in fine_tuning.LABELS]
                assert {len(runs) for runs in counts.values()} == {
                    len(fine_tuning.SEEDS)
                }


@pytest.mark.parametrize("way", transfer.RATES)
def test_a_cut_point_gives_the_same_again(way):
    stored = np.mean(SWEEP["cut_point"]["which digit"]["conv 2"][way]["100"])
    again = train.target_accuracy("conv 2", way, 100, "which digit", seed=5)
    assert_allclose(again, stored, atol=0.15)


def test_the_far_question_is_answered_as_well_again():
    stored = np.mean(SWEEP["cut_point"]["blurred or sharp"]["conv 1"]["frozen"]["100"])
    again = train.target_accuracy("conv 1", "frozen", 100, "blurred or sharp", seed=5)
    assert_allclose(again, stored, atol=0.1)


def test_a_large_rate_breaks_the_features_again():
    run = train.fine_tune(0.1, seed=5)
    assert run.accuracy < 0.45 and min(run.moved) > 1


def test_a_small_rate_moves_them_little_again():
    run = train.fine_tune(0.003, seed=5)
    stored = np.mean(SWEEP["rates"]["0.003"]["moved"], axis=0)
    assert_allclose(run.moved, stored, rtol=0.5)


def test_the_stored_network_reads_the_digits_0_to_4():
    samples = data.source_digits(copies=1)
    weights = data.networks("fine_tuning")["source"].weights
    guesses = nn.run_stack(samples.x_test, transfer.STACK, weights)[-1].argmax(axis=1)
    assert np.mean(guesses == samples.y_test) > 0.97


def test_nn_computes_the_stored_network_as_keras_does():
    model = train.keras_model((16, 16, 1), transfer.STACK)
    model.set_weights(train.source_weights())
    x = data.target_digits(10).x_train
    weights = data.networks("fine_tuning")["source"].weights
    ours = nn.run_stack(x, transfer.STACK, weights)[-1]
    assert_allclose(ours, model(x), atol=1e-5)


def test_a_climb_ends_at_the_stored_favourite(fine_tuning):
    model = train.keras_model((16, 16, 1), transfer.STACK)
    model.set_weights(train.source_weights())
    again = fine_tuning.packed(fine_tuning.favourites(model, 0))
    assert again == SWEEP["favourites"]["conv 1"]


def test_the_sums_before_a_relu_are_those_of_the_middle_of_the_map(fine_tuning):
    model = train.keras_model((16, 16, 1), transfer.STACK)
    model.set_weights(train.source_weights())
    x = data.target_digits(4).x_train
    sums = np.asarray(fine_tuning.before_activation(model, x, 2))
    maps = train.layer_outputs(model, x)[2]
    assert_allclose(np.maximum(sums, 0), maps[:, 2, 2], atol=1e-5)
