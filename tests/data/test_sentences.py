import numpy as np
import pytest
from numpy.testing import assert_array_equal

from helpers import data


def text(codes):
    return data.sentence_text(codes).split()


@pytest.mark.parametrize("gap", [0, 1, 2, 3, 4, 5, 17, 100])
def test_a_sentence_has_exactly_the_wanted_filler_words(gap):
    for codes in data.sentences(gap, 20).codes:
        words = text(codes)
        assert words[:4] == ["I", "grew", "up", "in"]
        assert words[-4:] == [".", "I", "speak", "fluent"]
        assert words[5] == "." and "." not in words[6:-4]
        assert len(words[6:-4]) == gap


def test_the_answer_is_the_place_of_the_country():
    codes, answers = data.sentences(20, 50)
    countries = list(data.LANGUAGES)
    assert [text(code)[4] for code in codes] == [countries[a] for a in answers]


def test_every_country_is_asked_for():
    assert set(data.sentences(0, 200).answers) == set(range(len(data.LANGUAGES)))


def test_half_of_the_objects_among_the_fillers_are_countries():
    codes = data.sentences(60, 100).codes[:, 6:-4]
    low, _ = data.word_codes("Korea Sweden")
    objects = np.isin(codes, data.word_codes("rice books boats apples horses songs"))
    named = (codes >= low) & (codes < low + len(data.LANGUAGES))
    assert 0.4 < named.sum() / (named | objects).sum() < 0.6


def test_the_countries_among_the_fillers_do_not_tell_the_answer():
    codes, answers = data.sentences(60, 400)
    low = data.word_codes("Korea")[0]
    own = (codes[:, 6:-4] == low + answers[:, None]).sum()
    others = (codes[:, 6:-4] == low + (answers[:, None] + 3) % 8).sum()
    assert 0.85 < own / others < 1.15


def test_a_chosen_country_is_in_every_sentence():
    codes, answers = data.sentences(3, 5, country="Poland")
    assert set(codes[:, 4]) == set(data.word_codes("Poland"))
    assert set(answers) == {3}


def test_the_same_seed_gives_the_same_sentences():
    assert_array_equal(
        data.sentences(9, 3, seed=4).codes, data.sentences(9, 3, seed=4).codes
    )


def test_another_seed_gives_other_sentences():
    first, second = (data.sentences(9, 3, seed=seed).codes for seed in (4, 5))
    assert (first != second).any()


def test_no_word_stands_twice_in_the_vocabulary():
    assert len(set(data.vocabulary())) == len(data.vocabulary())


def test_words_come_back_from_their_numbers():
    words = " ".join(data.vocabulary())
    assert data.sentence_text(data.word_codes(words)) == words


def test_each_word_becomes_one_1_at_its_number():
    codes = data.sentences(5, 3).codes
    hot = data.one_hot_words(codes)
    assert hot.shape == (*codes.shape, len(data.vocabulary()))
    assert_array_equal(hot.argmax(axis=2), codes)
    assert_array_equal(hot.sum(axis=2), 1)


def test_an_unknown_word_is_named():
    with pytest.raises(ValueError, match="'Atlantis' is not in the vocabulary"):
        data.word_codes("I grew up in Atlantis")


def test_an_unknown_country_is_named_with_those_there_are():
    with pytest.raises(ValueError, match=r"one of Korea, Japan, .*, not Atlantis"):
        data.sentences(3, country="Atlantis")


@pytest.mark.parametrize("gap", [-1, 2.5, True])
@pytest.mark.parametrize("make", [data.sentences, data.recall, data.one_bit])
def test_a_gap_that_is_no_whole_number_is_refused(make, gap):
    with pytest.raises(ValueError, match="gap must be a whole number"):
        make(gap)


def test_the_first_step_shows_the_symbol_of_the_answer():
    x, y, *_ = data.recall(6)
    assert_array_equal(x[:, 0, :8].argmax(axis=1), y)


def test_nothing_after_the_first_step_tells_the_symbol():
    x, y, *_ = data.recall(50, train=2000)
    seen = x[:, 1:, :8].sum(axis=1)  # (sequences, symbols)
    own, all_ = seen[np.arange(len(y)), y].mean(), seen.mean()
    assert abs(own - all_) < 0.1 * all_


def test_the_sign_is_that_of_the_answer():
    x, y, *_ = data.one_bit(6)
    assert_array_equal(x[:, 0, 0], 2 * y - 1)
    assert not x[:, 1:, 0].any()


def test_only_the_last_step_asks():
    x = data.recall(6).x_test
    assert (x[:, -1, -1] == 1).all() and not x[:, :-1, -1].any()


def test_the_symbol_is_stronger_than_any_that_distracts():
    x = data.recall(50).x_train[..., :8]
    assert x[:, 1:].max() == 0.5 and x[:, 0].max() == 1


def test_the_sum_is_of_one_marked_number_in_each_half():
    x, y, *_ = data.adding(30)
    marks = x[..., 1] == 1
    assert_array_equal(marks[:, :15].sum(axis=1), 1)
    assert_array_equal(marks[:, 15:].sum(axis=1), 1)
    assert_array_equal(y, x[..., 0].sum(axis=1, where=marks))


def test_guessing_1_costs_a_sixth_in_the_adding_problem():
    y = data.adding(30, train=20_000).y_train
    assert abs(np.mean((y - 1) ** 2) - 1 / 6) < 0.01


@pytest.mark.parametrize("steps", [1, 2.0])
def test_a_row_without_two_halves_is_refused(steps):
    with pytest.raises(ValueError, match="steps must be a whole number of at least 2"):
        data.adding(steps)
