"""What holds for every lesson as it is committed."""

import ast
import re
from importlib import import_module
from pathlib import Path

import nbformat
import pytest

from helpers import data
from tests.refresh_outputs import LESSONS, VIEW, clean

PATHS = sorted(LESSONS.glob("*.ipynb"))
NOTEBOOKS = {path.name: nbformat.read(path, as_version=4) for path in PATHS}
MOST_LINES = 12
PLUMBING = {"matplotlib", "ipywidgets", "anywidget", "IPython", "os", "sys", "pathlib"}


@pytest.fixture(params=NOTEBOOKS)
def notebook(request):
    return NOTEBOOKS[request.param]


def code(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def outputs(notebook):
    return [output for cell in code(notebook) for output in cell.outputs]


def trees(notebook):
    return [ast.parse(cell.source) for cell in code(notebook)]


def imported(notebook):
    """Return what the cells of a notebook import, in their order."""
    names = []
    for node in (node for tree in trees(notebook) for node in ast.walk(tree)):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return names


def claimed(notebook):
    """Return the ids that the cells of a notebook hand to check.claims."""
    return [
        argument.value
        for tree in trees(notebook)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "check.claims"
        for argument in call.args
    ]


def test_it_holds_no_widget_state(notebook):
    assert "widgets" not in notebook.metadata
    assert not any(VIEW in output.get("data", {}) for output in outputs(notebook))


def test_its_cells_are_short(notebook):
    long = [c.source for c in code(notebook) if c.source.count("\n") >= MOST_LINES]
    assert not long


def test_its_cells_hold_no_plumbing(notebook):
    assert not {name.split(".")[0] for name in imported(notebook)} & PLUMBING


def test_keras_comes_after_the_helper_that_keeps_it_quiet(notebook):
    names = imported(notebook)
    loud = [name for name in names if name.split(".")[0] in ("keras", "tensorflow")]
    assert not loud or names.index("helpers.train") < names.index(loud[0])


def test_every_cell_was_run_once_and_in_order(notebook):
    counts = [cell.execution_count for cell in code(notebook)]
    assert counts == list(range(1, len(counts) + 1))


def test_no_cell_failed_or_complained(notebook):
    wrong = [o for o in outputs(notebook) if o.output_type == "error"]
    wrong += [o for o in outputs(notebook) if o.get("name") == "stderr"]
    assert not wrong


def test_every_picture_comes_with_its_sentence(notebook):
    for output in outputs(notebook):
        kinds = output.get("data", {})
        if "image/png" in kinds:
            assert re.search(r"[.!]$", kinds["text/plain"])


def test_every_helper_it_names_exists(notebook):
    for tree in trees(notebook):
        for node in ast.walk(tree):
            if not isinstance(node, ast.Attribute) or not isinstance(
                node.value, ast.Name
            ):
                continue
            layer = node.value.id
            if layer in {"nn", "labs", "check", "data", "machine", "train"}:
                assert hasattr(import_module(f"helpers.{layer}"), node.attr)


def test_its_links_lead_somewhere(notebook):
    for cell in notebook.cells:
        for target in re.findall(r"\]\(([^)#]+)\)", cell.source):
            assert target.startswith("https://") or (LESSONS / target).exists()


def test_it_is_small_enough_to_open_quickly(notebook):
    assert len(nbformat.writes(notebook)) < 2_000_000


def test_no_measured_figure_contradicts_a_verdict(notebook):
    texts = [
        output.get("data", {}).get("text/plain", "") for output in outputs(notebook)
    ]
    assert not [text for text in texts if "✗" in text and "contradicts" in text]


def test_every_claim_has_a_cell():
    shown = {id for notebook in NOTEBOOKS.values() for id in claimed(notebook)}
    assert {claim["id"] for claim in data.claims()} - shown == set()


def test_every_prediction_is_asked_in_a_lesson():
    sources = "".join(c.source for n in NOTEBOOKS.values() for c in code(n))
    asked = set(re.findall(r'labs\.predict\("([^"]+)"\)', sources))
    assert asked == {entry["id"] for entry in data.stored._entries("predictions")}


def test_cleaning_takes_out_widget_views_and_keeps_pictures():
    picture = {VIEW: {}, "image/png": "AA", "text/plain": "A dot."}
    cell = nbformat.v4.new_code_cell(
        outputs=[
            nbformat.v4.new_output("display_data", data=picture),
            nbformat.v4.new_output("display_data", data={VIEW: {}}),
        ]
    )
    notebook = nbformat.v4.new_notebook(cells=[cell], metadata={"widgets": {}})
    (output,) = clean(notebook).cells[0].outputs
    assert set(output.data) == {"image/png", "text/plain"}
    assert "widgets" not in notebook.metadata


def test_the_map_of_the_course_links_every_lesson():
    start = "\n".join(cell.source for cell in NOTEBOOKS["00_start_here.ipynb"].cells)
    others = {path.name for path in PATHS} - {"00_start_here.ipynb"}
    assert others <= set(re.findall(r"\]\(([^)]+\.ipynb)\)", start))


def test_the_lessons_are_where_the_readme_says():
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    assert all(path.name in readme for path in PATHS)
