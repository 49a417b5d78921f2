"""One lesson: how long it takes, what it holds, and when its first lab is alive."""

import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

import nbformat
from nbclient import NotebookClient

from helpers import labs
from tests.browser import jupyter
from tests.measure.page import opened

PEAK = """\
import sys
sys.path.append({course!r})
from tests.measure.kernel import peak
print(peak())
"""

IMPORT = """\
from time import perf_counter
start = perf_counter()
from helpers import labs
for name in {names!r}:
    getattr(labs, name)
print(perf_counter() - start)
"""

RUN_UP_TO = """() => {
  const { commands } = window.jupyterapp;
  commands.execute('notebook:run-all-above');
  commands.execute('notebook:run-cell');
}"""

ALIVE = """() => [...document.querySelectorAll('.course-picture img')].some(
  image => image.complete && image.naturalWidth > 0)"""


def copy_lessons(folder):
    """Put a copy of all lessons into `folder`, for nothing to write into the course."""
    shutil.copytree(jupyter.LESSONS, Path(folder) / "lessons")


def measure(browser, server, folder, name):
    """Return what was measured of one lesson, a figure by its name."""
    path = Path(folder) / "lessons" / f"{name}.ipynb"
    shown = labs_of(path)
    return {
        **executed(path),
        "first": first_picture(browser, server, f"lessons/{name}.ipynb", shown[0]),
        "import": median(seconds_to_import(shown) for _ in range(3)),
    }


def labs_of(path):
    """Return the labs that a lesson shows, in their order."""
    cells = nbformat.read(path, as_version=4).cells
    code = "\n".join(cell.source for cell in cells if cell.cell_type == "code")
    return [name for name in re.findall(r"labs\.(\w+)\(", code) if name in labs.LABS]


def executed(path):
    """Run all cells from kernel start to kernel end; return seconds and MB."""
    notebook = nbformat.read(path, as_version=4)
    peak = nbformat.v4.new_code_cell(PEAK.format(course=str(jupyter.COURSE)))
    notebook.cells.append(peak)
    folder = {"metadata": {"path": str(path.parent)}}
    start = time.perf_counter()
    NotebookClient(notebook, timeout=300, resources=folder).execute()
    seconds = time.perf_counter() - start
    return {"seconds": seconds, "memory": float(notebook.cells[-1].outputs[0].text)}


def first_picture(browser, server, path, lab):
    """Return the seconds from asking for the page to the first live picture on it."""
    start = time.perf_counter()
    with opened(browser, server, path) as notebook:
        page = notebook.page
        index = page.evaluate(jupyter.FIND, f"labs.{lab}(")
        page.evaluate(jupyter.SCROLL, index)
        page.evaluate(RUN_UP_TO)
        page.wait_for_function(ALIVE, timeout=120_000)
        return time.perf_counter() - start


def seconds_to_import(names):
    """Return the seconds that a fresh Python takes to import these labs."""
    code = IMPORT.format(names=list(names))
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=jupyter.COURSE,
        capture_output=True,
        text=True,
        check=True,
    )
    return float(run.stdout)
