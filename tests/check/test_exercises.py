"""Every exercise of every lesson: right answers, wrong answers, stubs, help."""

import importlib.util
from pathlib import Path
from types import SimpleNamespace

import pytest

from helpers import check

SOLUTIONS = Path(__file__).parents[1] / "solutions"
EXERCISES = {n: e for n, e in vars(check).items() if isinstance(e, check.Exercise)}


def load(path):
    """Return what a file of solutions defines; the tests are no package."""
    spec = importlib.util.spec_from_file_location(f"solutions_{path.stem}", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


LESSONS = [load(path) for path in sorted(SOLUTIONS.glob("*.py"))]
RIGHT = {name: many for lesson in LESSONS for name, many in lesson.RIGHT.items()}
WRONG = {name: many for lesson in LESSONS for name, many in lesson.WRONG.items()}
STUBS = {name: stub for lesson in LESSONS for name, stub in lesson.STUBS.items()}

each_exercise = pytest.mark.parametrize("name", EXERCISES)


@each_exercise
def test_an_exercise_is_found_under_the_name_of_its_function(name):
    assert EXERCISES[name].name == name


@each_exercise
def test_an_exercise_has_an_id_of_its_lesson_and_name(name):
    lesson = EXERCISES[name].reference.__module__.split(".")[-1]
    assert EXERCISES[name].id == f"{lesson}.{name}"


@each_exercise
def test_an_exercise_comes_with_two_right_answers_three_wrong_ones_and_a_stub(name):
    assert (len(RIGHT[name]) >= 2, len(WRONG[name]) >= 3, name in STUBS) == (
        (True,) * 3
    )


@pytest.mark.parametrize(
    ("name", "answer"),
    [(name, answer) for name, many in RIGHT.items() for answer in many],
)
def test_a_right_answer_is_right(name, answer):
    assert EXERCISES[name](answer).outcome == "right"


@pytest.mark.parametrize(
    ("name", "answer", "words"),
    [(n, answer, words) for n, m in WRONG.items() for answer, words in m.items()],
)
def test_a_wrong_answer_is_told_what_is_wrong(name, answer, words):
    verdict = EXERCISES[name](answer)
    assert verdict.outcome == "not yet" and words in verdict.reason


@each_exercise
def test_a_stub_is_not_started(name):
    assert EXERCISES[name](STUBS[name]).outcome == "not started"


@each_exercise
def test_the_worked_solution_as_it_is_shown_is_right(name):
    space = {"np": __import__("numpy")}
    exec(EXERCISES[name].source(), space)
    assert EXERCISES[name](space[name]).outcome == "right"


@pytest.mark.parametrize(
    ("name", "message"), [(n, m) for n, e in EXERCISES.items() for m in e.mistakes]
)
def test_each_known_mistake_gets_its_own_message(name, message):
    exercise = EXERCISES[name]
    assert exercise(exercise.mistakes[message]).reason.startswith(message)


@each_exercise
def test_the_solution_is_shown_with_its_reason(name):
    exercise = EXERCISES[name]
    shown = " ".join(exercise.solution().text().split())
    assert exercise.why in shown


@pytest.fixture
def fresh():
    """Return an exercise of which no hint was given yet."""
    about = {"id": "test.double", "title": "twice", "mistakes": {}, "why": "So it is."}
    hints = ("Think.", "Add it to itself.", "x + x")
    return check.Exercise(lambda x: 2 * x, cases={"one": (1,)}, hints=hints, **about)


def test_hints_come_in_order(fresh):
    given = [fresh.hint().words.split(" (")[0] for _ in range(3)]
    assert given == ["Think.", "Add it to itself.", "x + x"]


def test_the_last_hint_stays_and_names_the_solution(fresh):
    last = [fresh.hint() for _ in range(5)][-1]
    assert (last.heading, "solution()" in last.words) == ("Hint 3 of 3", True)


def test_a_hint_can_be_asked_for_by_its_number(fresh):
    assert fresh.hint(2).words == "Add it to itself."


def test_asking_by_number_does_not_use_up_hints(fresh):
    fresh.hint(3)
    assert fresh.hint().heading == "Hint 1 of 3"


@pytest.mark.parametrize("number", [0, 4, "two"])
def test_a_hint_that_does_not_exist_is_refused(fresh, number):
    with pytest.raises(ValueError, match="from 1 to 3"):
        fresh.hint(number)


def test_a_wrong_answer_is_pointed_to_the_hints():
    verdict = check.parameters(lambda kernel_size, in_channels, filters: 0)
    assert verdict.advice == "For a hint: check.parameters.hint()"


def test_a_right_answer_is_pointed_to_the_worked_solution():
    verdict = check.parameters(check.parameters.reference)
    assert verdict.advice.endswith("check.parameters.solution()")


SHOWN = SimpleNamespace(exercise=check.parameters, note=check.parameters.solution())


@pytest.mark.parametrize("kind", vars(SHOWN))
def test_an_exercise_and_its_notes_show_text_and_html(kind):
    bundle = vars(SHOWN)[kind]._repr_mimebundle_()
    assert set(bundle) == {"text/plain", "text/html"}
