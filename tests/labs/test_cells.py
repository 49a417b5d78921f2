"""What stays in memory when cells are run again: what they show, and no more."""

import gc

import pytest
from IPython.core.interactiveshell import InteractiveShell
from ipywidgets.widgets.widget import _instances
from traitlets.config import Config

from helpers.draw import Picture
from helpers.labs import Lab

SHOW = "labs.learn_kernel()"
"""A lab with a player, whose two parts are linked in the browser."""


@pytest.fixture
def shell():
    settings = Config(HistoryManager={"enabled": False})
    shell = InteractiveShell.instance(config=settings)
    shell.run_cell("from helpers import labs")
    yield shell
    shell.clear_instance()


@pytest.fixture
def run(shell, capsys):
    """Return a function that runs a cell and gives what it returned."""

    def run_(code, cell):
        result = shell.run_cell(code, store_history=True, cell_id=cell)
        result.raise_error()
        return result.result

    return run_


def labs_and_pictures():
    gc.collect()
    return [o for o in gc.get_objects() if isinstance(o, Lab | Picture)]


def test_a_cell_run_ten_times_keeps_the_widgets_of_its_last_run(run):
    run(SHOW, "a")
    widgets = len(_instances)
    for _ in range(10):
        run(SHOW, "a")
    assert len(_instances) == widgets


def test_a_cell_run_ten_times_keeps_one_lab_and_its_picture(run):
    before = len(labs_and_pictures())
    for _ in range(10):
        run(SHOW, "a")
    assert len(labs_and_pictures()) == before + 2


def test_two_cells_keep_a_lab_each(run):
    first, second = run(SHOW, "a"), run(SHOW, "b")
    assert first.comm and second.comm and first is not second


def test_a_lab_that_another_cell_shows_stays_live(run):
    lab = run(f"lab = {SHOW}\nlab", "a")
    run("lab", "b")
    run(f"lab = {SHOW}\nlab", "a")
    assert lab.comm
    run("lab", "b")
    assert lab.comm is None


def test_a_lab_that_the_learner_has_named_stays_live(run):
    lab = run(f"mine = {SHOW}\nmine", "a")
    run("1", "a")
    assert lab.comm


def test_a_lab_shown_again_after_its_cell_dropped_it_is_live_again(run):
    lab = run(f"kept = [{SHOW}]\nkept[0]", "a")
    run("1", "a")
    assert lab.comm is None and lab.children[0].comm is None
    run("kept[0]", "b")
    assert lab.comm and lab.children[0].comm


def test_a_question_asked_again_takes_the_place_of_the_first(run):
    question = "labs.predict('start_here.bias')"
    run(question, "a")
    widgets = len(_instances)
    run(question, "a")
    assert len(_instances) == widgets


def test_cells_without_a_name_keep_what_they_show(run):
    lab = run(SHOW, None)
    run(SHOW, None)
    assert lab.comm
