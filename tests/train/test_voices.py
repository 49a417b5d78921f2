"""Generated voices: which clips they make, and who they are tested on."""

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from helpers import nn, train


@pytest.mark.parametrize("recipe", ["one voice", "varied pitch, tract, noise"])
def test_the_same_seed_makes_the_same_clips(recipe):
    once, again = (train.voice_clips(recipe, 20, seed=3)[0] for _ in range(2))
    assert_array_equal(once, again)


def test_one_voice_says_a_word_always_the_same_way():
    x, y = train.voice_clips("one voice", 40)
    assert len(np.unique(x, axis=0)) == len(np.unique(y)) == len(nn.VOWEL_WORDS)


def test_another_seed_makes_other_voices():
    assert (
        train.voice_clips("people", 8, 0)[0] != train.voice_clips("people", 8, 1)[0]
    ).any()


def test_every_word_comes_equally_often():
    _, y = train.voice_clips("varied pitch", 80)
    assert_array_equal(np.bincount(y), 10)


def test_a_reader_learns_what_it_is_shown():
    x, y = train.voice_clips("one voice", 16)
    model = train.vowel_reader(x, y)
    assert_array_equal(np.asarray(model(x)).argmax(axis=1), y)


def test_what_is_no_recipe_is_refused():
    with pytest.raises(ValueError, match=r"recipe must be one of .* not 'whisper'"):
        train.voice_clips("whisper", 8)
    with pytest.raises(ValueError, match="clips must be at least 1, not 0"):
        train.voice_clips("one voice", 0)
