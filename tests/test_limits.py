"""Folders that cannot be written, and a kernel with little memory."""

import os
import subprocess
import sys

import nbformat
import pytest

from helpers import labs
from tests.course_copy import ROOT, copy_course, run_cells

resource = pytest.importorskip("resource", reason="limits are set on Linux and macOS")

CAPABILITIES = "-dac_override,-dac_read_search"
BOUND = ["setpriv", f"--bounding-set={CAPABILITIES}", f"--inh-caps={CAPABILITIES}"]
"""Before a command of root, whom permissions do not bind otherwise."""

KERAS = [
    "import keras\nfrom helpers import train",
    "train.fix_seed(0)\nkeras.Sequential([keras.Input((2,)), keras.layers.Dense(3)])",
]

LABS_OF_LESSONS = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
from helpers import labs
for name in (name for lesson in sys.argv[1:] for name in labs.LESSONS[lesson]):
    lab = getattr(labs, name)()
    lab.move(**{control: about.ends[-1] for control, about in lab.controls.items()})
    print(name, lab.problem)
"""

TOO_LARGE = """
import resource
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
import numpy as np
from helpers import check, labs
large = [True]
def neuron(x, weights, bias):
    return x @ weights + bias + np.ones(1 << 28 if large[0] else 1)[0]
lab = labs.one_neuron(neuron=neuron)
print(lab.problem)
print(" ".join(check.neuron(neuron).reason.split()))
large[0] = False
lab.move(bias=1.0)
print(lab.problem or lab.sentence)
"""


@pytest.fixture
def locked(tmp_path):
    """Return a course and a home folder that cannot be written, and what binds root."""
    before = BOUND if os.geteuid() == 0 else []
    home, course = tmp_path / "home", tmp_path / "course"
    home.mkdir()
    copy_course(course, "helpers", "data", "lessons")
    for path in [home, course, *course.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        done = subprocess.run([*before, "touch", home / "file"], capture_output=True)
    except FileNotFoundError:
        pytest.skip("there is no setpriv, and root writes where it likes")
    if done.returncode == 0:
        pytest.skip("here nothing keeps root from writing")
    yield course, home, before
    for path in [home, course, *course.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)


def complaints(outputs):
    """Return what a cell printed in red, or what stopped it."""
    return [
        output.get("text") or output.get("evalue")
        for output in outputs
        if output.output_type == "error" or output.get("name") == "stderr"
    ]


def test_a_lesson_runs_without_a_word_where_nothing_can_be_written(tmp_path, locked):
    course, home, before = locked
    lesson = nbformat.read(ROOT / "lessons/00_start_here.ipynb", as_version=4)
    cells = [cell.source for cell in lesson.cells if cell.cell_type == "code"]
    places = {"HOME": str(home), "JUPYTER_RUNTIME_DIR": str(tmp_path / "runtime")}
    shown = run_cells([*cells, *KERAS], course, before, **places)
    assert [told for outputs in shown for told in complaints(outputs)] == []
    assert "Sequential" in shown[-1][0].data["text/plain"]
    assert list(home.iterdir()) == []


def printed(code, *arguments):
    """Return the lines that a fresh interpreter prints."""
    threads = {"OPENBLAS_NUM_THREADS": "2"}  # each takes room for itself
    run = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        env={**os.environ, **threads},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout.splitlines()


@pytest.mark.parametrize("first", range(4))
def test_the_labs_of_three_lessons_work_together_in_one_gigabyte(first):
    lessons = list(labs.LESSONS)[first::4]
    told = printed(LABS_OF_LESSONS, *lessons)
    every = [name for lesson in lessons for name in labs.LESSONS[lesson]]
    assert [line.split()[0] for line in told] == every
    assert not [line for line in told if "emory" in line]


def test_a_function_that_wants_too_much_memory_is_told_so_and_the_lab_goes_on():
    in_the_lab, in_the_check, after = printed(TOO_LARGE)
    for sentence in (in_the_lab, in_the_check):
        assert "Your function needs more memory than there is in line" in sentence
    assert "are on their own side of the line" in after
