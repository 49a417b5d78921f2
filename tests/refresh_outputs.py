"""Run lessons from top to bottom and save their outputs, as a learner would see them.

    python tests/refresh_outputs.py                    all lessons
    python tests/refresh_outputs.py lessons/05*.ipynb  some

Widget state and widget views are left out: notebooks that hold them do not open on
GitHub. Pictures and sentences stay.
"""

import sys
from pathlib import Path
from time import perf_counter

import nbformat
from nbclient import NotebookClient

LESSONS = Path(__file__).parents[1] / "lessons"
VIEW = "application/vnd.jupyter.widget-view+json"
KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}


def refresh(path):
    """Run the notebook at `path` and write it back, clean."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=300, resources=_in(path.parent)).execute()
    clean(notebook)
    nbformat.write(notebook, path)


def clean(notebook):
    """Drop what must not be committed: widget views and state, timings, versions."""
    notebook.metadata = {"kernelspec": KERNEL, "language_info": {"name": "python"}}
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number}"
        cell.metadata = {}
        if cell.cell_type == "code":
            cell.outputs = [output for output in cell.outputs if _without_view(output)]
    return notebook


def _without_view(output):
    """Take the widget view out of `output`; say whether anything is left."""
    output.get("data", {}).pop(VIEW, None)
    return output.output_type not in ("display_data", "execute_result") or output.data


def _in(folder):
    return {"metadata": {"path": str(folder)}}


if __name__ == "__main__":
    chosen = [Path(name) for name in sys.argv[1:]] or sorted(LESSONS.glob("*.ipynb"))
    for lesson in chosen:
        start = perf_counter()
        refresh(lesson)
        print(f"{lesson.name}: {perf_counter() - start:.0f} s")
