"""Every layer imports only what stands to its left in the house."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

MAY_IMPORT = {
    "nn": set(),
    "data": set(),
    "machine": {"data"},
    "draw": {"nn"},
    "labs": {"nn", "data", "draw", "machine"},
    "check": {"nn", "data"},
    "train": {"nn", "data", "draw", "labs"},
}

SHARED = {"_faults"}
"""What every layer may import; it imports nothing of the course itself."""

HEAVY = {"tensorflow", "keras"}

FORBIDDEN = {
    "nn": HEAVY | {"matplotlib", "IPython", "ipywidgets", "anywidget", "sklearn"},
    "data": HEAVY | {"IPython", "ipywidgets", "anywidget"},
    "machine": HEAVY | {"matplotlib", "IPython", "ipywidgets", "anywidget"},
    "draw": HEAVY | {"IPython", "ipywidgets", "anywidget", "matplotlib.pyplot"},
    "labs": HEAVY | {"matplotlib.pyplot"},
    "check": HEAVY | {"matplotlib", "ipywidgets", "anywidget"},
    "train": {"matplotlib.pyplot"},
}

MODELS = {"problems.py", "_problems_mistakes.py"}
"""Of check: answers that are Keras models. Keras is imported when they run."""

MODULES = sorted((ROOT / "helpers").rglob("*.py"))


def imported(path):
    """Return the dotted names that a file imports, anywhere in it."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            if node.level == 0:
                names.update(f"{node.module}.{alias.name}" for alias in node.names)
            assert node.level < 2, f"{path.name} imports from a folder above its own"
    return names


def starts(name, prefix):
    return name == prefix or name.startswith(prefix + ".")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_a_module_imports_only_from_layers_to_its_left(path):
    layer = path.relative_to(ROOT / "helpers").parts[0]
    if layer not in MAY_IMPORT:
        return
    used = {n.split(".")[1] for n in imported(path) if n.startswith("helpers.")}
    assert used <= MAY_IMPORT[layer] | SHARED | {layer}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_a_module_leaves_alone_what_its_layer_must_not_know(path):
    layer = path.relative_to(ROOT / "helpers").parts[0]
    used = imported(path)
    forbidden = FORBIDDEN.get(layer, set())
    if layer == "check" and path.name in MODELS:
        forbidden = forbidden - HEAVY
    wrong = {n for n in used for f in forbidden if starts(n, f)}
    assert not wrong


def loaded_by(statement):
    """Return the modules that a fresh interpreter holds after `statement`."""
    code = f"{statement}; import sys; print(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    return set(run.stdout.split())


def test_the_mathematics_load_nothing_slow():
    loaded = loaded_by("import helpers.nn")
    slow = {"matplotlib", "IPython", "ipywidgets", "tensorflow", "sklearn", "scipy"}
    assert not loaded & slow


def test_the_machine_loads_no_server_before_it_is_asked():
    loaded = loaded_by("import helpers.machine")
    assert not loaded & {"jupyter_server", "tornado", "yaml", "matplotlib"}


def test_the_checks_load_no_tensorflow():
    assert not loaded_by("import helpers.check") & {"tensorflow", "keras"}


def test_the_labs_load_no_tensorflow():
    every = "from helpers import labs; [getattr(labs, name) for name in labs.__all__]"
    assert not loaded_by(every) & {"tensorflow", "keras"}


def test_training_loads_tensorflow_only_when_it_runs():
    assert not loaded_by("import helpers.train") & {"tensorflow", "keras"}


LIBRARIES = "import anywidget, ipywidgets, matplotlib.figure, numpy, PIL.Image"


def seconds_of(statement):
    """Return the processor time that `statement` takes in a fresh interpreter."""
    code = (
        "from time import process_time as now; start = now();"
        f"{statement}; print(now() - start)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    return float(run.stdout)


def test_a_lab_adds_little_to_the_libraries_it_stands_on():
    lab = "import helpers.labs; helpers.labs.filter"
    pairs = [(seconds_of(lab), seconds_of(LIBRARIES)) for _ in "123"]
    assert min(ours / theirs for ours, theirs in pairs) < 1.35


def test_labs_are_loaded_only_when_asked_for():
    loaded = loaded_by("import helpers.labs")
    assert not loaded & {"matplotlib", "ipywidgets", "numpy"}
