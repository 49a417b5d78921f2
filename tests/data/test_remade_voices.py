"""A small part of how voices teach vowels, made anew with wide bands."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import data, nn
from helpers.train import voices as on

SWEEP = data.sweep("voices")
ACCURACY = SWEEP["accuracy"]


@pytest.fixture
def script_of(script):
    return script("voices")


def test_every_recipe_was_tried_with_every_number_of_clips(script_of):
    assert list(ACCURACY) == list(SWEEP["different"]) == list(on.RECIPES)
    for runs in ACCURACY.values():
        assert list(runs) == [str(clips) for clips in script_of.CLIPS]
        assert {len(seeds) for seeds in runs.values()} == {len(script_of.SEEDS)}


@pytest.mark.parametrize(
    ("recipe", "clips"),
    [("one voice", 40), ("varied pitch, tract, noise", 1000), ("people", 1000)],
)
def test_a_recipe_teaches_as_much_again(recipe, clips):
    stored = np.mean(ACCURACY[recipe][str(clips)])
    assert_allclose(on.voice_accuracy(recipe, clips, seed=5), stored, atol=0.1)


def test_one_voice_never_makes_another_clip_again(script_of):
    assert script_of.different("one voice") == SWEEP["different"]["one voice"] == 8


def test_the_stored_networks_read_as_well_as_the_sweep_says():
    x, y = on.voice_clips("people", 500, seed=1000)
    for name, recipe in (("one voice",) * 2, ("varied", "varied pitch, tract, noise")):
        hidden, last = data.networks("voices")[name].weights
        guesses = nn.dense(nn.relu(nn.dense(x, *hidden)), *last).argmax(axis=1)
        stored = ACCURACY[recipe]["1000"][0]
        assert np.mean(guesses == y) == pytest.approx(stored, abs=0.01)
