"""A notebook that gets another name or place, also one that is not ASCII."""

from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.browser.contents import Contents

FOLDER = "Übung 深度"

LAB = "labs.cut_point()"
"""A lab that needs a file of the course's data."""

CELLS = "from helpers import labs", LAB

RENAME = """async ([from, to]) => {
  await window.jupyterapp.serviceManager.contents.rename(from, to);
}"""

SAVE = "() => window.jupyterapp.shell.currentWidget.context.save()"

PATH = "() => window.jupyterapp.shell.currentWidget.context.path"

RUN_ALL = "() => window.jupyterapp.commands.execute('notebook:run-all-cells')"


@pytest.fixture(scope="class")
def contents(lab_server):
    return Contents(*lab_server)


@pytest.fixture(scope="class")
def moved(contents, open_notebook):
    """Return a notebook that was renamed and moved after it was opened and run."""
    notebook = open_notebook(contents.write("before.ipynb", *CELLS))
    notebook.run_all()
    folder = contents.folder(FOLDER)
    way = ["before.ipynb", "after.ipynb", f"{folder}/häufig.ipynb"]
    for old, new in pairwise(way):
        notebook.page.evaluate(RENAME, [old, new])
    notebook.page.wait_for_function(f"path => ({PATH})() === path", arg=way[-1])
    return notebook


def press(notebook):
    """Move the lab by a key, and wait until it says something else."""
    output = notebook.cell_with(LAB)
    words = output.locator("figcaption").inner_text()
    output.locator(".noUi-handle").first.focus()
    notebook.page.keyboard.press("ArrowRight")
    expect(output.locator("figcaption")).not_to_have_text(words)


class TestMoved:
    def test_a_lab_goes_on_moving(self, moved):
        press(moved)

    def test_all_cells_run_there(self, moved):
        moved.page.evaluate(RUN_ALL)
        assert moved.failures() == []
        press(moved)

    def test_moved_while_closed_it_runs_with_its_data(
        self, moved, contents, open_notebook
    ):
        path = moved.page.evaluate(PATH)
        moved.page.evaluate(SAVE)
        moved.page.close()
        contents.stop(path)
        contents.move(path, "naïve.ipynb")
        notebook = open_notebook("naïve.ipynb")
        notebook.run_all()
        assert notebook.failures() == []
        press(notebook)
