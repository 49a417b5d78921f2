"""A learner's edits survive a teacher's update, and the update arrives."""

import nbformat
import pytest

from tests.deploy.pulling import Classroom

pytest.importorskip("nbgitpuller", exc_type=ImportError)

LESSON = "05_cnn_tensor_shapes.ipynb"
ANSWER = "def convolve_by_hand(image, kernel):\n    return (image * kernel).sum()"


@pytest.fixture
def classroom(tmp_path):
    room = Classroom(tmp_path, LESSON)
    room.pull()
    return room


def exercise(cells):
    """Return the cell in which the learner is to write."""
    return next(cell for cell in cells if "def convolve_by_hand" in cell.source)


@pytest.fixture
def at_work(classroom):
    """The learner has run all cells and solved an exercise, but saved only."""
    with classroom.lesson("copy", LESSON) as cells:
        exercise(cells).source = ANSWER
        for number, cell in enumerate(c for c in cells if c.cell_type == "code"):
            cell.execution_count = 1000 + number
            cell.outputs = [
                nbformat.v4.new_output("stream", text=f"what I saw at {number}\n")
            ]
    return classroom


@pytest.fixture
def corrected(at_work):
    """Meanwhile the teacher has corrected the first words and added a cell."""
    with at_work.lesson("published", LESSON) as cells:
        cells[0].source += "\n\nHand in by Friday."
        cells.append(nbformat.v4.new_markdown_cell("One more question."))
    at_work.publish()
    at_work.pull()
    return at_work


def test_the_solution_survives(corrected):
    cells = corrected.lesson("copy", LESSON).cells
    assert exercise(cells).source == ANSWER


def test_what_was_seen_survives(corrected):
    code = [
        cell
        for cell in corrected.lesson("copy", LESSON).cells
        if cell.cell_type == "code"
    ]
    assert code[3].outputs[0].text == "what I saw at 3\n"


def test_the_correction_arrives(corrected):
    assert "Hand in by Friday." in corrected.lesson("copy", LESSON).text


def test_the_new_cell_arrives(corrected):
    assert "One more question." in corrected.lesson("copy", LESSON).text


def test_who_changed_the_same_cell_keeps_it(at_work):
    with at_work.lesson("published", LESSON) as cells:
        exercise(cells).source = "def convolve_by_hand(image, kernel):\n    ..."
    at_work.publish()
    at_work.pull()
    assert exercise(at_work.lesson("copy", LESSON).cells).source == ANSWER


def test_a_new_lesson_arrives(at_work):
    (at_work.published / "lessons" / "12_new.ipynb").write_text("{}")
    at_work.publish()
    at_work.pull()
    assert (at_work.copy / "lessons" / "12_new.ipynb").exists()


def test_a_file_of_ones_own_is_kept_under_another_name(classroom):
    (classroom.copy / "lessons" / "notes.txt").write_text("mine")
    (classroom.published / "lessons" / "notes.txt").write_text("the teacher's")
    classroom.publish()
    classroom.pull()
    kept = sorted(classroom.copy.glob("lessons/notes*"))
    assert sorted(path.read_text() for path in kept) == ["mine", "the teacher's"]


def test_a_deleted_lesson_comes_back(classroom):
    (classroom.copy / "lessons" / LESSON).unlink()
    classroom.pull()
    assert classroom.lesson("copy", LESSON).cells


def correct(classroom, *options):
    """The deadline was wrong; `options` say how git is to publish that."""
    with classroom.lesson("published", LESSON) as cells:
        cells[0].source = cells[0].source.replace("Friday", "Monday")
    classroom.publish(*options)
    classroom.pull()
    return classroom.lesson("copy", LESSON)


def test_a_correction_of_the_correction_arrives(corrected):
    lesson = correct(corrected)
    assert "Hand in by Monday." in lesson.text
    assert exercise(lesson.cells).source == ANSWER


def test_a_rewritten_commit_harms_nobody_but_does_not_arrive(corrected):
    lesson = correct(corrected, "--amend")
    assert "Hand in by Friday." in lesson.text
    assert exercise(lesson.cells).source == ANSWER


def test_outputs_of_both_make_a_notebook_that_opens(at_work):
    with at_work.lesson("published", LESSON) as cells:
        for cell in (cell for cell in cells if cell.cell_type == "code"):
            seen = nbformat.v4.new_output("stream", text="what the teacher saw\n")
            cell.outputs, cell.execution_count = [seen], 1
    at_work.publish()
    at_work.pull()
    code = [c for c in at_work.lesson("copy", LESSON).cells if c.cell_type == "code"]
    assert code[3].outputs[0].text == "what I saw at 3\n"


def test_pulling_twice_changes_nothing(corrected):
    before = corrected.lesson("copy", LESSON).path.read_bytes()
    corrected.pull()
    assert corrected.lesson("copy", LESSON).path.read_bytes() == before
