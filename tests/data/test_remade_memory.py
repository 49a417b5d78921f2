"""The figures behind the claims of lesson 08, a part of them made anew."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import data

STORED = data.sweep("lstm_claims")


@pytest.fixture
def memory(script):
    return script("lstm_claims")


def test_every_bracket_closes_what_was_opened_last(memory):
    for row in memory.brackets(50, 24, seed=3):
        opened = []
        for sign in row:
            if sign in memory.OPEN:
                opened.append(sign)
            else:
                assert memory.OPEN[memory.CLOSE.index(sign)] == opened.pop()


def test_counting_the_two_before_closes_as_many_brackets_again(memory):
    rows = memory.brackets(1500, 24, seed=7)
    found = memory.trigram_score(rows[:1300], rows[1300:])
    assert_allclose(found, np.mean(STORED["brackets"]["trigram"]), atol=0.05)


def test_a_flag_sets_the_sum_to_zero(memory):
    x, y = memory.reset_task(100, seed=4)
    flagged = (x[..., 1] == 1) & (x[..., 0] == 0)
    assert_array_equal(y[flagged], 0)


def test_a_hidden_state_cannot_reach_three_again(memory):
    stored = np.mean(STORED["constant"]["hidden state"])
    assert_allclose(memory.constant(False, seed=5), stored, atol=0.1)


def test_attention_recalls_over_twenty_steps_again(memory):
    stored = np.mean(STORED["attention"]["20"]["accuracy"])
    assert_allclose(memory.attention(20, seed=5)["accuracy"], stored, atol=0.1)


def test_every_question_has_a_figure_for_every_seed():
    assert {len(figures) for figures in leaves(STORED)} == {len(STORED["seeds"])}


def leaves(branch):
    """Return all lists of a nested dict."""
    if isinstance(branch, list):
        return [branch]
    return [leaf for part in branch.values() for leaf in leaves(part)]
