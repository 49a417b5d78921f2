"""Digits 0 to 4 to learn first, and digits 5 to 9 to carry what was learned to."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import data


@pytest.fixture(scope="module")
def source():
    return data.source_digits(copies=2)


@pytest.fixture(params=data.TARGET_QUESTIONS)
def question(request):
    return request.param


def test_the_source_holds_the_first_five_digits_only(source):
    assert set(source.y_train) == set(source.y_test) == {0, 1, 2, 3, 4}


def test_every_training_digit_comes_so_many_times_at_other_places(source):
    first, again = np.split(source.x_train, 2)
    assert_allclose(first.sum((1, 2, 3)), again.sum((1, 2, 3)), rtol=1e-5)
    assert np.mean(np.any(first != again, axis=(1, 2, 3))) > 0.9


def test_source_and_target_share_no_test_digit():
    assert len(data.source_digits(1).x_test) + len(data.target_digits().x_test) == 500


def test_the_near_question_is_which_digit():
    assert set(data.target_digits().y_train) == {0, 1, 2, 3, 4}


def test_the_answer_5_is_written_as_0():
    parts = data.digits()
    target = data.target_digits()
    assert_allclose(np.bincount(target.y_test), np.bincount(parts.y_test)[5:])


def test_about_half_of_the_pictures_are_blurred():
    answers = data.target_digits(question="blurred or sharp").y_train
    assert 0.4 < answers.mean() < 0.6


def test_a_blurred_picture_has_shades_that_a_scan_never_has():
    samples = data.target_digits(question="blurred or sharp")
    steps = 16 * samples.x_train
    off = np.abs(steps - np.round(steps)).max(axis=(1, 2, 3)) > 1e-3
    assert np.array_equal(off, samples.y_train == 1)


def test_both_questions_are_asked_of_the_same_digits():
    near = data.target_digits(40, seed=3)
    far = data.target_digits(40, "blurred or sharp", seed=3)
    sharp = far.y_train == 0
    assert_allclose(near.x_train[sharp], far.x_train[sharp])


def test_there_are_as_many_labels_as_asked_for(question):
    samples = data.target_digits(37, question)
    assert samples.x_train.shape == (37, 16, 16, 1) and samples.y_train.shape == (37,)


def test_another_seed_draws_other_digits(question):
    one, other = (data.target_digits(50, question, seed) for seed in (0, 1))
    assert np.any(one.x_train != other.x_train)


def test_the_same_seed_draws_the_same(question):
    one, other = (data.target_digits(50, question, 4) for _ in range(2))
    assert np.array_equal(one.x_train, other.x_train)


def test_an_unknown_question_is_refused():
    with pytest.raises(ValueError, match="not 'which way up'"):
        data.target_digits(question="which way up")


@pytest.mark.parametrize("labels", [0, 659, 2.5])
def test_more_labels_than_there_are_or_none_are_refused(labels):
    with pytest.raises(ValueError, match="labels must be a whole number from 1 to 658"):
        data.target_digits(labels)


def test_no_copy_is_refused():
    with pytest.raises(ValueError, match="copies must be"):
        data.source_digits(copies=0)
