"""A copy of the course that a test may damage or lock, and cells that run in it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat

ROOT = Path(__file__).parents[1]

RUN = """
import sys, nbformat
from nbclient import NotebookClient
notebook = nbformat.read(sys.stdin, as_version=4)
where = {"metadata": {"path": sys.argv[1]}}
NotebookClient(notebook, timeout=300, allow_errors=True, resources=where).execute()
sys.stdout.write(nbformat.writes(notebook))
"""


def copy_course(folder, *parts):
    """Copy `parts` of the course into `folder`, without what Python compiled."""
    for part in parts:
        ignore = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")
        shutil.copytree(ROOT / part, folder / part, ignore=ignore)
    return folder


def run_cells(cells, course, before=(), **environment):
    """Run cells in a kernel of their own, in a copy of the course.

    Returns
    -------
    list of lists of outputs
        One for every cell.
    """
    notebook = nbformat.v4.new_notebook(
        cells=list(map(nbformat.v4.new_code_cell, cells))
    )
    run = subprocess.run(
        [*before, sys.executable, "-B", "-c", RUN, str(course)],
        input=nbformat.writes(notebook),
        env={**os.environ, "PYTHONPATH": str(course), **environment},
        cwd=course,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr
    return [cell.outputs for cell in nbformat.reads(run.stdout, as_version=4).cells]
