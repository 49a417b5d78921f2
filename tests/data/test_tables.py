"""Real tables, and the problems of lesson 10."""

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from helpers import data

TABLES = {
    "breast_cancer": (data.breast_cancer, (569, 30)),
    "wine": (data.wine, (178, 13)),
    "diabetes": (data.diabetes, (442, 10)),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_a_name_for_every_column_and_an_answer_for_every_row(name):
    load, shape = TABLES[name]
    table = load()
    assert table.x.shape == shape == (len(table.y), len(table.features))


@pytest.mark.parametrize("name", ["breast_cancer", "wine"])
def test_classes_are_counted_from_0(name):
    table = TABLES[name][0]()
    assert_array_equal(np.unique(table.y), np.arange(len(table.classes)))


def test_malignant_tumours_are_the_larger_ones():
    table = data.breast_cancer()
    area = table.x[:, table.features.index("mean area")]
    assert area[table.y == 1].mean() > 1.5 * area[table.y == 0].mean()


def test_the_wines_lie_sorted():
    assert_array_equal(data.wine().y, np.sort(data.wine().y))


def test_the_answers_about_diabetes_are_numbers():
    table = data.diabetes()
    assert table.y.dtype == float and table.classes == ()


def test_the_features_of_diabetes_are_as_measured():
    ages = data.diabetes().x[:, 0]
    assert (ages.min(), ages.max()) == (19, 79)


@pytest.mark.parametrize("name", ["binary", "multiclass", "several labels", "share"])
def test_the_answers_along_a_line_are_from_0_to_1(name):
    y = data.line_problem(name).y
    assert y.min() >= 0 and y.max() <= 1


def test_a_class_of_a_line_problem_is_one_of_three():
    assert_array_equal(data.line_problem("multiclass").y.sum(axis=1), 1)


def test_labels_of_a_line_problem_may_be_several():
    counts = data.line_problem("several labels").y.sum(axis=1)
    assert {1, 2} <= set(counts)


def test_numbers_go_beyond_1_on_both_sides():
    y = data.line_problem("any number").y
    assert y.min() < -2 and y.max() > 2


def test_an_unknown_line_problem_is_refused():
    with pytest.raises(
        ValueError, match="there is no problem 'ternary': choose binary"
    ):
        data.line_problem("ternary")


def test_no_digit_to_learn_from_is_held_back():
    learn, kept = data.digit_questions(), data.held_back_questions()
    rows = {row.tobytes() for row in learn.x}
    assert not rows & {row.tobytes() for row in kept.x}
    assert len(learn.x) + len(kept.x) == 1797


def test_every_answer_about_digits_is_given_by_some_digit():
    y = data.digit_questions().y
    assert len(np.unique(y, axis=0)) == 6  # no even digit from 5 on is without a loop
