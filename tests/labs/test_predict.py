"""A prediction is asked, judged and explained."""

import pytest

from helpers import data
from helpers.labs import Prediction, predict

IDS = [entry["id"] for entry in data.stored._entries("predictions")]


@pytest.fixture
def question():
    return Prediction("How many?", ["one", "two"], "two", "There are two hands.")


def test_nothing_is_judged_before_a_choice(question):
    assert question.reply == ""


def test_the_right_option_is_confirmed_with_its_reason(question):
    question.choose("two")
    assert "Yes." in question.reply and "two hands" in question.reply


def test_a_wrong_option_names_the_right_one(question):
    question.choose("one")
    assert "Not so: two." in question.reply


def test_without_a_kernel_the_question_can_be_read(question):
    text = question._repr_mimebundle_()["text/plain"]
    assert text.splitlines() == ["Your prediction. How many?", "○ one", "○ two"]


def test_an_answer_that_cannot_be_chosen_is_refused():
    with pytest.raises(ValueError, match="'three' is none of"):
        Prediction("How many?", ["one", "two"], "three", "")


@pytest.mark.parametrize("id", IDS)
def test_every_question_can_be_answered_rightly(id):
    question = predict(id)
    question.choose(data.prediction(id)["answer"])
    assert "Yes." in question.reply


def test_an_unknown_question_is_refused_by_name():
    with pytest.raises(ValueError, match="no prediction 'x': the ids are"):
        predict("x")
